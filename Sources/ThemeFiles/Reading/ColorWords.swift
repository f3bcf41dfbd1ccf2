import TerminalUI

/// The words theme files use for colours.
enum ColorWords {
    /// The sixteen named colours, by their number.
    static let names = [
        "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white",
        "bright-black", "bright-red", "bright-green", "bright-yellow", "bright-blue", "bright-magenta", "bright-cyan",
        "bright-white",
    ]

    /// The word for the terminal's own colour.
    static let terminalDefault = "default"

    /// The colour a word means: `#rrggbb`, a name of the palette, one of the sixteen, or `default`.
    ///
    /// A palette may give one of the sixteen names a colour of its own, as most do.
    static func color(_ word: String, palette: [String: Color]) -> Color? {
        if word.hasPrefix("#") { return hexadecimal(word.dropFirst()) }
        if let color = palette[word] { return color }
        if word == terminalDefault { return .terminalDefault }
        return names.firstIndex(of: word).map { .ansi(UInt8($0)) }
    }

    /// The named colour or `default`, whatever the palette says.
    static func named(_ word: String) -> Color? { color(word, palette: [:]).flatMap { word.hasPrefix("#") ? nil : $0 } }

    /// The word a theme file would use for a colour; a number of the table of 256 has none and is told as such.
    static func word(for color: Color) -> String {
        switch color {
        case .terminalDefault: return terminalDefault
        case .ansi(let number): return names[Int(number & 0x0F)]
        case .indexed(let number): return "colour \(number)"
        case .rgb(let red, let green, let blue):
            return "#"
                + [red, green, blue].map { channel in
                    (channel < 16 ? "0" : "") + String(channel, radix: 16)
                }.joined()
        }
    }

    private static func hexadecimal(_ digits: Substring) -> Color? {
        guard digits.utf8.count == 6, digits.utf8.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
            let value = UInt32(digits, radix: 16)
        else { return nil }
        return .rgb(UInt8(value >> 16 & 0xFF), UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF))
    }
}
