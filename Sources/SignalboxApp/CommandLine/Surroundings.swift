#if canImport(Glibc)
    import Glibc
#endif

/// What the program finds around it: environment and terminals.
enum Surroundings {
    /// The value of an environment variable, or `nil` when it is unset or empty.
    static func variable(_ name: String) -> String? {
        guard let value = getenv(name) else { return nil }
        let text = String(cString: value)
        return text.isEmpty ? nil : text
    }

    static var isOutputTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
    static var isInputTerminal: Bool { isatty(STDIN_FILENO) == 1 }

    /// Whether a screen is what a person expects here: output goes to a terminal and nothing asks for lines.
    static var isScreenWanted: Bool {
        isOutputTerminal && variable("SIGNALBOX_PLAIN") != "1"
    }

    /// The width of the terminal in columns, or 80.
    static var columns: Int {
        var size = winsize()
        if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
        return variable("COLUMNS").flatMap { Int($0) } ?? 80
    }
}
