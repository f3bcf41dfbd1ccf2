/// A place in source code: what problems point at and editors open.
public struct SourcePlace: Sendable, Hashable, Codable {
    /// Module and file name, as `#fileID` gives them; safe to show and to send.
    public var fileID: String
    /// Counted from 1.
    public var line: Int
    /// Counted from 1.
    public var column: Int
    /// The absolute path at build time; recorded in debug builds only.
    public var path: String?

    /// Makes a place; lines and columns count from 1.
    public init(fileID: String, line: Int, column: Int, path: String? = nil) {
        self.fileID = fileID
        self.line = line
        self.column = column
        self.path = path
    }

    /// The file's name without the module.
    public var file: String { fileID.split(separator: "/").last.map(String.init) ?? fileID }

    /// The place where this is called.
    public static func here(
        fileID: String = #fileID,
        line: Int = #line,
        column: Int = #column,
        path: String = #filePath
    ) -> SourcePlace {
        #if DEBUG
            SourcePlace(fileID: fileID, line: line, column: column, path: path)
        #else
            SourcePlace(fileID: fileID, line: line, column: column)
        #endif
    }
}
