import Testing

@testable import ExampleWorkflows

@Suite struct ChecksReportTests {
    @Test func `the last twenty lines are kept, and those nobody has seen are given once`() {
        var tail = OutputTail()
        #expect(tail.takeUnseen() == nil)
        tail.append("one\ntw".utf8)
        #expect(tail.takeUnseen() == ["one"])
        #expect(tail.takeUnseen() == nil)
        tail.append("o\n".utf8)
        for number in 3...50 { tail.append("\(number)\n".utf8) }
        #expect(tail.takeUnseen() == (31...50).map(String.init))
        tail.append("rest".utf8)
        tail.finish()
        tail.finish()
        #expect(tail.takeUnseen() == ["rest"])
        #expect(tail.lines == (32...50).map(String.init) + ["rest"])
        #expect(tail.count == 51)
    }

    @Test func `a carriage return begins the line anew, before a newline it is nothing`() {
        var tail = OutputTail()
        tail.append("10 %\r50 %\r100 %\r\nnext\r\n\r\n".utf8)
        #expect(tail.lines == ["100 %", "next", ""])
    }

    @Test func `a line without end takes no more than its share`() {
        var tail = OutputTail()
        for _ in 0..<10_000 { tail.append("aaaaaaaaaa".utf8) }
        tail.append([0xFF, UInt8(ascii: "\n")])
        #expect(tail.lines == [String(repeating: "a", count: 400) + "…"])
    }

    @Test func `the table says for each check how it ended, how often it ran and how long`() {
        let report = CheckReport([
            result(3, "test", [.timedOut(.seconds(30)), .exited(1)], .stopped, elapsed: .seconds(3_723)),
            result(0, "build", [.exited(0)], nil, elapsed: .milliseconds(250)),
            result(
                1,
                "flaky \u{1B}[31m",
                [.exited(1), .signalled(9), .exited(0)],
                nil,
                elapsed: .milliseconds(12_340)
            ),
            result(2, "lint", [.exited(127)], .skipped, elapsed: .seconds(65), reason: "no\u{202E}tool"),
            result(4, "late", [], .notRun, elapsed: .zero),
        ])
        #expect(
            report.table == [
                "check             result   runs       time  remark",
                "build             green       1     0.25 s",
                "flaky \\u{1B}[31m  flaky       3     12.3 s  before: exit 1, ended by signal 9",
                "lint              skipped     1  1 min 5 s  exit 127, no such command; no\\u{202E}tool",
                "test              stopped     2  1 h 2 min  exit 1",
                "late              not run     0        0 s  the run was stopped first",
            ]
        )
        #expect(
            report.summary
                == "3 of 5 checks are not green: lint (skipped: no\\u{202E}tool), test (stopped: exit 1), late (not run)."
        )
        #expect(!report.isGreen)
    }

    @Test func `all green is said with what was green only in the end`() {
        let report = CheckReport([
            result(0, "a", [.exited(0)], nil), result(1, "b", [.exited(1), .exited(0)], nil),
        ])
        #expect(report.isGreen)
        #expect(report.summary == "All 2 checks green, 1 of them not at once.")
    }

    private func result(
        _ place: Int,
        _ name: String,
        _ outcomes: [CommandOutcome],
        _ state: CheckResult.State?,
        elapsed: Duration = .zero,
        reason: String? = nil
    ) -> CheckResult {
        CheckResult(
            place: place,
            check: Check(name: name, command: "true"),
            outcomes: outcomes,
            elapsed: elapsed,
            state: state,
            reason: reason
        )
    }
}
