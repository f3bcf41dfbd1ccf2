import TerminalUI

/// How the open screen takes colours.
enum ColorMode: Sendable, Hashable {
    case none
    /// Eight colours; the bright ones are bold.
    case eight
    case sixteen
    case twoFiftySix
    /// By the entry that `DirectColor` makes.
    case direct

    var depth: ColorDepth {
        switch self {
        case .none: .monochrome
        case .eight, .sixteen: .sixteen
        case .twoFiftySix: .twoFiftySix
        case .direct: .truecolor
        }
    }

    /// ncurses' number for a colour, -1 for the terminal's own, and whether it takes bold to be as bright as meant.
    func number(of color: Color?) -> (number: Int32, isBright: Bool) {
        guard self != .none, let color = color?.fitted(to: depth) else { return (-1, false) }
        switch color {
        case .terminalDefault: return (-1, false)
        case .ansi(let index):
            let index = index & 0x0F
            if self == .direct { return (DirectColor.number(palette: index), false) }
            return self == .eight ? (Int32(index & 7), index > 7) : (Int32(index), false)
        case .indexed(let index):
            return (self == .direct ? DirectColor.number(palette: index) : Int32(index), false)
        case .rgb(let red, let green, let blue):
            return (DirectColor.number(red: red, green: green, blue: blue), false)
        }
    }
}

/// The pairs of colours given out so far; pair 0 is the terminal's own two.
///
/// Pairs are never taken back while cells on the screen may have them. When none is left, colours are given up in the
/// order in which they are missed least: first the ground, then everything.
struct PairTable {
    private struct Colors: Hashable {
        var foreground: Int32
        var background: Int32
    }

    private var numbers: [Colors: Int32] = [:]
    private let limit: Int32

    /// A table for a screen with `limit` pairs, the terminal's own included.
    init(limit: Int32) {
        self.limit = limit
    }

    /// The pair for two colours; `define` is called once for each new one and may refuse it.
    mutating func pair(_ foreground: Int32, _ background: Int32, define: (Int32, Int32, Int32) -> Bool) -> Int32 {
        if foreground < 0, background < 0 { return 0 }
        let colors = Colors(foreground: foreground, background: background)
        if let number = numbers[colors] { return number }
        let number = Int32(numbers.count) + 1
        if number < limit, define(number, foreground, background) {
            numbers[colors] = number
            return number
        }
        return numbers[Colors(foreground: foreground, background: -1)] ?? 0
    }

    /// Whether colours have to be given up from now on.
    var isFull: Bool { Int32(numbers.count) + 1 >= limit }
}
