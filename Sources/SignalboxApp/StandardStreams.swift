import Synchronization
import TerminalUI

#if canImport(Glibc)
    import Glibc
#endif

/// Lines to standard output, whole ones only, from any thread.
enum StandardOutput {
    private static let lock = Mutex<Void>(())

    /// Writes one line; a reader that went away ends the program quietly, as for every filter.
    static func write(_ line: String) {
        lock.withLock { _ in
            if !writeAll(line + "\n", to: STDOUT_FILENO), errno == EPIPE { _exit(128 + SIGPIPE) }
        }
    }

}

/// Lines to standard error, whole ones only, from any thread.
enum StandardError {
    private static let lock = Mutex<Void>(())

    /// Writes one line in its safe form: most lines here quote a word of the command line or a file's name.
    static func write(_ line: String) {
        let line = SafeText(untrusted: line).string
        lock.withLock { _ in _ = writeAll(line + "\n", to: STDERR_FILENO) }
    }
}

/// Writes all bytes in spite of interruptions and short writes.
@discardableResult
func writeAll(_ text: String, to descriptor: Int32) -> Bool {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
        let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        if count > 0 {
            bytes = bytes.dropFirst(count)
        } else if count < 0, errno == EINTR {
            continue
        } else if count < 0, errno == EAGAIN {
            // Somebody else made the pipe or terminal non-blocking; wait until it takes more.
            var poller = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
            _ = poll(&poller, 1, -1)
        } else {
            return false
        }
    }
    return true
}
