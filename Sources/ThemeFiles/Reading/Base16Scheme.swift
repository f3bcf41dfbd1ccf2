import TerminalUI
import Yams

/// A colour scheme with sixteen slots, as base16 and base24 publish them: hundreds of themes in one shape.
///
/// The slots and their meanings are those of the base16 styling guidelines; both the old flat file and the newer one with a
/// `palette` are read.
enum Base16Scheme {
    /// What each role takes from the slots.
    static let slots: [(role: Role, foreground: String?, background: String?, attributes: Attributes)] = [
        (.text, "base05", nil, []), (.textMuted, "base04", nil, []), (.textFaint, "base03", nil, []),
        (.textInverse, "base00", "base05", []), (.background, nil, "base00", []),
        (.backgroundPanel, nil, "base01", []), (.backgroundOverlay, nil, "base01", []),
        (.border, "base03", nil, []), (.borderFocus, "base0D", nil, .bold), (.title, "base0D", nil, .bold),
        (.key, "base0E", nil, .bold), (.keyDescription, "base05", nil, []), (.selection, "base05", "base02", .bold),
        (.selectionInactive, "base05", "base01", []), (.match, "base00", "base0A", []),
        (.matchCurrent, "base00", "base09", .bold), (.link, "base0C", nil, .underline),
        (.badge, "base00", "base0E", .bold), (.token, "base00", "base0F", []), ("state", "base05", nil, []),
        (.stateIdle, "base04", nil, []), (.stateQueued, "base04", nil, []), (.stateRunning, "base0D", nil, .bold),
        (.stateDone, "base0B", nil, []), (.stateFailed, "base08", nil, .bold), (.stateWaiting, "base09", nil, .bold),
        (.stateRetry, "base09", nil, []), (.stateCancelled, "base0F", nil, []), (.statePaused, "base0C", nil, []),
        ("level", "base05", nil, []), (.levelDebug, "base04", nil, []), (.levelInfo, "base0C", nil, []),
        (.levelWarning, "base0A", nil, []), (.levelError, "base08", nil, .bold), ("graph", "base05", nil, []),
        (.graphNodeActive, "base0D", nil, .bold), (.graphNodeSelected, "base05", nil, .bold),
        (.graphEdge, "base04", nil, []), (.graphEdgeActive, "base0D", nil, .bold), (.graphEdgeBack, "base09", nil, []),
        (.graphEdgeDim, "base03", nil, []), (.graphLabel, "base0C", nil, []), ("json", "base05", nil, []),
        (.jsonKey, "base0D", nil, []), (.jsonString, "base0B", nil, []), (.jsonNumber, "base09", nil, []),
        (.jsonBoolean, "base0E", nil, []), (.jsonNull, "base04", nil, []), (.jsonPunctuation, "base04", nil, []),
        ("diff", "base05", nil, []), (.diffAdded, "base0B", nil, []), (.diffDeleted, "base08", nil, []),
        (.diffChanged, "base0A", nil, []), ("prompt", "base05", nil, []), (.promptFrame, "base0E", nil, .bold),
        (.promptField, "base05", "base01", []), (.promptFieldFocus, "base05", "base02", .bold),
        (.promptError, "base08", nil, .bold), (.promptHint, "base04", nil, []), ("chart", "base05", nil, []),
        (.chart1, "base0D", nil, []), (.chart2, "base09", nil, []), (.chart3, "base0B", nil, []),
        (.chart4, "base0E", nil, []), (.chart5, "base0C", nil, []), (.chart6, "base08", nil, []),
    ]

    /// The sixteen slots that every scheme has.
    static let names = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "A", "B", "C", "D", "E", "F"].map {
        "base0" + $0
    }

    /// Whether a file is a scheme and no theme of our own shape.
    static func isScheme(_ document: ThemeDocument) -> Bool {
        document["roles"] == nil && document["inherits"] == nil && colors(of: document)["base00"] != nil
    }

    /// The nodes of the slots by their names, wherever the file has them and whichever case its digits have.
    static func colors(of document: ThemeDocument) -> [String: Node] {
        var nodes: [String: Node] = [:]
        for entry in document.entries { nodes[entry.key] = entry.value }
        if case .mapping(let palette)? = document["palette"]?.value {
            for case (.scalar(let key), let value) in palette { nodes[key.string] = value }
        }
        var slots: [String: Node] = [:]
        for (key, node) in nodes where key.hasPrefix("base") {
            slots["base" + key.dropFirst("base".count).uppercased()] = node
        }
        return slots
    }

    /// The ramp from faint to ordinary text, on which a slot that is too faint for its role has a next one.
    private static let ramp = ["base03", "base04", "base05"]

    /// The slot, or the next one on the ramp with which the role can be read on both grounds; that of text where none can.
    ///
    /// Schemes are made for editors: in many of them comments are fainter than text that has to be read may be.
    static func readable(_ slot: String, for role: Role, in colors: [String: Color]) -> String {
        guard let start = ramp.firstIndex(of: slot), let rule = ContrastRule(for: role) else { return slot }
        let grounds = ["base00", "base01"].compactMap { colors[$0] }
        return ramp[start...].first { name in
            guard let color = colors[name] else { return false }
            return grounds.allSatisfy { ground in
                Contrast.ratio(color, ground).map { $0 >= rule.minimum() } ?? true
            }
        } ?? "base05"
    }
}

extension ThemeReader {
    /// Reads a base16 or base24 scheme.
    mutating func scheme(from document: ThemeDocument) -> Theme? {
        let source = document.source
        let nodes = Base16Scheme.colors(of: document)
        var colors: [String: Color] = [:]
        for name in Base16Scheme.names {
            guard let node = nodes[name] else {
                add(.error, at: document.entries[0].place, in: source, "a base16 scheme has a colour '\(name)'")
                continue
            }
            guard let word = scalar(node, "a colour", in: source) else { continue }
            if let color = ColorWords.color(word.hasPrefix("#") ? word : "#" + word, palette: [:]) {
                colors[name] = color
            } else {
                add(.error, at: node, in: source, "'\(shown(word))' is no colour; one is written \"rrggbb\"")
            }
        }
        guard colors.count == Base16Scheme.names.count else { return nil }
        let title = (document["scheme"] ?? document["name"]).flatMap { scalar($0.value, "name", in: source) }
        var theme = Theme(
            id: source.id,
            name: SafeText(untrusted: title ?? source.id, limit: ThemeLimits.nameLength).string
        )
        if let ground = colors["base00"].flatMap(Contrast.luminance) {
            theme.appearance = ground > TerminalGround.middle ? .light : .dark
        }
        for (role, foreground, background, attributes) in Base16Scheme.slots {
            // Line and monochrome form are ours: a scheme has colours only.
            let own = Theme.fallback.roles[role]
            theme.roles[role] = RoleStyle(
                foreground: foreground.flatMap {
                    colors[background == nil ? Base16Scheme.readable($0, for: role, in: colors) : $0]
                },
                background: background.flatMap { colors[$0] },
                attributes: attributes,
                mono: own.map { $0.mono ?? $0.attributes },
                line: own?.line
            )
        }
        theme.gradients["heat"] = ["base0D", "base0B", "base0A", "base09", "base08"].compactMap { colors[$0] }
        return theme
    }
}
