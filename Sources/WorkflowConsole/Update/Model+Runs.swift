import FoundationEssentials
import TerminalUI
import Workflows

extension Model {
    mutating func take(_ workflows: [WorkflowInfo], isCheckedAgain: Bool) {
        graph.version += 1
        guard isCheckedAgain else {
            self.workflows = workflows
            return
        }
        var (solved, new) = mark(before: self.workflows, after: workflows)
        solved += build.filesSolved
        new += build.filesBroken
        (build.filesSolved, build.filesBroken) = (0, 0)
        let rest = options.reasonNotToBuild.map { "; nothing was built: \($0)" } ?? ""
        if solved == 0, new == 0 {
            let isClean = workflows.allSatisfy(\.problems.isEmpty)
            say((isClean ? "Checked again: no problems" : "Checked again: nothing has changed") + rest)
        } else {
            say("Checked again: \(solved.counted("problem")) solved, \(new) new\(rest)", new > 0 ? .warning : .done)
        }
    }

    mutating func started(_ info: RunInfo) -> [Effect] {
        if run(info.id) == nil {
            var run = RunModel(info)
            if info.id == options.ownRun { run.startedWith = withoutSecrets(options.ownFields, of: info.workflow) }
            run.events.show(notices: showsNotices, from: run.log)
            runs.append(run)
        }
        forgetOldRuns()
        var isWanted = info.id == options.ownRun
        if case .start(let sheet)? = overlays.last, sheet.isStarting, sheet.workflow == info.workflow {
            change(info.id) { [values = lastValues[info.workflow]] run in run.startedWith = values }
            overlays.removeLast()
            startDrafts[info.workflow] = nil
            isWanted = true
        }
        guard isWanted else { return [] }
        select(subject: .run(info.id))
        showsProblems = false
        focus = .graph
        return []
    }

    /// Keeps memory bounded in a long session: the oldest runs that are over go first.
    private mutating func forgetOldRuns() {
        while runs.count > Model.runLimit, let index = runs.firstIndex(where: { $0.info.status.isOver }) {
            runs.remove(at: index)
        }
    }

    mutating func couldNotStart(_ workflow: String, _ refusal: SourceRefusal) {
        guard case .start(var sheet)? = overlays.last, sheet.workflow == workflow else {
            say(refusal.reason, .failure)
            return
        }
        sheet.isStarting = false
        sheet.refusal = refusal.errors.isEmpty ? refusal.reason : nil
        sheet.form.show(errors: refusal.errors)
        overlays[overlays.count - 1] = .start(sheet)
    }

    mutating func take(_ records: [EventRecord], of id: RunID) -> [Effect] {
        guard let index = runs.firstIndex(where: { $0.id == id }) else { return [] }
        let before = Set(runs[index].questions.map(\.wait))
        for record in records { runs[index].take(record) }
        let after = runs[index].questions
        tellClosings(at: index)
        if subject == .run(id), runs[index].events.isFollowing, case .record = inspected {
            inspectNewest()
        } else if subject == .run(id), inspected == .subject, runs[index].events.selected != nil {
            inspectNewest()
        }
        let new = after.filter { !before.contains($0.wait) }
        guard !new.isEmpty else { return [] }
        return (options.isQuiet ? [] : [.bell]) + offerFirstQuestion(of: id)
    }

    private mutating func tellClosings(at index: Int) {
        for (wait, end) in runs[index].takeClosings().sorted(by: { $0.key < $1.key }) {
            questionGone(QuestionID(run: runs[index].id, wait: wait), end)
        }
    }

    private mutating func inspectNewest() {
        guard let selected = run?.events.selected, inspected != .record(selected) else { return }
        inspected = .record(selected)
        tree = PayloadTree()
    }

    mutating func ended(_ info: RunInfo) -> [Effect] {
        guard let index = runs.firstIndex(where: { $0.id == info.id }) else { return [] }
        runs[index].closeQuestions(info.status)
        runs[index].end(info)
        tellClosings(at: index)
        let elapsed = runs[index].elapsed(at: now).clockText
        let words = "\(info.workflow) \(info.id) \(info.status.word) after \(elapsed)"
        if let failure = info.failure, info.status == .failed {
            let step = failure.step.map { " in \($0)" } ?? ""
            say("\(words)\(step): \(failure.message.prefix(2_000))", .failure, more: "7 shows all of it")
        } else if info.status == .completed {
            let order = workflow(info.workflow)?.stopSchema?.fieldNames ?? []
            let result = info.result.map { ": " + $0.digest(limit: 200, order: order) } ?? ""
            say(words + result)
        } else {
            say(words, .warning)
        }
        // Whoever follows the run wants to see what it came to.
        if subject == .run(info.id), runs[index].events.isFollowing, focus != .inspector { inspect(.subject) }
        return []
    }

    /// Makes the panes about something else.
    mutating func select(subject new: Subject) {
        guard new != subject else { return }
        subject = new
        inspected = .subject
        tree = PayloadTree()
        selectedProblem = 0
        selectedInvocation = 0
        changeRun { [showsNotices] run in
            if run.events.showsNotices != showsNotices { run.events.show(notices: showsNotices, from: run.log) }
        }
        if run?.events.selected != nil { inspected = run?.events.selected.map { .record($0) } ?? .subject }
    }

    /// What stays in the scrollback after leaving: at most five lines.
    func farewell(cancelling: [RunID]) -> [String] {
        guard let main = options.ownRun.flatMap({ run($0) }) ?? run ?? runs.last else { return [] }
        var ending = main.info.status.word
        if cancelling.contains(main.id) { ending = "cancelled by leaving" }
        if let failure = main.info.failure, main.info.status == .failed { ending += ": \(failure.message)" }
        var lines = [("run", "\(main.info.workflow) \(main.id), \(ending)")]
        if let result = main.info.result {
            lines.append(
                ("result", result.digest(limit: 66, order: workflow(main.info.workflow)?.stopSchema?.fieldNames ?? []))
            )
        }
        if options.isQuiet { return lines.filter { $0.0 == "result" }.map(Model.farewellLine) }
        lines.append(("duration", main.elapsed(at: now).clockText))
        lines.append(("questions", "\(main.answered) answered of \(main.asked)"))
        let others = runs.count - 1
        if others > 0 {
            let cancelled = cancelling.filter { $0 != main.id }.count
            lines.append(
                ("others", others.counted("run") + (cancelled > 0 ? ", \(cancelled) of them cancelled by leaving" : ""))
            )
        } else {
            lines.append(("recording", "none; runs of this console live in memory"))
        }
        return lines.map(Model.farewellLine)
    }

    private static func farewellLine(_ label: String, _ text: String) -> String {
        (SafeText(untrusted: label).padded(to: 11) + SafeText(untrusted: text, limit: 400)).description
    }
}
