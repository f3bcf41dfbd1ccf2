import FoundationEssentials
import Testing
import Workflows

@testable import WorkflowConsole

@Suite struct EventBatchesTests {
    static func record(_ sequence: Int) -> EventRecord {
        EventRecord(sequence: sequence, time: Moment.start, run: "r", type: "Tick")
    }

    @Test func `what has come since the last look is one batch`() async {
        let buffer = EventBuffer()
        for sequence in 0..<100 { await buffer.append(EventBatchesTests.record(sequence)) }
        #expect(await buffer.next()?.map(\.sequence) == Array(0..<100))
        await buffer.append(EventBatchesTests.record(100))
        buffer.finish()
        #expect(await buffer.next()?.map(\.sequence) == [100])
        #expect(await buffer.next() == nil)
    }

    @Test func `a slow reader makes its producer wait and loses nothing`() async {
        let count = EventBuffer.limit * 3
        let batches = EventBatches { buffer in
            for sequence in 0..<count { await buffer.append(EventBatchesTests.record(sequence)) }
        }
        var seen = 0
        var largest = 0
        for await batch in batches {
            #expect(batch.first?.sequence == seen)
            seen += batch.count
            largest = max(largest, batch.count)
            await Task.yield()
        }
        #expect(seen == count)
        #expect(largest <= EventBuffer.limit)
    }

    @Test func `a reader that is cancelled gets the end`() async {
        let batches = EventBatches { buffer in
            await buffer.append(EventBatchesTests.record(0))
            // Never ends by itself.
            while !Task.isCancelled { await Task.yield() }
        }
        let reader = Task {
            var count = 0
            for await batch in batches { count += batch.count }
            return count
        }
        await Task.yield()
        reader.cancel()
        #expect(await reader.value <= 1)
    }

    @Test func `two readers each get everything`() async {
        let batches = EventBatches((0..<10).map(EventBatchesTests.record))
        for _ in 0..<2 {
            var all: [Int] = []
            for await batch in batches { all += batch.map(\.sequence) }
            #expect(all == Array(0..<10))
        }
    }
}
