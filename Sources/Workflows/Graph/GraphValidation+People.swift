extension GraphValidation {
    /// What people would trip over: time that counts them, answers nobody asks for, questions that look alike.
    mutating func checkPeople() {
        if case .total(let limit) = timeout, asksPeople {
            report(
                .warning,
                .timeoutCountsPeople,
                .workflow(declaration.name),
                at: declaration.place,
                "The time limit of \(limit) counts while '\(declaration.name)' waits for a person.",
                fix: "Use a limit that stands still meanwhile, as timeout: .seconds(45), or none."
            )
        }
        let questions = types.all.filter { $0.isQuestion && types.isProduced($0) }
        for type in types.all where type.isResponse {
            guard let taker = steps.first(where: { $0.acceptance.types.contains(type) }) else { continue }
            guard !questions.contains(where: { $0.wants(type) }) else { continue }
            let name = types.id(of: type)
            report(
                .warning,
                .responseNeverAsked,
                subject(type),
                at: taker.place,
                "Step '\(taker.name)' takes the answer \(name), but no question of '\(declaration.name)' asks for it.",
                fix: "Return a question whose response is \(name), or make it a plain EntryEvent."
            )
        }
        for group in [questions, types.all.filter(\.isResponse)] { checkShapes(of: group) }
    }

    private mutating func checkShapes(of types: [EventType]) {
        var known: [[String: JSONSchema.Kind]: EventType] = [:]
        for type in types {
            let properties = JSONSchema.of(type.type).properties
            guard !properties.isEmpty else { continue }
            let shape = Dictionary(properties.map { ($0.name, $0.schema.kind) }, uniquingKeysWith: { one, _ in one })
            if let twin = known[shape] {
                let place = firstTaker(of: type)?.place ?? firstMaker(of: type)?.place
                let name = self.types.id(of: type)
                let other = self.types.id(of: twin)
                report(
                    .warning,
                    .eventSameShape,
                    subject(type),
                    at: place,
                    "\(name) and \(other) have the same fields, so a person cannot tell their forms apart.",
                    fix: "Use one of them for both, or give the fields names that say what is meant."
                )
            } else {
                known[shape] = type
            }
        }
    }

    /// Types whose name or shape cannot be relied on.
    mutating func checkTypes() {
        for type in types.all {
            let place = firstTaker(of: type)?.place ?? firstMaker(of: type)?.place
            let name = types.id(of: type)
            if type.name.contains("unknown context at") {
                report(
                    .warning,
                    .eventPrivateType,
                    subject(type),
                    at: place,
                    "\(name) is private or local: its name differs in each process, so no saved run can name it.",
                    fix: "Make \(name) at least internal, or give it an eventName of its own."
                )
            }
            guard type.isEntry else { continue }
            for property in JSONSchema.of(type.type).properties where property.schema.kind == .any {
                report(
                    .hint,
                    .schemaAnyField,
                    subject(type),
                    at: place,
                    "The field '\(property.name)' of \(name) may hold any JSON, so forms cannot help with it.",
                    fix: "Give '\(property.name)' a type that has a schema, or write @Schema on its type."
                )
            }
        }
    }
}
