extension GraphValidation {
    /// One recovery step for all, one for each named step, and none for a recovery step.
    mutating func checkRecovery() {
        let handlers = facts.steps.indices.filter { facts.steps[$0].recovery != nil }.map { facts.steps[$0] }
        let wildcards = handlers.filter { $0.recovery?.steps == nil }
        for second in wildcards.dropFirst() {
            report(
                .recoverySeveralWildcards,
                .step(second.id),
                at: second.place,
                "Step '\(second.id)' stands in for every step, and so does '\(wildcards[0].id)'.",
                fix: "Name the steps of one of them: `@CatchError(for: …)`."
            )
        }
        var claims: [String: GraphFacts.Step] = [:]
        for handler in handlers {
            for name in handler.recovery?.steps ?? [] {
                guard let covered = facts.steps.first(where: { $0.name == name }) else {
                    let near = NearestName.of(name, among: facts.steps.map(\.name))
                    report(
                        .recoveryUnknownStep,
                        .step(handler.id),
                        at: handler.place,
                        "Step '\(handler.id)' stands in for '\(name)', and there is no such step.",
                        fix: near.map { "Did you mean '\($0)'?" } ?? "Name a step of this workflow."
                    )
                    continue
                }
                if covered.recovery != nil {
                    report(
                        .recoveryCoversHandler,
                        .step(handler.id),
                        at: handler.place,
                        "Step '\(handler.id)' stands in for '\(name)', which is a recovery step itself.",
                        fix: "Remove '\(name)': when a recovery step fails, its run fails."
                    )
                } else if let first = claims[name] {
                    report(
                        .recoveryClaimedTwice,
                        .step(handler.id),
                        at: handler.place,
                        "Step '\(name)' is claimed by two recovery steps: '\(first.id)' and '\(handler.id)'.",
                        fix: "Leave '\(name)' to one of them."
                    )
                } else {
                    claims[name] = handler
                }
            }
        }
    }
}
