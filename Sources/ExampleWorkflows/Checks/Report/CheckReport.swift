/// The outcome of a list of checks.
struct CheckReport: Codable, Hashable, Sendable {
    /// In the order of the list.
    var results: [CheckResult]

    init(_ results: [CheckResult]) { self.results = results.sorted { $0.place < $1.place } }

    var isGreen: Bool { results.allSatisfy(\.isGreen) }

    /// The table, one line a row, columns padded with spaces, durations right-aligned.
    ///
    /// Columns are as wide as their characters count; what cannot be seen is written out first.
    var table: [String] {
        let head = ["check", "result", "runs", "time", "remark"]
        let rows = results.map { result in
            [
                MarkdownText.visible(result.check.name), result.state.rawValue, String(result.outcomes.count),
                DurationWords.of(result.elapsed), remark(result),
            ]
        }
        let widths = head.indices.map { column in ([head] + rows).map { $0[column].count }.max() ?? 0 }
        return ([head] + rows).map { row in
            let cells = row.indices.map { column in
                let padding = String(repeating: " ", count: widths[column] - row[column].count)
                return column == 2 || column == 3 ? padding + row[column] : row[column] + padding
            }
            let line = cells.joined(separator: "  ")
            return String(line[...(line.lastIndex { $0 != " " } ?? line.startIndex)])
        }
    }

    /// One sentence: `2 of 5 checks are not green: lint (skipped: …), test (stopped: exit 1).`
    var summary: String {
        let red = results.filter { !$0.isGreen }
        guard !red.isEmpty else {
            let flaky = results.count { $0.state == .flaky }
            let again = flaky == 0 ? "" : ", \(flaky) of them not at once"
            return "All \(VersionRule.counted(results.count, "check")) green\(again)."
        }
        let names = red.map { "\(MarkdownText.visible($0.check.name)) (\($0.state.rawValue)\(detail($0)))" }
        let verb = red.count == 1 ? "is" : "are"
        return "\(red.count) of \(VersionRule.counted(results.count, "check")) \(verb) not green: "
            + names.joined(separator: ", ") + "."
    }

    private func detail(_ result: CheckResult) -> String {
        switch result.state {
        case .skipped: result.reason.map { ": \(MarkdownText.visible($0))" } ?? ""
        case .stopped: ": \(result.ending)"
        case .green, .flaky, .notRun: ""
        }
    }

    private func remark(_ result: CheckResult) -> String {
        switch result.state {
        case .green: ""
        case .flaky: "before: " + result.outcomes.dropLast().map(\.words).joined(separator: ", ")
        case .skipped: result.ending + (result.reason.map { "; \(MarkdownText.visible($0))" } ?? "")
        case .stopped: result.ending
        case .notRun: "the run was stopped first"
        }
    }
}
