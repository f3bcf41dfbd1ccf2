import Testing

/// What is said about single steps, and where.
@Suite struct StepDiagnosticsTests {
    /// One finding of a workflow whose last step is the given text, at line 6; the graph around it is in order.
    private func finding(_ step: String) -> String? {
        let findings = Expanding(
            """
            @Workflow struct Flow {
                struct Draft: Event {}
                struct Page: Event {}
                struct Finished: StopEvent {}
                @Step func begin(_ topic: Start) -> OneOf<[Draft], Draft, [Page], Page, Finished> { fatalError() }
                \(step)
                @Step func last(_ draft: Either<Draft, Page>) -> Finished { Finished() }
            }
            """
        ).findings
        #expect(findings.count <= 1, "\(findings)")
        return findings.first
    }

    @Test(arguments: [
        (
            "@Step func work() -> Finished { Finished() }",
            "6:16 step.acceptsNothing Step 'work' takes no event. Add a parameter of an event type, such as 'Start'."
        ),
        (
            "@Step func work(context: Context) -> Finished { Finished() }",
            "6:16 step.acceptsNothing Step 'work' takes no event. Add a parameter of an event type, such as 'Start'."
        ),
        (
            "@Step mutating func work(_ draft: Draft) -> Finished { Finished() }",
            "6:11 step.mutating Step 'work' is mutating, but steps run at the same time on one value. "
                + "Remove 'mutating'; what a run changes goes into 'context.state'."
        ),
        (
            "@Step static func work(_ draft: Draft) -> Finished { Finished() }",
            "6:11 step.static Step 'work' is static, but a step is a method of the workflow value. Remove 'static'."
        ),
        (
            "@Step func work<E: Event>(_ event: E) -> Finished { Finished() }",
            "6:20 step.generic Step 'work' is generic, so nobody knows which events it takes. Name the event types."
        ),
        (
            "@Step func work(_ draft: inout Draft) -> Finished { Finished() }",
            "6:30 step.signature Step 'work' changes a parameter. Remove 'inout': events are values."
        ),
        (
            "@Step func work(_ drafts: Draft...) -> Finished { Finished() }",
            "6:31 step.signature Step 'work' takes a variable number of events. Take an array to join a fan-out."
        ),
        (
            "@Step func work(_ draft: Draft = Draft()) -> Finished { Finished() }",
            "6:30 step.signature Step 'work' has a parameter with a default value. "
                + "Only the engine calls a step; remove the default."
        ),
        (
            "@Step func work(_ event: any Event) -> Finished { Finished() }",
            "6:30 step.signature Step 'work' takes 'any Event', which is not one event type. "
                + "Name the type, or take 'Either<A, B>' or an @Outcome enum."
        ),
        (
            "@Step func work(_ draft: Draft?) -> Finished { Finished() }",
            "6:30 step.signature Step 'work' takes an optional, but it only runs when there is an event. Remove the '?'."
        ),
        (
            "@Step func work(_ pair: (Draft, Page)) -> Finished { Finished() }",
            "6:29 step.signature Step 'work' takes '(Draft, Page)', which is not an event. "
                + "Take an event and keep the values in it."
        ),
        (
            "@Step func work(_ draft: OneOf<Draft, Page>) -> Finished { Finished() }",
            "6:30 step.signature Step 'work' takes 'OneOf', which is for results only. "
                + "Take 'Either<A, B>' or an @Outcome enum."
        ),
        (
            "@Step func work(_ draft: Draft, a: Context, b: Context) -> Finished { Finished() }",
            "6:49 step.signature Step 'work' takes two contexts. Remove one of them."
        ),
        (
            "@Step(.blocking) func work(_ draft: Draft) async -> Finished { Finished() }",
            "6:48 step.blocking Step 'work' is '.blocking' and async, but only a synchronous body can run on threads "
                + "of its own. Remove 'async' or '.blocking'."
        ),
        (
            "@Step(workers: 0) func work(_ draft: Draft) -> Finished { Finished() }",
            "6:20 step.workers Step 'work' has 0 workers, so it could never run. Give it at least 1."
        ),
        (
            "@Step(workers: -1) func work(_ draft: Draft) -> Finished { Finished() }",
            "6:20 step.workers Step 'work' has -1 workers, so it could never run. Give it at least 1."
        ),
        (
            "@Step(take: 0) func work(_ drafts: [Draft]) -> Finished { Finished() }",
            "6:17 step.acceptsNothing Step 'work' takes 0 of its fan-out, so it could never run. "
                + "Let it take at least 1, or leave out 'take' for all."
        ),
        (
            "@Step(take: 3) func work(_ draft: Draft) -> Finished { Finished() }",
            "6:17 join.noFanOut Step 'work' takes 3 of a fan-out, but it joins none. "
                + "Give it an array as its one parameter, or leave out 'take'."
        ),
        (
            "@Step(take: 3) func work(_ draft: Draft, _ page: Page) -> Finished { Finished() }",
            "6:17 join.noFanOut Step 'work' takes 3 of a fan-out, but it joins none. "
                + "Give it an array as its one parameter, or leave out 'take'."
        ),
        (
            "@Step func begin(_ draft: Draft) -> Finished { Finished() }",
            "6:16 step.duplicate There is another step named 'begin': a step is called by its function's base name. "
                + "Rename one of them."
        ),
        (
            "@Step func work(_ a: Draft, _ b: Self.Draft) -> Finished { Finished() }",
            "6:38 join.sameParameter Step 'work' joins 'Draft' with itself: the two are told apart by order of "
                + "arrival only. Join a fan-out with '[Draft]', or give one of them a type of its own."
        ),
        (
            "@Step func work(_ a: Draft, _ b: Either<Draft, Page>) -> Finished { Finished() }",
            "6:38 join.alternatives Step 'work' joins events, and one parameter takes several types. "
                + "Give each parameter of a join one event type."
        ),
        (
            "@Step func work(_ a: Draft, _ b: [Page]) -> Finished { Finished() }",
            "6:38 join.mixed Step 'work' takes an array, which joins a fan-out, together with other events. "
                + "Take one array, or several single events."
        ),
        (
            "@Step func work(_ a: [Draft], _ b: [Page]) -> Finished { Finished() }",
            "6:40 join.severalArrays Step 'work' takes two arrays, but a step can join only one fan-out. "
                + "Take one array, and join the rest in a step after it."
        ),
        (
            "@Step func work(_ draft: Draft) -> some AsyncSequence<Finished, Never> { fatalError() }",
            "6:40 step.asyncSequence Step 'work' returns an asynchronous sequence that does not name its "
                + "events. Return 'EventSequence<E>', made from the sequence, or an 'AsyncStream<E>'."
        ),
        (
            "@Step func work(_ draft: Draft) -> any WorkflowEvent { fatalError() }",
            "6:40 step.result Step 'work' returns 'any WorkflowEvent', which does not say which events it emits. "
                + "Name them: 'OneOf<A, B>'."
        ),
        (
            "@Step func work(_ draft: Draft) -> (Page, Finished) { fatalError() }",
            "6:40 step.result Step 'work' returns a tuple. "
                + "Return one of several events with 'OneOf<A, B>', or send with 'context.send'."
        ),
        (
            "@Step func work(_ draft: Draft) -> Either<Page, Draft> { fatalError() }",
            "6:40 step.result Step 'work' returns 'Either', which is for parameters only. Return 'OneOf<A, B>'."
        ),
        (
            "@Step func work(_ draft: Draft) -> OneOf<A, B, C, D, E, F, G> { fatalError() }",
            "6:40 step.result Step 'work' returns one of 7 events, and 'OneOf' holds six. Write an @Outcome enum."
        ),
        (
            "@CatchError func work(_ draft: Draft) -> Finished { Finished() }",
            "6:26 recovery.event Step 'work' is marked @CatchError and does not accept exactly a StepFailed. "
                + "Take one parameter of type 'StepFailed', and the context if you need it."
        ),
        (
            "@CatchError(recoveries: 0) func work(_ failed: StepFailed) -> Finished { Finished() }",
            "6:29 recovery.limit Step 'work' may stand in 0 times, so it could never run. Let it stand in at least once."
        ),
        (
            "@Step func work(_ event: Event) -> Finished { Finished() }",
            "6:30 step.signature Step 'work' takes 'Event', which is a role and not one event type. "
                + "Name the type: a struct of your own."
        ),
        (
            "@Step func work(_ draft: Draft, in context: WorkflowContext) -> Finished { Finished() }",
            "6:49 step.signature Step 'work' takes a context of no workflow. Write 'context: Context'."
        ),
        (
            "@Step func work(_ draft: Draft) -> StopEvent { Finished() }",
            "6:40 step.result Step 'work' returns 'StopEvent', which is a role and not one event type. "
                + "Name the type: 'Stop<String>', 'Done', or a struct of your own."
        ),
        (
            "@Step func work(_ draft: Draft) -> Stop { Stop(1) }",
            "6:40 step.result Step 'work' returns 'Stop' of nothing in particular. "
                + "Write 'Stop<String>', or 'Done' for no value."
        ),
        (
            "@Step func work(_ plain: Plain) -> Finished { Finished() }; struct Plain: Codable {}",
            "6:30 step.signature Step 'work' takes 'Plain', which is not an event. "
                + "Write its role where it is declared: 'Plain: Event'."
        ),
        (
            "@Step func work(_ draft: Draft) -> [Plain] { [] }; struct Plain {}",
            "6:41 step.result Step 'work' returns 'Plain', which is not an event. "
                + "Write its role where it is declared: 'Plain: Event', or ': StopEvent' if it ends the run."
        ),
    ])
    func `a step that cannot be one is told why`(step: String, expected: String) {
        #expect(finding(step) == expected)
    }

