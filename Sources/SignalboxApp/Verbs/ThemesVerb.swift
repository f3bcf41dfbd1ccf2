import Foundation
import TerminalUI
import ThemeFiles

extension Program {
    /// The theme asked for; what is wrong with it is said on standard error, and the default one taken.
    func theme(_ asked: String?) -> Theme {
        let library = ThemeLibrary(environment: ProcessInfo.processInfo.environment)
        return theme(ThemeChoice(wish: asked ?? ThemeLibrary.automaticID), from: library)
    }

    /// The theme of a choice; what is wrong with it is said on standard error, and the default one taken.
    func theme(_ choice: ThemeChoice, from library: ThemeLibrary) -> Theme {
        let result = choice.load(from: library)
        if let theme = result.theme {
            for finding in result.findings { StandardError.write("\(name): \(finding.text.string)") }
            return theme
        }
        for finding in result.findings where finding.severity == .error {
            // The program goes on, so it is a warning here.
            let place = finding.line > 0 ? ":\(finding.line):\(finding.column)" : ""
            say("\(finding.file.string)\(place): warning: \(finding.message.string). The default theme is taken.")
        }
        return library.load(ThemeLibrary.standardID).theme ?? .fallback
    }

    /// `themes`: the themes there are, with what is wrong with their files and which roles are hard to read.
    func themes(_ command: ThemesCommand) throws -> ExitCode {
        let library = ThemeLibrary(environment: ProcessInfo.processInfo.environment)
        let entries = library.entries
        let width = entries.map(\.id.count).max() ?? 0
        for entry in entries {
            let result = library.load(entry.id)
            for finding in result.findings { StandardError.write("\(name): \(finding.text.string)") }
            guard let theme = result.theme else { continue }
            for finding in theme.contrastFindings() {
                let file = entry.path ?? "Themes/\(entry.id).yaml"
                say("\(file): warning: \(finding).")
            }
            let appearance = theme.appearance == .any ? "any background" : "\(theme.appearance.rawValue) background"
            let origin = entry.path.map { "  \($0)" } ?? ""
            let id = entry.id + String(repeating: " ", count: width - entry.id.count)
            StandardOutput.write(SafeText(untrusted: "\(id)  \(theme.name), \(appearance)\(origin)"))
        }
        return .completed
    }
}
