import TerminalUI
import Yams

extension ThemeReader {
    private static let known: Set<Role> = {
        var known: Set<Role> = []
        for role in Role.all {
            var name: Role? = role
            while let current = name {
                known.insert(current)
                name = current.parent
            }
        }
        return known
    }()

    /// Reads the looks of all roles; a later file replaces the whole look of a role.
    mutating func readRoles(_ node: Node, in source: ThemeSource, into theme: inout Theme) {
        guard let mapping = mapping(node, "roles", in: source) else { return }
        for (key, value) in mapping {
            guard let name = scalar(key, "a role's name", in: source) else { continue }
            let role = Role(name)
            guard Self.known.contains(role) else {
                add(.warning, at: key, in: source, "unknown role '\(shown(name))'")
                continue
            }
            theme.roles[role] = style(value, isArea: role.isArea, in: source)
        }
    }

    private mutating func style(_ node: Node, isArea: Bool, in source: ThemeSource) -> RoleStyle {
        var style = RoleStyle()
        guard case .mapping(let mapping) = node else {
            let only = color(node, in: source)
            if isArea { style.background = only } else { style.foreground = only }
            return style
        }
        for (key, value) in mapping {
            switch scalar(key, "a key", in: source) {
            case "fg": style.foreground = color(value, in: source)
            case "bg": style.background = color(value, in: source)
            case "attr": style.attributes = attributes(value, in: source)
            case "ansi": style.ansi = sixteen(value, isArea: isArea, in: source)
            case "mono": style.mono = attributes(value, in: source)
            case "line": style.line = line(value, in: source)
            case let word?:
                add(
                    .warning,
                    at: key,
                    in: source,
                    "unknown key '\(shown(word))'; a role has fg, bg, attr, ansi, mono, line"
                )
            case nil: continue
            }
        }
        return style
    }

    private mutating func sixteen(_ node: Node, isArea: Bool, in source: ThemeSource) -> RoleStyle.Sixteen {
        var look = RoleStyle.Sixteen()
        guard case .mapping(let mapping) = node else {
            let only = namedColor(node, in: source)
            if isArea { look.background = only } else { look.foreground = only }
            return look
        }
        for (key, value) in mapping {
            switch scalar(key, "a key", in: source) {
            case "fg": look.foreground = namedColor(value, in: source)
            case "bg": look.background = namedColor(value, in: source)
            case "attr": look.attributes = attributes(value, in: source)
            case let word?: add(.warning, at: key, in: source, "unknown key '\(shown(word))'; ansi has fg, bg, attr")
            case nil: continue
            }
        }
        return look
    }

    private mutating func namedColor(_ node: Node, in source: ThemeSource) -> Color? {
        guard let word = scalar(node, "a colour", in: source) else { return nil }
        if let color = ColorWords.named(word) { return color }
        add(.error, at: node, in: source, "'\(shown(word))' is not one of the sixteen ANSI names or default")
        return nil
    }

    private mutating func attributes(_ node: Node, in source: ThemeSource) -> Attributes {
        let nodes: [Node]
        if case .sequence(let list) = node { nodes = Array(list) } else { nodes = [node] }
        var attributes: Attributes = []
        for node in nodes {
            guard let word = scalar(node, "an attribute", in: source) else { continue }
            if let known = Attributes.names.first(where: { $0.name == word }) {
                attributes.insert(known.attribute)
            } else {
                let names = Attributes.names.map(\.name).joined(separator: ", ")
                add(.error, at: node, in: source, "'\(shown(word))' is no attribute; there are \(names)")
            }
        }
        return attributes
    }

    private mutating func line(_ node: Node, in source: ThemeSource) -> BorderStyle? {
        guard let word = scalar(node, "line", in: source) else { return nil }
        if let style = BorderStyle(rawValue: word) { return style }
        let names = BorderStyle.allCases.map(\.rawValue).joined(separator: ", ")
        add(.error, at: node, in: source, "'\(shown(word))' is no kind of line; there are \(names)")
        return nil
    }
}
