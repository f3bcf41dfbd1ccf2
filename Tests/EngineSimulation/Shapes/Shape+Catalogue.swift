@testable import Workflows

extension Shape {
    /// One shape for each behaviour of the engine.
    static let catalogue: [Shape] = [
        Shape(
            name: "chain",
            steps: [
                step("first", one(Go.self), [Production(Red.self)]),
                step("second", one(Red.self), [Production(Green.self)]),
                step("third", one(Green.self), [Production(End.self)]),
            ]
        ),
        Shape(
            name: "branch",
            steps: [
                step("fork", one(Go.self), [Production(Red.self), Production(Green.self)]),
                step("left", one(Red.self), [Production(Blue.self), Production(Green.self)]),
                step("right", one(Green.self), [Production(Blue.self)]),
                step("end", one(Blue.self), [Production(End.self)]),
            ]
        ),
        Shape(
            name: "loop",
            steps: [
                step("begin", one(Go.self), [Production(Red.self)]),
                step("again", one(Red.self, Blue.self), [Production(Green.self)]),
                step("check", one(Green.self), [Production(Blue.self), Production(End.self)]),
            ]
        ),
        Shape(
            name: "fan-out",
            steps: [
                step("split", one(Go.self), [each(Red.self)]),
                step("work", one(Red.self), [Production(Green.self)]),
                step("join", joined(Green.self), [Production(End.self)]),
            ]
        ),
        Shape(
            name: "first-of-fan-out",
            steps: [
                step("split", one(Go.self), [each(Red.self), Production(Grey.self)]),
                step("work", one(Red.self), [Production(Green.self), each(Green.self)]),
                step("first", joined(Green.self), [Production(Blue.self)], take: 2),
                step("all", joined(Green.self), [Production(Grey.self)]),
                step("end", one(Blue.self, Grey.self), [Production(End.self)]),
            ]
        ),
        Shape(
            name: "nested-fan-out",
            steps: [
                step("split", one(Go.self), [each(Red.self)]),
                step("again", one(Red.self), [each(Green.self)]),
                step("work", one(Green.self), [Production(Blue.self)]),
                step("inner", joined(Blue.self), [Production(Grey.self)]),
                step("outer", joined(Grey.self), [Production(End.self)]),
            ]
        ),
        Shape(
            name: "mixed-fan-out",
            steps: [
                step("split", one(Go.self), [each(Red.self), each(Green.self), Production(Grey.self)]),
                step("work", one(Red.self), [Production(Green.self), each(Red.self)]),
                step("pairs", set(Red.self, Green.self), [Production(Blue.self)]),
                step("greens", joined(Green.self), [Production(Grey.self)]),
                step("blues", joined(Blue.self, Green.self), [Production(Grey.self)]),
                step("end", one(Grey.self), [Production(End.self)]),
            ]
        ),
        Shape(
            name: "collect",
            steps: [
                step("begin", one(Go.self), [Production(Red.self)], sends: [Red.self, Green.self]),
                step("gather", one(Red.self, Green.self), [Production(Blue.self)]),
                step("end", one(Blue.self), [Production(End.self)]),
            ]
        ),
        Shape(
            name: "complete-set",
            steps: [
                step("begin", one(Go.self, Page.self), [Production(Red.self)], sends: [Green.self, Red.self]),
                step("pair", set(Red.self, Green.self), [Production(Blue.self)]),
                step("twins", set(Red.self, Red.self, Green.self), [Production(Blue.self)]),
                step("end", one(Blue.self), [Production(End.self)]),
            ]
        ),
        Shape(
            name: "returned-question",
            steps: [
                step("ask", one(Go.self), [Production(Ask.self), Production(Choose.self)]),
                step("reply", one(Reply.self), [Production(Choose.self), Production(End.self)]),
                step("choice", one(Choice.self), [Production(Ask.self), Production(Red.self)]),
                step("end", one(Red.self), [Production(End.self)]),
            ]
        ),
        Shape(
            name: "question-in-fan-out",
            steps: [
                step("split", one(Go.self), [each(Red.self)]),
                step("work", one(Red.self), [Production(Ask.self), Production(Green.self), each(Ask.self)]),
                step("reply", one(Reply.self), [Production(Green.self), Production(Ask.self)]),
                step("join", joined(Green.self), [Production(Blue.self)]),
                step("end", one(Blue.self), [Production(End.self)]),
            ]
        ),
        Shape(
            name: "wait-in-body",
            steps: [
                step("begin", one(Go.self), [each(Red.self)], asks: [Ask.self], awaits: [Reply.self]),
                step(
                    "work",
                    one(Red.self),
                    [Production(Green.self)],
                    asks: [Ask.self, Choose.self],
                    awaits: [Reply.self, Choice.self, Page.self]
                ),
                step("join", joined(Green.self), [Production(End.self)], asks: [Ask.self], awaits: [Reply.self]),
            ]
        ),
        Shape(
            name: "both-kinds-of-question",
            steps: [
                step("begin", one(Go.self, Page.self), [Production(Ask.self), Production(Red.self)]),
                step(
                    "work",
                    one(Red.self),
                    [Production(Ask.self)],
                    asks: [Ask.self],
                    awaits: [Reply.self, Green.self]
                ),
                step("reply", one(Reply.self), [Production(Green.self), Production(End.self)], sends: [Green.self]),
                step("green", one(Green.self), [Production(Red.self)]),
            ]
        ),
        Shape(
            name: "several-acceptors",
            steps: [
                step("begin", one(Go.self), [Production(Red.self)]),
                step("one", one(Red.self), [Production(Green.self)]),
                step("two", one(Red.self, Green.self), [Production(Blue.self)]),
                step("three", one(Red.self), [Production(Blue.self)], awaits: [Green.self]),
                step("end", one(Blue.self), [Production(End.self), Production(Grey.self)]),
            ]
        ),
        Shape(
            name: "targeted-sends",
            steps: [
                step("begin", one(Go.self), [Production(Red.self)], sends: [Red.self, Green.self, Ask.self]),
                step("one", one(Red.self, Page.self), [Production(Blue.self)], sends: [Green.self]),
                step("two", one(Red.self, Green.self), [Production(Blue.self)], awaits: [Page.self]),
                step("pair", set(Red.self, Green.self), [Production(Blue.self)]),
                step("reply", one(Reply.self), [Production(Blue.self)]),
                step("end", one(Blue.self), [Production(End.self)]),
            ]
        ),
        Shape(
            name: "recovery",
            steps: [
                step("split", one(Go.self), [each(Red.self)], timeout: .seconds(2)),
                step("work", one(Red.self), [Production(Green.self)], sends: [Grey.self]),
                step(
                    "rescue",
                    one(StepFailed.self),
                    [Production(Green.self)],
                    recovery: Recovery(of: ["work"], limit: 2)
                ),
                step("help", one(StepFailed.self), [Production(Red.self), Production(End.self)], recovery: Recovery()),
                step("join", joined(Green.self), [Production(End.self)]),
                step("note", one(Grey.self), []),
            ]
        ),
        Shape(
            name: "time-limits",
            steps: [
                step("begin", one(Go.self), [Production(Red.self), each(Red.self)], timeout: .seconds(3)),
                step(
                    "work",
                    one(Red.self),
                    [Production(Green.self)],
                    asks: [Ask.self],
                    awaits: [Reply.self, Green.self],
                    sends: [Blue.self],
                    timeout: .seconds(4)
                ),
                step("check", one(Green.self), [Production(Red.self), Production(End.self)], timeout: .seconds(1)),
                step(
                    "blue",
                    set(Blue.self, Blue.self),
                    [Production(Green.self)],
                    sends: [Green.self],
                    delivery: .onSuccess
                ),
            ]
        ),
    ]

    static func step(
        _ name: String,
        _ acceptance: Acceptance,
        _ productions: [Production],
        asks: [any InputRequiredEvent.Type] = [],
        awaits: [any Event.Type] = [],
        sends: [any Event.Type] = [],
        timeout: Duration? = nil,
        delivery: SendDelivery = .always,
        take: Int? = nil,
        recovery: Recovery? = nil
    ) -> StepDescription {
        StepDescription(
            name: name,
            acceptance: acceptance,
            productions: productions,
            mayProduceNothing: true,
            options: StepOptions(
                timeout: timeout,
                delivery: delivery,
                take: take,
                recovery: recovery,
                asks: asks,
                awaits: awaits,
                sends: sends
            )
        )
    }

    static func one(_ types: any Event.Type...) -> Acceptance { .one(of: types.map { EventType($0) }) }
    static func set(_ types: any Event.Type...) -> Acceptance { .set(types.map { EventType($0) }) }
    static func joined(_ types: any Event.Type...) -> Acceptance { .collection(of: types.map { EventType($0) }) }
    static func each(_ type: any WorkflowEvent.Type) -> Production { Production(type, isFanOut: true) }
}
