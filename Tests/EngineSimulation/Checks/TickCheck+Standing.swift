@testable import Workflows

extension TickCheck {
    /// While the run stands still nothing begins but what is let through, and nothing passes a breakpoint unseen.
    func checkStanding(_ forecast: Forecast) throws {
        for case .paused(.failure(_, let number)) in turn.facts where forecast.held != number {
            throw Violation(.standing, "the run stands still at a failure of invocation \(number), which did not fail")
        }
        if let held = forecast.held, !after.isPaused {
            throw Violation(.standing, "invocation \(held) failed, and the run does not stand still there")
        }
        var begun: [Invocation] = []
        for case .run(let number, _, _, _) in turn.commands { begun += [after.invocations[number]].compactMap { $0 } }
        let gone = after.invocations.values.filter {
            $0.phase == .running && before.invocations[$0.number]?.phase == .returning
        }
        let limit: Int? =
            switch tick {
            case .debugged(.step): 1
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
