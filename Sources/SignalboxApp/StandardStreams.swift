import CursesTerminal
import Synchronization
import TerminalUI

#if canImport(Glibc)
    import Glibc
#endif

/// Which characters the lines of this process may have.
enum Characters {
    private static let decision = Mutex<LocaleDecision?>(nil)

    /// Decides by the environment and the option `--ascii`; the screen and all lines go by it.
    @discardableResult
    static func decide(environment: [String: String], asciiAsked: Bool) -> LocaleDecision {
        let taken = LocaleDecision.take(environment: environment, asciiAsked: asciiAsked)
        decision.withLock { $0 = taken }
        return taken
    }

    /// Whether only ASCII may be written.
    static var isASCII: Bool { decision.withLock { $0?.isASCII ?? false } }

    /// A line in characters that can be shown.
    static func shown(_ text: SafeText) -> String { isASCII ? text.ascii.string : text.string }
}

/// Lines to standard output, whole ones only, from any thread.
enum StandardOutput {
    /// Where they go; held while a line is written.
    private static let descriptor = Mutex<Int32>(STDOUT_FILENO)

    /// Keeps standard output to what is written here: all that steps print, and their children, goes to standard error.
    ///
    /// Does nothing where no descriptor is left.
    static func keepToItself() {
        descriptor.withLock { descriptor in
            guard descriptor == STDOUT_FILENO else { return }
            fflush(nil)
            let own = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)
            guard own >= 0 else { return }
            guard dup2(STDERR_FILENO, STDOUT_FILENO) >= 0 else {
                close(own)
                return
            }
            descriptor = own
        }
    }

    /// Writes one line; a reader that went away ends the program quietly, as for every filter.
    static func write(_ line: String) {
        descriptor.withLock { descriptor in
            if !writeAll(line + "\n", to: descriptor), errno == EPIPE { _exit(128 + SIGPIPE) }
        }
    }

    /// Writes one line for people, in characters that can be shown; JSON and other forms for programs stay as they are.
    static func write(_ line: SafeText) { write(Characters.shown(line)) }
}

/// Lines to standard error, whole ones only, from any thread.
enum StandardError {
    private static let lock = Mutex<Void>(())

    /// Writes one line in its safe form: most lines here quote a word of the command line or a file's name.
    static func write(_ line: String) {
        let line = Characters.shown(SafeText(untrusted: line))
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
