extension GraphValidation {
    /// Every step can be reached from an entry, and has a way to an exit.
    mutating func checkPaths() {
        let reached = reachedSteps()
        let leaving = leavingSteps()
        for (index, step) in steps.enumerated() where !step.acceptance.types.isEmpty {
            if let reached, !reached.contains(index), !step.options.skips.contains(.reachability) {
                report(
                    .stepUnreachable,
                    .step(step.name),
                    at: step.place,
                    "Step '\(step.name)' can never run: no way leads from the start event or a person's answer to it.",
                    fix: "Let a step that is reached return \(acceptedNames(step)), or remove '\(step.name)'."
                )
            }
            if let leaving, !leaving.contains(index), !step.options.skips.contains(.deadEnd) {
                report(
                    .stepDeadEnd,
                    .step(step.name),
                    at: step.place,
                    "Step '\(step.name)' leads nowhere: no way goes from it to a stop event or a question.",
                    fix: "Let '\(step.name)', or a step after it, return the stop event."
                )
            }
        }
    }

    /// The steps that a run can come to; `nil` when nothing can begin, which is reported by itself.
    ///
    /// Events that are reported as never produced count as there, so that what follows from them is not said again.
    private func reachedSteps() -> Set<Int>? {
        let seeds = types.all.filter { $0.isEntry && isConsumed($0) }
        guard !seeds.isEmpty else { return nil }
        var events = Set(seeds + neverProduced)
        var reached: Set<Int> = []
        var isGrowing = true
        while isGrowing {
            isGrowing = false
            for (index, step) in steps.enumerated() where !reached.contains(index) {
                // A stop event that is accepted is reported by itself.
                guard step.acceptance.types.contains(where: { events.contains($0) || $0.isStop }) else { continue }
                reached.insert(index)
                events.formUnion(step.made)
                isGrowing = true
            }
        }
        return reached
    }

    /// The steps from which a run can end or ask; `nil` when nothing can, which is reported by itself.
    private func leavingSteps() -> Set<Int>? {
        guard types.all.contains(where: { $0.isExit && types.isProduced($0) }) else { return nil }
        var leading = Set(neverConsumed)
        var leaving: Set<Int> = []
        var isGrowing = true
        while isGrowing {
            isGrowing = false
            for (index, step) in steps.enumerated() where !leaving.contains(index) {
                let leads = step.made.isEmpty || step.made.contains { $0.isExit || leading.contains($0) }
                guard leads else { continue }
                leaving.insert(index)
                leading.formUnion(step.acceptance.types)
                isGrowing = true
            }
        }
        return leaving
    }

    private func acceptedNames(_ step: StepDescription) -> String {
        step.acceptance.types.map { types.id(of: $0) }.joined(separator: " or ")
    }
}
