import CursesTerminal
import Foundation
import TerminalUI
import ThemeFiles

extension Program {
    /// `info`: every path and capability the program found, one a line.
    func info(_ command: InfoCommand) throws -> ExitCode {
        let environment = ProcessInfo.processInfo.environment
        let places = Places.found()
        let locale = LocaleDecision.take(environment: environment, asciiAsked: command.common.ascii)
        let color = ColorDecision.look(
            preference: ColorPreference(rawValue: command.common.color.rawValue) ?? .auto,
            environment: environment
        )
        let rows: [(String, String)] = [
            ("version", version),
            ("workflows", "\(runners.count)"),
            ("terminal", environment["TERM"] ?? "TERM is not set"),
            ("size", "\(Surroundings.columns) columns"),
            ("colours", "\(color.depth.words) (\(color.reason))"),
            ("characters", "\(locale.isASCII ? "ASCII" : "Unicode") (\(locale.reason))"),
            ("standard output", Surroundings.isOutputTerminal ? "terminal" : "no terminal"),
            ("standard input", Surroundings.isInputTerminal ? "terminal" : "no terminal"),
            ("themes", places.themes),
            ("state", places.state),
            ("log", places.log),
            ("sources", places.sourceRoots.joined(separator: ", ")),
            ("editor", Editor.command),
        ]
        let width = rows.map(\.0.count).max() ?? 0
        for (name, value) in rows {
            let padding = String(repeating: " ", count: width - name.count + 2)
            StandardOutput.write(SafeText(untrusted: "\(name)\(padding)\(value)").string)
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
