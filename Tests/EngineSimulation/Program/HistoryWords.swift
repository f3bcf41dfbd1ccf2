@testable import Workflows

/// A schedule in words, a line for each tick.
struct HistoryWords {
    let plan: RunPlan

    /// The workflow's steps.
    var workflow: [String] {
        plan.steps.map { step in
            let waits = step.awaits.sorted().map { plan.types.name($0) }
            let sends = step.sends.sorted().map { plan.types.name($0) }
            return "step \(step.name) takes \(step.inputName), workers \(step.workers)"
                + (waits.isEmpty ? "" : ", awaits \(waits.joined(separator: " "))")
                + (sends.isEmpty ? "" : ", sends \(sends.joined(separator: " "))")
        }
    }

    func line(_ entry: HistoryEntry, _ commands: [Command], _ facts: [Fact]) -> String {
        switch entry {
        case .saved(let instant, let asJSON): return "\(instant.elapsed.inSeconds)s saved\(asJSON ? " as JSON" : "")"
        case .tick(let tick, let instant):
            let done = commands.map { words($0) }.joined(separator: "; ")
            return "\(instant.elapsed.inSeconds)s \(words(tick)) => \(done) (\(facts.count) entries)"
        }
    }

    private func words(_ box: EventBox) -> String { "\(plan.types.name(box.type))·\(box.number)" }
    private func words(_ boxes: [EventBox]) -> String { boxes.map { words($0) }.joined(separator: " ") }

    private func words(_ sends: [SentEvent]) -> String {
        sends.map { " sends \(words($0.box))\($0.target.map { " to \(plan.steps[$0].name)" } ?? "")" }.joined()
    }

    private func words(_ tick: Tick) -> String {
        switch tick {
        case .started(let box): return "started \(words(box))"
        case .eventArrived(let box, let target, let answering):
            let place = target.map { " for \(plan.steps[$0].name)" } ?? ""
            return "arrived \(words(box))\(place)\(answering.map { " answers w\($0)" } ?? "")"
        case .stepFinished(let number, let emission, let sends):
            switch emission {
            case .none: return "#\(number) returned nothing\(words(sends))"
            case .one(let box): return "#\(number) returned \(words(box))\(words(sends))"
            case .fanOut(let boxes): return "#\(number) returned [\(words(boxes))]\(words(sends))"
            }
        case .stepFailed(let number, let failure, let sends, let recovery):
            return "#\(number) failed\(words(failure, recovery))\(words(sends))"
        case .stepTimedOut(let number, let failure, let recovery):
            return "#\(number) took too long\(words(failure, recovery))"
        case .published(let box, let number): return "#\(number) published \(words(box))"
        case .waitOpened(let request, let sends):
            let question = request.question.map { " asking \(words($0))" } ?? ""
            let id = request.id.map { " id \($0)" } ?? ""
            let limit = request.timeout.map { " for \($0.inSeconds)s" } ?? ""
            return "#\(request.invocation) waits for \(plan.types.name(request.expected))\(question)\(id)\(limit) "
                + "token \(request.token)\(words(sends))"
        case .fed(let box, let digest, let number):
            return "#\(number) gives \(words(box))\(digest.map { " (\($0))" } ?? "")"
        case .child(_, .opened(_, let number)): return "#\(number) starts a child"
        case .child(let number, .said(_, _, let standing)):
            let stop = standing.stop == nil ? "" : " and stops"
            return "child \(number) \(standing.isWaiting ? "waits for people" : "works")\(stop)"
        case .child(let number, .ended): return "child \(number) ended"
        case .collected(let box, let number, let buffer, _): return "#\(number) hands in \(words(box)) for '\(buffer)'"
        default: return "\(tick)"
        }
    }

    private func words(_ failure: StepFailure, _ recovery: EventBox?) -> String {
        if let pause = failure.pause { return ", again in \(pause.inSeconds)s" }
        return recovery.map { ", handed over as \(words($0))" } ?? ", for good"
    }

    private func words(_ command: Command) -> String {
        switch command {
        case .run(let number, let step, let events, _): "run \(plan.steps[step].name)(\(words(events.boxes)))#\(number)"
        case .resumeWait(let token, .answered(let box)): "answer token \(token) with \(words(box))"
        default: "\(command)"
        }
    }
}
