import FoundationEssentials
import TerminalUI
import Workflows

extension Model {
    /// Takes in what happened and says what is to be done about it.
    ///
    /// The only way in which a model changes. Messages must be given in order, from one task at a time.
    public mutating func update(_ message: Message) -> [Effect] {
        var effects: [Effect] = []
        switch message {
        case .key(let key, let time):
            now = max(now, time)
            let before = spot
            effects += press(key)
            leave(before)
            lastKey = now
        case .paste(let text, let time):
            now = max(now, time)
            lastKey = now
            effects += paste(text)
        case .mouse(let event, let time):
            now = max(now, time)
            let before = spot
            effects += mouse(event)
            leave(before)
        case .resized(let size):
            self.size = size
        case .focused(_, let time):
            now = max(now, time)
        case .workflows(let workflows, let isCheckedAgain):
            take(workflows, isCheckedAgain: isCheckedAgain)
        case .built(let diagnostics, let outcome, let compiled, let time):
            now = max(now, time)
            effects += built(diagnostics, outcome, compiled)
        case .unreadable(let faults):
            let (solved, new) = take(faults, from: .file) { _ in true }
            build.filesSolved = solved
            build.filesBroken = new
        case .restored(let old): restore(old)
        case .started(let info, let time):
            now = max(now, time)
            effects += started(info)
        case .couldNotStart(let workflow, let refusal):
            couldNotStart(workflow, refusal)
        case .events(let run, let records, let time):
            now = max(now, time)
            effects += take(records, of: run)
        case .ended(let info, let time):
            now = max(now, time)
            effects += ended(info)
        case .snapshot(let run, let snapshot, let time):
            now = max(now, time)
            isLooking = false
            change(run) { run in
                if !run.info.status.isOver { run.breakpoints = snapshot.breakpoints }
                run.snapshot = snapshot
                run.snapshotTaken = time
            }
        case .answered(let run, let wait):
            answered(QuestionID(run: run, wait: wait))
        case .answerRefused(let run, let wait, let refusal):
            answerRefused(QuestionID(run: run, wait: wait), refusal)
        case .laidOut(let picture): laidOut(picture)
        case .completions(let field, let prefix, let completions):
            changeForm { $0.setCompletions(completions, for: field, prefix: prefix) }
        case .recalled(let workflow, let values):
            recalled(workflow, values)
        case .edited(let field, let text):
            if let text { changeForm { $0.setText(text, for: field) } }
        case .exported(let file): say("The graph is in \(file)")
        case .timer(let timer, let time):
            now = max(now, time)
            effects += due(timer)
        case .themes(let themes, let wish, let shown):
            take(themes, wish: wish, shown: shown)
        case .themeTaken(let name, let isAgain):
            say(isAgain ? "The theme \(name) was read again" : "Theme \(name)")
        case .themeFileChanged:
            effects.append(.reloadTheme)
        case .log(let lines):
            log += lines
            if log.count > Model.logLimit { log.removeFirst(log.count - Model.logLimit) }
        case .failed(let words):
            say(words, .failure)
        case .terminated:
            effects.append(.quit(lines: farewell(cancelling: liveRuns.map(\.id))))
        }
        effects += settle()
        return effects
    }

    /// Says something about what just happened, in place of the keys until the next key.
    ///
    /// - Parameter more: where the whole of it can be read, shown when the line is too long for the screen.
    mutating func say(_ text: String, _ kind: Notice.Kind = .done, more: String? = nil) {
        notice = Notice(text: text, kind: kind, since: now, more: more)
    }

    private mutating func due(_ timer: Timer) -> [Effect] {
        switch timer {
        case .clock:
            isClockSet = false
            guard let run, !run.info.status.isOver, !isLooking else { return [] }
            isLooking = true
            return [.look(run.id)]
        case .answer(let id): return sendHeld(id)
        case .firstQuestion: return openFirstQuestion()
        }
    }

    /// What holds after every message: selections exist, the picture fits the room, the clock runs where one is seen.
    private mutating func settle() -> [Effect] {
        settleSelections()
        settleFollowing()
        var effects = settlePicture()
        // What is left of a run's time is on the screen from the start.
        if let run, !run.info.status.isOver, !run.isLookedAt {
            changeRun { $0.isLookedAt = true }
            effects.append(.look(run.id))
        }
        settleTops()
        if !isClockSet, !liveRuns.isEmpty || build.started != nil || held.values.contains(where: { !$0.isSent }) {
            isClockSet = true
            effects.append(.schedule(.clock, after: .seconds(options.hasReducedMotion ? 5 : 1)))
        }
        let newTitle = titleText
        if newTitle != title {
            title = newTitle
            effects.append(.title(newTitle))
        }
        return effects
    }

    /// The window's title: the number of questions, the program, the workflow; printable ASCII only.
    private var titleText: String {
        let count = inbox.count
        let name = workflow.map { " " + $0.name } ?? ""
        return SafeText(untrusted: "\(count > 0 ? "(\(count)) " : "")\(options.program)\(name)").ascii.description
    }

    private mutating func settleSelections() {
        switch subject {
        case .run(let id) where run(id) != nil: break
        case .workflow(let name) where workflow(name) != nil: break
        default:
            if let row = runRows.first { select(subject: row) } else { subject = .nothing }
        }
        let open = inbox
        if let selected = selectedQuestion, !open.contains(where: { $0.id == selected }) { selectedQuestion = nil }
        if selectedQuestion == nil { selectedQuestion = open.first?.id }
        selectedProblem = min(max(0, selectedProblem), max(0, problemRows.count - 1))
        if run == nil, showsTimeline || [.events, .timeline].contains(focus), arrangement.tier != .tabs {
            showsTimeline = false
        }
    }

    /// The cells there are for the drawing, whether or not it is on screen now.
    var graphRoom: Size {
        guard let inside = arrangement.inside(.graph) else {
            return graph.picture?.key.room ?? Size(width: max(1, size.width - 2), height: max(1, size.height - 6))
        }
        return inside.inset(top: graphHeaderHeight, bottom: arrangement.tier.hasFrames ? 1 : 0).size
    }

    /// The lines above the drawing: what the workflow is for, while no run is looked at.
    var graphHeaderHeight: Int { run == nil && arrangement.tier.hasFrames && !showsProblems ? 3 : 0 }
}
