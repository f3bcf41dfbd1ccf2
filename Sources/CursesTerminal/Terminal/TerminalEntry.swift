import CNCurses

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// What terminfo tells of the terminal, without a word to the terminal itself.
public struct TerminalEntry: Sendable, Equatable {
    /// Whether it is of the xterm kind: mouse, paste marks, focus and questions are for those alone.
    public var isLikeXterm: Bool
    /// The file it was found in, where it could be told.
    public var file: String?

    /// Looks the type up that `TERM` names; `nil` when it is unset or unknown.
    public static func look(environment: [String: String]) -> TerminalEntry? {
        guard let term = environment["TERM"], !term.isEmpty, cncurses_look_up(term, 1) == CNCURSES_FOUND else {
            return nil
        }
        defer { cncurses_forget_entry() }
        let features = TerminalFeatures.ofLookedUpEntry(environment: environment, wantsMouse: true)
        return TerminalEntry(
            isLikeXterm: features.isLikeXterm,
            file: files(of: term, environment: environment).first { access($0, R_OK) == 0 }
        )
    }

    /// Where ncurses looks, in its order; a folder for each first letter, as a letter or as its code.
    static func files(of term: String, environment: [String: String]) -> [String] {
        guard let first = term.utf8.first, !term.contains("/") else { return [] }
        var folders = [environment["TERMINFO"], environment["HOME"].map { "\($0)/.terminfo" }].compactMap(\.self)
        let listed = environment["TERMINFO_DIRS"]?.split(separator: ":", omittingEmptySubsequences: false) ?? []
        // An empty name stands for the system's own folder.
        folders += listed.map { $0.isEmpty ? "/usr/share/terminfo" : String($0) }
        folders += ["/etc/terminfo", "/lib/terminfo", "/usr/share/terminfo"]
        return folders.flatMap { folder in
            ["\(folder)/\(Unicode.Scalar(first))/\(term)", "\(folder)/\(String(first, radix: 16))/\(term)"]
        }
    }
}
