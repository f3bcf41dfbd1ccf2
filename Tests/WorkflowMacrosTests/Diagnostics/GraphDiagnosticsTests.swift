import Testing

/// What is said about the event graph of a closed workflow, and where.
@Suite struct GraphDiagnosticsTests {
    /// A workflow that is in order but for the steps that a test adds at line 8.
    private func findings(_ steps: String, events: String = "") -> [String] {
        Expanding(
            """
            @Workflow struct Flow {
                struct Topic: StartEvent {}
                struct Draft: Event {}
                struct Review: InputRequiredEvent {}
                struct Verdict: HumanResponseEvent {}
                struct Finished: StopEvent {}
                \(events)
            \(steps)
            }
            """
        ).findings
    }

    private let begin = "    @Step func begin(_ topic: Topic) -> Finished { Finished() }\n"

    @Test func `a workflow in order has no findings`() {
        #expect(findings(begin) == [])
    }

    @Test func `an event that no step accepts is shown in the result`() {
        #expect(
            findings("    @Step func begin(_ topic: Topic) -> OneOf<Draft, Finished> { fatalError() }") == [
                "8:47 event.neverConsumed Step 'begin' emits 'Draft', which no step accepts. "
                    + "Add a step that takes 'Draft', or make it a StopEvent."
            ]
        )
    }

    @Test func `an event that no step emits is shown in the parameter`() {
        #expect(
            findings(begin + "    @Step func polish(_ draft: Draft) -> Finished { Finished() }") == [
                "9:32 event.neverProduced Step 'polish' takes 'Draft', which no step emits. "
                    + "Return 'Draft' from a step, or make it a StartEvent or a HumanResponseEvent."
            ]
        )
    }

    @Test func `a near name is suggested`() {
        let steps = """
                @Step func begin(_ topic: Topic) -> OneOf<Drafted, Finished> { fatalError() }
                @Step func polish(_ draft: Draft) -> Finished { Finished() }
            """
        #expect(
            findings(steps, events: "struct Drafted: Event {}") == [
                "9:32 event.neverProduced Step 'polish' takes 'Draft', which no step emits. Did you mean 'Drafted'?",
                "8:47 event.neverConsumed Step 'begin' emits 'Drafted', which no step accepts. Did you mean 'Draft'?",
            ]
        )
    }

    @Test func `an event is one however it is spelt`() {
        let steps = """
                @Step func begin(_ topic: Flow.Topic) -> [Self.Draft]? { [] }
                @Step func gather(_ drafts: Array<Flow.Draft>) -> Ending { Finished() }
            """
        #expect(findings(steps, events: "typealias Ending = Optional<Finished>") == [])
    }

    @Test func `people's answers need no producer and questions no consumer`() {
        let steps = """
                @Step func begin(_ topic: Topic) -> Review { Review() }
                @Step func decide(_ verdict: Verdict) -> Finished { Finished() }
            """
        #expect(findings(steps) == [])
    }

    @Test func `what an attribute declares is produced and consumed`() {
        let steps = """
                @Step(asks: Review.self, awaits: Verdict.self, sends: Draft.self)
                func begin(_ topic: Topic) -> Finished { Finished() }
                @Step func log(_ draft: Draft) {}
            """
        #expect(findings(steps) == [])
    }

    @Test func `a declared send that no step accepts is shown in the attribute`() {
        let steps = """
                @Step(sends: Draft.self)
                func begin(_ topic: Topic) -> Finished { Finished() }
            """
        #expect(
            findings(steps) == [
                "8:18 event.neverConsumed Step 'begin' emits 'Draft', which no step accepts. "
                    + "Add a step that takes 'Draft', or make it a StopEvent."
            ]
        )
    }

    @Test func `the cases of an outcome and the members of an either are events`() {
        let steps = """
                @Step func begin(_ topic: Topic) -> Next { .done(Finished()) }
                @Step func polish(_ draft: Either<Draft, Verdict>) -> Next? { nil }
            """
        #expect(
            findings(steps, events: "@Outcome enum Next { case again(Draft), pages([Verdict]), done(Finished) }") == []
        )
    }

    @Test func `two start events are shown at the second`() {
        let steps = begin + "    @Step func work(_ ticket: Ticket) -> Finished { Finished() }"
        #expect(
            findings(steps, events: "struct Ticket: StartEvent {}") == [
                "9:31 start.several 'Flow' has two start events, 'Topic' and 'Ticket'. "
                    + "Keep one; make the other an Event or a HumanResponseEvent."
            ]
        )
    }

    @Test func `no start event is shown at the workflow's name`() {
        #expect(
            findings("    @Step func polish(_ draft: Draft) -> OneOf<Draft, Finished> { fatalError() }") == [
                "1:18 start.missing No step of 'Flow' accepts a StartEvent, so no run could begin. "
                    + "Make the event of the first step a StartEvent, or take 'Start'."
            ]
        )
    }

    @Test func `two stop events are shown at the second`() {
        let steps = "    @Step func begin(_ topic: Topic) -> OneOf<Finished, Done> { fatalError() }"
        #expect(
            findings(steps) == [
                "8:57 stop.several 'Flow' has two stop events, 'Finished' and 'Stop<Nothing>'. "
                    + "Keep one, with a property that tells the cases apart."
            ]
        )
    }

    @Test func `no stop event is shown at the workflow's name`() {
        let steps = """
                @Step func begin(_ topic: Topic) -> Draft { Draft() }
                @Step func end(_ draft: Draft) {}
            """
        #expect(
            findings(steps) == [
                "1:18 stop.missing No step of 'Flow' returns a StopEvent, so no run could end. "
                    + "Make the event of the last step a StopEvent, or return 'Stop(…)' or 'Done()'."
            ]
        )
    }

    @Test func `a step that accepts a stop event is shown in the parameter`() {
        #expect(
            findings(begin + "    @Step func boast(_ end: Finished) {}") == [
                "9:29 stop.accepted Step 'boast' accepts 'Finished', a StopEvent, but nothing runs after the end. "
                    + "Take another event, or make 'Finished' an Event."
            ]
        )
    }

    @Test func `steps that only feed each other are unreachable and may say so`() {
        let steps =
            begin + """
                    @Step func ghost(_ verdict: Echo) -> OneOf<Draft, Finished> { fatalError() }
                    @Step(skip: .reachability) func mirror(_ draft: Draft) -> Echo { Echo() }
                """
        #expect(
            findings(steps, events: "struct Echo: Event {}") == [
                "9:16 step.unreachable Step 'ghost' is unreachable: no way leads to it from the start event or a "
                    + "person's answer. Return what it takes from a step that is reached, or write 'skip: .reachability'."
            ]
        )
    }

    @Test func `steps that lead to no end are dead ends and may say so`() {
        let steps = """
                @Step func begin(_ topic: Topic) -> OneOf<Draft, Finished> { fatalError() }
                @Step func polish(_ draft: Draft) -> Echo { Echo() }
                @Step(skip: .deadEnd) func rework(_ echo: Echo) -> Draft { Draft() }
            """
        #expect(
            findings(steps, events: "struct Echo: Event {}") == [
                "9:16 step.deadEnd Step 'polish' is a dead end: no way leads from it to a stop event or a question. "
                    + "Let a step after it return a StopEvent, or write 'skip: .deadEnd'."
            ]
        )
    }

    @Test func `a join of a fan-out that no step returns is shown in the parameter`() {
        let steps = """
                @Step func begin(_ topic: Topic) -> Draft { Draft() }
                @Step func gather(_ drafts: [Draft]) -> Finished { Finished() }
            """
        #expect(
            findings(steps) == [
                "9:34 join.noFanOut Step 'gather' joins '[Draft]', but no step that returns an array leads to it. "
                    + "Return an array where the branches begin, or take single 'Draft' events."
            ]
        )
    }

    @Test func `roles of types declared elsewhere are left to the compiler`() {
        let source = Expanding(
            """
            @Workflow struct Flow {
                @Step func begin(_ topic: Ticket) -> OneOf<Lost, Over> { fatalError() }
                @Step func answer(_ lost: Lost) -> Over { Over() }
            }
            """
        )
        #expect(source.findings == [])
        #expect(
            source.expanded.contains(
                "GraphRoles.eventThatNoStepEmitsMustBeAStartEventOrHumanResponseEvent(Ticket.self)"
            )
        )
        #expect(
            source.expanded.contains("GraphRoles.eventThatNoStepAcceptsMustBeAStopEventOrInputRequiredEvent(Over.self)")
        )
        #expect(source.expanded.contains("GraphRoles.eventThatAStepTakesMustBeAnEvent(Lost.self)"))
        #expect(source.expanded.contains("GraphRoles.exactlyOneOfTheseMustBeAStartEvent(Ticket.self)"))
    }

    @Test func `an open workflow is not checked by names`() {
        let source = Expanding(
            """
            @Workflow(.open, input: Topic.self, output: Finished.self) struct Flow {
                struct Topic: StartEvent {}
                struct Draft: Event {}
                struct Finished: StopEvent {}
                @Step func polish(_ draft: Draft) -> Draft { draft }
            }
            """
        )
        #expect(source.findings == [])
        #expect(source.expanded.contains("typealias Input = Topic"))
        #expect(source.expanded.contains("isClosed: false"))
    }

    @Test func `an open workflow cannot accept a stop event either`() {
        let source = Expanding(
            """
            @Workflow(.open, input: Start.self, output: Done.self) struct Flow {
                @Step func boast(_ end: Done) {}
            }
            """
        )
        #expect(
            source.findings == [
                "2:29 stop.accepted Step 'boast' accepts 'Stop<Nothing>', a StopEvent, but nothing runs after the end. "
                    + "Take another event, or make 'Stop<Nothing>' an Event."
            ]
        )
    }

    @Test func `an open workflow names its ends when its steps do not show them`() {
        let source = Expanding(
            """
            @Workflow(.open) struct Flow {
                struct Draft: Event {}
                @Step func polish(_ draft: Draft) -> Draft { draft }
            }
            """
        )
        #expect(
            source.findings == [
                "1:1 start.missing The steps of the open workflow 'Flow' do not show exactly one start event. "
                    + "Name it: @Workflow(.open, input: Topic.self).",
                "1:1 stop.missing The steps of the open workflow 'Flow' do not show exactly one stop event. "
                    + "Name it: @Workflow(.open, output: Finished.self).",
            ]
        )
    }
}
