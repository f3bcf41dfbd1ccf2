import Testing

@testable import Workflows

@Suite struct SnapshotTests {
    @Test func `a picture shows every step, every question and every join`() {
        var bench = MachineBench([
            Step("go", options: StepOptions(workers: 1, awaits: [Choice.self])) { (_: Bench, _: Go, _) -> [Item] in []
            },
            Step("work", options: StepOptions(workers: 1)) { (_: Bench, _: Item, _) -> OneOf<Made, Ask> in .emit(Made())
            },
            Step("reply") { (_: Bench, _: Reply, _) in Made() },
            Step("end") { (_: Bench, made: [Made], _) in End(n: made.count) },
        ])
        bench.start()
        bench.fanOut(1, (1...4).map { Item(n: $0) })
        bench.finish(2, Made())
        bench.finish(3, Ask())
        bench.send(Go(), to: 0)
        bench.wait(6, token: 1, for: Choice.self)
        let picture = bench.machine.snapshot(sequence: 12, at: RunInstant(elapsed: .zero, date: 0))
        #expect(picture.status == .running && picture.sequence == 12 && picture.timeLeft == nil)
        #expect(
            picture.steps == [
                .init(step: "go", workers: 1, waiting: 1, finished: 1),
                .init(step: "work", workers: 1, running: 1, queued: 1, finished: 2),
                .init(step: "reply", workers: 4), .init(step: "end", workers: 4),
            ]
        )
        #expect(picture.questions.map(\.wait) == ["w1", "w2"])
        #expect(picture.questions[0].prompt == "Well?" && picture.questions[0].payload == ["prompt": "Well?"])
        #expect(picture.questions[0].questionType == "Ask" && picture.questions[0].step == "work")
        #expect(picture.questions[1].prompt == "Choice" && picture.questions[1].questionType == nil)
        #expect(picture.joins == ["end needs Made ×4, has 1"])
    }

    @Test func `a type's name becomes words`() {
        #expect(EventType(Elsewhere.self).nameInWords == "Elsewhere")
        #expect(EventType(ElsewhereChoosing.self).nameInWords == "Elsewhere choosing")
    }

    @Test func `a body that was told to stop is counted until it returns`() {
        var bench = MachineBench(WorkerTests.oneWorker)
        bench.start()
        bench.fanOut(1, (1...3).map { Item(n: $0) })
        func work() -> RunSnapshot.StepActivity {
            bench.machine.snapshot(sequence: 0, at: RunInstant(elapsed: .zero, date: 0)).steps[1]
        }
        bench.reduce(.invocationCancelled(2))
        #expect(work() == .init(step: "work", workers: 2, running: 1, stopping: 1, queued: 1))
        bench.finish(2, Made(n: 1))
        #expect(work() == .init(step: "work", workers: 2, running: 2))
    }

    @Test func `a body whose failure is looked at does not run, and one whose time was over stops`() {
        let limited = StepOptions(timeout: .seconds(10))
        for isTimeout in [false, true] {
            var bench = MachineBench([Step("go", options: limited) { (_: Bench, _: Go, _) in End() }])
            bench.reduce(.debugged(.breakpoints([.failure])))
            bench.start()
            bench.now = .seconds(10)
            if isTimeout { bench.timeOut(1, step: 0) } else { bench.fail(1) }
            let picture = bench.machine.snapshot(sequence: 0, at: RunInstant(elapsed: bench.now, date: 0))
            #expect(picture.steps[0].running == 0 && picture.steps[0].stopping == (isTimeout ? 1 : 0))
            #expect(picture.pause == "step 'go' failed (invocation 1): Mishap()")
        }
    }

    @Test func `a failed step is counted`() {
        var bench = MachineBench(WorkerTests.oneWorker)
        bench.start()
        bench.fail(1)
        let picture = bench.machine.snapshot(sequence: 0, at: RunInstant(elapsed: .zero, date: 0))
        #expect(picture.steps[0].failed == 1 && picture.status == .failed)
    }
}
