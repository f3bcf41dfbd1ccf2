/// Checks the resources that a workflow lists, and those that they are declared to need.
struct ResourceValidation {
    let declaration: WorkflowDeclaration
    /// Every resource once, in the order in which a walk from the list meets them, with who needs it.
    private var resources: [(resource: any AnyResource, neededBy: [String])] = []
    private(set) var problems: [WorkflowProblem] = []
    private var circles: Set<Set<String>> = []

    /// Walks the resources without making any; circles and clashes are in ``problems`` then.
    init(_ declaration: WorkflowDeclaration, _ listed: [any AnyResource]) {
        self.declaration = declaration
        for resource in listed { walk(resource, from: []) }
    }

    private mutating func walk(_ resource: any AnyResource, from way: [String]) {
        if let start = way.firstIndex(of: resource.name) {
            report(ResourceCycleError(names: way[start...] + [resource.name]), at: resource.place)
            return
        }
        if let known = resources.first(where: { $0.resource.name == resource.name })?.resource {
            guard type(of: known) != type(of: resource) else { return }
            report(
                .resourceFactory,
                at: resource.place,
                "Two resources of different types are called '\(resource.name)'.",
                fix: "Give one of them another name."
            )
            return
        }
        resources.append((resource, way))
        for need in resource.needs { walk(need, from: way + [resource.name]) }
    }

    /// Reads every configuration and makes every resource; shared ones stay with the manager.
    ///
    /// What needs something that cannot be made is not reported again.
    func tryOut(in manager: ResourceManager) async -> [WorkflowProblem] {
        var errors: [Int: any Error] = [:]
        var failed = Set(circles.flatMap(\.self))
        // Backwards, so that what is needed comes before what needs it.
        for (index, entry) in resources.enumerated().reversed() {
            let resource = entry.resource
            guard !failed.contains(resource.name), failed.isDisjoint(with: resource.needs.map(\.name)) else {
                failed.insert(resource.name)
                continue
            }
            do {
                try await resource.tryOut(in: manager)
            } catch {
                failed.insert(resource.name)
                errors[index] = error
            }
        }
        var copy = self
        for (index, entry) in resources.enumerated() {
            guard let error = errors[index] else { continue }
            copy.report(error, of: entry.resource.name, neededBy: entry.neededBy, at: entry.resource.place)
        }
        return copy.problems
    }

    private mutating func report(_ error: any Error, of name: String, neededBy: [String], at place: SourcePlace?) {
        switch error {
        case let circle as ResourceCycleError: report(circle, at: place)
        case let configuration as ResourceConfigurationError:
            report(
                .resourceConfig,
                at: place,
                "Resource \((neededBy + [name]).joined(separator: " -> ")): \(configuration.message)",
                fix: "Correct the file, or where the resource looks for it."
            )
        default:
            let words = (error as? any WorkflowError)?.message ?? String(describing: error)
            report(
                .resourceFactory,
                at: place,
                "Resource \((neededBy + [name]).joined(separator: " -> ")) cannot be made: \(words)",
                fix: "Make what '\(name)' needs available, or set a value for it on the resource manager."
            )
        }
    }

    private mutating func report(_ circle: ResourceCycleError, at place: SourcePlace?) {
        guard circles.insert(Set(circle.names)).inserted else { return }
        report(
            .resourceCycle,
            at: place,
            circle.message,
            fix: "Let one of them be made without the others."
        )
    }

    private mutating func report(
        _ code: WorkflowProblem.Code,
        at place: SourcePlace?,
        _ reason: String,
        fix: String
    ) {
        problems.append(
            WorkflowProblem(
                .error,
                code,
                workflow: declaration.name,
                subject: .workflow(declaration.name),
                place: place ?? declaration.place,
                reason: reason,
                fix: fix
            )
        )
    }
}

extension Validation {
    /// The same with further problems; errors still come first.
    func adding(_ further: [WorkflowProblem]) -> Validation {
        let all = problems + further
        return Validation(
            problems: WorkflowProblem.Severity.allCases.flatMap { severity in all.filter { $0.severity == severity } },
            asksPeople: asksPeople
        )
    }
}
