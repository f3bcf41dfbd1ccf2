import Foundation
import Testing

@testable import ExampleWorkflows

@Suite struct TriageReportTests {
    private func report(_ findings: [Finding], note: String? = nil) throws -> String {
        let folder = try TemporaryFolder()
        let file = try LogFile.opened(at: folder.file("a|b`c.log", "x\n"))
        var statistics = LogStatistics(format: .text)
        statistics.lines = 10
        statistics.parsed = 9
        let judged = findings.map {
            TriageReport.Judged(finding: $0, verdict: "attack", severity: "high", note: note)
        }
        return TriageReport(file: file, statistics: statistics, judged: judged).markdown
    }

    private func finding(subject: String, evidence: [String]) -> Finding {
        Finding(
            kind: .scan,
            subject: subject,
            score: 0.9,
            count: 7,
            figures: ["7 requests"],
            first: "2025-03-04 10:00:00",
            last: "2025-03-04 10:01:00",
            evidence: evidence,
            why: "It looks around."
        )
    }

    @Test func `the report says what was counted, found and decided, and by which rule`() throws {
        let text = try report([finding(subject: "198.51.100.4", evidence: ["GET /.env"])], note: "seen before")
        for part in [
            "| Lines | 10 |", "| Parsed | 9 |", "| Unparsed | 1 |",
            "| 1 | scan | `198.51.100.4` | 0.90 | 7 | attack | high | seen before |", "```text\nGET /.env\n```",
            "- from 2025-03-04 10:00:00 to 2025-03-04 10:01:00", "## Rule",
        ] {
            #expect(text.contains(part), "\(part)")
        }
        #expect(try report([]).contains("Nothing unusual in 10 lines."))
    }

    @Test func `evidence cannot leave its block or hide anything`() throws {
        let hostile = [
            "````", "~~~", "\u{1B}]52;c;AAAA\u{07}", "a\rb\u{8}\u{7F}\u{9B}", "\u{202E}abc\u{2066}\u{200B}\u{FEFF}",
            "\u{E0041}",
            "a\nb", "</details><script>", "tab\there",
        ]
        let text = try report([finding(subject: "x", evidence: hostile)])
        #expect(text.contains("\n`````text\n````\n"))
        #expect(text.contains("\\u{1B}]52;c;AAAA\\u{7}"))
        #expect(text.contains("a\\u{D}b\\u{8}\\u{7F}\\u{9B}"))
        #expect(text.contains("\\u{202E}abc\\u{2066}\\u{200B}\\u{FEFF}\n\\u{E0041}\na\\u{A}b\n"))
        let allowed = text.unicodeScalars.allSatisfy { $0 == "\n" || ($0.value >= 32 && $0.value < 127) || $0 == "…" }
        #expect(allowed)
    }

    @Test func `a subject or a note cannot break the table`() throws {
        let text = try report(
            [finding(subject: "a | `b`` \u{1B} | c", evidence: [])],
            note: "| x | <img src=http://e.example> [a](b) www.e.example\n# head"
        )
        #expect(text.contains("```a \\| `b`` \\u{1B} \\| c```"))
        let row = try #require(text.split(separator: "\n").first { $0.hasPrefix("| 1 |") })
        #expect(
            row.hasSuffix("\\| x \\| &lt;img src=http:\\//e.example&gt; \\[a\\](b) www\\.e.example\\\\u{A}# head |")
        )
        #expect(text.contains("# Triage of a\\|b\\`c.log"))
    }

    @Test func `a report never overwrites what is there`() throws {
        let folder = try TemporaryFolder()
        let path = "\(folder.path)/triage-a.log.md"
        #expect(try ReportFile.write("one", to: path) == path)
        #expect(try ReportFile.write("two", to: path) == "\(folder.path)/triage-a.log-2.md")
        #expect(try ReportFile.write("three", to: path) == "\(folder.path)/triage-a.log-3.md")
        #expect(FileManager.default.contents(atPath: path) == Data("one".utf8))
        let link = "\(folder.path)/link"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "\(folder.path)/target")
        #expect(try ReportFile.write("four", to: link) == "\(folder.path)/link-2")
        #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/target"))
    }

    @Test func `who may not read the log may not read the report`() throws {
        let folder = try TemporaryFolder()
        let path = try ReportFile.write("x", to: "\(folder.path)/a.md", permissions: 0o640)
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        let mode = try #require(attributes[.posixPermissions] as? Int)
        #expect(mode & 0o007 == 0 && mode & 0o600 == 0o600)
    }

    @Test func `a report that cannot be created is named, with what to do`() throws {
        let folder = try TemporaryFolder()
        let missing = "\(folder.path)/none/a.md"
        #expect(throws: ReportFileError.noFolder(missing)) { try ReportFile.write("x", to: missing) }
        #expect(throws: ReportFileError.isFolder(folder.path)) { try ReportFile.write("x", to: folder.path) }
        #expect(throws: ReportFileError.isFolder("")) { try ReportFile.write("x", to: "") }
        #expect(ReportFileError.noFolder(missing).description.contains(missing))
    }

    @Test(arguments: [
        ("dpkg.log", "triage-dpkg.log.md"), ("a b\u{1B}c", "triage-a-b-c.md"), ("", "triage-log.md"),
        ("日誌.log", "triage-日誌.log.md"),
    ])
    func `the default name is that of the log, cleaned`(name: String, output: String) {
        #expect(ReportFile.defaultName(forLog: name) == output)
        #expect(ReportFile.defaultName(forLog: String(repeating: "ä", count: 300)).utf8.count < 250)
    }
}
