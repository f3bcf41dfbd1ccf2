import TerminalUI

/// The text of a theme file before anything is understood of it.
struct ThemeSource: Sendable, Hashable {
    /// Where a theme with this id was found; the same id may stand in both places.
    enum Origin: Sendable, Hashable {
        case bundled
        case user
        case path
    }

    var id: String
    var origin: Origin
    /// The file as the user would name it.
    var file: SafeText
    /// Where the file is; `nil` for a theme that is part of the program.
    var path: String?
    var bytes: [UInt8]
}
