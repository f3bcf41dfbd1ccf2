/// The event graph of a workflow over names: which step takes and gives which events.
///
/// It knows no syntax, so that its rules can be tested as tables. The rules are those of `WorkflowRunner.validate()`,
/// as far as names and known roles carry.
struct NamedGraph {
    var steps: [Step]
    /// The role of each event, as far as it is known.
    var roles: [String: KnownRole]

    /// One step by names.
    struct Step {
        var name: String
        /// One list of alternatives for each parameter.
        var parameters: [[String]]
        /// Results, questions and sends.
        var produces: [String]
        /// What the body waits for.
        var awaits: [String] = []
        /// Those of `produces` that come as arrays.
        var fansOut: Set<String> = []
        /// Whether the one parameter is an array, which joins a fan-out.
        var isCollection = false
        /// Whether it stands in for steps that failed.
        var isRecovery = false
    }

    func role(_ event: String) -> KnownRole { roles[event] ?? .unknown }

    /// Whether the event has a role, or may have it for all the names tell.
    func mayBe(_ part: EventRole, _ event: String) -> Bool {
        let known = role(event)
        return known.role.isSuperset(of: part) || !known.isComplete
    }

    var produced: Set<String> { Set(steps.flatMap(\.produces)) }
    var consumed: Set<String> { Set(steps.flatMap { $0.parameters.joined() + $0.awaits }) }

    /// The events that somebody takes, nobody gives, and nobody from outside can give either.
    var neverProduced: Set<String> { consumed.subtracting(produced).filter { !mayBe(.entry, $0) } }

    /// The events that somebody gives, nobody takes, and that cannot leave the run either.
    var neverConsumed: Set<String> { produced.subtracting(consumed).filter { !mayBe(.exit, $0) } }

    /// The steps that no event can ever reach.
    ///
    /// Events that may come from outside are where it begins; so are those that nobody produces, because they are a
    /// problem of their own. A join needs an event for each parameter.
    var unreachable: Set<Int> {
        var present = consumed.union(produced).filter { mayBe(.entry, $0) }.union(neverProduced)
        var waiting = Set(steps.indices)
        var grows = true
        while grows {
            grows = false
            for index in waiting {
                let step = steps[index]
                guard step.parameters.allSatisfy({ $0.contains { present.contains($0) } }) else { continue }
                waiting.remove(index)
                present.formUnion(step.produces)
                grows = true
            }
        }
        return waiting
    }

    /// The steps from which no way leads to the end of the run or to a question.
    ///
    /// A step that gives nothing at all is an end of its own and no dead end.
    var deadEnds: Set<Int> {
        var leading = produced.filter { mayBe(.exit, $0) }.union(neverConsumed)
        var waiting = Set(steps.indices.filter { !steps[$0].produces.isEmpty })
        for index in steps.indices where !waiting.contains(index) {
            leading.formUnion(steps[index].parameters.joined())
        }
        var grows = true
        while grows {
            grows = false
            for index in waiting {
                let step = steps[index]
                guard step.produces.contains(where: { leading.contains($0) }) else { continue }
                waiting.remove(index)
                leading.formUnion(step.parameters.joined() + step.awaits)
                grows = true
            }
        }
        return waiting
    }
}
