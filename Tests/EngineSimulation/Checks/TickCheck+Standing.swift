@testable import Workflows

extension TickCheck {
    /// While the run stands still nothing begins but what is let through, and nothing passes a breakpoint unseen.
    func checkStanding(_ forecast: Forecast) throws {
        for case .paused(.failure(_, let number)) in turn.facts where forecast.held != number {
            throw Violation(.standing, "the run stands still at a failure of invocation \(number), which did not fail")
        }
        try checkHeld(forecast)
        var begun: [Invocation] = []
        for case .run(let number, _, _, _) in turn.commands { begun += [after.invocations[number]].compactMap { $0 } }
        let gone = after.invocations.values.filter {
            $0.phase == .running && before.invocations[$0.number]?.phase == .returning
        }
        let limit: Int? =
            switch tick {
            // What comes of a failure goes first.
            case .debugged(.step): held.isEmpty ? 1 : 0
            case .debugged(.goOn): nil
            default: before.isPaused ? 0 : nil
            }
        if let limit, begun.count + gone.count > limit {
            throw Violation(.standing, "\(begun.count) invocations began and \(gone.count) went on")
        }
        if case .debugged(.step) = tick { return }
        let breakpoints = before.debugging?.breakpoints ?? []
        for invocation in begun where before.debugging?.seen.contains(invocation.number) != true {
            let isStoppedAt = breakpoints.contains { breakpoint in
                switch breakpoint {
                case .step(let step): step == invocation.step
                case .event(let type): invocation.events.boxes.contains { $0.type == type }
                case .failure: false
                }
            }
            if isStoppedAt { throw Violation(.standing, "\(name(invocation.step)) began and did not stop before") }
        }
    }

    /// A failure that is to be looked at is said and kept, in order, and what has failed does not work any more.
    private func checkHeld(_ forecast: Forecast) throws {
        if let held = forecast.held {
            let isSaid = turn.facts.contains { if case .paused(.failure(_, held)) = $0 { true } else { false } }
            guard isSaid, after.isPaused else {
                throw Violation(.standing, "invocation \(held) failed, and the run does not stand still there")
            }
        }
        let (kept, expected) = (after.debugging?.held.map(\.invocation) ?? [], forecast.holding.map(\.invocation))
        guard kept == expected else {
            throw Violation(.standing, "the failures of \(kept) are looked at instead of those of \(expected)")
        }
        let failed = after.invocations.values.filter { $0.phase == .held }.map(\.number)
        guard Set(failed) == Set(kept) else {
            throw Violation(.standing, "\(failed) have failed by the books, and \(kept) are looked at")
        }
    }

    /// Whether the run has made one step too many, which ends it wherever it is.
    var isStoppedByLimit: Bool {
        guard case .failed(let failure)? = after.ending else { return false }
        return failure.step == nil && failure.message.contains("steps, its limit")
    }

    func checkLimit() throws {
        let isPassed = maximumSteps.map { after.invocationCount > $0 } ?? false
        if isPassed, after.ending == nil {
            throw Violation(.limit, "the run goes on after \(after.invocationCount) steps")
        }
        if isStoppedByLimit, !isPassed {
            throw Violation(.limit, "the run was stopped after \(after.invocationCount) steps")
        }
    }
}
