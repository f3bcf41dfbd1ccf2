/// What a terminal has told of the ground behind its text: whether it is light, and which colour it has.
///
/// The colour (OSC 11) says more than a report of the colour scheme (mode 2031), and both say more than `COLORFGBG`, which
/// is what the environment remembers of the terminal's start.
public struct TerminalGround: Sendable, Hashable {
    /// The colour, where the terminal has told it and has not changed its scheme since.
    public private(set) var color: Color?
    /// Whether it is light; `nil` while nothing is known.
    public private(set) var isLight: Bool?

    /// A ground nothing is known of.
    public init() {}

    /// What `COLORFGBG` says: two or three fields, of which the last is the number of the ground among the sixteen colours.
    ///
    /// Other contents, as `default`, say nothing.
    public init(colorFGBG: String?) {
        let fields = colorFGBG?.split(separator: ";", omittingEmptySubsequences: false) ?? []
        guard (2...3).contains(fields.count), let number = fields.last.flatMap({ UInt8($0) }), number < 16 else {
            return
        }
        // Those who set it mean the dark half by 0 to 6 and 8, whatever the palette looks like.
        isLight = number == 7 || number > 8
    }

    /// Takes in what the terminal said; whether it is news.
    public mutating func take(_ reply: TerminalReply) -> Bool {
        let before = self
        switch reply {
        case .background(let red, let green, let blue):
            let told = Color.rgb(red, green, blue)
            color = told
            isLight = Contrast.luminance(told).map { $0 > Self.middle }
        case .colorScheme(let tellsLight):
            if isLight != tellsLight { color = nil }
            isLight = tellsLight
        default: break
        }
        return self != before
    }

    /// The luminance on which black and white can be read equally well: (x + 0.05) / 0.05 = 1.05 / (x + 0.05).
    public static let middle = 0.179
}
