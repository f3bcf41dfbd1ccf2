import Workflows

extension PlainDialogue {
    mutating func take(_ entry: RunEvent, of id: String) -> [Action] {
        switch entry.content {
        case .notice(let notice): return take(notice, entry, of: id)
        case .event(let event):
            let type = EventType(Swift.type(of: event))
            let fields = PlainText.fields(of: (try? JSON(display: event)) ?? .null, schema: .of(type.type))
            let maker = entry.maker.map { "\($0): " } ?? ""
            let text = maker + type.shortName + PlainText.summary(of: fields)
            change(id) { $0.keep(entry.sequence, text, fields) }
            guard eventLines == .all || (eventLines == .some && !type.isQuestion && !type.isStop) else { return [] }
            return group(text, kind: type.shortName)
        }
    }

    private mutating func take(_ notice: EngineNotice, _ entry: RunEvent, of id: String) -> [Action] {
        switch notice {
        case .questionOpened(let question):
            change(id) { run in
                run.questions.append(question)
                run.asked[question.wait] = run.seconds
                run.keep(entry.sequence, "asks: \(question.prompt)", PlainText.fields(of: question.payload))
            }
            // The run that the program is there for asks by opening the question.
            if options.isForOneRun, form == nil, !isQuestionLeft { return flush(with: false) + after() }
            return say("\(run(id)?.title ?? id) asks: \(question.prompt)") + after()
        case .questionClosed(let wait, let isAnswered):
            let isOurs = run(id)?.answering[wait] != nil
            let wasOpen = isOurs || run(id)?.questions.contains { $0.wait == wait } == true
            close(wait, of: id)
            change(id) { $0.keep(entry.sequence, isAnswered ? "\(wait) is answered" : "\(wait) is gone") }
            guard wasOpen, neededInput == nil else { return [] }
            if isAnswered, isOurs { return (options.isQuiet ? [] : say("answer to \(wait) sent")) + after() }
            let words = "question \(wait) of \(id) is \(isAnswered ? "answered elsewhere" : "gone")"
            return leaveForm(of: wait, run: id) + say(words) + after()
        case .questionExtended(let wait, let deadline):
            change(id) { run in
                for index in run.questions.indices where run.questions[index].wait == wait {
                    run.questions[index].deadline = deadline
                }
                run.keep(entry.sequence, "\(wait) has more time")
            }
            return []
        case .stepStateChanged(let step):
            let text = "\(entry.maker ?? step.step) \(step.state.words)"
            change(id) { run in
                run.idle = nil
                run.keep(entry.sequence, text)
            }
            return eventLines == .all ? group(text, kind: text) : []
        case .idle(let waitingFor):
            // What a child waits for is not all that its run may wait for.
            guard entry.origin?.childPath.isEmpty != false else { return [] }
            change(id) { run in
                run.idle = waitingFor
                run.keep(entry.sequence, "waits for \(waitingFor)")
            }
            return []
        case .failed(let step, _, let message, _):
            change(id) { run in
                run.failedStep = step
                run.keep(entry.sequence, "failed\(step.map { " in \($0)" } ?? ""): \(message)")
            }
            return []
        default:
            change(id) { $0.keep(entry.sequence, notice.typeName) }
            return []
        }
    }

    /// What was answered beforehand is said, so that the record is whole.
    mutating func note(_ question: Question, of id: String) -> [Action] {
        change(id) { $0.keep(-1, "asked: \(question.prompt)") }
        guard !options.isQuiet else { return [] }
        return say("\(run(id)?.title ?? id) asks: \(question.prompt) (answered beforehand)") + after()
    }

    private mutating func group(_ text: String, kind: String) -> [Action] {
        if form != nil {
            heldBack += 1
            return []
        }
        guard let line = grouping.take(text, kind: kind) else { return [] }
        return [.print(line)] + after()
    }

    /// Prints what was gathered, or counts it while a form has the line.
    mutating func flush(with prompt: Bool) -> [Action] {
        if form != nil {
            heldBack += grouping.drop()
            return []
        }
        guard let line = grouping.flush() else { return [] }
        return [.print(line)] + (prompt ? after() : [])
    }

    mutating func end(_ id: String, _ status: RunStatus, _ summary: String) -> [Action] {
        change(id) { run in
            run.status = status
            run.questions = []
            run.answering = [:]
            run.summary = summary
            run.idle = nil
        }
        var actions: [Action] = []
        if case .answer(let run, _)? = form?.purpose, run == id {
            form = nil
            actions += [.converse("The run is over; nothing was sent.")] + countHeldBack()
        }
        actions += flush(with: false)
        let title = run(id)?.title ?? id
        if let question = neededInput {
            let words = "input needed: run \(title) asks \(question.wait), \(question.prompt)"
            return actions + [.print("\(words) Nobody can answer, so it was cancelled.")]
        }
        let lines = PlainText.split(summary)
        let head = "\(title) \(status.words)"
        if lines.count > 1 {
            actions += ([head + ":"] + lines.map { "  \($0)" }).flatMap { say($0) }
        } else {
            actions += say(summary.isEmpty ? head : "\(head): \(summary)")
        }
        return options.isForOneRun ? actions : actions + after()
    }

    /// The form of a question that is gone cannot be sent.
    private mutating func leaveForm(of wait: String, run id: String) -> [Action] {
        guard form?.purpose == .answer(run: id, wait: wait) else { return [] }
        form = nil
        return [.converse("The question is gone; nothing was sent.")] + countHeldBack()
    }
}

extension StepState {
    /// The state as people say it.
    var words: String {
        switch self {
        case .preparing: "queued"
        case .running: "running"
        case .waiting: "waits"
        case .retrying: "waits for its next attempt"
        case .finished: "done"
        case .failed: "failed"
        case .cancelled: "cancelled"
        }
    }
}

extension RunStatus {
    /// The status as people say it.
    var words: String { self == .timedOut ? "timed out" : rawValue }
}
