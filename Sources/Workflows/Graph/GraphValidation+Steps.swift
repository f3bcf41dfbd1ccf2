extension GraphValidation {
    /// Each step has a name of its own, takes something, and has workers.
    mutating func checkSteps() {
        var names: [String: StepDescription] = [:]
        for step in steps {
            if let first = names[step.name] {
                let place = first.place.map { " (\($0.file):\($0.line))" } ?? ""
                report(
                    .stepDuplicate,
                    .step(step.name),
                    at: step.place,
                    "A step '\(step.name)' is already part of '\(declaration.name)'\(place).",
                    fix: "Choose another name for one of the two."
                )
            } else {
                names[step.name] = step
            }
            if step.acceptance.types.isEmpty {
                report(
                    .stepAcceptsNothing,
                    .step(step.name),
                    at: step.place,
                    "Step '\(step.name)' accepts no event, so it can never run.",
                    fix: "Give '\(step.name)' a parameter that is an event."
                )
            }
            if step.options.workers < 1 {
                report(
                    .stepWorkers,
                    .step(step.name),
                    at: step.place,
                    "Step '\(step.name)' has \(step.options.workers) workers, so it can never run.",
                    fix: "Give '\(step.name)' at least 1 worker, or leave the number out for 4."
                )
            }
        }
    }

    /// What is taken is made, and what is made is taken.
    mutating func checkEvents() {
        let orphans = neverProduced
        let strays = neverConsumed
        for type in orphans {
            let name = types.id(of: type)
            let taker = firstTaker(of: type)
            let near = NearestName.of(name, among: strays.map { types.id(of: $0) })
            let hint = near.map { near in
                " Did you mean \(near), which \(maker(named: near)) makes?"
            }
            report(
                .eventNeverProduced,
                subject(type),
                at: taker?.place,
                "Step '\(taker?.name ?? "")' waits for \(name), which no step makes.",
                fix: "Add a step that returns \(name), or make it a HumanResponseEvent if a person sends it.\(hint ?? "")"
            )
        }
        for type in strays {
            let name = types.id(of: type)
            let maker = firstMaker(of: type)
            let near = NearestName.of(
                name,
                among: types.all.filter { isConsumed($0) && $0 != type }.map { types.id(of: $0) }
            )
            let hint = near.map { near in
                " Did you mean \(near), which \(taker(named: near)) accepts?"
            }
            report(
                .eventNeverConsumed,
                subject(type),
                at: maker?.place,
                "\(name) leaves '\(maker?.name ?? "")' and no step takes it.",
                fix: "Add a step that accepts \(name), or make it a StopEvent.\(hint ?? "")"
            )
        }
    }

    private func maker(named name: String) -> String {
        steps.first { $0.made.contains { types.id(of: $0) == name } }.map { "'\($0.name)'" } ?? "another step"
    }

    private func taker(named name: String) -> String {
        steps.first { $0.taken.contains { types.id(of: $0) == name } }.map { "'\($0.name)'" } ?? "another step"
    }
}
