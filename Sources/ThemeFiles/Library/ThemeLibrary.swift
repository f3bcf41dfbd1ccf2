import TerminalUI

/// The themes there are: the user's files first, then those that are part of the program.
///
/// Nothing is read before it is asked for.
public struct ThemeLibrary: Sendable {
    /// A theme that can be asked for.
    public struct Entry: Sendable, Hashable {
        /// Its id: the name of its file without the ending.
        public var id: String
        /// Its file in the user's folder; `nil` for a theme that is part of the program.
        public var path: String?
    }

    /// The theme that is taken when nobody says anything.
    public static let standardID = "terminal"
    /// The word that asks for the standard theme in its form for the terminal's ground; no file can have this id.
    public static let automaticID = "auto"
    /// The form of the standard theme for a ground that is known to be dark.
    public static let standardDarkID = "terminal-dark"
    /// The form of the standard theme for a ground that is known to be light.
    public static let standardLightID = "terminal-light"

    /// The folder of the user's own themes, if there can be one.
    public let userFolder: String?

    /// A library with a folder of the user's.
    public init(userFolder: String?) {
        self.userFolder = userFolder
    }

    /// A library with the folder that the environment implies: `$XDG_CONFIG_HOME/signalbox/themes`, else
    /// `~/.config/signalbox/themes`.
    public init(environment: [String: String]) {
        // The specification tells to ignore a relative path.
        if let base = environment["XDG_CONFIG_HOME"], base.hasPrefix("/") {
            self.init(userFolder: base + "/signalbox/themes")
        } else if let home = environment["HOME"], home.hasPrefix("/") {
            self.init(userFolder: home + "/.config/signalbox/themes")
        } else {
            self.init(userFolder: nil)
        }
    }

    /// Whether a word can be a theme's id: small letters, digits, `-` and `_`, at most 64 of them.
    public static func isID(_ word: String) -> Bool {
        guard word != automaticID, (1...64).contains(word.utf8.count), word.utf8.first != UInt8(ascii: "-") else {
            return false
        }
        return word.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
                UInt8(ascii: "_"):
                true
            default: false
            }
        }
    }

    /// Reads the theme a person asked for: an id, or a path, which has a `/` or ends in `.yaml` or `.yml`.
    public func load(_ nameOrPath: String) -> ThemeResult {
        switch source(nameOrPath) {
        case .success(let source):
            ThemeReader.read(source) { id, child in self.parent(id, of: child) }
        case .failure(let failure):
            ThemeResult(theme: nil, findings: [failure.finding], files: [ownPath(of: nameOrPath)].compactMap(\.self))
        }
    }

    /// The file a name or path leads to outside the program, whether or not it can be read.
    private func ownPath(of nameOrPath: String) -> String? {
        if isPath(nameOrPath) { return nameOrPath }
        return isOwn(nameOrPath) ? path(of: nameOrPath) : nil
    }

    private func isPath(_ nameOrPath: String) -> Bool {
        nameOrPath.contains("/") || nameOrPath.hasSuffix(".yaml") || nameOrPath.hasSuffix(".yml")
    }

    /// All themes, the user's after the program's; a user's file with a program's id takes its place.
    public var entries: [Entry] {
        let own = ThemeFolder.ids(in: userFolder)
        var entries = BundledThemes.all.map { theme in
            Entry(id: theme.id, path: own.contains(theme.id) ? path(of: theme.id) : nil)
        }
        for id in own where !entries.contains(where: { $0.id == id }) {
            entries.append(Entry(id: id, path: path(of: id)))
        }
        return entries
    }

    /// Whether the person has a file of their own for an id.
    public func isOwn(_ id: String) -> Bool {
        Self.isID(id) && path(of: id).map(ThemeFolder.exists) == true
    }

    private func path(of id: String) -> String? { userFolder.map { "\($0)/\(id).yaml" } }

    private func source(_ nameOrPath: String) -> Result<ThemeSource, ThemeFailure> {
        guard isPath(nameOrPath) else { return source(id: nameOrPath) }
        let file = SafeText(untrusted: nameOrPath, limit: 400)
        let name = nameOrPath.split(separator: "/").last ?? ""
        let stem = name.split(separator: ".").first.map(String.init) ?? ""
        return ThemeFolder.bytes(of: nameOrPath, named: file).map { bytes in
            ThemeSource(
                id: Self.isID(stem) ? stem : "custom",
                origin: .path,
                file: file,
                path: nameOrPath,
                bytes: bytes
            )
        }
    }

    private func source(id: String, bundledOnly: Bool = false) -> Result<ThemeSource, ThemeFailure> {
        if !bundledOnly, Self.isID(id), let path = path(of: id), ThemeFolder.exists(path) {
            let file = SafeText(untrusted: path, limit: 400)
            return ThemeFolder.bytes(of: path, named: file).map { bytes in
                ThemeSource(id: id, origin: .user, file: file, path: path, bytes: bytes)
            }
        }
        if let theme = BundledThemes.all.first(where: { $0.id == id }) {
            let file = SafeText(untrusted: "Themes/\(id).yaml")
            return .success(ThemeSource(id: id, origin: .bundled, file: file, bytes: theme.bytes()))
        }
        return .failure(.init(finding: unknown(id)))
    }

    /// A user's theme may inherit from the program's of the same id; otherwise the user's files come first here too.
    private func parent(_ id: String, of child: ThemeSource) -> Result<ThemeSource, ThemeFailure> {
        switch child.origin {
        case .bundled: source(id: id, bundledOnly: true)
        case .user: source(id: id, bundledOnly: id == child.id)
        case .path: source(id: id)
        }
    }

    private func unknown(_ id: String) -> ThemeFinding {
        let shown = SafeText(untrusted: id, limit: 60)
        let nearest = EditDistance.nearest(to: id, among: entries.map(\.id))
        let hint: SafeText = nearest.map { "the nearest is '\($0)'" } ?? "'themes' lists them"
        return .init(severity: .error, file: shown, message: "there is no theme '\(shown)'; \(hint)")
    }
}
