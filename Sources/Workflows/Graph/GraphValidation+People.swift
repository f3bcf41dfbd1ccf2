extension GraphValidation {
    /// What people would trip over: time that counts them, answers nobody asks for, forms that look alike.
    mutating func checkPeople() {
        if case .total(let limit) = timeout, asksPeople {
            report(
                .warning,
                .timeoutCountsPeople,
                .workflow(facts.workflow),
                at: facts.place,
                "The time limit of \(limit) also runs while '\(facts.workflow)' waits for a person.",
                fix: "Use .working, whose clock stands still meanwhile, or no limit."
            )
        }
        let questions = events(.question, in: makers)
        let answers = facts.events.indices.filter { facts.events[$0].isResponse }.map { facts.events[$0] }
        for answer in answers {
            guard let taker = takers[answer.id]?.first(where: { $0.accepts.contains(answer.id) }) else { continue }
            // A wait is a question of its own, and a question that names no answer wants any.
            let isAwaited = facts.steps.contains { $0.awaits.contains(answer.id) }
            guard !isAwaited, !questions.contains(where: { ($0.response ?? answer.id) == answer.id }) else { continue }
            report(
                .warning,
                .responseNeverAsked,
                .event(answer.id),
                at: taker.place,
                "Step '\(taker.id)' accepts the answer \(answer.id), but no question of '\(facts.workflow)' asks for it.",
                fix: "Return a question whose response is \(answer.id), or make it an EntryEvent."
            )
        }
        checkShapes(of: answers) { one, other in
            // Answers that two questions name are never choices for one question.
            let claimed = questions.compactMap(\.response)
            return claimed.contains(one.id) && claimed.contains(other.id)
        }
        checkShapes(of: questions) { one, other in
            one.schema?.description != other.schema?.description || one.hasOwnWords
        }
    }

    private mutating func checkShapes(
        of candidates: [GraphFacts.Event],
        areToldApart: (GraphFacts.Event, GraphFacts.Event) -> Bool
    ) {
        var groups: [[String: JSONSchema.Kind]: [GraphFacts.Event]] = [:]
        for event in candidates {
            let properties = event.schema?.properties ?? []
            guard !properties.isEmpty else { continue }
            let shape = Dictionary(properties.map { ($0.name, $0.schema.kind) }, uniquingKeysWith: { one, _ in one })
            if let twin = groups[shape]?.first(where: { !areToldApart($0, event) }) {
                let owner = (takers[event.id] ?? makers[event.id])?.first
                report(
                    .warning,
                    .eventSameShape,
                    .event(event.id),
                    at: owner?.place,
                    "\(event.id) has the same fields as \(twin.id), so a person cannot tell their forms apart.",
                    fix: "Use one type for both, or name the fields after what is meant."
                )
            }
            groups[shape, default: []].append(event)
        }
    }
}

extension GraphFacts.Event {
    /// Whether a question brings its words with it.
    var hasOwnWords: Bool {
        schema?.properties.contains { QuestionWords.properties.contains($0.name) } ?? false
    }
}
