/// The notes of a release, as a Markdown document.
struct ReleaseNotes: Hashable, Sendable {
    var tag: String
    /// The day of the release, as `2026-03-14`.
    var day: String
    /// The tag of the version before; `nil` for a first one.
    var previous: String?
    var history: CommitHistory

    var markdown: String {
        var lines = ["# \(MarkdownText.words(tag)) (\(day))", "", opening, ""]
        let breaking = history.commits.filter(\.message.isBreaking)
        if !breaking.isEmpty {
            lines += ["## Breaking changes", ""] + breaking.map(breakingLine) + [""]
        }
        for (kind, commits) in history.groups {
            lines += ["## \(kind.heading)", ""] + commits.map(line) + [""]
        }
        return lines.joined(separator: "\n")
    }

    /// A draft with what a person changed in it; blank texts change nothing.
    ///
    /// - Parameter introduction: a paragraph that goes between the title and the lists.
    static func edited(_ draft: String, introduction: String?, replacement: String?) -> String {
        let isBlank = { (text: String) in text.allSatisfy(\.isWhitespace) }
        var lines = draft.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if let replacement, !isBlank(replacement) {
            lines = replacement.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        }
        if let introduction, !isBlank(introduction) {
            let title = lines.first?.hasPrefix("# ") == true ? 1 : 0
            lines.insert(contentsOf: (title == 1 ? [""] : []) + [introduction] + (title == 1 ? [] : [""]), at: title)
        }
        let text = lines.joined(separator: "\n")
        return text.hasSuffix("\n") ? text : text + "\n"
    }

    private var opening: String {
        let since = previous.map { " since \(MarkdownText.words($0))" } ?? ""
        var words = "\(VersionRule.counted(history.total, "commit"))\(since)."
        if history.cancelled > 0 {
            words += " \(VersionRule.counted(history.cancelled, "commit")) took each other back and are left out."
        }
        if history.merges > 0 {
            words += " \(VersionRule.counted(history.merges, "merge")) left out."
        }
        if history.isCut { words += " The clone was shallow: older commits are missing here." }
        return words
    }

    private func line(_ commit: Commit) -> String {
        let scope = commit.message.scope.map { "**\(MarkdownText.words($0))**: " } ?? ""
        let summary = commit.message.summary.isEmpty ? "(no message)" : MarkdownText.words(commit.message.summary)
        return "- \(scope)\(summary) (`\(commit.shortID)`)"
    }

    private func breakingLine(_ commit: Commit) -> String {
        "- \(MarkdownText.words(commit.message.breaking ?? commit.message.summary)) (`\(commit.shortID)`)"
    }
}
