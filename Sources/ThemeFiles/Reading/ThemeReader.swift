import TerminalUI
import Yams

/// Understands a theme file and the files it inherits from, and notes everything that is wrong with them.
///
/// Palettes are merged before a colour is looked up, so a theme that inherits may change nothing but a few colours.
struct ThemeReader {
    /// Finds the file that `inherits` names, seen from the file that names it.
    var parent: (_ id: String, _ of: ThemeSource) -> Result<ThemeSource, ThemeFailure>
    var findings: [ThemeFinding] = []
    var palette: [String: Color] = [:]
    /// The files outside the program that were read.
    var files: [String] = []

    init(parent: @escaping (_ id: String, _ of: ThemeSource) -> Result<ThemeSource, ThemeFailure>) {
        self.parent = parent
    }

    /// Reads a theme.
    static func read(
        _ source: ThemeSource,
        parent: @escaping (_ id: String, _ of: ThemeSource) -> Result<ThemeSource, ThemeFailure>
    ) -> ThemeResult {
        var reader = ThemeReader(parent: parent)
        let theme = reader.theme(from: source)
        let isUsable = !reader.findings.contains { $0.severity == .error }
        return ThemeResult(theme: isUsable ? theme : nil, findings: reader.findings, files: reader.files)
    }

    private mutating func theme(from source: ThemeSource) -> Theme? {
        guard let documents = chain(from: source), let own = documents.last else { return nil }
        if Base16Scheme.isScheme(own) { return scheme(from: own) }
        for document in documents { readPalette(of: document) }
        var theme = Theme(id: source.id, name: source.id)
        for document in documents { apply(document, to: &theme, isOwn: document.source == own.source) }
        return theme
    }

    /// The file and all it inherits from, the farthest ancestor first.
    private mutating func chain(from source: ThemeSource) -> [ThemeDocument]? {
        var documents: [ThemeDocument] = []
        var next: ThemeSource? = source
        while let current = next {
            next = nil
            if let path = current.path { files.append(path) }
            switch ThemeDocument.parse(current) {
            case .success(let document): documents.insert(document, at: 0)
            case .failure(let failure):
                findings.append(failure.finding)
                return nil
            }
            guard let entry = documents[0]["inherits"] else { continue }
            guard let id = scalar(entry.value, "inherits", in: current) else { return nil }
            switch parent(id, current) {
            case .success(let found):
                if documents.contains(where: { $0.source.id == found.id && $0.source.origin == found.origin }) {
                    add(.error, at: entry.value, in: current, "'\(shown(id))' leads back to this theme")
                    return nil
                }
                if documents.count > ThemeLimits.ancestors {
                    add(.error, at: entry.value, in: current, "inherits from more than \(ThemeLimits.ancestors) themes")
                    return nil
                }
                next = found
            case .failure(let failure):
                add(.error, at: entry.value, in: current, failure.finding.message)
                return nil
            }
        }
        return documents
    }

    private mutating func readPalette(of document: ThemeDocument) {
        guard let entry = document["palette"] else { return }
        guard let mapping = mapping(entry.value, "palette", in: document.source) else { return }
        for (key, value) in mapping {
            guard let name = scalar(key, "a palette name", in: document.source),
                let word = scalar(value, "a colour", in: document.source)
            else { continue }
            if let color = ColorWords.color(word, palette: palette) {
                palette[name] = color
            } else {
                addUnknownColor(word, at: value, in: document.source)
            }
        }
    }

    private mutating func apply(_ document: ThemeDocument, to theme: inout Theme, isOwn: Bool) {
        let source = document.source
        for entry in document.entries {
            switch entry.key {
            case "name":
                if let name = scalar(entry.value, "name", in: source), isOwn {
                    theme.name = SafeText(untrusted: name, limit: ThemeLimits.nameLength).string
                }
            case "appearance":
                guard let word = scalar(entry.value, "appearance", in: source) else { continue }
                if let appearance = Theme.Appearance(rawValue: word) {
                    theme.appearance = appearance
                } else {
                    let words = Theme.Appearance.allCases.map(\.rawValue).joined(separator: ", ")
                    add(.error, at: entry.value, in: source, "appearance is one of \(words), not '\(shown(word))'")
                }
            case "pair":
                guard let id = scalar(entry.value, "pair", in: source) else { continue }
                if ThemeLibrary.isID(id) {
                    theme.pair = id
                } else {
                    add(.error, at: entry.value, in: source, "'\(shown(id))' cannot be a theme's id")
                }
            case "roles": readRoles(entry.value, in: source, into: &theme)
            case "gradients": readGradients(entry.value, in: source, into: &theme)
            case "palette", "inherits": continue
            default:
                let known = "name, appearance, pair, inherits, palette, roles, gradients"
                add(
                    .warning,
                    at: entry.place,
                    in: source,
                    "unknown key '\(shown(entry.key))'; a theme has \(known)"
                )
            }
        }
    }

    private mutating func readGradients(_ node: Node, in source: ThemeSource, into theme: inout Theme) {
        guard let mapping = mapping(node, "gradients", in: source) else { return }
        for (key, value) in mapping {
            guard let name = scalar(key, "a gradient's name", in: source) else { continue }
            guard case .sequence(let list) = value, !list.isEmpty, list.count <= ThemeLimits.gradientColors else {
                add(
                    .error,
                    at: value,
                    in: source,
                    "a gradient is a list of 1 to \(ThemeLimits.gradientColors) colours, from low to high"
                )
                continue
            }
            let colors = list.compactMap { color($0, in: source) }
            if colors.count == list.count { theme.gradients[name] = colors }
        }
    }
}

// What the parts have in common
extension ThemeReader {
    mutating func scalar(_ node: Node, _ what: SafeText, in source: ThemeSource) -> String? {
        guard case .scalar(let scalar) = node else {
            add(.error, at: node, in: source, "\(what) must be one word or text, not a list")
            return nil
        }
        guard !scalar.string.isEmpty else {
            add(.error, at: node, in: source, "\(what) is empty")
            return nil
        }
        return scalar.string
    }

    mutating func mapping(_ node: Node, _ what: SafeText, in source: ThemeSource) -> Node.Mapping? {
        guard case .mapping(let mapping) = node else {
            add(.error, at: node, in: source, "\(what) must be a list of 'name: value' lines")
            return nil
        }
        return mapping
    }

    mutating func color(_ node: Node, in source: ThemeSource) -> Color? {
        guard let word = scalar(node, "a colour", in: source) else { return nil }
        guard let color = ColorWords.color(word, palette: palette) else {
            addUnknownColor(word, at: node, in: source)
            return nil
        }
        return color
    }

    mutating func addUnknownColor(_ word: String, at node: Node, in source: ThemeSource) {
        add(
            .error,
            at: node,
            in: source,
            word.hasPrefix("#")
                ? "'\(shown(word))' is no colour; one is written \"#rrggbb\""
                : "'\(shown(word))' is not in the palette; a colour is \"#rrggbb\", a palette name, an ANSI name or default"
        )
    }

    mutating func add(_ severity: ThemeFinding.Severity, at node: Node, in source: ThemeSource, _ message: SafeText) {
        add(severity, at: ThemeDocument.Place(node.mark), in: source, message)
    }

    mutating func add(
        _ severity: ThemeFinding.Severity,
        at place: ThemeDocument.Place,
        in source: ThemeSource,
        _ message: SafeText
    ) {
        findings.append(
            .init(severity: severity, file: source.file, line: place.line, column: place.column, message: message)
        )
    }

    func shown(_ word: String) -> SafeText { SafeText(untrusted: word, limit: 40) }
}
