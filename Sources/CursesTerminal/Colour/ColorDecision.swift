public import TerminalUI

/// What the option `--color` asks for.
public enum ColorPreference: String, Sendable, Hashable, CaseIterable {
    /// What environment and terminal suggest.
    case auto
    /// Colours, whatever the environment says.
    case always
    /// No colours.
    case never
}

/// How many colours are used, and why.
///
/// The first of these that has an opinion decides: `--color`, `NO_COLOR`, `CLICOLOR_FORCE`, `TERM=dumb`, `COLORTERM`, the
/// terminal's entry in terminfo.
public struct ColorDecision: Equatable, Sendable {
    /// The number of colours.
    public var depth: ColorDepth
    /// What decided, in a few words for `signalbox info`; it may quote the environment.
    public var reason: String

    /// Creates a decision that is already known.
    public init(depth: ColorDepth, reason: String) {
        self.depth = depth
        self.reason = reason
    }

    /// Decides.
    ///
    /// - Parameter terminfoColors: The number of colours in the terminal's entry; negative or 0 when it has none.
    public static func decide(
        preference: ColorPreference,
        environment: [String: String],
        terminfoColors: Int
    ) -> ColorDecision {
        func value(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }

        if preference == .never { return .init(depth: .monochrome, reason: "--color never") }
        let isForced = preference == .always || (value("NO_COLOR") == nil && (value("CLICOLOR_FORCE") ?? "0") != "0")
        let force = preference == .always ? "--color always" : "CLICOLOR_FORCE"
        if !isForced, value("NO_COLOR") != nil { return .init(depth: .monochrome, reason: "NO_COLOR") }

        let term = value("TERM")
        if term == nil || term == "dumb" {
            let name = term.map { "TERM=\($0)" } ?? "TERM is not set"
            return isForced
                ? .init(depth: .sixteen, reason: "\(force), \(name)") : .init(depth: .monochrome, reason: name)
        }
        let known = decide(colorTerm: value("COLORTERM"), isInScreen: isInScreen(environment), terminfoColors)
        if isForced {
            return known.depth == .monochrome
                ? .init(depth: .sixteen, reason: force) : .init(depth: known.depth, reason: "\(force), \(known.reason)")
        }
        return known
    }

    private static func decide(colorTerm: String?, isInScreen: Bool, _ colors: Int) -> ColorDecision {
        if let colorTerm, ["truecolor", "24bit"].contains(colorTerm), !isInScreen {
            return .init(depth: .truecolor, reason: "COLORTERM=\(colorTerm)")
        }
        return switch colors {
        case (1 << 24)...: .init(depth: .truecolor, reason: "terminfo")
        case 256...: .init(depth: .twoFiftySix, reason: "terminfo")
        case 8...: .init(depth: .sixteen, reason: "terminfo")
        default: .init(depth: .monochrome, reason: "terminfo")
        }
    }

    /// GNU screen hands on the outer terminal's `COLORTERM` and then does not understand such colours.
    private static func isInScreen(_ environment: [String: String]) -> Bool {
        environment["STY"]?.isEmpty == false && environment["TMUX"]?.isEmpty != false
    }
}
