extension SafeText {
    /// The text in printable ASCII only, for terminals and files that know nothing else.
    ///
    /// Line drawing, arrows and state glyphs have fixed equivalents, tokens become escapes (`\e`, `<U+202E>`), Latin
    /// letters lose their accents; any other character is `?`, twice where it was two columns wide. Columns may change.
    public var ascii: SafeText {
        if isPlain { return self }
        var result = SafeText()
        for cluster in ClusterSequence(self) {
            let text = Transliteration.ascii(cluster)
            result.append(cluster: text, width: text.utf8.count, isToken: cluster.isToken)
        }
        return result
    }
}

/// What stands for a character where only ASCII can be shown.
enum Transliteration {
    /// Text of any width for one cluster.
    static func ascii(_ cluster: SafeText.Cluster) -> String {
        if cluster.isToken { return token(cluster.text) }
        guard let first = cluster.text.unicodeScalars.first else { return "" }
        if first.value < 0x80 { return String(first) }
        if let wide = words[first] { return wide }
        if let glyph = glyphs[first] { return String(glyph) }
        return String(repeating: "?", count: max(1, cluster.width))
    }

    /// One ASCII character for what a cell shows, so that a drawn screen keeps its columns.
    static func cell(_ cluster: String) -> Unicode.Scalar {
        guard let first = cluster.unicodeScalars.first else { return " " }
        if first.value < 0x80 { return first }
        return glyphs[first] ?? "?"
    }

    private static func token(_ name: String) -> String {
        var result = ""
        for scalar in name.unicodeScalars {
            switch scalar.value {
            case 0x20..<0x7F: result.unicodeScalars.append(scalar)
            case 0x2400...0x2421: result += escape(scalar.value == 0x2421 ? 0x7F : scalar.value - 0x2400)
            default: result.unicodeScalars.append(glyphs[scalar] ?? "?")
            }
        }
        return result == "." ? "..." : result
    }

    private static func escape(_ control: UInt32) -> String {
        switch control {
        case 0x00: return "\\0"
        case 0x07: return "\\a"
        case 0x08: return "\\b"
        case 0x09: return "\\t"
        case 0x0A: return "\\n"
        case 0x0B: return "\\v"
        case 0x0C: return "\\f"
        case 0x0D: return "\\r"
        case 0x1B: return "\\e"
        default:
            let digits = String(control, radix: 16, uppercase: true)
            return "\\x" + (digits.count < 2 ? "0" : "") + digits
        }
    }

    /// Signs that read better as several characters where there is room.
    private static let words: [Unicode.Scalar: String] = [
        "…": "...", "–": "-", "—": "--", "«": "<<", "»": ">>", "½": "1/2", "¼": "1/4", "¾": "3/4", "©": "(c)",
        "®": "(r)", "™": "(tm)", "€": "EUR", "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "þ": "th",
        "Þ": "Th", "≤": "<=", "≥": ">=", "≠": "!=", "→": "->", "←": "<-", "⇒": "=>", "№": "No",
    ]

    private static let glyphs: [Unicode.Scalar: Unicode.Scalar] = {
        var table: [Unicode.Scalar: Unicode.Scalar] = [:]
        for (ascii, originals) in groups {
            for scalar in originals.unicodeScalars { table[scalar] = ascii }
        }
        for value in UInt32(0x2500)...0x257F {
            // Corners, tees and crosses, whatever their weight; straight lines stand in the table above.
            if let scalar = Unicode.Scalar(value), table[scalar] == nil { table[scalar] = "+" }
        }
        for value in UInt32(0x2800)...0x28FF {
            if let scalar = Unicode.Scalar(value) { table[scalar] = value == 0x2800 ? " " : "." }
        }
        return table
    }()

    private static let groups: [(Unicode.Scalar, String)] = [
        ("-", "─━┄┅┈┉╌╍╴╶╸╺╼╾–—−‐‑‒―"),
        ("|", "│┃┆┇┊┋╎╏╵╷╹╻╽╿║▏▕▍▎▐▌¦⊣⊢"),
        ("=", "═‖≡≈"),
        (">", "▸▶→►›»⇒❯⟩↦"),
        ("<", "◂◀←◄‹«⇐❮⟨"),
        ("^", "▴▲↑△"),
        ("v", "▾▼↓▽"),
        ("+", "✓✔✚⊕"),
        ("x", "✗✘×✕✖"),
        ("r", "↻↺⟳"),
        ("#", "■█▓▮▪◼"),
        (":", "▒░⁝⋮"),
        ("*", "●•★✱✶◆∗⬤"),
        ("o", "◌◯◎"),
        (".", "○·…∙‥⋯"),
        ("_", "▁▂␣"),
        ("'", "‘’‚′`´"),
        ("\"", "“”„″"),
        ("/", "╱⁄"),
        ("\\", "╲"),
        ("X", "╳"),
        (" ", "\u{A0}\u{2002}\u{2003}\u{2007}\u{2009}\u{202F}"),
        ("!", "¡⚠"), ("?", "¿❓"), ("u", "µμ"), ("E", "€"), ("L", "£"), ("Y", "¥"), ("c", "©¢"), ("R", "®"),
        ("A", "ÀÁÂÃÄÅĀĂĄ"), ("a", "àáâãäåāăąæª"), ("C", "ÇĆĈĊČ"), ("c", "çćĉċč"), ("D", "ÐĎĐ"), ("d", "ðďđ"),
        ("E", "ÈÉÊËĒĔĖĘĚ"), ("e", "èéêëēĕėęě"), ("G", "ĜĞĠĢ"), ("g", "ĝğġģ"), ("H", "ĤĦ"), ("h", "ĥħ"),
        ("I", "ÌÍÎÏĨĪĬĮİ"), ("i", "ìíîïĩīĭįı"), ("J", "Ĵ"), ("j", "ĵ"), ("K", "Ķ"), ("k", "ķĸ"), ("L", "ĹĻĽĿŁ"),
        ("l", "ĺļľŀł"), ("N", "ÑŃŅŇŊ"), ("n", "ñńņňŉŋ"), ("O", "ÒÓÔÕÖØŌŎŐŒ"), ("o", "òóôõöøōŏőœº°"),
        ("R", "ŔŖŘ"), ("r", "ŕŗř"), ("S", "ŚŜŞŠ"), ("s", "śŝşšßſ"), ("T", "ŢŤŦ"), ("t", "ţťŧ"),
        ("U", "ÙÚÛÜŨŪŬŮŰŲ"), ("u", "ùúûüũūŭůűų"), ("W", "Ŵ"), ("w", "ŵ"), ("Y", "ÝŶŸ"), ("y", "ýÿŷ"),
        ("Z", "ŹŻŽ"), ("z", "źżž"),
    ]
}
