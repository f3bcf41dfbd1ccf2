import FoundationEssentials
import TerminalUI
import Workflows

/// What stands in the boxes of steps: counts, times, and states in a word.
extension Painter {
    func state(of node: GraphNodeID, in run: RunModel) -> NodeState { run.state(of: node) }

    func workers(of node: GraphNodeID) -> SafeText {
        guard case .step(let name) = node, let step = model.workflow?.graph.steps.first(where: { $0.id == name }),
            step.workers > 1
        else { return "" }
        guard let run = model.run else { return "×\(step.workers)" }
        // Idle workers say nothing.
        guard let tally = run.steps[name], tally.running + tally.queued > 0 else { return "" }
        return "\(tally.running)/\(step.workers)"
    }

    /// The second line of a box: how often, how long, what it waits for.
    func figure(of node: GraphNodeID) -> [Span] {
        guard let run = model.run else { return [] }
        switch node {
        case .person:
            guard run.asked > 0 else { return [] }
            return [Span("\(run.asked) asked, \(run.answered) told", .textMuted)]
        case .step(let name):
            let tally = run.steps[name]
            var spans: [Span] = []
            if let finished = tally?.finished, finished > 0 {
                spans.append(Span("\(SafeText(untrusted: finished.compact).padded(to: 3)) ", .textMuted))
            }
            if let share = model.graph.heat.share(of: name, in: run) {
                let words =
                    model.graph.heat == .duration
                    ? (tally?.workedSeconds ?? 0).secondsText : "\(tally?.failed ?? 0) failed"
                return spans + [Span(Painter.bar(share) + " ", Painter.heatRole(share)), Span("\(words)", .textMuted)]
            }
            if model.graph.showsTimes, let since = tally?.since {
                return spans + [Span("\(model.now.timeIntervalSince(since).clockText) ago", .textMuted)]
            }
            spans += waiting(step: name, run) ?? [Span(SafeText(untrusted: tally?.figure ?? ""), .textMuted)]
            return spans
        case .group(let fold):
            let calls = fold.steps.reduce(0) { $0 + (run.steps[$1]?.finished ?? 0) }
            return [Span("\(SafeText(untrusted: calls.compact)) of \(fold.steps.count) steps", .textMuted)]
        case .start, .finish, .failure, .nobody, .event, .resource: return []
        }
    }

    /// The second line of a card: the state in a word, with how often and how long.
    func cardFigure(of node: GraphNodeID) -> [Span] {
        guard case .step(let name) = node, let run = model.run, model.graph.heat == .none,
            !model.graph.showsTimes || run.steps[name]?.since == nil
        else { return figure(of: node) }
        let tally = run.steps[name]
        let state = run.state(of: name)
        let done = (tally?.finished ?? 0) > 0 ? "\(tally?.finished.compact ?? "") done" : ""
        switch state {
        case .asks, .queued, .idle:
            return waiting(step: name, run) ?? [Span(SafeText(untrusted: state.word), state.role)]
        case .done:
            return [Span(SafeText(untrusted: "\(done) \(tally?.figure ?? "")"), .textMuted)]
        case .running, .retrying, .failed, .cancelled, .paused:
            let word = Span(stateWord(of: name, state, run), state.role)
            return done.isEmpty ? [word] : [word, Span(SafeText(untrusted: ", \(done)"), .textMuted)]
        }
    }

    /// A state in a word; what is tried again says which attempt it is, and of how many.
    func stateWord(of step: String, _ state: NodeState, _ run: RunModel) -> SafeText {
        guard state == .retrying, let tally = run.steps[step] else { return SafeText(untrusted: state.word) }
        let most = model.workflow?.graph.steps.first { $0.id == step }?.attempts
        // While it waits for the next attempt, that one is meant.
        let attempt = tally.running > 0 ? max(2, tally.attempt) : tally.attempt + 1
        return SafeText(untrusted: "retry \(attempt)" + (most.map { $0 >= attempt ? "/\($0)" : "" } ?? ""))
    }

    /// What stands beside the name in a low box, if it fits: the state in a word, how many work, how many are done.
    func shortFigure(of node: GraphNodeID, room: Int) -> (SafeText, Role) {
        guard case .step(let name) = node else { return ("", .text) }
        guard let run = model.run else {
            let workers = workers(of: node)
            return (workers.width <= room ? workers : "", .textMuted)
        }
        if let share = model.graph.heat.share(of: name, in: run) {
            return (Painter.bar(share), Painter.heatRole(share))
        }
        let tally = run.steps[name]
        if model.graph.showsTimes, let since = tally?.since {
            return (SafeText(untrusted: model.now.timeIntervalSince(since).clockText), .textMuted)
        }
        let state = run.state(of: name)
        var words: [SafeText] = []
        var role = state.role
        let question = run.questions.first { $0.step == name }
        let count = tally?.finished ?? 0
        switch state {
        case .idle: break
        case .asks where question != nil:
            let waits = SafeText(untrusted: model.now.timeIntervalSince(question?.asked ?? model.now).clockText)
            words = ["asks " + waits, waits]
        case .running where model.graph.picture?.diagram.workers[name] ?? 1 > 1:
            words = ["runs " + workers(of: node), workers(of: node)]
        case .done:
            words = count > 1 ? [SafeText(untrusted: "\(count.compact) done")] : ["done"]
            if count > 0 { words.append(SafeText(untrusted: count.compact)) }
            role = .textMuted
        case .retrying:
            let word = stateWord(of: name, state, run)
            words = [word, SafeText(untrusted: String(word.string.dropFirst(2)))]
        default: words = [SafeText(untrusted: state.word), SafeText(untrusted: count > 0 ? count.compact : "")]
        }
        return (words.first { $0.width <= room } ?? "", role)
    }

    /// A share as a bar of one cell, so that heat is seen without colour.
    static func bar(_ share: Double) -> SafeText {
        let bars: [SafeText] = ["·", "░", "▓", "█"]
        return bars[min(bars.count - 1, max(0, Int((share * 3).rounded(.up))))]
    }

    static func heatRole(_ share: Double) -> Role {
        share > 0.66 ? .stateFailed : share > 0.33 ? .levelWarning : .textMuted
    }

    private func waiting(step name: String, _ run: RunModel) -> [Span]? {
        if let question = run.questions.first(where: { $0.step == name }) {
            return [Span("waits \(model.now.timeIntervalSince(question.asked).clockText)", .stateWaiting)]
        }
        if let queued = run.steps[name]?.queued, queued > 0 { return [Span("\(queued.compact) queued", .stateQueued)] }
        let prefix = name + " needs "
        if !run.info.status.isOver, let join = run.snapshot?.joins.first(where: { $0.hasPrefix(prefix) }) {
            return [Span(SafeText(untrusted: String(join.dropFirst(name.count + 1))), .textMuted)]
        }
        return nil
    }
}
