@testable import Workflows

/// A workflow to simulate: its steps as the engine's graph knows them, without bodies.
struct Shape: Sendable {
    var name: String
    var steps: [StepDescription]

    /// The shape with so many workers per step.
    func with(workers: Int) -> Shape {
        var copy = self
        for index in copy.steps.indices { copy.steps[index].options.workers = workers }
        return copy
    }

    /// The shape with its steps in another order of registration.
    func shuffled(by random: inout SeededRandom) -> Shape {
        Shape(name: name, steps: steps.shuffled(using: &random))
    }
}

/// A shape compiled for the machine, with what a simulated body has to know.
struct CompiledShape: Sendable {
    let name: String
    let plan: RunPlan
    /// What each step may return.
    let productions: [[(type: Int, isFanOut: Bool)]]
    /// Events of each type that this simulation knows, by type number: one for each number that they can have.
    let samples: [Int: [any WorkflowEvent]]

    init(_ shape: Shape, isClosed: Bool) {
        name = shape.name
        plan = RunPlan(
            declaration: WorkflowDeclaration(name: shape.name, documentation: nil, place: nil, isClosed: isClosed),
            steps: shape.steps
        )
        let types = plan.types
        productions = shape.steps.map { step in
            step.productions.map { (types.number(of: $0.type.type), $0.isFanOut) }
        }
        var samples: [Int: [any WorkflowEvent]] = [:]
        for value in SimulationEvents.values {
            var values = [value]
            if let numbered = type(of: value) as? any Numbered.Type {
                values = SimulationEvents.numbers.map { numbered.init(n: $0) }
            }
            samples[types.number(of: type(of: value))] = values
        }
        self.samples = samples
    }
}
