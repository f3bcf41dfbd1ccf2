import Synchronization

#if canImport(Glibc)
    import Glibc
#endif

/// Switches off what the terminal shows of typed text, for secrets.
enum TerminalEcho {
    private static let saved = Mutex<termios?>(nil)

    /// From now on nothing typed is shown; without effect when standard input is no terminal.
    static func hide() {
        saved.withLock { saved in
            var modes = termios()
            guard saved == nil, tcgetattr(STDIN_FILENO, &modes) == 0 else { return }
            saved = modes
            modes.c_lflag &= ~tcflag_t(ECHO)
            tcsetattr(STDIN_FILENO, TCSANOW, &modes)
        }
    }

    /// Typed text is shown again as before; also called when a signal ends or stops the process.
    ///
    /// - Returns: whether it was hidden.
    @discardableResult
    static func restore() -> Bool {
        saved.withLock { saved in
            guard var modes = saved else { return false }
            saved = nil
            tcsetattr(STDIN_FILENO, TCSANOW, &modes)
            return true
        }
    }
}
