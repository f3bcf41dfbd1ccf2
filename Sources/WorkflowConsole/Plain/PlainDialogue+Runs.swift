import Workflows

extension PlainDialogue {
    mutating func take(_ entry: RunEvent, of id: String) -> [Action] {
        var actions: [Action] = []
        switch entry.content {
        case .event(let event):
            let type = EventType(Swift.type(of: event))
            let value = (try? JSON(display: event)) ?? .null
            let text =
                "\(entry.origin.map { "\($0.step): " } ?? "")\(type.shortName)\(PlainDialogue.summary(of: value))"
            change(id) { $0.keep(entry.sequence, text, value) }
            if eventLines == .all || (eventLines == .some && !type.isQuestion && !type.isStop) {
                actions += grouping(text, type.shortName)
            }
        case .notice(let notice):
            actions += take(notice, entry, of: id)
        }
        return actions
    }

    private mutating func take(_ notice: EngineNotice, _ entry: RunEvent, of id: String) -> [Action] {
        switch notice {
        case .questionOpened(let question):
            change(id) { $0.questions.append(question) }
            let name = run(id)?.workflow ?? ""
            return say("\(name) \(id) asks: \(question.prompt)") + after()
        case .questionClosed(let wait, let isAnswered):
            let wasOpen = run(id)?.questions.contains { $0.wait == wait } ?? false
            close(wait, of: id)
            guard wasOpen, !isAnswered else { return [] }
            return say("question \(wait) of \(id) is gone") + after()
        case .stepStateChanged(let change):
            self.change(id) { $0.stepStates[change.step] = change.state }
            let text = "\(change.step) \(change.state.words)"
            self.change(id) { $0.keep(entry.sequence, text, .null) }
            guard eventLines == .all else { return [] }
            return grouping(text, text)
        case .failed(let step, let type, let message, _):
            change(id) { $0.failedStep = step }
            change(id) { $0.keep(entry.sequence, "failed: \(message)", .string(type)) }
            return []
        default:
            change(id) { $0.keep(entry.sequence, notice.typeName, .null) }
            return []
        }
    }

    /// Prints the first line of a kind at once and counts the rest of the second.
    private mutating func grouping(_ text: String, _ key: String) -> [Action] {
        if let count = grouped[key] {
            grouped[key] = count + 1
            return []
        }
        grouped[key] = 0
        return say(text) + after()
    }

    mutating func flushGroups() -> [Action] {
        let more = grouped.filter { $0.value > 0 }.sorted { $0.key < $1.key }
        grouped = [:]
        guard !more.isEmpty else { return [] }
        let words = more.map { "\($0.value) more \($0.key)" }.joined(separator: ", ")
        return say(words) + after()
    }

    mutating func end(_ id: String, _ status: RunStatus, _ summary: String) -> [Action] {
        var actions = flushGroups().filter { if case .prompt = $0 { false } else { true } }
        change(id) {
            $0.status = status
            $0.questions = []
        }
        if case .answer(let run, _)? = form?.purpose, run == id {
            form = nil
            actions += [.print(""), .print("The run is over; nothing was sent.")] + countHeldBack()
        }
        let name = run(id)?.workflow ?? ""
        actions += say("\(name) \(id) \(status.words)\(summary.isEmpty ? "" : ": \(summary)")")
        return isForOneRun ? actions : actions + after()
    }

    mutating func take(_ snapshot: RunSnapshot, of id: String) -> [Action] {
        guard let run = run(id) else { return [] }
        var lines = ["\(run.workflow) \(id): \(snapshot.status.words)"]
        lines += snapshot.steps.map { step in
            var words: [String] = []
            if step.running > 0 { words.append("\(step.running) of \(step.workers) running") }
            if step.waiting > 0 { words.append("\(step.waiting) waiting") }
            if step.queued > 0 { words.append("\(step.queued) queued") }
            if step.finished > 0 { words.append("\(step.finished) done") }
            if step.failed > 0 { words.append("\(step.failed) failed") }
            return "  \(step.step): \(words.isEmpty ? "not yet" : words.joined(separator: ", "))"
        }
        lines += snapshot.questions.map { "  waits for you: \($0.prompt) (\($0.wait))" }
        lines += snapshot.joins.map { "  \($0)" }
        if let left = snapshot.timeLeft, !snapshot.status.isOver {
            lines.append("  time left: \(left.components.seconds) s\(snapshot.isClockStopped ? ", clock stopped" : "")")
        }
        return lines.flatMap { say($0) } + after()
    }

    /// The newest entries, or how much is printed by itself.
    mutating func events(_ words: [String]) -> [Action] {
        if let word = words.first, let choice = EventLines(rawValue: word) {
            eventLines = choice
            return [.print("events: \(choice.rawValue)")]
        }
        guard let current, let run = run(current) else { return [.print("no run yet")] }
        let count = words.first.flatMap(Int.init) ?? 10
        let lines = run.lines.suffix(max(0, count))
        return lines.isEmpty ? [.print("no events yet")] : lines.map { .print("\($0.sequence) \($0.text)") }
    }

    func event(_ word: String?) -> [Action] {
        guard let current, let run = run(current) else { return [.print("no run yet")] }
        guard let number = word.flatMap(Int.init), let line = run.lines.first(where: { $0.sequence == number }) else {
            return [.print("There is no such event here. Type events for their numbers.")]
        }
        var actions: [Action] = [.print("\(line.sequence) \(line.text)")]
        if case .object(let members) = line.detail {
            actions += members.keys.sorted().map { .print("  \($0): \(FieldSpec.name(of: members[$0] ?? .null))") }
        }
        return actions
    }

    /// The fields of a value in a few words.
    static func summary(of value: JSON) -> String {
        guard case .object(let members) = value, !members.isEmpty else { return "" }
        let words = members.keys.sorted().prefix(4).map { key -> String in
            let text = FieldSpec.name(of: members[key] ?? .null)
            return "\(key) \(text.prefix(60))\(text.count > 60 ? "…" : "")"
        }
        return ", " + words.joined(separator: ", ")
    }
}

extension StepState {
    /// The state as people say it.
    var words: String {
        switch self {
        case .preparing: "queued"
        case .running: "running"
        case .waiting: "waits"
        case .finished: "done"
        case .failed: "failed"
        case .cancelled: "cancelled"
        }
    }
}
