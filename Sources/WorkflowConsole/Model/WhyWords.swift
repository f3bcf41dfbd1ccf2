import FoundationEssentials
import Workflows

/// The answer to "why is nothing happening?", from what the engine says.
struct WhyWords: Sendable, Equatable {
    /// One sentence.
    var headline: String
    var lines: [Line] = []

    struct Line: Sendable, Equatable {
        var label: String
        var text: String
    }

    init(_ run: RunModel, workflow: WorkflowInfo?, at now: Date) {
        headline = ""
        guard !run.info.status.isOver else {
            headline = "\(run.id) is over: \(run.info.status.word) after \(run.elapsed(at: now).clockText)."
            if let failure = run.info.failure {
                lines.append(Line(label: failure.step ?? "error", text: failure.message))
            }
            return
        }
        for question in run.questions {
            let age = now.timeIntervalSince(question.asked).clockText
            let from = question.step.map { ", from \($0)" } ?? ""
            lines.append(Line(label: "asks", text: "\(question.prompt) \(age)\(from)"))
            if let deadline = question.deadline {
                lines.append(Line(label: "", text: "until \(deadline.timeIntervalSince(now).clockText) from now"))
            }
        }
        let steps = workflow?.graph.steps ?? []
        for step in steps { addStep(step, run) }
        for join in run.snapshot?.joins ?? [] { lines.append(Line(label: "join", text: join)) }
        addLimit(run, workflow, at: now)
        headline = headline(run, at: now)
    }

    private func headline(_ run: RunModel, at now: Date) -> String {
        if let pause = run.pause { return "\(run.id) is paused: \(pause). p lets it go on, s lets one thing happen." }
        if run.info.status == .queued { return "\(run.id) is queued behind other runs of its workflow." }
        let busy = run.steps.filter { $0.value.running > 0 }.keys.sorted()
        let stopping = run.snapshot?.steps.filter { $0.stopping > 0 }.map(\.step) ?? []
        if let oldest = run.questions.first {
            let age = now.timeIntervalSince(oldest.asked).clockText
            let others = run.questions.count - 1
            let more = others > 0 ? ", and \(others.counted("more question"))" : ""
            return busy.isEmpty
                ? "\(run.id) waits for you, \(age)\(more)." : "\(run.id) works, and asks you, \(age)\(more)."
        }
        if !busy.isEmpty { return "\(run.id) works: \(busy.joined(separator: ", "))." }
        if !stopping.isEmpty {
            return "\(run.id) waits for \(stopping.joined(separator: ", ")), cancelled and still at work."
        }
        if let idle = run.idle { return "\(run.id) waits for \(idle)." }
        return "\(run.id) has only just begun."
    }

    private mutating func addStep(_ step: WorkflowGraph.StepNode, _ run: RunModel) {
        guard let tally = run.steps[step.id] else { return }
        let stopping = run.snapshot?.steps.first { $0.step == step.name }?.stopping ?? 0
        var words: [String] = []
        if tally.running > 0 { words.append("\(tally.running) of \(step.workers) running") }
        if stopping > 0 { words.append("\(stopping) of \(step.workers) cancelled and still at work") }
        if tally.running + stopping >= step.workers, tally.queued > 0 { words.append("all workers busy") }
        if tally.waiting > 0 { words.append("\(tally.waiting) waiting for an answer") }
        if tally.queued > 0 { words.append("\(tally.queued.grouped) queued") }
        if words.isEmpty { words.append("idle") }
        if tally.finished > 0 { words.append("\(tally.finished.grouped) done") }
        if tally.failed > 0 { words.append("\(tally.failed.grouped) failed") }
        lines.append(Line(label: step.name, text: words.joined(separator: ", ")))
    }

    private mutating func addLimit(_ run: RunModel, _ workflow: WorkflowInfo?, at now: Date) {
        guard let left = run.timeLeft(at: now) else {
            if let limit = workflow?.timeout { lines.append(Line(label: "limit", text: limit)) }
            return
        }
        let stands = run.snapshot?.isClockStopped == true ? ", the clock stands still" : ""
        lines.append(Line(label: "timeout", text: "\(left.clockText) left\(stands)"))
    }
}
