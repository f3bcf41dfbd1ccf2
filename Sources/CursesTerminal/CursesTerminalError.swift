/// Why the screen cannot be opened. Nothing was written to the terminal, and its settings are as they were.
public enum CursesTerminalError: Error, Equatable, CustomStringConvertible {
    /// The process has no controlling terminal.
    case noTerminal
    /// `TERM` is not set, so nobody knows what the terminal understands.
    case terminalTypeNotSet
    /// The terminal says that it can do nothing but print.
    case dumbTerminal(String)
    /// Terminfo does not know the terminal.
    case unknownTerminalType(String)
    /// Terminfo knows the terminal, and it cannot move the cursor.
    case unusableTerminalType(String)
    /// The terminal has no rows or no columns.
    case noSize
    /// A screen of this process is open already.
    case alreadyOpen
    /// The process can open no more files.
    case noDescriptors
    /// ncurses does not say why.
    case failed(String)

    /// One line that says what is wrong and what to do. Names from the environment are quoted with everything but
    /// printable ASCII replaced.
    public var description: String {
        switch self {
        case .noTerminal:
            "no terminal: the screen needs one; use --plain or --json without"
        case .terminalTypeNotSet:
            "TERM is not set: set it to the type of your terminal, such as xterm-256color, or use --plain"
        case .dumbTerminal(let name):
            "TERM=\(Self.quoted(name)) can show no screen: use --plain, or set TERM to the type of your terminal"
        case .unknownTerminalType(let name):
            "TERM=\(Self.quoted(name)) is not known here: install its terminfo entry (ncurses-term has most), "
                + "or try TERM=xterm-256color"
        case .unusableTerminalType(let name):
            "TERM=\(Self.quoted(name)) cannot move the cursor: use --plain, or set TERM to the type of your terminal"
        case .noSize:
            "the terminal says it has no size: tell it one with 'stty rows 24 columns 80', or use --plain"
        case .alreadyOpen:
            "the screen is open already: close it before opening another"
        case .noDescriptors:
            "too many open files: raise 'ulimit -n'"
        case .failed(let name):
            "the screen cannot be opened on TERM=\(Self.quoted(name)): try TERM=xterm-256color, or use --plain"
        }
    }

    private static func quoted(_ name: String) -> String {
        let shown = name.unicodeScalars.prefix(40).map { scalar in
            (0x21...0x7E).contains(scalar.value) ? Character(scalar) : "?"
        }
        return String(shown) + (name.unicodeScalars.count > 40 ? "..." : "")
    }
}
