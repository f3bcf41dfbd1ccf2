import Testing
import Workflows

@testable import WorkflowMacros

/// The macro's rules over names against the validation before a run, on the same graphs.
@Suite struct SameAtLaunchTests {
    struct S: StartEvent {}
    struct D: Event {}
    struct F: Event {}
    struct G: Event {}
    struct H: Event {}
    struct Q: InputRequiredEvent {}
    struct A: HumanResponseEvent {}
    struct E: StopEvent {}

    /// A step: what it takes (several parameters join, `[D]` joins a fan-out), and what it gives.
    typealias Row = (name: String, takes: [String], gives: [String])

    @Test(
        arguments: [
            [("begin", ["S"], ["E"])],
            [("begin", ["S"], ["D", "E"])],
            [("begin", ["S"], ["E"]), ("judge", ["G"], ["E"])],
            [("begin", ["S"], ["E"]), ("judge", ["G"], ["H"]), ("next", ["H"], ["E"])],
            [("begin", ["S"], ["E"]), ("ghost", ["D"], ["G"]), ("mirror", ["G"], ["D", "E"])],
            [("begin", ["S"], ["D", "E"]), ("polish", ["D"], ["G"]), ("rework", ["G"], ["D"])],
            [("begin", ["S"], ["D", "E"]), ("polish", ["D"], ["G"])],
            [("begin", ["S"], ["D", "E"]), ("log", ["D"], [])],
            [("begin", ["S"], ["Q"]), ("decide", ["A"], ["E"])],
            [("begin", ["S"], ["D", "F"]), ("join", ["D", "F"], ["E"])],
            [("begin", ["S"], ["[D]"]), ("gather", ["[D]"], ["E"])],
            [("begin", ["S"], ["D"]), ("gather", ["[D]"], ["E"])],
            [("begin", ["S"], ["[D]"]), ("work", ["D"], ["F"]), ("gather", ["[F]"], ["E"])],
            [("begin", ["S"], ["[D]"]), ("gather", ["[D]"], ["F"]), ("again", ["[F]"], ["E"])],
            [("begin", ["S"], ["[D]"]), ("ask", ["D"], ["Q"]), ("gather", ["[A]"], ["E"])],
        ] as [[Row]]
    )
    func `names and types say the same`(rows: [Row]) {
        #expect(byName(rows) == atLaunch(rows))
    }

    // MARK: By name

    private func byName(_ rows: [Row]) -> Set<String> {
        let roles: [String: EventRole] = [
            "S": [.acceptable, .entry, .start], "Q": [.acceptable, .exit], "A": [.acceptable, .entry],
            "E": [.exit, .stop],
        ]
        let graph = NamedGraph(
            steps: rows.map { row in
                NamedGraph.Step(
                    name: row.name,
                    parameters: row.takes.map { [plain($0)] },
                    produces: row.gives.map(plain),
                    fansOut: Set(row.gives.filter(isArray).map(plain)),
                    isCollection: row.takes.contains(where: isArray)
                )
            },
            roles: Dictionary(
                uniqueKeysWithValues: ["S", "D", "F", "G", "H", "Q", "A", "E"].map {
                    ($0, KnownRole(role: roles[$0] ?? .acceptable, isComplete: true))
                }
            )
        )
        func steps(_ code: String, _ indices: Set<Int>) -> [String] { indices.map { "\(code) \(rows[$0].name)" } }
        return Set(
            graph.neverProduced.map { "event.neverProduced \($0)" }
                + graph.neverConsumed.map { "event.neverConsumed \($0)" }
                + steps("step.unreachable", graph.unreachable) + steps("step.deadEnd", graph.deadEnds)
                + steps("join.noFanOut", graph.joinsWithoutFanOut)
        )
    }

    // MARK: At launch

    private func atLaunch(_ rows: [Row]) -> Set<String> {
        let validation = GraphValidation.validate(
            declaration: WorkflowDeclaration(name: "same", documentation: nil, place: nil, isClosed: true),
            steps: rows.map { row in
                StepDescription(
                    name: row.name,
                    acceptance: acceptance(row.takes),
                    productions: row.gives.map { Production(type(plain($0)), isFanOut: isArray($0)) }
                )
            }
        )
        return Set(validation.errors.map { "\($0.code.rawValue) \($0.subject.name)" })
    }

    private func acceptance(_ names: [String]) -> Acceptance {
        let types = names.map { EventType(type(plain($0))) }
        if names.contains(where: isArray) { return .collection(of: types) }
        return types.count > 1 ? .set(types) : .one(of: types)
    }

    private func type(_ name: String) -> any WorkflowEvent.Type {
        switch name {
        case "S": S.self
        case "D": D.self
        case "F": F.self
        case "G": G.self
        case "H": H.self
        case "Q": Q.self
        case "A": A.self
        default: E.self
        }
    }

    private func isArray(_ name: String) -> Bool { name.first == "[" }
    private func plain(_ name: String) -> String { name.filter { $0 != "[" && $0 != "]" } }
}
