public import TerminalUI

/// A role that is hard to read in a theme.
public struct ContrastFinding: Sendable, Hashable, CustomStringConvertible {
    /// The role.
    public let role: Role
    /// The rule it breaks.
    public let rule: ContrastRule
    /// How many colours the terminal has on which it does.
    public let depth: ColorDepth
    /// The colour of its characters, as that terminal shows it.
    public let foreground: Color
    /// The ground it is drawn on, as that terminal shows it.
    public let background: Color
    /// Their ratio, 1 to 21.
    public let ratio: Double
    /// The ratio it should have.
    public let minimum: Double

    /// One sentence: which role, which colours, which ratio, and which it needs.
    public var description: String {
        let terminal =
            switch depth {
            case .truecolor: ""
            case .twoFiftySix: " with 256 colours"
            case .sixteen: " with sixteen colours"
            case .monochrome: " without colours"
            }
        return "\(role.rawValue) is hard to read\(terminal): \(ColorWords.word(for: foreground)) on "
            + "\(ColorWords.word(for: background)) has a contrast of \(Self.tenths(ratio)):1 and needs "
            + "\(Self.tenths(minimum)):1"
    }

    /// Rounded down, so that what is too little never looks like enough.
    private static func tenths(_ ratio: Double) -> String {
        let tenths = Int(ratio * 10)
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }
}
