import Testing
import WorkflowTesting

@testable import Workflows

@Suite struct ReadersTests {
    private func sequences(_ events: RunEvents) async -> [Int] {
        var all: [Int] = []
        for await entry in events { all.append(entry.sequence) }
        return all
    }

    @Test func `a late reader gets everything from the start`() async throws {
        let handler = try ReviewFlow().run(.init(text: "x"))
        var early = RunProbe(handler, includingNotices: true)
        while case let entry? = await early.next(), entry.notice?.typeName != "WorkflowIdleEvent" {}
        try await handler.answer("w1", with: ReviewFlow.Verdict(keep: true))
        while await early.next() != nil {}
        let late = await sequences(handler.events(after: -1, includingNotices: true))
        #expect(late == early.entries.map(\.sequence))
        #expect(late == Array(0..<late.count))
    }

    @Test func `several readers read at the same time, each from its own place`() async throws {
        let handler = try ReviewFlow().run(.init(text: "x"))
        async let all = sequences(handler.events(after: -1, includingNotices: true))
        async let fromThree = sequences(handler.events(after: 3, includingNotices: true))
        async let events = sequences(handler.events)
        try await ScriptedAnswers().answering(ReviewFlow.Review.self, with: ["keep": true]).play(handler)
        let (one, two, three) = await (all, fromThree, events)
        #expect(Array(one.dropFirst(4)) == two)
        #expect(three.count == 2 && three.allSatisfy { one.contains($0) })
    }

    @Test func `a cancelled reader's stream ends`() async throws {
        let handler = try ReviewFlow().run(.init(text: "x"))
        let reader = Task { await sequences(handler.events) }
        reader.cancel()
        #expect(await reader.value.count <= 1)
        try await handler.cancel()
    }

    @Test func `events of one type come as values of it`() async throws {
        let handler = try ReviewFlow().run(.init(text: "x"))
        for await review in handler.events(of: ReviewFlow.Review.self) {
            #expect(review.prompt == "Keep x?")
            try await handler.cancel()
        }
    }

    @Test func `a reader from before what is kept gets one gap first`() async throws {
        let log = RunLog()
        for tick in 0..<70_000 {
            _ = log.append([.questionClosed(wait: UInt32(tick), isAnswered: true)], date: 0, isEnd: tick == 69_999)
        }
        let plan = RunPlan(declaration: Bench.declaration, steps: [])
        var entries: [RunEvent] = []
        for await entry in RunEvents(log, StreamEntries(plan: plan), after: 10, includingNotices: true) {
            entries.append(entry)
        }
        guard case .gap(11, let to)? = entries.first?.notice else { return #expect(Bool(false)) }
        #expect(entries.dropFirst().first?.sequence == to + 1)
        #expect(entries.last?.sequence == 69_999)
        #expect(entries.filter { $0.notice?.typeName == "Gap" }.count == 1)
    }

    @Test(arguments: [Int.max, Int.max - 63, Int.max / 4, 1_000_000])
    func `a reader from after the end gets nothing`(place: Int) async throws {
        let handler = try ReviewFlow().run(.init(text: "x"))
        async let entries = sequences(handler.events(after: place, includingNotices: true))
        try await handler.cancel()
        #expect(await entries.isEmpty)
    }

    @Test(arguments: [false, true])
    func `a reader that is cancelled stops, however much there is to read`(isPublished: Bool) async {
        let log = RunLog()
        for tick in 0..<10_000 {
            if isPublished {
                _ = log.append(ReviewFlow.Review(prompt: "\(tick)"), from: Fact.Place(step: nil), date: 0)
            } else {
                _ = log.append(.questionClosed(wait: UInt32(tick), isAnswered: true), date: 0)
            }
        }
        let entries = StreamEntries(plan: RunPlan(declaration: Bench.declaration, steps: []))
        let reader = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            var count = 0
            for await _ in RunEvents(log, entries, after: 10, includingNotices: true) { count += 1 }
            return count
        }
        #expect(await reader.value < 64)
    }

    @Test func `a recorded stream is read like a live one`() async throws {
        let handler = try ReviewFlow().run(.init(text: "x"))
        try await handler.cancel()
        var entries: [RunEvent] = []
        for await entry in handler.events(after: -1, includingNotices: true) { entries.append(entry) }
        #expect(await sequences(RunEvents(recorded: entries)) == entries.map(\.sequence))
    }
}
