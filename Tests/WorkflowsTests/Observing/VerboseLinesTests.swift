import Testing

@testable import Workflows

@Suite struct VerboseLinesTests {
    private static let plan = CompiledWorkflow<ObservedFlow>.shared.plan
    private let lines = VerboseLines(plan: plan)

    /// Drives a machine and gives the lines of each tick.
    private struct Drive {
        var machine: RunMachine
        let lines: VerboseLines
        var turn = Turn()
        var written: [String] = []

        mutating func take(_ tick: Tick) {
            written += lines.tickLines(tick, machine)
            machine.reduce(tick, at: RunInstant(elapsed: .zero, date: 0), into: &turn)
            written += lines.factLines(turn.facts)
        }
    }

    private func drive() -> Drive {
        Drive(machine: RunMachine(plan: Self.plan, timeout: nil), lines: lines)
    }

    private func box(_ event: some WorkflowEvent, _ number: Int = 1) -> EventBox {
        EventBox(number: number, type: Self.plan.types.number(of: type(of: event)), value: event)
    }

    @Test func `a run tells what comes in, what starts, what queues and what it comes to`() {
        var run = drive()
        run.take(.started(box(ObservedFlow.Begin(way: "t"))))
        run.take(
            .stepFinished(
                invocation: 1,
                emission: .one(box(ObservedFlow.Next(way: "u"), 2)),
                sends: [
                    SentEvent(box: box(ObservedFlow.Next(way: "v"), 3), target: 1),
                    SentEvent(box: box(ObservedFlow.Next(way: "w"), 4), target: nil),
                ]
            )
        )
        run.take(.stepFinished(invocation: 2, emission: .none, sends: []))
        run.take(.published(box(ObservedFlow.Next(way: "p"), 5), invocation: 3))
        run.take(.stepFinished(invocation: 3, emission: .one(box(Stop("end"), 6)), sends: []))
        #expect(
            run.written == [
                "[tick] add: Begin(way='t')",
                "[go:0] started from Begin",
                "[tick] add: Next(way='v') -> on",
                "[tick] add: Next(way='w')",
                "[go:0] complete with Next",
                "[on:0] started from Next",
                "[on] enqueued (waiting for capacity)",
                "[on] enqueued (waiting for capacity)",
                "[on:0] complete with no result",
                "[on:0] started from Next",
                "[tick] publish: Next(way='p')",
                "[on:0] complete with Stop<String>",
                "[on:0] started from Next",
                "[result] Stop<String>(result='end')",
            ]
        )
    }

    @Test func `a timeout, a cancel and a wait that took too long are told`() {
        var cancelled = drive()
        cancelled.take(.started(box(ObservedFlow.Begin(way: "t"))))
        cancelled.take(.cancelled)
        #expect(cancelled.written.last == "[tick] cancelled")
        #expect(lines.factLines([.ended(.timedOut(limit: .seconds(3), active: []))]) == ["[tick] timeout: 3s"])
        #expect(lines.factLines([.ended(.timedOut(limit: .milliseconds(100), active: []))]) == ["[tick] timeout: 0.1s"])
        var waiting = drive()
        waiting.take(.started(box(ObservedFlow.Begin(way: "t"))))
        waiting.take(.stepFinished(invocation: 1, emission: .one(box(ObservedFlow.Next(way: "u"), 2)), sends: []))
        let request = WaitRequest(
            token: 1,
            invocation: 2,
            question: nil,
            expected: Self.plan.types.number(of: ObservedFlow.Answer.self),
            id: nil,
            timeout: .seconds(1)
        )
        waiting.take(.waitOpened(request, sends: []))
        waiting.take(.deadlineReached(.wait(1)))
        #expect(waiting.written.contains("[tick] waiter timeout: step on waiter w1"))
    }

    @Test func `a failure that was looked at first is told without the worker that it has given back`() {
        let failed = Fact.state(
            step: 0,
            .failed,
            attempt: 1,
            worker: -1,
            invocation: 1,
            input: 0,
            output: Fact.noOutput
        )
        #expect(lines.factLines([failed]) == ["[go] failed"])
    }

    @Test func `a summary is short and commands no terminal`() {
        struct Wide: Event {
            var text: String
            var few = [1, 2]
            var many = [1, 2, 3, 4]
            var key = Secret("hidden")
        }
        let summary = EventSummary(Wide(text: "a\u{1B}[2J\n\u{202E}b")).description
        #expect(summary == #"Wide(text='a\u{1B}[2J\n\u{202E}b', few=[1, 2], many=[4 items], key=•••)"#)
        let long = EventSummary(Wide(text: String(repeating: "x", count: 300))).description
        #expect(long.contains("'" + String(repeating: "x", count: 49) + "…'"))
        struct Many: Event {
            var a = String(repeating: "a", count: 60)
            var b = String(repeating: "b", count: 60)
            var c = String(repeating: "c", count: 60)
            var d = String(repeating: "d", count: 60)
        }
        #expect(EventSummary(Many()).description.count == 200)
    }
}
