import CursesTerminal
import Foundation
import TerminalUI
import ThemeFiles

extension Program {
    /// `info`: every path and capability the program found, one a line.
    func info(_ command: InfoCommand) throws -> ExitCode {
        let environment = ProcessInfo.processInfo.environment
        let places = Places.found()
        let locale = Characters.decide(environment: environment, asciiAsked: command.common.ascii)
        let color = ColorDecision.look(
            preference: command.common.colorPreference,
            environment: environment
        )
        let common = command.common
        let entry = TerminalEntry.look(environment: environment)
        let settings = common.config ?? places.settings
        let isXterm = entry?.isLikeXterm == true
        let rows: [(String, String)] = [
            ("version", version),
            ("workflows", "\(runners.count)"),
            ("terminal", environment["TERM"] ?? "TERM is not set"),
            ("terminfo", entry.map { $0.file ?? "in a place of its own" } ?? "no entry for this TERM"),
            ("size", "\(Surroundings.columns) columns"),
            ("colours", "\(color.depth.words) (\(color.reason))"),
            ("characters", "\(locale.isASCII ? "ASCII" : "Unicode") (\(locale.reason))"),
            ("locale", locale.name),
            ("mouse", isXterm ? common.noMouse ? "left to the terminal" : "yes" : "this terminal has none to tell of"),
            ("pastes", isXterm ? "kept apart from keys (mode 2004)" : "cannot be told from keys"),
            ("whole frames", isXterm ? "asked for on the screen (mode 2026)" : "not asked for"),
            ("clear keys", isXterm ? "asked for on the screen (kitty's protocol)" : "not asked for"),
            ("clipboard", isXterm ? "written by y, where the terminal takes OSC 52" : "cannot be written"),
            ("motion", common.reducedMotion ? "reduced" : "as usual"),
            ("standard output", Surroundings.isOutputTerminal ? "terminal" : "no terminal"),
            ("standard input", Surroundings.isInputTerminal ? "terminal" : "no terminal"),
            ("settings", FileManager.default.fileExists(atPath: settings) ? settings : "\(settings) (there is none)"),
            ("themes", places.themes),
            ("state", places.state),
            ("theme kept", places.rememberedTheme),
            ("values kept", places.rememberedValues),
            ("log", places.log),
            ("sources", places.sourceRoots.joined(separator: ", ")),
            ("editor", Editor.command),
        ]
        let width = rows.map(\.0.count).max() ?? 0
        for (name, value) in rows {
            let padding = String(repeating: " ", count: width - name.count + 2)
            StandardOutput.write(SafeText(untrusted: "\(name)\(padding)\(value)"))
        }
        return .completed
    }
}

extension ColorDepth {
    fileprivate var words: String {
        switch self {
        case .monochrome: "none"
        case .sixteen: "16"
        case .twoFiftySix: "256"
        case .truecolor: "16 million"
        }
    }
}
