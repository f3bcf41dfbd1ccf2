/// The outcome of looking at a log, as a Markdown document.
struct TriageReport: Hashable, Sendable {
    /// A finding with what a person said about it; nothing where nobody was asked.
    struct Judged: Codable, Hashable, Sendable {
        var finding: Finding
        var verdict: String?
        var severity: String?
        var note: String?
    }

    var file: LogFile
    var statistics: LogStatistics
    var judged: [Judged]

    var markdown: String {
        (header + table + details + rule).joined(separator: "\n") + "\n"
    }

    private var header: [String] {
        let none = "none"
        var rows = [
            ("File", MarkdownText.code(file.path)),
            ("Size", "\(file.size) bytes"),
            ("Format", MarkdownText.words(statistics.format.words)),
            ("Lines", String(statistics.lines)),
            ("Parsed", String(statistics.parsed)),
            ("Unparsed", String(statistics.unparsed)),
            ("First", statistics.text(statistics.span.first) ?? none),
            ("Last", statistics.text(statistics.span.last) ?? none),
        ]
        if statistics.cut > 0 {
            rows.append(("Cut", "\(statistics.cut) lines longer than \(LineReader.longestLine / 1_024) KiB"))
        }
        return ["# Triage of \(MarkdownText.words(file.name))", "", "| | |", "| --- | --- |"]
            + rows.map { "| \($0.0) | \($0.1) |" } + [""]
    }

    private var table: [String] {
        guard !judged.isEmpty else {
            return ["## Findings", "", "Nothing unusual in \(statistics.lines) lines.", ""]
        }
        let rows = judged.enumerated().map { index, entry in
            let finding = entry.finding
            let cells = [
                String(index + 1), MarkdownText.words(finding.kind.rawValue), MarkdownText.code(finding.subject),
                Self.score(finding.score), String(finding.count),
                entry.verdict.map(MarkdownText.words) ?? "not asked", entry.severity.map(MarkdownText.words) ?? "",
                entry.note.map(MarkdownText.words) ?? "",
            ]
            return "| \(cells.joined(separator: " | ")) |"
        }
        return [
            "## Findings", "", "| No. | Kind | Subject | Score | Count | Verdict | Severity | Note |",
            "| ---: | --- | --- | ---: | ---: | --- | --- | --- |",
        ] + rows + [""]
    }

    private var details: [String] {
        judged.enumerated().flatMap { index, entry in
            let finding = entry.finding
            var lines = [
                "### \(index + 1). \(MarkdownText.words(finding.kind.rawValue)): \(MarkdownText.code(finding.subject))",
                "",
                MarkdownText.words(finding.why), "",
            ]
            lines += finding.figures.map { "- \(MarkdownText.words($0))" }
            if let first = finding.first, let last = finding.last {
                lines.append(first == last ? "- at \(first)" : "- from \(first) to \(last)")
            }
            lines.append("")
            if !finding.evidence.isEmpty { lines += [MarkdownText.block(finding.evidence), ""] }
            return lines
        }
    }

    private var rule: [String] {
        ["## Rule", ""] + Rule.words(for: statistics.format).map { "- \($0)" } + [
            "",
            """
            Lines are counted as `wc -l` does, plus one when the last line has no newline. A line is parsed when it \
            has the log's format; in text every line is. The format is the one that more than half of the first \
            \(LogFormat.sampleLines) lines have. Evidence is cut to \(Finding.longestEvidence) bytes; characters that \
            cannot be seen are written `\\u{…}`.
            """,
        ]
    }

    private static func score(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
    }
}
