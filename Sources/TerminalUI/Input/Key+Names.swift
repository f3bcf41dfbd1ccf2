extension Key: CustomStringConvertible {
    /// Reads a key as it is written in the manual: `a`, `?`, `Enter`, `Ctrl-X`, `Shift-Tab`, `Alt-Left`, `F1`, `Space`.
    ///
    /// The order of modifiers does not matter, nor does the case of names. Nil for anything else.
    public init?(_ text: String) {
        var rest = text[...]
        var modifiers: Modifiers = []
        while rest.count > 1, let dash = rest.dropFirst().firstIndex(of: "-"), dash < rest.index(before: rest.endIndex)
        {
            switch rest[..<dash].lowercased() {
            case "ctrl", "control", "c": modifiers.insert(.control)
            case "alt", "meta", "m": modifiers.insert(.alt)
            case "shift", "s": modifiers.insert(.shift)
            default: return nil
            }
            rest = rest[rest.index(after: dash)...]
        }
        guard let code = Self.code(named: rest) else { return nil }
        self.init(code, modifiers)
    }

    /// The key as the manual writes it, which `init(_:)` reads back.
    public var description: String {
        var text = ""
        if modifiers.contains(.control) { text += "Ctrl-" }
        if modifiers.contains(.alt) { text += "Alt-" }
        if modifiers.contains(.shift) { text += "Shift-" }
        return text + name
    }

    /// The key as the manual writes it, safe to draw.
    public var display: SafeText { SafeText(untrusted: description) }

    private var name: String {
        switch code {
        case .character(" "): return "Space"
        case .character(let character):
            return modifiers.contains(.control) ? character.uppercased() : String(character)
        case .function(let number): return "F\(number)"
        default:
            return Self.names.first { $0.code == code }?.name ?? "?"
        }
    }

    private static func code(named name: Substring) -> Code? {
        if name.count == 1, let character = name.first { return .character(character) }
        let lowered = name.lowercased()
        if let named = names.first(where: { $0.name.lowercased() == lowered }) { return named.code }
        if let alias = aliases[lowered] { return alias }
        if lowered.first == "f", let number = Int(lowered.dropFirst()), (1...35).contains(number) {
            return .function(number)
        }
        return nil
    }

    private static let names: [(name: String, code: Code)] = [
        ("Enter", .enter), ("Tab", .tab), ("Backspace", .backspace), ("Esc", .escape), ("Up", .up), ("Down", .down),
        ("Left", .left), ("Right", .right), ("Home", .home), ("End", .end), ("PgUp", .pageUp), ("PgDn", .pageDown),
        ("Insert", .insert), ("Delete", .delete), ("Space", .character(" ")),
    ]

    private static let aliases: [String: Code] = [
        "return": .enter, "escape": .escape, "pageup": .pageUp, "pagedown": .pageDown, "ins": .insert, "del": .delete,
        "↑": .up, "↓": .down, "←": .left, "→": .right,
    ]
}
