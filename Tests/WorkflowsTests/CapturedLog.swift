import Logging
import Synchronization

/// What the library has logged in this process.
///
/// The logging system can be set up once per process, so it is shared by all tests; each looks for words of its own.
enum CapturedLog {
    private static let all = Mutex<[String]>([])
    private static let isBegun: Bool = {
        LoggingSystem.bootstrap { Keeper(label: $0) }
        return true
    }()

    /// Keeps what is logged from now on.
    static func begin() { _ = isBegun }

    /// The lines that fit, as `level label: message`, oldest first.
    static func lines(where fits: (String) -> Bool) -> [String] { all.withLock { $0.filter(fits) } }

    private struct Keeper: LogHandler {
        let label: String
        var logLevel = Logger.Level.trace
        var metadata = Logger.Metadata()

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            CapturedLog.all.withLock { $0.append("\(event.level) \(label): \(event.message)") }
        }
    }
}
