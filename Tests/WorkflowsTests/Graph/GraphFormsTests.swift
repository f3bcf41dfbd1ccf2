import Testing

@testable import Workflows

@Suite("The graph as data")
struct GraphFormsTests {
    struct Topic: StartEvent { var text: String }
    struct Draft: Event { var text: String }
    struct Page: Event { var number: Int }
    struct Review: InputRequiredEvent {
        var text: String
        static var response: (any HumanResponseEvent.Type)? { Verdict.self }
    }
    struct Verdict: HumanResponseEvent { var keep: Bool }
    struct Consent: HumanResponseEvent { var agreed: Bool }
    struct Note: Event {}
    struct Other { struct Draft: Event {} }

    private let place = SourcePlace(fileID: "Tests/Flow.swift", line: 7, column: 3, path: "/home/someone/Flow.swift")

    private var declaration: WorkflowDeclaration {
        WorkflowDeclaration(name: "jokes", documentation: "Writes jokes. Well.", place: place, isClosed: true)
    }

    private var steps: [StepDescription] {
        [
            StepDescription(
                name: "write",
                acceptance: Topic.acceptance,
                productions: OneOf<Draft, [Page]>.productions,
                options: StepOptions(workers: 2),
                place: place,
                documentation: "Writes."
            ),
            StepDescription(
                name: "ask",
                acceptance: Either<Draft, Note>.acceptance,
                productions: Review?.productions,
                mayProduceNothing: true,
                options: StepOptions(sends: [Note.self], skips: [.deadEnd])
            ),
            StepDescription(name: "decide", acceptance: Verdict.acceptance, productions: Done.productions),
            StepDescription(name: "bind", acceptance: [Page].acceptance, productions: Done.productions),
            StepDescription(
                name: "wait",
                acceptance: .set([EventType(Draft.self), EventType(Draft.self)]),
                options: StepOptions(asks: [Review.self], awaits: [Verdict.self])
            ),
        ]
    }

    private var graph: WorkflowGraph { WorkflowGraph(declaration: declaration, steps: steps) }

    private func edges(_ graph: WorkflowGraph) -> [String] {
        graph.edges.map { edge in
            "\(edge.source.id)\(edge.kind == .declared ? "~" : "-")>\(edge.isFanOut ? "*" : "")\(edge.target.id)"
        }
    }

    @Test func `steps and events stand in order of declaration, the answer behind its question`() {
        #expect(graph.name == "jokes")
        #expect(graph.description == "Writes jokes. Well.")
        #expect(graph.steps.map(\.id) == ["write", "ask", "decide", "bind", "wait"])
        #expect(graph.steps.map(\.takes) == [.one, .one, .one, .collection, .set])
        #expect(graph.steps[4].accepts == ["Draft", "Draft"])
        #expect(graph.events.map(\.id) == ["Topic", "Draft", "Page", "Note", "Review", "Verdict", "Stop<Nothing>"])
        #expect(graph.events.map(\.role) == [.start, .ordinary, .ordinary, .ordinary, .question, .response, .stop])
        #expect(graph.events[0].schema?.properties.map(\.name) == ["text"])
    }

