extension GraphValidation {
    /// Joins can be met: a fan-out closes under each collection, and the parts of a set meet at one level.
    mutating func checkJoins() {
        let levels = StreamLevels(steps)
        for step in steps {
            switch step.acceptance {
            case .one: break
            case .collection(let items):
                let isMade = items.contains { types.isProduced($0) }
                guard isMade, !items.contains(where: { levels.isInsideFanOut($0) }) else { break }
                let names = items.map { types.id(of: $0) }.joined(separator: ", ")
                report(
                    .joinNoFanOut,
                    .step(step.name),
                    at: step.place,
                    "Step '\(step.name)' collects [\(names)], but no step that returns an array leads to it.",
                    fix: "Return an array where the branches begin, or let '\(step.name)' use context.collect."
                )
            case .set(let parts):
                checkSet(step, parts, levels)
            }
        }
        for step in steps {
            guard case .collection(let items) = step.acceptance, !items.contains(where: { types.isProduced($0) }),
                items.allSatisfy({ !$0.isEntry })
            else { continue }
            let names = items.map { types.id(of: $0) }.joined(separator: ", ")
            report(
                .joinNoFanOut,
                .step(step.name),
                at: step.place,
                "Step '\(step.name)' collects [\(names)], but no step returns an array of them.",
                fix: "Let a step return [\(names)], one element for each branch."
            )
        }
    }

    private mutating func checkSet(_ step: StepDescription, _ parts: [EventType], _ levels: StreamLevels) {
        var seen: Set<EventType> = []
        for part in parts where !seen.insert(part).inserted {
            let name = types.id(of: part)
            report(
                .warning,
                .joinSameParameter,
                .step(step.name),
                at: step.place,
                "Step '\(step.name)' joins \(name) with itself: the two are told apart by order of arrival only.",
                fix: "Use two types of event, or one parameter [\(name)] that collects a fan-out."
            )
        }
        let places = parts.map { levels.levels(of: $0) }
        guard places.allSatisfy({ !$0.isEmpty }), let first = places.first else { return }
        guard places.dropFirst().reduce(first, { $0.intersection($1) }).isEmpty else { return }
        let words = zip(parts, places).map { part, levels in
            "\(types.id(of: part)) \(StreamLevels.words(for: levels))"
        }
        report(
            .joinLevels,
            .step(step.name),
            at: step.place,
            "Step '\(step.name)' joins events that never meet: \(words.joined(separator: ", ")).",
            fix: "Make both before the fan-out or both inside it, or wait for the one with context.wait."
        )
    }
}

/// At which depths of fan-outs each event can occur: the names of the steps that fan out, from the outermost in.
struct StreamLevels {
    private var known: [EventType: Set<[String]>] = [:]

    /// A loop through a fan-out goes deeper each time; beyond this depth nothing new is learnt.
    private static let deepest = 6

    init(_ steps: [StepDescription]) {
        for step in steps {
            for type in step.taken where type.isEntry { known[type, default: []].insert([]) }
        }
        var isGrowing = true
        while isGrowing {
            isGrowing = false
            for step in steps {
                for level in inputLevels(of: step) {
                    for production in step.productions {
                        let deeper = level + [step.name]
                        if production.isFanOut, deeper.count > StreamLevels.deepest { continue }
                        if add(production.isFanOut ? deeper : level, to: production.type) { isGrowing = true }
                    }
                    for type in step.options.asks + step.options.sends where add(level, to: type) { isGrowing = true }
                }
            }
            // An answer belongs where its question was asked.
            let questions = known.filter(\.key.isQuestion)
            for step in steps {
                for type in step.acceptance.types where type.isResponse {
                    for (question, levels) in questions where question.wants(type) {
                        for level in levels where add(level, to: type) { isGrowing = true }
                    }
                }
            }
        }
    }

    func levels(of type: EventType) -> Set<[String]> { known[type] ?? [] }
    func isInsideFanOut(_ type: EventType) -> Bool { levels(of: type).contains { !$0.isEmpty } }

    static func words(for levels: Set<[String]>) -> String {
        let names = levels.map { $0.last.map { "inside the fan-out of '\($0)'" } ?? "outside every fan-out" }
        return names.sorted().joined(separator: " or ")
    }

    private func inputLevels(of step: StepDescription) -> Set<[String]> {
        switch step.acceptance {
        case .one(let types): return types.reduce(into: []) { $0.formUnion(levels(of: $1)) }
        case .set(let types):
            let all = types.map(levels)
            return all.dropFirst().reduce(all.first ?? []) { $0.intersection($1) }
        case .collection(let types):
            let inside = types.reduce(into: Set<[String]>()) { $0.formUnion(levels(of: $1)) }
            return Set(inside.filter { !$0.isEmpty }.map { Array($0.dropLast()) })
        }
    }

    private mutating func add(_ level: [String], to type: EventType) -> Bool {
        known[type, default: []].insert(level).inserted
    }
}

extension EventType {
    /// Whether this question can be answered with an event of a type.
    func wants(_ response: EventType) -> Bool {
        guard let question = type as? any InputRequiredEvent.Type else { return false }
        return question.response.map { EventType($0) == response } ?? true
    }
}
