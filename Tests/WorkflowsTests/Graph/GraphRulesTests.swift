import Testing

@testable import Workflows

@Suite("The rules of the event graph")
struct GraphRulesTests {
    @Test func `a graph in order has no problem`() {
        let facts = GraphFacts.of([.step("begin", ["Go"], ["Draft"]), .step("end", ["Draft"], ["End"])])
        #expect(facts.codes().isEmpty)
        #expect(!GraphValidation.validate(facts).asksPeople)
    }

    // MARK: Ends

    @Test func `without a start event that is all there is to say`() {
        #expect(
            GraphFacts.of([.step("a", ["Draft"], ["Draft"]), .step("b", ["Draft"], ["End"])]).codes() == [
                "start.missing flow"
            ]
        )
    }

    @Test func `without a stop event that is all there is to say`() {
        #expect(
            GraphFacts.of([.step("a", ["Go"], ["Draft"]), .step("b", ["Draft"], ["Draft"])]).codes() == [
                "stop.missing flow"
            ]
        )
    }

    @Test func `a workflow without steps can neither begin nor end`() {
        let facts = GraphFacts.of([])
        #expect(facts.codes() == ["start.missing flow", "stop.missing flow"])
        #expect(facts.problem(.startMissing)?.reason == "'flow' has no steps, so no run can begin.")
    }

    @Test func `each start and stop event too many is a problem of its own`() {
        let facts = GraphFacts.of(
            [.step("a", ["Go"], ["End"]), .step("bb", ["Go2"], ["End2"]), .step("c", ["Go3"], ["End"])],
            roles: ["Go": .start, "Go2": .start, "Go3": .start, "End": .stop, "End2": .stop]
        )
        #expect(facts.codes() == ["start.several Go2", "stop.several End2", "start.several Go3"])
        #expect(facts.problem(.startSeveral)?.place?.line == 2)
    }

    @Test func `two events of one id, which only a graph made by hand can have, are made and taken both`() {
        var facts = GraphFacts.of([.step("a", ["Go"], ["Draft"]), .step("b", ["Draft"], ["End"])])
        facts.events += facts.events
        #expect(facts.codes() == ["start.several Go", "stop.several End"])
    }

    @Test func `a stop event reaches no step`() {
        let facts = GraphFacts.of([.step("a", ["Go"], ["End"]), .step("late", ["End"])])
        #expect(facts.codes() == ["stop.accepted late"])
    }

    // MARK: Steps

    @Test func `a second step of a name is marked as such`() {
        let facts = GraphFacts.of([.step("a", ["Go"], ["End"]), .step("a", ["Go"], ["End"], id: "a#2")])
        #expect(facts.codes() == ["step.duplicate a#2"])
        #expect(facts.problem(.stepDuplicate)?.reason == "A step 'a' is already part of 'flow' (Flow.swift:1).")
    }

    @Test func `a step that accepts nothing explains why nothing after it runs`() {
        let facts = GraphFacts.of([
            .step("a", ["Go"], ["End"]), .step("deaf", [], ["Draft"]), .step("after", ["Draft"], ["End"]),
        ])
        #expect(facts.codes() == ["step.acceptsNothing deaf"])
    }

    @Test(arguments: [0, -1]) func `a step needs a worker`(workers: Int) {
        #expect(GraphFacts.of([.step("a", ["Go"], ["End"], workers: workers)]).codes() == ["step.workers a"])
    }

    @Test(arguments: [0, -1]) func `a step takes at least one event of its fan-out`(take: Int) throws {
        let facts = GraphFacts.of([
            .step("split", ["Go"], ["[Chunk]"]), .step("gather", ["Chunk"], ["End"], takes: .collection, take: take),
        ])
        #expect(facts.codes() == ["step.acceptsNothing gather"])
        let problem = try #require(facts.problem(.stepAcceptsNothing))
        #expect(problem.reason == "Step 'gather' takes \(take) of its fan-out (take: \(take)), so it can never run.")
    }

    @Test func `only what joins a fan-out takes a part of one`() throws {
        let single = GraphFacts.of([
            .step("split", ["Go"], ["[Chunk]"]), .step("first", ["Chunk"], ["End"], take: 1),
        ])
        #expect(single.codes() == ["join.noFanOut first"])
        let problem = try #require(single.problem(.joinNoFanOut))
        #expect(problem.reason == "Step 'first' takes 1 of a fan-out (take: 1), but it joins none.")
        let set = GraphFacts.of([
            .step("a", ["Go"], ["One"]), .step("b", ["Go"], ["Two"]),
            .step("join", ["One", "Two"], ["End"], takes: .set, take: 0),
        ])
        #expect(set.codes() == ["join.noFanOut join"])
        let right = GraphFacts.of([
            .step("split", ["Go"], ["[Chunk]"]), .step("gather", ["Chunk"], ["End"], takes: .collection, take: 1),
        ])
        #expect(right.codes().isEmpty)
    }

    @Test func `what a step written by hand takes is checked as it was written`() {
        let steps = [
            StepDescription(
                name: "split",
                acceptance: .one(of: [EventType(Go.self)]),
                productions: [Production(Left.self, isFanOut: true)]
            ),
            StepDescription(
                name: "gather",
                acceptance: .collection(of: [EventType(Left.self)]),
                productions: [Production(End.self)],
                options: StepOptions(take: 0)
            ),
        ]
        let validation = GraphValidation.validate(declaration: Bench.declaration, steps: steps)
        #expect(validation.errors.map(\.code) == [.stepAcceptsNothing])
    }

    // MARK: Events

    @Test func `an event that nobody makes is said once, with the nearest that is made`() throws {
        let facts = GraphFacts.of([
            .step("write", ["Go"], ["Drafted", "End"]), .step("judge", ["Draft"], ["Score"]),
            .step("after", ["Score"], ["End"]), .step("polish", ["Drafted"], ["End"]),
        ])
        #expect(facts.codes() == ["event.neverProduced Draft"])
        let problem = try #require(facts.problem(.eventNeverProduced))
        #expect(problem.reason == "Step 'judge' accepts Draft, but no step makes it.")
        #expect(problem.fix.hasSuffix("Did you mean Drafted, which write makes?"))
        #expect(problem.place?.line == 5)
    }

    @Test func `an event that nobody takes is said once, with the nearest that is taken`() throws {
        let facts = GraphFacts.of([
            .step("write", ["Go"], ["Draft"]), .step("start", ["Go"], ["Drafted"]),
            .step("judge", ["Drafted"], ["End"]),
        ])
        #expect(facts.codes() == ["event.neverConsumed Draft"])
        let problem = try #require(facts.problem(.eventNeverConsumed))
        #expect(problem.reason == "Draft leaves 'write', and no step accepts it.")
        #expect(problem.fix.hasSuffix("Did you mean Drafted, which judge accepts?"))
    }

    @Test func `people's events and plain entries may come and go alone`() {
        let facts = GraphFacts.of(
            [
                .step("ask", ["Go"], ["Question", "Out", "End"]), .step("take", ["Answer"], ["End"]),
                .step("page", ["Page"], ["End"]),
            ],
            roles: [
                "Go": .start, "End": .stop, "Question": .question, "Answer": .response, "Page": .entry, "Out": .exit,
            ]
        )
        #expect(facts.codes().isEmpty)
        #expect(GraphValidation.validate(facts).asksPeople)
    }

    @Test func `what bodies ask, await and send counts`() {
        let facts = GraphFacts.of(
            [
                .step("work", ["Go"], ["End"], emits: ["Question", "Note"], awaits: ["Answer"]),
                .step("keep", ["Note"]),
            ],
            roles: ["Go": .start, "End": .stop, "Question": .question, "Answer": .response]
        )
        #expect(facts.codes().isEmpty)
        #expect(GraphFacts.of([.step("w", ["Go"], ["End"], emits: ["Note"])]).codes() == ["event.neverConsumed Note"])
        #expect(
            GraphFacts.of([.step("w", ["Go"], ["End"], awaits: ["Note"])]).problem(.eventNeverProduced)?.reason
                == "Step 'w' waits for Note, but no step makes it."
        )
    }

    @Test func `an answer that a question names and nobody takes is a warning`() {
        let facts = GraphFacts.of(
            [.step("ask", ["Go"], ["Question", "End"])],
            roles: ["Go": .start, "End": .stop, "Question": .question, "Answer": .response],
            responses: ["Question": "Answer"]
        )
        #expect(facts.codes() == ["event.neverConsumed Answer"])
        #expect(facts.problem(.eventNeverConsumed)?.severity == .warning)
    }

    // MARK: Ways

    @Test func `steps that only feed each other never run, and lead nowhere`() throws {
        let facts = GraphFacts.of([
            .step("a", ["Go"], ["End"]), .step("ping", ["Ping"], ["Pong"]), .step("pong", ["Pong"], ["Ping"]),
        ])
        #expect(
            facts.codes() == [
                "step.unreachable ping", "step.deadEnd ping", "step.unreachable pong", "step.deadEnd pong",
            ]
        )
        #expect(
            facts.problem(.stepUnreachable)?.reason
                == "Step 'ping' can never run: Ping comes only from 'pong', which never runs."
        )
        #expect(
            facts.problem(.stepDeadEnd)?.reason
                == "Step 'ping' leads nowhere: from Pong no way goes on to a stop event or a question."
        )
    }

    @Test func `a step that only feeds itself says so`() {
        let facts = GraphFacts.of([.step("a", ["Go"], ["End"]), .step("echo", ["Echo"], ["Echo", "End"])])
        #expect(facts.problem(.stepUnreachable)?.reason == "Step 'echo' can never run: Echo comes only from itself.")
    }

    @Test func `a set runs only when all its parts can occur`() {
        let facts = GraphFacts.of([
            .step("a", ["Go"], ["One", "End"]), .step("ghost", ["Shade"], ["Shade", "Two"]),
            .step("join", ["One", "Two"], ["End"], takes: .set),
        ])
        #expect(facts.codes() == ["step.unreachable ghost", "step.unreachable join"])
    }

    @Test func `a step may be exempt from either check`() {
        let facts = GraphFacts.of([
            .step("a", ["Go"], ["End"]),
            .step("ping", ["Ping"], ["Pong"], skips: [.reachability]),
            .step("pong", ["Pong"], ["Ping"], skips: [.deadEnd]),
        ])
        #expect(facts.codes() == ["step.deadEnd ping", "step.unreachable pong"])
    }

    @Test func `a step that makes nothing is no dead end, a question is a way out`() {
        let facts = GraphFacts.of(
            [
                .step("a", ["Go"], ["Log", "Question", "End"]), .step("log", ["Log"]),
                .step("b", ["Log"], emits: ["Question"]),
            ],
            roles: ["Go": .start, "End": .stop, "Question": .question]
        )
        #expect(facts.codes().isEmpty)
    }

    // MARK: Joins

    @Test func `a collection needs a fan-out, which may be several steps away`() {
        let through = GraphFacts.of([
            .step("split", ["Go"], ["[Chunk]"]), .step("parse", ["Chunk"], ["Parsed"]),
            .step("gather", ["Parsed"], ["End"], takes: .collection),
        ])
        #expect(through.codes().isEmpty)
        let single = GraphFacts.of([
            .step("split", ["Go"], ["Chunk"]), .step("parse", ["Chunk"], ["Parsed"]),
            .step("gather", ["Parsed"], ["End"], takes: .collection),
        ])
        #expect(single.codes() == ["join.noFanOut gather"])
    }

    @Test func `a collection of what nobody makes lacks a fan-out, and nothing else is said`() {
        let facts = GraphFacts.of([
            .step("a", ["Go"], ["End"]), .step("gather", ["Leaf"], ["Sum"], takes: .collection),
            .step("b", ["Sum"], ["End"]),
        ])
        #expect(facts.codes() == ["join.noFanOut gather"])
        #expect(facts.problem(.joinNoFanOut)?.fix == "Let a step return [Leaf].")
    }

    @Test func `the parts of a set must meet at one level`() throws {
        let facts = GraphFacts.of([
            .step("fan", ["Go"], ["[Page]"]), .step("cover", ["Go"], ["Cover"]),
            .step("bind", ["Page", "Cover"], ["End"], takes: .set),
        ])
        #expect(facts.codes() == ["join.levels bind"])
        #expect(
            facts.problem(.joinLevels)?.reason == "Step 'bind' joins events that never meet: "
                + "Page is made inside the fan-out of 'fan', Cover is made outside every fan-out."
        )
    }

    @Test func `parts that are made inside one fan-out, or after it closed, do meet`() {
        let inside = GraphFacts.of([
            .step("fan", ["Go"], ["[Page]"]), .step("left", ["Page"], ["Left"]), .step("right", ["Page"], ["Right"]),
            .step("bind", ["Left", "Right"], ["Bound"], takes: .set),
            .step("gather", ["Bound"], ["End"], takes: .collection),
        ])
        #expect(inside.codes().isEmpty)
        let after = GraphFacts.of([
            .step("fan", ["Go"], ["[Page]"]), .step("cover", ["Go"], ["Cover"]),
            .step("gather", ["Page"], ["Pages"], takes: .collection),
            .step("bind", ["Pages", "Cover"], ["End"], takes: .set),
        ])
        #expect(after.codes().isEmpty)
    }

    @Test func `fan-outs in fan-outs close from the inside out`() {
        let facts = GraphFacts.of([
            .step("books", ["Go"], ["[Book]"]), .step("pages", ["Book"], ["[Page]"]),
            .step("read", ["Page"], ["Read"], takes: .collection),
            .step("shelve", ["Read"], ["End"], takes: .collection),
        ])
        #expect(facts.codes().isEmpty)
        let tooMany = GraphFacts.of([
            .step("books", ["Go"], ["[Book]"]), .step("gather", ["Book"], ["Sum"], takes: .collection),
            .step("again", ["Sum"], ["End"], takes: .collection),
        ])
        #expect(tooMany.codes() == ["join.noFanOut again"])
    }

    @Test func `an answer belongs to the level of its question`() {
        let facts = GraphFacts.of(
            [
                .step("fan", ["Go"], ["[Item]"]), .step("ask", ["Item"], ["Question"]),
                .step("gather", ["Answer"], ["End"], takes: .collection),
            ],
            roles: ["Go": .start, "End": .stop, "Question": .question, "Answer": .response]
        )
        #expect(facts.codes().isEmpty)
    }

    private let recovering: [String: WorkflowGraph.Role] = ["Go": .start, "End": .stop, "StepFailed": .failure]

    @Test(arguments: [nil, ["work"]])
    func `what a recovery step makes of a failure inside a fan-out can be collected`(steps: [String]?) {
        let facts = GraphFacts.of(
            [
                .step("split", ["Go"], ["[Item]"]), .step("work", ["Item"], ["Done"]), .step("use", ["Done"], ["End"]),
                .step("note", ["StepFailed"], ["Problem"], recovery: Recovery(of: steps)),
                .step("report", ["Problem"], ["End"], takes: .collection),
            ],
            roles: recovering
        )
        #expect(facts.codes().isEmpty)
    }

    @Test func `where a graph does not say for which steps a step stands in, it may be any`() {
        let facts = GraphFacts.of(
            [
                .step("split", ["Go"], ["[Item]"]), .step("work", ["Item"], ["Done"]), .step("use", ["Done"], ["End"]),
                .step("note", ["StepFailed"], ["Problem"]), .step("report", ["Problem"], ["End"], takes: .collection),
            ],
            roles: recovering
        )
        #expect(!facts.codes().contains { $0.hasPrefix("join.") })
    }

    @Test func `what a recovery step makes meets the branch of the step that failed, and nothing outside of it`() {
        func facts(_ partner: String) -> GraphFacts {
            GraphFacts.of(
                [
                    .step("split", ["Go"], ["[Item]"], emits: ["Outside"]), .step("work", ["Item"], ["Done"]),
                    .step("use", ["Done"], ["End"]), .step("hear", ["Outside"], ["End"]),
                    .step("note", ["StepFailed"], ["Problem"], recovery: Recovery(of: ["work"])),
                    .step("both", [partner, "Problem"], ["End"], takes: .set),
                ],
                roles: recovering
            )
        }
        #expect(facts("Done").codes().isEmpty)
        #expect(facts("Outside").codes() == ["join.levels both"])
    }

    @Test func `what a recovery step makes of failures outside every fan-out cannot be collected`() {
        let facts = GraphFacts.of(
            [
                .step("begin", ["Go"], ["Item"]), .step("work", ["Item"], ["End"]),
                .step("note", ["StepFailed"], ["Problem"], recovery: Recovery()),
                .step("report", ["Problem"], ["End"], takes: .collection),
            ],
            roles: recovering
        )
        #expect(facts.codes() == ["join.noFanOut report"])
    }

    @Test func `a fan-out that leads back into itself ends the search`() {
        let facts = GraphFacts.of([
            .step("a", ["Go"], ["[X]"]), .step("b", ["X"], ["[Y]", "End"]), .step("c", ["Y"], ["[X]"]),
            .step("d", ["Y"], ["[X]"]),
            .step("gather", ["X"], ["End"], takes: .collection),
        ])
        #expect(facts.codes().isEmpty)
    }

    @Test func `an event joined with itself is a warning`() {
        let facts = GraphFacts.of([
            .step("a", ["Go"], ["Proof"]), .step("both", ["Proof", "Proof"], ["End"], takes: .set),
        ])
        #expect(facts.codes() == ["join.sameParameter both"])
        #expect(facts.problem(.joinSameParameter)?.severity == .warning)
    }

    // MARK: People and types

    private let people: [String: WorkflowGraph.Role] = [
        "Go": .start, "End": .stop, "Ask": .question, "Ask2": .question, "Yes": .response, "No": .response,
    ]
    private let accept = JSONSchema(
        .object(properties: [.init(name: "accept", schema: JSONSchema(.boolean), isRequired: true)])
    )

    @Test func `an answer that no question wants is a warning`() {
        let facts = GraphFacts.of(
            [.step("a", ["Go"], ["Ask"]), .step("b", ["Yes"], ["End"]), .step("c", ["No"], ["End"])],
            roles: people,
            responses: ["Ask": "Yes"]
        )
        #expect(facts.codes() == ["response.neverAsked No"])
    }

    @Test func `a wait asks for its answer, and a question that names none wants any`() {
        let awaited = GraphFacts.of(
            [.step("a", ["Go"], ["End"], awaits: ["Yes"]), .step("b", ["Yes"], ["End"])],
            roles: people
        )
        #expect(awaited.codes().isEmpty)
        let any = GraphFacts.of([.step("a", ["Go"], ["Ask"]), .step("b", ["Yes"], ["End"])], roles: people)
        #expect(any.codes().isEmpty)
    }

    @Test func `answers of one shape are mixed up, unless each has its question`() {
        func facts(_ responses: [String: String]) -> GraphFacts {
            GraphFacts.of(
                [.step("a", ["Go"], ["Ask", "Ask2"]), .step("b", ["Yes"], ["End"]), .step("c", ["No"], ["End"])],
                roles: people,
                responses: responses,
                schemas: ["Yes": accept, "No": accept]
            )
        }
        #expect(facts([:]).codes() == ["event.sameShape No"])
        #expect(facts(["Ask": "Yes", "Ask2": "No"]).codes().isEmpty)
    }

    @Test func `questions of one shape are mixed up, unless their words tell them apart`() {
        func codes(_ one: JSONSchema, _ other: JSONSchema) -> [String] {
            GraphFacts.of(
                [.step("a", ["Go"], ["Ask", "Ask2"]), .step("b", ["Yes"], ["End"])],
                roles: people,
                schemas: ["Ask": one, "Ask2": other]
            ).codes()
        }
        var described = accept
        described.description = "Really?"
        let prompt = JSONSchema(
            .object(properties: [.init(name: "prompt", schema: JSONSchema(.string(format: nil)), isRequired: true)])
        )
        #expect(codes(accept, accept) == ["event.sameShape Ask2"])
        #expect(codes(accept, described).isEmpty)
        #expect(codes(prompt, prompt).isEmpty)
    }

    @Test func `a total time limit counts people`() {
        let facts = GraphFacts.of([.step("a", ["Go"], ["Ask"]), .step("b", ["Yes"], ["End"])], roles: people)
        #expect(facts.codes(timeout: .total(.seconds(45))) == ["timeout.countsPeople flow"])
        #expect(facts.codes(timeout: .working(.seconds(45))).isEmpty)
        let nobody = GraphFacts.of([.step("a", ["Go"], ["End"])])
        #expect(nobody.codes(timeout: .total(.seconds(45))).isEmpty)
    }

    @Test func `fields of any shape are one hint an event, with their ways`() {
        let schema = JSONSchema(
            .object(properties: [
                .init(name: "a", schema: JSONSchema(.any), isRequired: true),
                .init(name: "b", schema: JSONSchema(.array(items: JSONSchema(.any))), isRequired: true),
                .init(
                    name: "c",
                    schema: JSONSchema(.oneOf([JSONSchema(.map(values: JSONSchema(.any)))])),
                    isRequired: true
                ),
            ])
        )
        let facts = GraphFacts.of([.step("a", ["Go"], ["End"])], schemas: ["Go": schema, "End": JSONSchema(.any)])
        #expect(facts.codes() == ["schema.anyField Go", "schema.anyField End"])
        #expect(facts.problem(.schemaAnyField)?.reason.contains("a, b.* and c.*") == true)
        #expect(facts.problem(.schemaAnyField)?.severity == .hint)
    }

    @Test func `a private type is a warning`() {
        var facts = GraphFacts.of([.step("a", ["Go"], ["End"])])
        facts.events[0].name = "App.(unknown context at $5628)Go"
        #expect(facts.codes() == ["event.privateType Go"])
    }

    // MARK: All at once

    @Test func `everything is found at once, errors first, then by step`() {
        let facts = GraphFacts.of(
            [
                .step("write", ["Go"], ["Draft"]), .step("other", ["Go2"], ["End2"]),
                .step("judge", ["Score"], ["End"]),
                .step("ping", ["Ping"], ["Pong"]), .step("pong", ["Pong"], ["Ping"]),
                .step("idle", ["Go"], ["End"], workers: 0),
                .step("take", ["Answer"], ["End"]),
            ],
            roles: ["Go": .start, "Go2": .start, "End": .stop, "End2": .stop, "Answer": .response]
        )
        #expect(
            facts.codes() == [
                "event.neverConsumed Draft", "start.several Go2", "stop.several End", "event.neverProduced Score",
                "step.unreachable ping", "step.deadEnd ping", "step.unreachable pong", "step.deadEnd pong",
                "step.workers idle", "response.neverAsked Answer",
            ]
        )
        #expect(GraphValidation.validate(facts).problems.allSatisfy { $0.place != nil && !$0.fix.isEmpty })
    }

    @Test func `a long chain in the wrong order is checked in good time`() {
        let steps = (0..<400).reversed().map { GraphFacts.Step.step("s\($0)", ["E\($0)"], ["E\($0 + 1)"]) }
        let facts = GraphFacts.of(steps, roles: ["E0": .start, "E400": .stop])
        let clock = ContinuousClock()
        let time = clock.measure { #expect(facts.codes().isEmpty) }
        #expect(time < .seconds(20))
    }
}
