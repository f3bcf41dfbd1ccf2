/// A log as it was when it was opened: where it is, how long it is, and what its lines look like.
///
/// It holds no open descriptor, so it can be saved and sent. Every later read opens the file anew and fails with
/// ``LogFileError/changed(_:)`` when the file at the path is another one or has become shorter. A log that grew in
/// the meantime is read up to the size it had here.
struct LogFile: Codable, Hashable, Sendable {
    /// The path as it was given.
    var path: String
    /// Bytes, at the time of opening.
    var size: Int
    var format: LogFormat
    /// What a timestamp without a year is compared with.
    var calendar: YearReference
    /// Read and write bits for user, group and others: who may see the log.
    var permissions: UInt16
    /// Device and file number, to notice a replaced file.
    var identity: [UInt64]

    /// The last component of the path.
    var name: String {
        String(path.split(separator: "/").last ?? "log")
    }
}

/// A byte range of a log that holds whole lines.
struct LogChunk: Codable, Hashable, Sendable {
    /// Position among the chunks, from 0.
    var index: Int
    /// First byte.
    var offset: Int
    /// Bytes, the last line's newline included.
    var length: Int
}