    @Test(arguments: [
        "@Step func work(draft: Draft, in context: Context) async throws -> [Finished?] { [] }",
        "@Step func work(_ context: WorkflowContext<Flow>, _ draft: consuming Draft) -> Void {}",
        "@Step func work(_ draft: Draft, page: Page) -> () {}",
        "@Step func `default`(_ draft: Flow.Draft) -> Optional<OneOf<Page, [Draft], Finished?>> { nil }",
        "@MainActor @Step func work(_ draft: [Draft]) {}",
        "@Step(workers: maximum) func work(_ draft: Draft) {}",
        "@Step(take: 1) func work(_ drafts: [Draft]) {}",
        "@Step(take: nil) func work(_ draft: Draft) {}",
        "func work() {}",
        "struct Inner { func work() -> Int { 3 } }",
        "@Step func work(_ draft: Draft) -> Told { Told() }; struct Told: Message {}",
    ])
    func `a step that can be one is taken`(step: String) {
        #expect(finding(step) == nil)
    }

    @Test func `a body that sends, waits and asks is told what to declare, and a fix-it does`() {
        let source = Expanding(
            """
            @Workflow struct Flow {
                struct Draft: Event {}
                struct Review: InputRequiredEvent {}
                struct Verdict: HumanResponseEvent {}
                @Step(workers: 2, sends: Draft.self)
                func begin(_ start: Start, context: Context) async throws -> Done {
                    for _ in 0..<3 { try context.send(Draft()) }
                    async let verdict = context.wait(for: Verdict.self, asking: Self.Review(), id: "a")
                    try context.send(makeEvent())
                    return Done()
                }
                @Step func log(_ draft: Draft) {}
            }
            """
        )
        let attribute = "@Step(workers: 2, asks: Self.Review.self, awaits: Verdict.self, sends: Draft.self)"
        #expect(
            source.findings == [
                "8:29 step.undeclared The body of step 'begin' asks 'Self.Review', which its attribute does not name. "
                    + "Write \(attribute).",
                "8:29 step.undeclared The body of step 'begin' waits for 'Verdict', which its attribute does not name. "
                    + "Write \(attribute).",
            ]
        )
        #expect(source.fixes == ["write \(attribute)"])
        #expect(source.fixed.contains("\n    \(attribute)\n    func begin("))
        #expect(Expanding(source.fixed).findings == [])
    }

    @Test func `a bare attribute gets its arguments from the fix-it`() {
        let source = Expanding(
            """
            @Workflow struct Flow {
                struct Draft: Event {}
                @Step func begin(_ start: Start, _ flow: Context) throws -> Done {
                    try flow.send(Draft(), to: "log")
                    return Done()
                }
                @Step func log(_ draft: Draft) {}
            }
            """
        )
        #expect(source.fixed.contains("    @Step(sends: Draft.self) func begin("))
        #expect(Expanding(source.fixed).findings == [])
    }

    @Test func `fix-its take away mutating and static`() {
        let source = Expanding(
            """
            @Workflow struct Flow {
                @Step
                mutating func begin(_ start: Start) -> Done { Done() }
                @Step public static func other(_ start: Start) -> Done { Done() }
            }
            """
        )
        #expect(
            source.fixed == """
                @Workflow struct Flow {
                    @Step
                    func begin(_ start: Start) -> Done { Done() }
                    @Step public func other(_ start: Start) -> Done { Done() }
                }
                """
        )
    }

    @Test(arguments: [
        ("@Step func work(_ start: Start) {}", "1:1", "A free function is no step by itself."),
        (
            "struct Plain {\n@Step func work(_ start: Start) {}\n}", "2:1",
            "The type around this step is not a @Workflow."
        ),
        (
            "extension Flow {\n@Step func work(_ start: Start) {}\n}", "2:1",
            "@Workflow cannot see steps in an extension."
        ),
        (
            "@Workflow struct Flow {\n@Step var work = 3\n@Step func end(_ start: Start) -> Done { Done() }\n}",
            "2:1", "@Step stands on something that is not a method."
        ),
    ])
    func `a step that nobody reads is told so`(source: String, place: String, why: String) {
        #expect(
            Expanding(source).findings == [
                "\(place) step.outside \(why) Move it into the braces of a @Workflow struct, "
                    + "or add it with 'adding(Step(…))'."
            ]
        )
    }
}
