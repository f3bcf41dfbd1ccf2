public import TerminalUI

/// Something wrong in a theme file, with its place.
public struct ThemeFinding: Sendable, Hashable, CustomStringConvertible {
    /// What a finding means for the theme.
    public enum Severity: String, Sendable, Hashable {
        /// The theme cannot be used.
        case error
        /// The theme can be used without the part.
        case warning
    }

    /// What it means for the theme.
    public var severity: Severity
    /// The file, as the user would name it.
    public var file: SafeText
    /// The line, from 1; 0 when the finding is about the whole file.
    public var line: Int
    /// The column in characters, from 1; 0 when the finding is about the whole file.
    public var column: Int
    /// What is wrong and what would be right.
    public var message: SafeText

    /// Makes a finding.
    public init(severity: Severity, file: SafeText, line: Int = 0, column: Int = 0, message: SafeText) {
        self.severity = severity
        self.file = file
        self.line = line
        self.column = column
        self.message = message
    }

    /// The finding in the form compilers use, safe to print.
    public var text: SafeText {
        line > 0
            ? "\(file):\(line):\(column): \(severity.rawValue): \(message)"
            : "\(file): \(severity.rawValue): \(message)"
    }

    /// The finding in the form compilers use, safe to print.
    public var description: String { text.string }
}

/// What reading a theme ended with: a theme, unless there is an error among the findings.
public struct ThemeResult: Sendable, Hashable {
    /// The theme, or `nil` when one of the findings is an error.
    public var theme: Theme?
    /// What is wrong, in the order of the file.
    public var findings: [ThemeFinding]
    /// The files outside the program that were read or could not be, so that a change of one of them can be noticed.
    public var files: [String]

    /// Makes a result.
    public init(theme: Theme?, findings: [ThemeFinding] = [], files: [String] = []) {
        self.theme = theme
        self.findings = findings
        self.files = files
    }
}