    @Test func `edges follow events from step to step, and through the person`() {
        #expect(
            edges(graph) == [
                "Topic->write", "write->Draft", "write->*Page",
                "Draft->ask", "Note->ask", "ask->Review", "ask~>Note",
                "Verdict->decide", "decide->Stop<Nothing>",
                "Page->bind", "bind->Stop<Nothing>",
                "Draft->wait", "Verdict~>wait", "wait~>Review",
                "Review->external_step", "external_step->Verdict",
            ]
        )
    }

    @Test func `two types of one short name go by their full ones, two steps of one name are numbered`() {
        let steps = [
            StepDescription(name: "a", acceptance: Draft.acceptance),
            StepDescription(name: "a", acceptance: Other.Draft.acceptance),
        ]
        let graph = WorkflowGraph(declaration: declaration, steps: steps)
        #expect(graph.steps.map(\.id) == ["a", "a#2"])
        #expect(graph.steps.map(\.name) == ["a", "a"])
        #expect(graph.events.map(\.id) == [Draft.eventName, Other.Draft.eventName])
        #expect(edges(graph) == ["\(Draft.eventName)->a", "\(Other.Draft.eventName)->a#2"])
    }

    @Test func `the graph survives the way to JSON and back, without paths of this machine`() throws {
        let text = graph.json.text
        #expect(!text.contains("/home/someone"))
        var expected = graph
        expected.steps[0].place?.path = nil
        #expect(try WorkflowGraph(json: JSON(parsing: text)) == expected)
    }

    @Test func `the JSON form has the fields of the Python server`() {
        let json = graph.json
        let nodes = json["nodes"]?.arrayValue ?? []
        func node(_ id: String) -> JSON? { nodes.first { $0["id"]?.stringValue == id } }
        #expect(node("write")?["node_type"] == "step")
        #expect(node("write")?["label"] == "write")
        #expect(node("write")?["description"] == "Writes.")
        #expect(node("Verdict")?["node_type"] == "event")
        #expect(node("Verdict")?["event_type"] == "Verdict")
        #expect(node("Verdict")?["event_types"] == ["Verdict", "HumanResponseEvent"])
        #expect(node("Review")?["produced_by"] == ["ask", "wait"])
        #expect(node("Topic")?["event_schema"]?["properties"]?["text"]?["type"] == "string")
        #expect(node("external_step")?["node_type"] == "external")
        #expect(json["edges"]?.arrayValue?.first?.objectValue?.keys.contains("label") == true)
        let alone = WorkflowGraph(
            declaration: declaration,
            steps: [StepDescription(name: "a", acceptance: Start.acceptance)]
        )
        #expect(!alone.json.text.contains("external_step"))
    }

    @Test func `what was read from a file is checked like what was written`() throws {
        let here = GraphValidation.validate(declaration: declaration, steps: steps)
        let there = GraphValidation.validate(try WorkflowGraph(json: JSON(parsing: graph.json.text)))
        #expect(here.asksPeople && there.asksPeople)
        #expect(there.problems.map { "\($0.code) \($0.subject)" } == here.problems.map { "\($0.code) \($0.subject)" })
    }

    @Test func `a way that was taken out of a file is checked as it is drawn: it is not there`() throws {
        let text = graph.json.text
        var members = try #require(JSON(parsing: text).objectValue)
        let edges = try #require(members["edges"]?.arrayValue)
        let rest = edges.filter { $0["source"] != "Page" || $0["target"] != "bind" }
        #expect(rest.count == edges.count - 1)
        members["edges"] = .array(rest)
        let read = try WorkflowGraph(json: .object(members))
        #expect(read.steps.first { $0.id == "bind" }?.accepts == [])
        #expect(read.steps.first { $0.id == "wait" }?.accepts == ["Draft", "Draft"])
        let problems = GraphValidation.validate(read).problems.map { "\($0.code.rawValue) \($0.subject.name)" }
        #expect(problems.contains("event.neverConsumed Page"))
        #expect(problems.contains("step.acceptsNothing bind"))
    }

    // MARK: Graphs of others

    private let python = """
        {"name": "joke", "description": null, "nodes": [
          {"id": "write", "label": "write", "node_type": "step", "description": "Writes."},
          {"id": "judge", "label": "judge", "node_type": "step", "description": null},
          {"id": "StartEvent", "label": "StartEvent", "node_type": "event", "event_type": "StartEvent", "event_types": ["StartEvent"]},
          {"id": "Topic", "node_type": "event", "event_type": "Topic", "event_types": ["Topic", "Event"],
           "event_schema": {"type": "object", "title": "Topic", "properties": {"text": {"type": "string"}}, "required": ["text"]}},
          {"id": "Ask", "node_type": "event", "event_type": "Ask", "event_types": ["Ask", "InputRequiredEvent"]},
          {"id": "Answer", "node_type": "event", "event_type": "Answer", "event_types": ["Answer", "HumanResponseEvent"]},
          {"id": "external_step", "label": "external_step", "node_type": "external"},
          {"id": "StopEvent", "node_type": "event", "event_type": "StopEvent", "event_types": []},
          {"id": "resource_1", "node_type": "resource", "type_name": "LLM"}],
         "edges": [{"source": "StartEvent", "target": "write", "label": null}, {"source": "write", "target": "Topic"},
          {"source": "write", "target": "Ask"}, {"source": "Ask", "target": "external_step"},
          {"source": "external_step", "target": "Answer"}, {"source": "Answer", "target": "judge"},
          {"source": "judge", "target": "StopEvent"}, {"source": "write", "target": "resource_1", "label": "llm"}]}
        """

    @Test func `a graph of the Python server is read and checked, but for joins`() throws {
        let graph = try WorkflowGraph(json: JSON(parsing: python))
        #expect(graph.steps.map(\.accepts) == [["StartEvent"], ["Answer"]])
        #expect(graph.events.map(\.role) == [.start, .ordinary, .question, .response, .stop])
        #expect(graph.edges.count == 8 && graph.edges.last?.label == "llm")
        #expect(graph.resources.map(\.words) == ["LLM"])
        #expect(!graph.knowsJoins)
        let validation = GraphValidation.validate(graph)
        #expect(validation.problems.map { "\($0.code.rawValue) \($0.subject.name)" } == ["event.neverConsumed Topic"])
        #expect(validation.asksPeople)
    }

    @Test(arguments: [
        ("[]", "nodes"), (#"{"nodes": 3}"#, "nodes"), (#"{"nodes": []}"#, "edges"),
        (#"{"nodes": [{"node_type": "step"}], "edges": []}"#, "nodes.0.id"),
        (
            #"{"nodes": [{"id": "a", "node_type": "step"}, {"id": "a", "node_type": "event"}], "edges": []}"#,
            "nodes.1.id"
        ),
        (
            #"{"nodes": [{"id": "a", "node_type": "step"}], "edges": [{"source": "a", "target": "b"}]}"#,
            "edges.0.target"
        ),
        (#"{"nodes": [], "edges": [{"target": "b"}]}"#, "edges.0.source"),
    ])
    func `what is no graph is refused with the way to it`(text: String, path: String) throws {
        #expect { try WorkflowGraph(json: JSON(parsing: text)) } throws: { ($0 as? FieldError)?.path == path }
    }

    // MARK: Resources

    struct Settings: Codable, Sendable { var lines = 3 }
    private static let clerk = Resource("clerk") { () -> Int in 1 }
    private static let desk = Resource("desk", needs: [clerk]) { (_: ResourceRequest) -> Int in 2 }
    private static let settings = Resource<Settings>(configuration: "settings.json", at: "filing")
    private static let one: Resource<Int> = Resource("one", needs: [other]) { (_: ResourceRequest) -> Int in 1 }
    private static let other: Resource<Int> = Resource("other", needs: [one]) { (_: ResourceRequest) -> Int in 1 }

    private func graph(using uses: [ResourceUse], listed: [any AnyResource] = []) -> WorkflowGraph {
        var steps = self.steps
        steps[0].options.resources = uses
        return WorkflowGraph(declaration: declaration, steps: steps, resources: listed)
    }

    @Test func `resources are nodes with what they need, once each, and edges say what they are called`() throws {
        let graph = graph(using: [ResourceUse(Self.desk, label: "desk")], listed: [Self.settings, Self.desk])
        #expect(graph.resources.map(\.words) == ["desk: Int", "clerk: Int", "settings.json:filing"])
        #expect(graph.resources.map { $0.id.hasPrefix("resource_config_") } == [false, false, true])
        #expect(Set(graph.resources.map(\.id)).count == 3)
        let (desk, clerk) = (graph.resources[0].id, graph.resources[1].id)
        let ways = graph.edges.suffix(2).map { "\($0.source.id) \($0.label ?? "-") \($0.target.id)" }
        #expect(ways == ["write desk \(desk)", "\(desk) - \(clerk)"])
        #expect(
            try WorkflowGraph(json: JSON(parsing: graph.json.text)).resources.map(\.words)
                == graph.resources.map(\.words)
        )
        #expect(try WorkflowGraph(json: JSON(parsing: graph.json.text)).edges == graph.edges)
        // What stands in a file is nobody's business who only sees the graph.
        #expect(graph.json.text.contains(#""config_value":null"#) && graph.json.text.contains("lines"))
    }

    @Test func `resources that need each other in a circle are each one node`() {
        let graph = graph(using: [ResourceUse(Self.one)])
        #expect(graph.resources.map(\.words) == ["one: Int", "other: Int"])
        #expect(graph.edges.count(where: { if case .resource = $0.source { true } else { false } }) == 2)
    }

    @Test func `resources change nothing of what is wrong with a graph`() {
        let without = GraphValidation.validate(graph)
        #expect(GraphValidation.validate(graph(using: [ResourceUse(Self.desk)])) == without)
    }

    @Test func `every field of a resource in another system's graph comes back`() throws {
        let text = #"""
            {"name": "r", "nodes": [
              {"id": "resource_1", "label": "dict", "node_type": "resource", "type_name": "dict", "getter_name": "get_db",
               "source_file": "/srv/app.py", "source_line": 26, "description": "Make the database."},
              {"id": "resource_config_1", "label": "Settings", "node_type": "resource_config", "type_name": "Settings",
               "config_file": "a.json", "path_selector": "b.c", "config_schema": {"type": "object"},
               "config_value": {"n": 1}, "description": null}],
             "edges": [{"source": "resource_1", "target": "resource_config_1", "label": "settings"}]}
            """#
        let json = try JSON(parsing: text)
        let written = try WorkflowGraph(json: json).json
        #expect(written["nodes"] == json["nodes"])
        #expect(written["edges"]?.arrayValue?.first?["label"] == "settings")
    }

    // MARK: Failures

    @Test func `what the engine makes of failures has a role of its own`() throws {
        let rescue = StepDescription(
            name: "rescue",
            acceptance: StepFailed.acceptance,
            productions: Done.productions,
            options: StepOptions(recovery: Recovery())
        )
        let graph = WorkflowGraph(declaration: declaration, steps: steps + [rescue])
        #expect(graph.events.first { $0.id == "StepFailed" }?.role == .failure)
        let read = try WorkflowGraph(json: JSON(parsing: graph.json.text))
        #expect(read.events == graph.events)
        #expect(!GraphValidation.validate(read).problems.contains { $0.subject == .event("StepFailed") })
    }

    // MARK: What is known of steps

    @Test func `start, stop and all events can be asked for`() {
        #expect(GraphValidation.startType(of: steps) == EventType(Topic.self))
        #expect(GraphValidation.stopType(of: steps) == EventType(Done.self))
        #expect(GraphValidation.events(of: steps).map(\.shortName).contains("Verdict"))
        #expect(GraphValidation.startType(of: []) == nil)
        #expect(GraphValidation.stopType(of: [steps[0]]) == nil)
    }

    @Test func `the answer that a question's type names is the only one it asks for`() {
        let steps = [
            StepDescription(name: "ask", acceptance: Start.acceptance, productions: Review.productions),
            StepDescription(name: "decide", acceptance: Verdict.acceptance, productions: Done.productions),
            StepDescription(name: "agree", acceptance: Consent.acceptance, productions: Done.productions),
        ]
        let problems = GraphValidation.validate(declaration: declaration, steps: steps).problems
        #expect(problems.map(\.code) == [.responseNeverAsked])
        #expect(problems.first?.subject == .event("Consent"))
    }

    private struct Hidden: Event {}

    @Test func `a private event is found by its name`() {
        let steps = [
            StepDescription(name: "a", acceptance: Start.acceptance, productions: OneOf<Hidden, Done>.productions),
            StepDescription(name: "b", acceptance: Hidden.acceptance, productions: Done.productions),
        ]
        let problems = GraphValidation.validate(declaration: declaration, steps: steps).problems
        #expect(problems.map(\.code) == [.eventPrivateType])
        #expect(problems.first?.subject == .event("Hidden"))
    }

    @Test func `a step tells everything but its body`() {
        struct Flow: Workflow {
            static var declaration: WorkflowDeclaration {
                WorkflowDeclaration(name: "flow", documentation: nil, place: nil, isClosed: false)
            }
            static var steps: [Step<Self>] {
                [
                    Step("go", options: StepOptions(workers: 3), documentation: "Goes.") {
                        (_: Self, _: Start, _) -> Done? in nil
                    }
                ]
            }
            static func _entry(_: Start.Type) {}
            static func _exit(_: Done.Type) {}
        }
        let description = Flow.steps[0].stepDescription
        #expect(description.name == "go")
        #expect(description.acceptance == Start.acceptance)
        #expect(description.productions == Done.productions)
        #expect(description.mayProduceNothing)
        #expect(description.options.workers == 3)
        #expect(description.documentation == "Goes.")
    }
}
