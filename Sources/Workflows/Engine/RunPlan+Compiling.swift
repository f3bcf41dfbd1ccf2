extension RunPlan {
    /// Compiles the steps of a workflow.
    convenience init(declaration: WorkflowDeclaration, steps: [StepDescription]) {
        var all: [EventType] = []
        for step in steps {
            all += step.acceptance.types
            all += step.productions.map(\.type)
            all += step.options.asks + step.options.awaits + step.options.sends
        }
        all += all.compactMap(\.namedResponse)
        let types = EventTypeTable(all)
        func numbers(_ list: [EventType]) -> [Int] { list.map { types.number(of: $0.type) } }

        let handlers = Recovery.handlers(of: steps.map { ($0.name, $0.options.recovery) })
        var plans: [StepPlan] = []
        plans.reserveCapacity(steps.count)
        for (index, step) in steps.enumerated() {
            let taking: StepPlan.Taking =
                switch step.acceptance {
                case .one(let accepted): .one(numbers(accepted))
                case .set(let accepted): .set(numbers(accepted))
                case .collection(let accepted): .collection(numbers(accepted))
                }
            plans.append(
                StepPlan(
                    index: index,
                    name: step.name,
                    takes: taking,
                    workers: max(1, step.options.workers),
                    isBlocking: step.options.isBlocking,
                    inputName: RunPlan.inputName(taking, types: types),
                    asks: Set(numbers(step.options.asks)),
                    awaits: Set(numbers(step.options.awaits)),
                    sends: Set(numbers(step.options.sends)),
                    delivery: step.options.delivery,
                    // Where nobody has checked the graph, it is enough that a run does not trip over the number.
                    take: step.options.take.map { max(1, $0) },
                    retry: step.options.retry,
                    timeout: step.options.timeout,
                    recoveredBy: handlers[index],
                    recoveryLimit: step.options.recovery?.limit ?? 0
                )
            )
        }

        var routes = Array(repeating: EventRoute(), count: types.known.count)
        for plan in plans {
            for type in plan.takes.types where !routes[type].steps.contains(plan.index) {
                routes[type].steps.append(plan.index)
                if plan.takes.isCollection { routes[type].isPlain = false }
            }
        }
        let responses = RunPlan.responses(types: types, routes: routes)
        if steps.contains(where: { $0.productions.contains(where: \.isFanOut) }) {
            let reach = FanOutReach(
                plans: plans,
                routes: routes,
                productions: steps.map { step in
                    step.productions.map { (types.number(of: $0.type.type), $0.isFanOut) }
                },
                responses: responses
            )
            for (index, joins) in reach.joins.enumerated() { plans[index].closes = joins }
        }

        var produced: Set<Int> = []
        for step in steps {
            for production in step.productions { produced.insert(types.number(of: production.type.type)) }
            for type in step.options.sends { produced.insert(types.number(of: type.type)) }
        }
        self.init(
            workflow: declaration.name,
            isClosed: declaration.isClosed,
            steps: plans,
            types: types,
            routes: routes,
            responses: responses,
            entries: types.known.indices.filter { type in
                let event = types.known[type]
                return event.isEntry && !event.isStart && event.type != StepFailed.self && !produced.contains(type)
                    && !routes[type].steps.isEmpty
            }
        )
    }

    private static func inputName(_ taking: StepPlan.Taking, types: EventTypeTable) -> String {
        let names = taking.types.map { types.name($0) }
        switch taking {
        case .one: return names.joined(separator: " | ")
        case .set: return names.joined(separator: ", ")
        case .collection: return "[\(names.joined(separator: " | "))]"
        }
    }

    /// Each question's own response, or else every answer that steps accept and that no question claims.
    private static func responses(types: EventTypeTable, routes: [EventRoute]) -> [Int: [Int]] {
        var responses: [Int: [Int]] = [:]
        var claimed: Set<Int> = []
        let questions = types.known.indices.filter { types.known[$0].isQuestion }
        for question in questions {
            guard let response = (types.known[question].type as? any InputRequiredEvent.Type)?.response else {
                continue
            }
            let number = types.number(of: response)
            responses[question] = [number]
            claimed.insert(number)
        }
        let free = types.known.indices.filter {
            types.known[$0].isResponse && !routes[$0].steps.isEmpty && !claimed.contains($0)
        }
        for question in questions where responses[question] == nil { responses[question] = free }
        return responses
    }
}
