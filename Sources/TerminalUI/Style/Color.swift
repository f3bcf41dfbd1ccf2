/// A colour as a terminal or a theme names it.
public enum Color: Sendable, Hashable {
    /// The terminal's own foreground or background.
    case terminalDefault
    /// One of the sixteen named colours, 0 to 15, whose look the user has chosen.
    case ansi(UInt8)
    /// A colour of the 256-colour table.
    case indexed(UInt8)
    /// Red, green and blue, each 0 to 255.
    case rgb(UInt8, UInt8, UInt8)
}

/// How many colours a terminal can show.
public enum ColorDepth: Int, Sendable, Hashable, CaseIterable, Comparable {
    /// None: only attributes tell things apart.
    case monochrome
    /// The sixteen named ones.
    case sixteen
    /// The table of 256.
    case twoFiftySix
    /// Every red, green and blue.
    case truecolor

    /// Fewer colours come first.
    public static func < (left: ColorDepth, right: ColorDepth) -> Bool { left.rawValue < right.rawValue }
}
