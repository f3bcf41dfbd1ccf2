import Foundation
import TerminalUI
import ThemeFiles
import WorkflowConsole

extension ScreenSession {
    /// Reads every theme away from the console's thread.
    func listThemes() {
        let library = library
        let mailbox = mailbox
        let (wish, shown) = (choice.wish, theme.id)
        Task.detached { mailbox.post(.themes(ThemeList.all(of: library), wish: wish, shown: shown)) }
    }

    /// Shows a theme for now; the picker tells what is wrong with a broken one.
    func previewTheme(_ name: String) {
        var choice = choice
        if name != choice.wish { choice.ask(for: name) }
        if let theme = choice.load(from: library).theme { show(theme) }
    }

    /// Shows a theme for good and keeps it for the next session; a broken one changes nothing.
    func takeTheme(_ name: String) {
        var next = choice
        next.ask(for: name)
        let result = next.load(from: library)
        guard let theme = result.theme else {
            showChosenTheme()
            mailbox.post(.failed("\(ThemeList.fault(in: result, of: name)). The theme stays as it was."))
            return
        }
        choice = next
        show(theme)
        themeFiles?.watch(result.files)
        do {
            try RememberedTheme(file: places.rememberedTheme).keep(name)
            mailbox.post(.themeTaken(theme.name, isAgain: false))
        } catch {
            mailbox.post(.failed("Theme \(theme.name); it could not be kept for the next time: \(error)"))
        }
    }

    /// Reads the files of the theme on screen again; while one of them is wrong the old look stays.
    func readThemeAgain() {
        let result = choice.load(from: library)
        // What it inherits from may be another file now.
        if !result.files.isEmpty { themeFiles?.watch(result.files) }
        guard let next = result.theme else {
            mailbox.post(.failed("\(ThemeList.fault(in: result, of: choice.wish)). The theme stays as it was."))
            return
        }
        guard next != theme else { return }
        show(next)
        mailbox.post(.themeTaken(next.name, isAgain: true))
    }

    /// Shows what suits the wish and the ground as they are now.
    func showChosenTheme() {
        let result = choice.load(from: library)
        guard let next = result.theme, next != theme else { return }
        show(next)
        themeFiles?.watch(result.files)
    }

    private func show(_ next: Theme) {
        guard next != theme else { return }
        theme = next
        isStale = true
        hasUrgentChange = true
    }
}

/// The themes there are, in the words of the picker.
enum ThemeList {
    /// Reads all themes of a library; the default comes first.
    static func all(of library: ThemeLibrary) -> [ThemeInfo] {
        let standard = ThemeInfo(id: ThemeLibrary.automaticID, name: "Terminal, by its background", ground: "any")
        return [standard]
            + library.entries.map { entry in
                let result = library.load(entry.id)
                guard let theme = result.theme else {
                    return ThemeInfo(
                        id: entry.id,
                        name: entry.id,
                        ground: "",
                        remark: fault(in: result, of: entry.id),
                        isBroken: true
                    )
                }
                return ThemeInfo(
                    id: entry.id,
                    name: theme.name,
                    ground: theme.appearance.rawValue,
                    remark: entry.path == nil ? nil : remark(on: theme, result)
                )
            }
    }

    /// The first thing wrong with a theme that cannot be used, with its place: the line has no room for a whole path.
    static func fault(in result: ThemeResult, of name: String) -> String {
        guard let finding = result.findings.first(where: { $0.severity == .error }) else {
            return "there is no theme '\(name)'"
        }
        let file = finding.file.string.split(separator: "/").last ?? ""
        let place = finding.line > 0 ? ":\(finding.line):\(finding.column)" : ""
        return "\(file)\(place): \(finding.message.string)"
    }

    /// What to know of a theme of the person's own; those of the program have been looked at.
    private static func remark(on theme: Theme, _ result: ThemeResult) -> String? {
        if let finding = result.findings.first { return finding.text.string }
        let findings = theme.contrastFindings()
        guard let first = findings.first else { return nil }
        return findings.count == 1 ? "\(first)" : "\(first), and \(findings.count - 1) more"
    }
}
