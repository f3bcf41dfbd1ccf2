import CursesTerminal
import TerminalUI
import Testing

@Suite struct ColorDecisionTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var preference = ColorPreference.auto
        var environment: [String: String]
        var colors: Int
        var depth: ColorDepth
        var reason: String
        var testDescription: String { "\(preference) \(environment.sorted { $0.key < $1.key }) \(colors)" }
    }

    @Test(arguments: [
        // The option comes before everything.
        Row(
            preference: .never,
            environment: ["TERM": "xterm", "COLORTERM": "truecolor", "CLICOLOR_FORCE": "1"],
            colors: 256,
            depth: .monochrome,
            reason: "--color never"
        ),
        Row(
            preference: .always,
            environment: ["TERM": "xterm-256color", "NO_COLOR": "1"],
            colors: 256,
            depth: .twoFiftySix,
            reason: "--color always, terminfo"
        ),
        Row(
            preference: .always,
            environment: ["TERM": "dumb"],
            colors: -1,
            depth: .sixteen,
            reason: "--color always, TERM=dumb"
        ),
        Row(preference: .always, environment: ["TERM": "vt100"], colors: -1, depth: .sixteen, reason: "--color always"),
        Row(
            preference: .always,
            environment: ["TERM": "xterm", "COLORTERM": "24bit"],
            colors: 8,
            depth: .truecolor,
            reason: "--color always, COLORTERM=24bit"
        ),
        // NO_COLOR: any text that is not empty.
        Row(
            environment: ["TERM": "xterm", "NO_COLOR": "0", "CLICOLOR_FORCE": "1", "COLORTERM": "truecolor"],
            colors: 256,
            depth: .monochrome,
            reason: "NO_COLOR"
        ),
        Row(environment: ["TERM": "xterm", "NO_COLOR": ""], colors: 8, depth: .sixteen, reason: "terminfo"),
        // CLICOLOR_FORCE: anything but 0.
        Row(
            environment: ["TERM": "dumb", "CLICOLOR_FORCE": "1"],
            colors: -1,
            depth: .sixteen,
            reason: "CLICOLOR_FORCE, TERM=dumb"
        ),
        Row(environment: ["TERM": "dumb", "CLICOLOR_FORCE": "0"], colors: -1, depth: .monochrome, reason: "TERM=dumb"),
        Row(
            environment: ["TERM": "xterm-256color", "CLICOLOR_FORCE": "1"],
            colors: 256,
            depth: .twoFiftySix,
            reason: "CLICOLOR_FORCE, terminfo"
        ),
        // TERM=dumb comes before COLORTERM.
        Row(
            environment: ["TERM": "dumb", "COLORTERM": "truecolor"],
            colors: -1,
            depth: .monochrome,
            reason: "TERM=dumb"
        ),
        Row(environment: ["COLORTERM": "truecolor"], colors: -1, depth: .monochrome, reason: "TERM is not set"),
        Row(environment: ["TERM": ""], colors: -1, depth: .monochrome, reason: "TERM is not set"),
        // COLORTERM comes before terminfo, but only with the two words that mean something.
        Row(
            environment: ["TERM": "xterm", "COLORTERM": "truecolor"],
            colors: 8,
            depth: .truecolor,
            reason: "COLORTERM=truecolor"
        ),
        Row(
            environment: ["TERM": "xterm", "COLORTERM": "24bit"],
            colors: 8,
            depth: .truecolor,
            reason: "COLORTERM=24bit"
        ),
        Row(environment: ["TERM": "xterm", "COLORTERM": "yes"], colors: 8, depth: .sixteen, reason: "terminfo"),
        Row(
            environment: ["TERM": "screen", "COLORTERM": "truecolor", "STY": "1.a"],
            colors: 8,
            depth: .sixteen,
            reason: "terminfo"
        ),
        Row(
            environment: ["TERM": "screen", "COLORTERM": "truecolor", "STY": "1.a", "TMUX": "/x,1,0"],
            colors: 8,
            depth: .truecolor,
            reason: "COLORTERM=truecolor"
        ),
        // Terminfo decides the rest.
        Row(environment: ["TERM": "xterm-direct"], colors: 1 << 24, depth: .truecolor, reason: "terminfo"),
        Row(environment: ["TERM": "xterm-256color"], colors: 256, depth: .twoFiftySix, reason: "terminfo"),
        Row(environment: ["TERM": "rxvt"], colors: 88, depth: .sixteen, reason: "terminfo"),
        Row(environment: ["TERM": "linux"], colors: 8, depth: .sixteen, reason: "terminfo"),
        Row(environment: ["TERM": "vt100"], colors: -1, depth: .monochrome, reason: "terminfo"),
    ])
    func `the first that has an opinion decides`(row: Row) {
        let decision = ColorDecision.decide(
            preference: row.preference,
            environment: row.environment,
            terminfoColors: row.colors
        )
        #expect(decision == ColorDecision(depth: row.depth, reason: row.reason))
    }
}
