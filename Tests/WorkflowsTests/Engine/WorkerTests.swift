import Testing

@testable import Workflows

@Suite struct WorkerTests {
    static let oneWorker: [Step<Bench>] = [
        Step("go") { (_: Bench, _: Go, _) -> [Item] in [] },
        Step("work", options: StepOptions(workers: 2)) { (_: Bench, item: Item, _) in Made(n: item.n) },
        Step("end") { (_: Bench, made: [Made], _) in End(n: made.count) },
    ]

    @Test func `no more invocations run than there are workers, and the queue is first in, first out`() {
        var bench = MachineBench(Self.oneWorker)
        bench.start()
        let first = bench.fanOut(1, (1...4).map { Item(n: $0) })
        #expect(bench.runs(first) == ["work(Item1)#2", "work(Item2)#3"])
        #expect(bench.lastStream.contains("work preparing Item#4"))
        #expect(bench.runs(bench.finish(3, Made(n: 2))) == ["work(Item3)#4"])
        #expect(bench.lastStream.contains("work:1 running Item#4"))
        #expect(bench.runs(bench.finish(2, Made(n: 1))) == ["work(Item4)#5"])
        #expect(bench.lastStream.contains("work:0 running Item#5"))
        bench.finish(5, Made(n: 4))
        #expect(bench.runs(bench.finish(4, Made(n: 3))) == ["end(Made2, Made1, Made4, Made3)#6"])
    }

    @Test(arguments: [1, 63, 64, 65, 200])
    func `the lowest free worker is taken`(limit: Int) {
        var slots = WorkerSlots(limit)
        #expect((0..<limit).map { _ in slots.take() } == (0..<limit).map { $0 })
        #expect(slots.isFull)
        #expect(slots.take() == nil)
        slots.giveBack(limit - 1)
        slots.giveBack(0)
        slots.giveBack(0)
        #expect(slots.busy == limit - (limit == 1 ? 1 : 2))
        #expect(slots.take() == 0)
    }

    @Test func `a queue keeps its order however often it is emptied and filled`() {
        var queue = FirstInFirstOut<Int>()
        var (next, expected) = (0, 0)
        for round in 1...100 {
            for _ in 0..<(round % 7 + 3) {
                queue.append(next)
                next += 1
            }
            for _ in 0..<(round % 5 + 2) where !queue.isEmpty {
                #expect(queue.first == expected)
                #expect(queue.popFirst() == expected)
                expected += 1
            }
            #expect(queue.count == next - expected)
        }
        #expect(Array(queue.contents) == Array(expected..<next))
        while queue.popFirst() != nil {}
        #expect(queue.isEmpty)
        #expect(queue == FirstInFirstOut<Int>())
    }
}
