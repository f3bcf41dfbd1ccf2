/// Finds the steps and event types of a workflow by the names that stand in what was recorded.
struct PlanNames {
    let plan: RunPlan
    private let typeNumbers: [String: Int]

    init(_ plan: RunPlan) {
        self.plan = plan
        var numbers: [String: Int] = [:]
        let types = plan.types.all
        for (number, type) in types.enumerated() {
            for former in type.type.formerNames where numbers[former] == nil { numbers[former] = number }
        }
        for (number, type) in types.enumerated() { numbers[type.name] = number }
        typeNumbers = numbers
    }

    func step(_ value: SavedValue) throws -> Int {
        let name = try value.text
        guard let step = plan.step(named: name) else {
            throw value.fail("names step '\(name)', which workflow '\(plan.workflow)' does not have")
        }
        return step
    }

    /// A type by its present name or a former one; `nil` when the workflow does not know it.
    func known(_ name: String) -> Int? { typeNumbers[name] }

    func type(_ value: SavedValue) throws -> Int {
        let name = try value.text
        guard let type = typeNumbers[name] else {
            throw value.fail(
                "names event '\(name)', which workflow '\(plan.workflow)' does not have; "
                    + "if it was renamed, list the old name in its `formerNames`"
            )
        }
        return type
    }

    func types(_ value: SavedValue) throws -> [Int] { try value.elements.map { try type($0) } }

    /// How often recovery steps stood in; those that are gone do not count any more.
    func recoveries(_ value: SavedValue) -> RecoveryCounts {
        var recoveries: RecoveryCounts = [:]
        for (name, times) in value.optional("recoveries")?.json.objectValue ?? [:] {
            guard let step = plan.step(named: name) else { continue }
            recoveries[step] = times.integerValue ?? 0
        }
        return recoveries
    }

    /// An event of a type from its recorded fields.
    func event(_ type: Int, from value: SavedValue) throws -> any WorkflowEvent {
        func decoded<E: WorkflowEvent>(_ type: E.Type) throws -> any WorkflowEvent {
            do { return try value.json.decode(type) } catch {
                throw value.fail("is no \(EventType(type).shortName) any more: \(error)")
            }
        }
        return try decoded(plan.types.type(type).type)
    }
}

/// Writes steps and event types by the names by which ``PlanNames`` finds them.
protocol NamesWriter {
    var plan: RunPlan { get }
}

extension NamesWriter {
    func name(_ type: Int) -> JSON { .string(plan.types.type(type).name) }

    func names(_ types: [Int]) -> JSON { .array(types.map { name($0) }) }

    func recoveries(_ counts: RecoveryCounts) -> JSON {
        .object(Dictionary(counts.map { (plan.steps[$0].name, .integer($1)) }, uniquingKeysWith: { one, _ in one }))
    }
}
