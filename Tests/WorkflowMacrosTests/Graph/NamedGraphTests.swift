import Testing

@testable import WorkflowMacros

/// The rules of the event graph over names, without any syntax.
@Suite struct NamedGraphTests {
    /// Roles by first letter: `S` starts, `E` ends, `Q` asks, `A` answers, `X` is declared elsewhere; all others are
    /// ordinary events.
    private func graph(_ steps: [(String, [[String]], [String])]) -> NamedGraph {
        var roles: [String: KnownRole] = [:]
        for event in steps.flatMap({ $0.1.joined() + $0.2 }) {
            let plain = event.filter { $0 != "[" && $0 != "]" }
            roles[plain] =
                switch plain.first {
                case "S": KnownRole(role: [.acceptable, .entry, .start], isComplete: true)
                case "E": KnownRole(role: [.exit, .stop], isComplete: true)
                case "Q": KnownRole(role: [.acceptable, .exit], isComplete: true)
                case "A": KnownRole(role: [.acceptable, .entry], isComplete: true)
                case "X": .unknown
                default: KnownRole(role: .acceptable, isComplete: true)
                }
        }
        func plain(_ event: String) -> String { event.filter { $0 != "[" && $0 != "]" } }
        return NamedGraph(
            steps: steps.map { name, parameters, produces in
                NamedGraph.Step(
                    name: name,
                    parameters: parameters.map { $0.map(plain) },
                    produces: produces.map(plain),
                    fansOut: Set(produces.filter { $0.first == "[" }.map(plain)),
                    isCollection: parameters.first?.first?.first == "["
                )
            },
            roles: roles
        )
    }

    private func names(_ indices: Set<Int>, of graph: NamedGraph) -> [String] {
        indices.sorted().map { graph.steps[$0].name }
    }

    @Test func `events without a partner are found, but for entries, exits and types from elsewhere`() {
        let graph = graph([
            ("begin", [["S"]], ["D", "Q", "E", "X1"]), ("judge", [["G"]], ["E"]), ("decide", [["A", "X2"]], ["E"]),
        ])
        #expect(graph.neverProduced == ["G"])
        #expect(graph.neverConsumed == ["D"])
    }

    @Test func `a cycle that nothing enters is unreachable`() {
        let graph = graph([("begin", [["S"]], ["E"]), ("ghost", [["D"]], ["G"]), ("mirror", [["G"]], ["D", "E"])])
        #expect(names(graph.unreachable, of: graph) == ["ghost", "mirror"])
        #expect(graph.deadEnds.isEmpty)
    }

    @Test func `a cycle that nothing leaves is a dead end`() {
        let graph = graph([("begin", [["S"]], ["D", "E"]), ("polish", [["D"]], ["G"]), ("rework", [["G"]], ["D"])])
        #expect(names(graph.deadEnds, of: graph) == ["polish", "rework"])
        #expect(graph.unreachable.isEmpty)
    }

    @Test func `a join needs every parameter, a choice needs one`() {
        let graph = graph([
            ("begin", [["S"]], ["D", "E"]), ("join", [["D"], ["G"]], ["H"]), ("after", [["H"]], ["G", "E"]),
            ("either", [["D", "K"]], ["K", "E"]),
        ])
        #expect(names(graph.unreachable, of: graph) == ["join", "after"])
    }

    @Test func `what follows from an event nobody produces is not said again`() {
        let graph = graph([("begin", [["S"]], ["E"]), ("judge", [["G"]], ["H"]), ("next", [["H"]], ["E"])])
        #expect(graph.neverProduced == ["G"])
        #expect(graph.unreachable.isEmpty)
    }

    @Test func `what leads to an event nobody consumes is not said again`() {
        let graph = graph([("begin", [["S"]], ["D", "E"]), ("polish", [["D"]], ["G"])])
        #expect(graph.neverConsumed == ["G"])
        #expect(graph.deadEnds.isEmpty)
    }

    @Test func `a step that gives nothing is no dead end, nor is what leads to it`() {
        let graph = graph([("begin", [["S"]], ["D", "E"]), ("log", [["D"]], [])])
        #expect(graph.deadEnds.isEmpty)
    }

    @Test func `a body that waits leads on`() {
        var graph = graph([("begin", [["S"]], ["D", "F"]), ("tell", [["F"]], ["G"]), ("hear", [["D"]], ["E"])])
        graph.steps[2].awaits = ["G"]
        graph.roles["G"] = KnownRole(role: .acceptable, isComplete: true)
        #expect(graph.neverConsumed.isEmpty)
        #expect(graph.deadEnds.isEmpty)
    }

    @Test(
        arguments: [
            ("the array itself", [("a", [["S"]], ["[D]"]), ("b", [["[D]"]], ["E"])], []),
            ("no array at all", [("a", [["S"]], ["D"]), ("b", [["[D]"]], ["E"])], ["b"]),
            ("made from its elements", [("a", [["S"]], ["[D]"]), ("b", [["D"]], ["F"]), ("c", [["[F]"]], ["E"])], []),
            (
                "closed already", [("a", [["S"]], ["[D]"]), ("b", [["[D]"]], ["F"]), ("c", [["[F]"]], ["E"])], ["c"]
            ),
            (
                "one of two open",
                [("a", [["S"]], ["[D]"]), ("b", [["D"]], ["[F]"]), ("c", [["[F]"]], ["G"]), ("d", [["[G]"]], ["E"])], []
            ),
            (
                "answers to questions inside",
                [("a", [["S"]], ["[D]"]), ("b", [["D"]], ["Q"]), ("c", [["[A]"]], ["E"])], []
            ),
            ("answers to questions outside", [("a", [["S"]], ["Q"]), ("c", [["[A]"]], ["E"])], ["c"]),
            ("an endless loop through a fan-out", [("a", [["S", "D"]], ["[D]"]), ("b", [["[D]"]], ["E"])], []),
        ] as [(String, [(String, [[String]], [String])], [String])]
    )
    func `a join finds the fan-out it closes`(_: String, steps: [(String, [[String]], [String])], missing: [String]) {
        let graph = graph(steps)
        #expect(names(graph.joinsWithoutFanOut, of: graph) == missing)
    }

    @Test(arguments: [("[D]", []), ("D", ["c"])] as [(String, [String])])
    func `what a recovery step makes is inside a fan-out if a step is that can fail`(made: String, missing: [String]) {
        var graph = graph([
            ("a", [["S"]], [made]), ("b", [["D"]], ["E"]), ("r", [["StepFailed"]], ["P"]), ("c", [["[P]"]], ["E"]),
        ])
        graph.steps[2].isRecovery = true
        graph.roles["StepFailed"] = KnownRole(role: [.acceptable, .entry], isComplete: true)
        #expect(names(graph.joinsWithoutFanOut, of: graph) == missing)
    }
}

@Suite struct NearestNameTests {
    @Test(
        arguments: [
            ("Drafted", ["Draft", "Topic"], "Draft"), ("Dratf", ["Draft"], "Draft"), ("draft", ["Draft"], "Draft"),
            ("Page", ["Cover"], nil), ("A", ["B"], nil), ("Draft", ["Draft"], nil),
            ("Verdit", ["Verdict", "Credit"], "Verdict"),
        ] as [(String, [String], String?)]
    )
    func `the nearest name within a third of its letters is meant`(name: String, candidates: [String], nearest: String?)
    {
        #expect(NearestName.of(name, among: candidates) == nearest)
    }
}
