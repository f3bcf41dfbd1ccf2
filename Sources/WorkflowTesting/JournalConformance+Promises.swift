import FoundationEssentials
import Workflows

extension JournalConformance.Trial {
    func checkOrder() async throws {
        try await journal.append(records(0..<1))
        try await journal.append(records(1..<4))
        try await journal.append(records(4..<6))
        try await require("run", holds: records(0..<6), "after three appends")
    }

    func checkFidelity() async throws {
        var odd = record(0, of: "run/child#1 ß")
        odd.workflow = "wörk flow"
        odd.time = Date(timeIntervalSinceReferenceDate: -0.5)
        odd.kind = "härter"
        odd.bytes = Data([0, 255, 10, 13, 34, 92] + Array(repeating: 65, count: 100_000))
        var spaced = record(1, of: odd.run)
        spaced.status = .timedOut
        spaced.bytes = Data("{ \"b\" : 1,\n\t\"a\" : 1.0e0 }".utf8)
        var empty = record(2, of: odd.run)
        empty.bytes = Data()
        try await journal.append([odd, spaced, empty])
        try await require(odd.run, holds: [odd, spaced, empty], "after one append")
    }

    func checkAcknowledgement() async throws {
        for number in 0..<20 {
            try await journal.append([record(number)])
            try await require("run", holds: records(0..<number + 1), "right after append \(number + 1) returned")
        }
    }

    func checkSuccession() async throws {
        try await requireRefusal(of: [], "an empty batch")
        try await requireRefusal(of: [record(1)], "a batch of a new run that does not begin with record 0")
        try await require("run", holds: [], "after it refused the first batches")
        try await journal.append(records(0..<3))
        try await requireRefusal(of: [record(4)], "record 4 after record 2: a batch that overtakes another")
        try await requireRefusal(of: [record(2)], "record 2 a second time")
        try await requireRefusal(of: records(0..<3), "the first batch of a run a second time")
        try await require("run", holds: records(0..<3), "after it refused what does not follow")
        try await journal.append([record(3)])
        try await require("run", holds: records(0..<4), "after the batch that follows")
    }

    func checkWholeness() async throws {
        try await journal.append([record(0)])
        try await requireRefusal(of: [record(1), record(3)], "a batch with a hole in it")
        try await requireRefusal(of: [record(1), record(1)], "a batch with one number twice")
        try await requireRefusal(of: [record(1), record(2, of: "other")], "a batch of two runs")
        try await require("run", holds: [record(0)], "after it refused batches that began well")
        try await require("other", holds: [], "after it refused a batch of two runs")
    }

    func checkPages() async throws {
        try await journal.append(records(0..<7))
        for after in -1..<8 {
            for limit in [1, 2, 3, 100] {
                let found = try await journal.records(of: "run", after: after, limit: limit)
                let expected = records(min(7, after + 1)..<min(7, after + 1 + limit))
                try require(found, are: expected, "after number \(after), at most \(limit),")
            }
        }
        try require(try await all(of: "nobody", in: journal), are: [], "of a run that it does not know")
    }

    func checkSeparation() async throws {
        for number in 0..<5 {
            try await journal.append([record(number, of: "one")])
            try await journal.append([record(number, of: "one/two")])
        }
        try await journal.append(records(5..<8, of: "one"))
        try await require("one", holds: records(0..<8, of: "one"), "with two runs in it")
        try await require("one/two", holds: records(0..<5, of: "one/two"), "with two runs in it")
    }

    func checkListing() async throws {
        let none = try await journal.runs()
        try require(none.isEmpty, "An empty journal lists runs: \(none.map(\.id)).")
        try await journal.append([record(0, of: "b")])
        try await journal.append(records(0..<3, of: "a"))
        var last = record(3, of: "a")
        last.status = .completed
        try await journal.append([last])
        let runs = try await journal.runs()
        try require(runs.map(\.id) == ["b", "a"], "The journal lists \(runs.map(\.id)), not the runs as they began.")
        let (queued, completed) = (runs[0], runs[1])
        try require(
            queued.status == .queued && completed.status == .completed,
            "The journal lists statuses \(queued.status) and \(completed.status), not those of the newest records."
        )
        try require(
            queued.recordCount == 1 && completed.recordCount == 4,
            "The journal lists runs of \(queued.recordCount) and \(completed.recordCount) records, not of 1 and 4."
        )
        try require(
            completed.workflow == "conformance" && abs(completed.changed.timeIntervalSince(last.time)) < 0.001
                && abs(completed.began.timeIntervalSince(record(0).time)) < 0.001,
            "The journal lists another workflow or other times than those of the records."
        )
    }

    func checkConcurrency() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<8 {
                group.addTask {
                    for number in 0..<20 {
                        try await journal.append(records(number * 2..<number * 2 + 2, of: "run\(writer)"))
                    }
                }
            }
            try await group.waitForAll()
        }
        for writer in 0..<8 {
            let run = "run\(writer)"
            try await require(run, holds: records(0..<40, of: run), "after eight runs were written at a time")
        }
        for number in 0..<20 {
            let winners = await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        do { try await journal.append([record(number)]) } catch { return false }
                        return true
                    }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            try require(
                winners == 1,
                "Of eight batches that contended for record \(number), \(winners) were taken, and should be one."
            )
        }
        try await require("run", holds: records(0..<20), "after writers contended for it")
    }

    func checkFailure(_ breaking: @Sendable (any Journal) async throws -> Void) async throws {
        try await journal.append(records(0..<2))
        try await breaking(journal)
        do { try await journal.append([record(2)]) } catch {
            // A broken journal need not be readable; what it does give must be what it had.
            guard let left = try? await all(of: "run", in: journal) else { return }
            return try require(left, are: records(0..<2), "after an append that failed")
        }
        try require(false, "The journal acknowledges a batch that it cannot keep.")
    }
}
