import Testing
import Workflows

/// Workflows that the macros wrote, compiled and run.
@Suite struct DeclaredWorkflowTests {
    @Test func `the step table says what the source says`() throws {
        let steps = SortingFlow.steps
        #expect(steps.map(\.name) == ["split", "judge", "settle", "note", "gather"])
        #expect(steps[0].documentation == "Takes them one by one.")
        #expect(steps[0].productions == [Production(SortingFlow.Single.self, isFanOut: true)])
        #expect(steps[1].options == StepOptions(workers: 2, sends: [SortingFlow.Progress.self]))
        #expect(
            steps[1].productions == [Production(SortingFlow.Worded.self), Production(SortingFlow.Unsure.self)]
        )
        #expect(steps[2].options.isBlocking)
        #expect(steps[2].mayProduceNothing)
        #expect(steps[3].productions == [])
        #expect(steps[4].acceptance == .collection(of: [EventType(SortingFlow.Worded.self)]))
        let place = try #require(steps[1].place)
        #expect(place.fileID == "WorkflowMacrosTests/DeclaredWorkflows.swift")
        #expect(place.column == 10)
        #expect(place.path?.hasSuffix("Running/DeclaredWorkflows.swift") == true)
    }

    @Test func `resources that a body asks for by a static name are on the graph`() async throws {
        let graph = FilingWorkflow().runner().graph
        #expect(graph.resources.map(\.words) == ["desk: Int", "clerk: String"])
        #expect(graph.edges.suffix(2).map(\.label) == ["desk", "clerk"])
        #expect(graph.edges.suffix(2).allSatisfy { $0.source == .step("file") })
        #expect(try await FilingWorkflow().run(.init()).result == "Ada 1")
    }

    @Test func `the declaration has the name, the words and the place`() {
        let declaration = SortingFlow.declaration
        #expect(declaration.name == "sorting")
        #expect(declaration.summary == "Sorts numbers into words, and asks when it is unsure")
        #expect(declaration.place?.line == 7)
        #expect(declaration.isClosed)
        #expect(PairingWorkflow.declaration.name == "pairing")
        #expect(!OpenFlow.declaration.isClosed)
    }

    @Test func `the ends are found`() {
        #expect(SortingFlow.Input.self == SortingFlow.Numbers.self)
        #expect(SortingFlow.Output.self == SortingFlow.Sorted.self)
        #expect(PairingWorkflow.Input.self == Start.self)
        #expect(PairingWorkflow.Output.self == Stop<String>.self)
        #expect(ForeignFlow.Input.self == Ticket.self)
        #expect(ForeignFlow.Output.self == Closed.self)
    }

    @Test func `what the macro lets pass has no errors at launch either`() {
        #expect(SortingFlow().validate().errors == [])
        #expect(PairingWorkflow().validate().errors == [])
        #expect(ForeignFlow().validate().errors == [])
    }

    @Test func `a fan-out runs through steps, an outcome and a person's answer to its join`() async throws {
        let handler = try SortingFlow(prefix: "-").runner(timeout: nil).run(.init(values: [1, 10, 20], limit: 10))
        for await question in handler.events(of: SortingFlow.Unsure.self) {
            #expect(question.value == 10)
            break
        }
        try await handler.send(SortingFlow.Opinion(size: .large))
        #expect(try await handler.result.words == ["-LARGE", "-large", "-small"])
    }

    @Test func `a class joins two events in the order of its parameters`() async throws {
        #expect(try await PairingWorkflow().run(Start()).result == "lr")
    }

    @Test func `a step takes as many as its attribute says, and sends when it says so`() async throws {
        #expect(TakingFlow.steps.map(\.options.take) == [nil, 2, nil, nil])
        #expect(TakingFlow.steps.map(\.options.delivery) == [.always, .always, .onSuccess, .always])
        #expect(try await TakingFlow().run(Start()).result == "[1, 2] by attempt 2")
    }

    @Test func `a body waits for the answer its attribute declares`() async throws {
        let handler = try ForeignFlow().run(Ticket(number: 3))
        for await _ in handler.events(of: ForeignFlow.Question.self) { break }
        try await handler.send(ForeignFlow.Answer(more: 4))
        #expect(try await handler.result.number == 7)
    }

    @Test func `an open workflow runs with a step that joins later`() async throws {
        let runner = try OpenFlow().adding(Step("close") { (passed: Passed) in Closed(number: passed.number) })
        #expect(try await runner.run(Ticket(number: 5)).result.number == 5)
    }

    @Test func `a step's method can be called by itself`() {
        #expect(SortingFlow().split(.init(values: [4])).map(\.value) == [4])
    }
}

/// Schemas that the macros wrote, against the coding that the compiler wrote.
@Suite struct DeclaredSchemaTests {
    @Test func `properties, defaults, options and words are in the schema`() {
        let numbers = SortingFlow.Numbers.schema.properties
        #expect(numbers.map(\.name) == ["values", "limit"])
        #expect(numbers.map(\.isRequired) == [true, false])
        #expect(numbers[1].schema.defaultValue == 10)
        #expect(numbers[1].schema.description == "Numbers from here on are large.")
        #expect(SortingFlow.Unsure.schema.description == "Is this number large?")

        let opinion = SortingFlow.Opinion.schema.properties
        #expect(opinion.map(\.name) == ["size", "note"])
        #expect(opinion.map(\.isRequired) == [false, false])
        #expect(opinion[0].schema.kind == .choice(["small", "LARGE"]))
        #expect(opinion[0].schema.defaultValue == "small")
        #expect(SortingFlow.State.schema.properties.map(\.name) == ["noted"])
    }

    @Test(arguments: [
        Shape.circle(radius: 2), .rectangle(1, 2), .group([.nothing, .circle()], name: nil), .nothing,
    ])
    func `a value of an enum fits its schema as it is coded`(shape: Shape) throws {
        #expect(Shape.schema.check(try JSON(encoding: shape)).isEmpty)
    }

    @Test(arguments: [
        (#"{"circle": {}}"#, true), (#"{"rectangle": {"_0": 1, "_1": 2}}"#, true),
        (#"{"rectangle": {"_0": 1}}"#, false),
        (#"{"square": {}}"#, false), (#"{"group": {"_0": [{"nothing": {}}]}}"#, true),
    ])
    func `the schema of an enum takes what its coding takes once defaults are filled in`(
        text: String,
        fits: Bool
    ) throws {
        let json = try JSON(parsing: text)
        #expect(Shape.schema.check(json).isEmpty == fits)
        #expect(((try? Shape.schema.filled(json).decode(Shape.self)) != nil) == fits)
    }

    @Test func `a recursive type is described once`() throws {
        guard case .oneOf(let variants) = Shape.schema.kind else { return #expect(Bool(false), "not one of several") }
        #expect(variants.map(\.title) == ["circle", "rectangle", "group", "nothing"])
        #expect(variants[0].description == "Round.")
        let group = try #require(variants[2].properties.first?.schema.properties.first?.schema)
        guard case .array(let items) = group.kind else { return #expect(Bool(false), "not an array") }
        #expect(items.kind == .reference("Shape"))
    }
}
