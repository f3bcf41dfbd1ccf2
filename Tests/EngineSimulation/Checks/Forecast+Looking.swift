@testable import Workflows

extension Forecast {
    /// Whether a failure is looked at before anything is made of it, in a run that goes on or stands still.
    func isLookedAt(_ number: Int, _ before: RunMachine) -> Bool {
        guard let debugging = before.debugging, debugging.breakpoints.contains(.failure) else { return false }
        return before.invocations[number] != nil
    }

    /// Whether a tick comes from the body of an attempt whose failure is being looked at.
    func isOfHeld(_ tick: Tick) -> Bool {
        let number: Int
        switch tick {
        case .stepFinished(let author, _, _), .stepFailed(let author, _, _, _), .feedOpened(let author),
            .fed(_, _, let author), .published(_, let author), .collected(_, let author, _, _),
            .child(_, .opened(_, let author)):
            number = author
        case .waitOpened(let request, _): number = request.invocation
        default: return false
        }
        return holding.contains { $0.invocation == number }
    }

    /// Whether an attempt's time is over; a timer may be on its way when its deadline is moved or stands still.
    func isTimedOut(_ number: Int, _ before: RunMachine) -> Bool {
        guard let attempt = before.invocations[number], attempt.phase == .running, let due = attempt.due else {
            return false
        }
        return due <= now
    }
}

extension Forecast {
    /// How many waits are opened by questions that are sent or returned.
    func askedQuestions(_ plan: RunPlan) -> Int {
        shown.filter { plan.types.type($0.type).isQuestion && !plan.responses(to: $0.type).isEmpty }.count
    }
}
