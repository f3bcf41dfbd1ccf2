/// The words and the surroundings of one call of git on a repository that is not trusted.
///
/// A repository's own configuration can name programs: hooks, file watchers, signing tools, filters, pagers, editors,
/// transports. Whatever is set here comes after every configuration file and so takes all of them away. It is handed
/// over in `GIT_CONFIG_COUNT` variables: their keys may hold any character, unlike those of `-c`.
struct GitCommand: Hashable, Sendable {
    var repository: String
    var words: [String]
    /// Names of filters and hooks that the repository's configuration declares.
    var declared = DeclaredPrograms()

    /// The most that is read of one command's output, in bytes.
    static let longestOutput = 64 * 1_048_576

    var arguments: [String] { ["--no-pager", "-C", repository] + words }

    /// The whole environment; of `outer` only what git needs to find itself and its user.
    func environment(from outer: [String: String]) -> [String: String] {
        var result = outer.filter { Self.inherited.contains($0.key) }
        result.merge(Self.fixed) { $1 }
        let settings = Self.settings + declared.settings
        result["GIT_CONFIG_COUNT"] = String(settings.count)
        for (index, setting) in settings.enumerated() {
            result["GIT_CONFIG_KEY_\(index)"] = setting.key
            result["GIT_CONFIG_VALUE_\(index)"] = setting.value
        }
        return result
    }

    private static let inherited: Set = [
        "PATH", "HOME", "XDG_CONFIG_HOME", "USER", "LOGNAME", "EMAIL", "TZ", "TMPDIR", "SUDO_UID",
        "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_CEILING_DIRECTORIES",
        "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL", "GIT_COMMITTER_DATE",
    ]

    private static let fixed = [
        // Messages are told apart by their English words.
        "LC_ALL": "C",
        // Reading must not write: the index is not refreshed, objects are not fetched.
        "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "",
        "GIT_TERMINAL_PROMPT": "0", "GIT_ASKPASS": "false", "SSH_ASKPASS": "false",
        "GIT_PAGER": "cat", "GIT_EDITOR": "false", "GIT_ADVICE": "0",
    ]

    private static let settings: [(key: String, value: String)] = [
        ("core.hooksPath", "/dev/null"), ("core.fsmonitor", "false"), ("core.untrackedCache", "keep"),
        ("core.attributesFile", "/dev/null"), ("core.alternateRefsCommand", ""),
        ("core.pager", "cat"), ("core.editor", "false"), ("core.askPass", "false"), ("core.sshCommand", "false"),
        ("credential.helper", ""), ("protocol.allow", "never"),
        ("tag.gpgSign", "false"), ("tag.forceSignAnnotated", "false"), ("log.showSignature", "false"),
        ("gpg.program", "false"), ("gpg.ssh.program", "false"), ("gpg.x509.program", "false"),
        ("submodule.recurse", "false"), ("gc.auto", "0"), ("maintenance.auto", "false"),
    ]
}

/// Programs that a repository's configuration declares under names of its own.
struct DeclaredPrograms: Codable, Hashable, Sendable {
    /// Drivers that `.gitattributes` may ask for while git looks at changed files.
    var filters: [String] = []
    /// Hooks that stand in the configuration instead of the hooks folder.
    var hooks: [String] = []

    init() {}

    /// Reads the names from what `git config --name-only -z --get-regexp` prints.
    ///
    /// Byte by byte, as git reads them: as characters, a combining mark takes the dot before it for its own, and two
    /// names are equal that git tells apart.
    ///
    /// - Parameter path: the repository's, for what is thrown.
    /// - Throws: ``GitError/unreadableName(_:key:)`` for a name that is no UTF-8: an environment of texts cannot hold
    ///   it, so it could not be switched off.
    init(names output: [UInt8], of path: String) throws(GitError) {
        let dot = UInt8(ascii: ".")
        for key in output.split(separator: 0) {
            guard let first = key.firstIndex(of: dot), let last = key.lastIndex(of: dot), first < last else { continue }
            let bytes = key[(first + 1)..<last]
            let name = String(decoding: bytes, as: UTF8.self)
            guard name.utf8.elementsEqual(bytes) else { throw .unreadableName(path, key: Self.visible(key)) }
            switch String(decoding: key[..<first], as: UTF8.self).lowercased() {
            case "filter": Self.add(name, to: &filters)
            case "hook": Self.add(name, to: &hooks)
            default: break
            }
        }
    }

    /// Adds a name unless these very bytes are there.
    private static func add(_ name: String, to names: inout [String]) {
        guard !names.contains(where: { $0.utf8.elementsEqual(name.utf8) }) else { return }
        names.append(name)
    }

    /// A key with every byte that is no printable ASCII as `\xff`.
    private static func visible(_ key: ArraySlice<UInt8>) -> String {
        var result = ""
        for byte in key {
            if (0x20..<0x7F).contains(byte) {
                result.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                result += (byte < 0x10 ? "\\x0" : "\\x") + String(byte, radix: 16)
            }
        }
        return result
    }

    /// The keys to ask for.
    static let pattern = #"^(filter|hook)\..*"#

    var settings: [(key: String, value: String)] {
        filters.flatMap { name in
            ["clean", "smudge", "process"].map { ("filter.\(name).\($0)", "") } + [("filter.\(name).required", "false")]
        } + hooks.map { ("hook.\($0).enabled", "false") }
    }
}
