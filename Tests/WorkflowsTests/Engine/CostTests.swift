import Testing

@testable import Workflows

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// One event costs the same however much is pending.
///
/// Each test plays a small load and one of sixteen times its size. Where an event costs the same, an event of the large
/// one costs about as much as one of the small one; where it costs as much as there is pending, sixteen times. Time is
/// this thread's alone, so that whatever else the machine does is not counted.
@Suite(.serialized) struct CostTests {
    private func growth(_ small: Int = 500, _ play: (Int) -> Void) -> Double {
        func cost(_ size: Int) -> Double {
            (1...3).map { _ in
                let start = threadTime()
                play(size)
                return (threadTime() - start) / Double(size)
            }.min() ?? 0
        }
        let few = cost(small)
        return cost(small * 16) / few
    }

    private func threadTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    @Test(arguments: [true, false]) func `an event of a sequence, however many came before it`(hasDigests: Bool) {
        let growth = growth { size in
            var bench = MachineBench(FeedTests.steps)
            bench.start()
            bench.reduce(.feedOpened(invocation: 1))
            for n in 1...size {
                bench.reduce(.fed(bench.box(Item(n: n)), digest: hasDigests ? UInt64(n) : nil, invocation: 1))
            }
        }
        #expect(growth < 4)
    }

    @Test func `an event that is collected, however large the set`() {
        let growth = growth { size in
            var bench = MachineBench(JoinTests.pair)
            bench.start()
            let types = Array(repeating: bench.plan.types.number(of: Left.self), count: size)
            for n in 1...size {
                bench.reduce(.collected(bench.box(Left(n: n)), invocation: 1, buffer: "b", expected: types))
            }
            #expect(bench.turn.commands != [.handOver(nil)])
        }
        #expect(growth < 4)
    }

    @Test func `an event that is collected beside others that are not wanted yet`() {
        let growth = growth { size in
            var bench = MachineBench(JoinTests.pair)
            bench.start()
            let types = [Left.self, Right.self].map { bench.plan.types.number(of: $0) }
            for n in 1...size {
                bench.reduce(.collected(bench.box(Left(n: n)), invocation: 1, buffer: "b", expected: types))
            }
        }
        #expect(growth < 4)
    }

    @Test func `an event that waits for its pair, and the idle notice that says so`() {
        let growth = growth { size in
            var bench = MachineBench(JoinTests.pair)
            bench.reduce(.held(1))
            bench.start()
            bench.finish(1)
            for n in 1...size { bench.send(Left(n: n)) }
            #expect(bench.lastStream.last == "idle: merge needs Right, has Left\(size == 1 ? "" : " ×\(size)")")
        }
        #expect(growth < 4)
    }

    @Test func `a member of a fan-out that waits for a join`() {
        let growth = growth { size in
            var bench = MachineBench(FanOutTests.plain)
            bench.start()
            bench.fanOut(1, (1...size).map { Item(n: $0) })
            for n in 1...size { bench.finish(n + 1, Made(n: n)) }
            #expect(bench.machine.invocations.count == 1)
        }
        #expect(growth < 4)
    }

    @Test func `an answer that is told by its fields, however many wait`() {
        let growth = growth(100) { size in
            var table = WaitTable()
            for number in 1...size {
                table.open(
                    OpenWait(
                        number: number,
                        step: 0,
                        body: WaitingBody(invocation: number, key: WaitKey(types: [0], count: 1), token: number),
                        question: nil,
                        expected: [0],
                        scope: 0,
                        asked: RunInstant(elapsed: .zero, date: 0),
                        deadline: nil,
                        requirements: ["n": .integer(number)]
                    )
                )
            }
            // The youngest first, which is where looking from the oldest on takes longest.
            for number in stride(from: size, through: 1, by: -1) {
                let found = table.oldestBody(expecting: EventBox(number: 1, type: 0, value: Left(n: number)))
                #expect(found?.number == number && table.wait(of: number)?.number == number)
                _ = table.close(number)
            }
        }
        #expect(growth < 4)
    }
}
