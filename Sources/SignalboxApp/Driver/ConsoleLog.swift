import Foundation
import Synchronization
import TerminalUI
import WorkflowConsole

/// What anything in the process writes while the screen is up: shown by `:log`, and kept in a file.
final class ConsoleLog: Sendable {
    private struct State {
        var mailbox: Mailbox?
        /// Lines from before the screen was there to take them.
        var waiting: [LogLine] = []
        var file: FileHandle?
    }

    /// The file is begun anew when it has grown beyond this many bytes.
    private static let largestFile = 4 << 20

    private let path: String
    private let state = Mutex(State())

    init(file: String) { path = file }

    /// Takes a line; it is untrusted text, and in the file it stands in its safe form.
    func add(_ text: String) {
        let line = LogLine(time: Date(), text: text)
        let mailbox = state.withLock { state -> Mailbox? in
            write(line, &state)
            guard let mailbox = state.mailbox else {
                if state.waiting.count < 1000 { state.waiting.append(line) }
                return nil
            }
            return mailbox
        }
        mailbox?.post(.log([line]))
    }

    /// From now on lines go to the console, with those that have waited for it.
    func deliver(to mailbox: Mailbox) {
        let waiting = state.withLock { state in
            defer { state.waiting = [] }
            state.mailbox = mailbox
            return state.waiting
        }
        if !waiting.isEmpty { mailbox.post(.log(waiting)) }
    }

    /// A log that cannot be written is no reason to disturb anybody; the lines are on the screen all the same.
    private func write(_ line: LogLine, _ state: inout State) {
        if state.file == nil {
            let folder = (path as NSString).deletingLastPathComponent
            try? FileManager.default.createDirectory(
                atPath: folder,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
            let size = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
            if size > ConsoleLog.largestFile || !FileManager.default.fileExists(atPath: path) {
                _ = FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
            }
            state.file = FileHandle(forWritingAtPath: path)
            _ = try? state.file?.seekToEnd()
        }
        let text = "\(UTCTime.text(of: line.time)) \(SafeText(untrusted: line.text).string)\n"
        try? state.file?.write(contentsOf: Data(text.utf8))
    }
}
