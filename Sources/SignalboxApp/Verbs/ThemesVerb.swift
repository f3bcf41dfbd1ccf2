import Foundation
import TerminalUI
import ThemeFiles

extension Program {
    /// `themes`: the themes there are, and what is wrong with those that cannot be read.
    func themes(_ command: ThemesCommand) throws -> ExitCode {
        let library = ThemeLibrary(environment: ProcessInfo.processInfo.environment)
        let entries = library.entries
        let width = entries.map(\.id.count).max() ?? 0
        for entry in entries {
            let result = library.load(entry.id)
            for finding in result.findings { StandardError.write("\(name): \(finding.text.string)") }
            guard let theme = result.theme else { continue }
            let appearance = theme.appearance == .any ? "any background" : "\(theme.appearance.rawValue) background"
            let origin = entry.path.map { "  \($0)" } ?? ""
            let id = entry.id + String(repeating: " ", count: width - entry.id.count)
            StandardOutput.write(SafeText(untrusted: "\(id)  \(theme.name), \(appearance)\(origin)").string)
        }
        return .completed
    }
}
