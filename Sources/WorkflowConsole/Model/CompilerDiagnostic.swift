public import Workflows

/// One thing the compiler says about a line of source, or a reader about a graph file.
public struct CompilerDiagnostic: Sendable, Hashable, Codable {
    /// Whether it keeps the program from being built.
    public var severity: Severity
    /// The file as the compiler named it; empty when it is about the whole build.
    public var path: String
    /// Counted from 1.
    public var line: Int
    /// Counted from 1.
    public var column: Int
    /// The compiler's words.
    public var message: String
    /// What the compiler proposes or points at besides, in its words.
    public var note: String?
    /// Who says so.
    public var source: Source

    /// Makes a diagnostic.
    public init(
        _ severity: Severity,
        path: String,
        line: Int = 1,
        column: Int = 1,
        message: String,
        note: String? = nil,
        source: Source = .compiler
    ) {
        self.severity = severity
        self.path = path
        self.line = line
        self.column = column
        self.message = message
        self.note = note
        self.source = source
    }

    /// Who says that something is wrong.
    public enum Source: String, Sendable, Hashable, Codable {
        /// The compiler of the package, or whoever reads a graph file.
        case compiler, file
    }

    /// How bad it is.
    public enum Severity: String, Sendable, Hashable, Codable {
        /// Keeps the program from being built, or does not.
        case error, warning
    }

    /// Where the editor opens; `nil` when no file is named.
    public var place: SourcePlace? {
        path.isEmpty ? nil : SourcePlace(fileID: path, line: line, column: column, path: path)
    }

    /// The file's name without its folder.
    var fileName: String { path.split(separator: "/").last.map(String.init) ?? path }

    /// The folder whose files are compiled together, as far as the path tells.
    var module: String {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        if let sources = parts.lastIndex(where: { $0 == "Sources" || $0 == "Tests" }), sources + 2 < parts.count {
            return parts[...(sources + 1)].joined(separator: "/")
        }
        return parts.dropLast().joined(separator: "/")
    }

    /// The most that are kept of one build.
    public static let limit = 200

    /// The diagnostics in the lines a compiler printed: errors first, each once, in the order in which they came.
    ///
    /// Lines are of the form `path:line:column: error: words`, as compilers and editors agree on. A note belongs to the
    /// diagnostic before it. When nothing names a line, the lines that begin with `error:` are what there is.
    public static func list(in lines: some Sequence<String>) -> [CompilerDiagnostic] {
        var found: [CompilerDiagnostic] = []
        var general: [CompilerDiagnostic] = []
        var seen: Set<CompilerDiagnostic> = []
        var last: Int?
        for line in lines {
            if let (diagnostic, isNote) = read(line) {
                if isNote {
                    if let last, found[last].note == nil { found[last].note = diagnostic.message }
                } else if seen.insert(diagnostic).inserted {
                    found.append(diagnostic)
                    last = found.count - 1
                } else {
                    // The same file is compiled for several products; its notes are known.
                    last = nil
                }
            } else if line.hasPrefix("error: ") {
                let diagnostic = CompilerDiagnostic(.error, path: "", message: String(line.dropFirst(7)))
                if seen.insert(diagnostic).inserted { general.append(diagnostic) }
            }
            if found.count + general.count > limit * 4 { break }
        }
        let errors = found.filter { $0.severity == .error }
        let all = (errors.isEmpty ? general : errors) + found.filter { $0.severity == .warning }
        return Array(all.prefix(limit))
    }

    /// The files a build's lines say were compiled: `[3/7] Compiling Shop Orders.swift`.
    public static func compiledFiles(in lines: some Sequence<String>) -> Set<String> {
        var names: Set<String> = []
        for line in lines where line.hasPrefix("[") {
            let words = line.split(whereSeparator: { $0 == " " || $0 == "," })
            guard words.dropFirst().first == "Compiling" else { continue }
            names.formUnion(words.dropFirst(3).filter { $0.hasSuffix(".swift") }.map(String.init))
        }
        return names
    }

    private static func read(_ line: String) -> (CompilerDiagnostic, isNote: Bool)? {
        for (word, severity) in [(": error: ", Severity.error), (": warning: ", .warning), (": note: ", .warning)] {
            guard let range = firstRange(of: word, in: line) else { continue }
            let parts = line[..<range.lowerBound].split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count >= 3, let row = Int(parts[parts.count - 2]), let column = Int(parts[parts.count - 1]),
                row > 0, column > 0
            else { return nil }
            let path = parts.dropLast(2).joined(separator: ":")
            // The compiler draws the source below a diagnostic with the same words behind a gutter.
            guard !path.isEmpty, !path.contains("|") else { return nil }
            let message = String(line[range.upperBound...])
            return (
                CompilerDiagnostic(severity, path: path, line: row, column: column, message: message),
                word == ": note: "
            )
        }
        return nil
    }

    private static func firstRange(of word: String, in line: String) -> Range<String.Index>? {
        var start = line.startIndex
        while let colon = line[start...].firstIndex(of: ":") {
            if line[colon...].hasPrefix(word) { return colon..<line.index(colon, offsetBy: word.count) }
            start = line.index(after: colon)
        }
        return nil
    }
}
