import FoundationEssentials
import TerminalUI
import Workflows

extension Model {
    /// Seconds in which a sent answer can be taken back.
    static let holdTime = Duration.seconds(3)
    /// For so long after a form has opened no key sends it.
    static let calmTime = 0.3
    /// A question opens by itself only after so many seconds without a key.
    static let quietTime = 2.0

    // MARK: Opening

    /// Opens the form of a question; its draft is in it.
    mutating func open(_ id: QuestionID) {
        guard let run = run(id.run), let question = run.questions.first(where: { $0.wait == id.wait }) else { return }
        let info = workflow(run.info.workflow)
        let schema =
            question.responseSchema(among: info?.schemas ?? [:])
            ?? JSONSchema(.object(properties: []))
        var prompt = Prompt(
            id: id,
            workflow: run.info.workflow,
            question: question,
            form: Form(schema: schema, drafts: drafts[id] ?? [:]),
            opened: now
        )
        if let refusal = refusals.removeValue(forKey: id) {
            prompt.refusal = refusal.errors.isEmpty ? refusal.reason : nil
            prompt.form.show(errors: refusal.errors)
        }
        selectedQuestion = id
        hasOpenedFirstQuestion = hasOpenedFirstQuestion || id.run == options.ownRun
        overlays.append(.prompt(prompt))
    }

    /// A question of the own run has come: it opens by itself, once, when nobody is typing.
    mutating func offerFirstQuestion(of run: RunID) -> [Effect] {
        guard options.opensFirstQuestion, options.ownRun == run, !hasOpenedFirstQuestion else { return [] }
        return openFirstQuestion()
    }

    mutating func openFirstQuestion() -> [Effect] {
        guard options.opensFirstQuestion, !hasOpenedFirstQuestion, let own = options.ownRun else { return [] }
        guard let first = inbox.first(where: { $0.id.run == own }) else { return [] }
        let rest = Model.quietTime - now.timeIntervalSince(lastKey)
        if rest > 0 { return [.schedule(.firstQuestion, after: .milliseconds(Int((rest * 1000).rounded(.up))))] }
        hasOpenedFirstQuestion = true
        if overlays.isEmpty { open(first.id) }
        return []
    }

    // MARK: Sending

    /// Holds an answer back for a moment, so that it can be taken back.
    mutating func submit(_ fields: [String: JSON], of prompt: Prompt) -> [Effect] {
        if let gone = prompt.gone {
            say("Nothing was sent: the question is gone, \(gone.words)", .warning)
            return []
        }
        if options.isReadOnly {
            say("Nothing was sent: this console only reads", .warning)
            return []
        }
        if now.timeIntervalSince(prompt.opened) < Model.calmTime {
            say("Nothing was sent: the form has only just opened", .warning)
            return []
        }
        overlays.removeLast()
        drafts[prompt.id] = nil
        held[prompt.id] = HeldAnswer(
            fields: fields,
            drafts: prompt.form.drafts,
            question: prompt.question,
            due: now.addingTimeInterval(Model.holdTime.seconds)
        )
        say("Answer to \(prompt.workflow) \(prompt.id.run) goes out in 3 s; u takes it back")
        return [.schedule(.answer(prompt.id), after: Model.holdTime)]
    }

    mutating func sendHeld(_ id: QuestionID) -> [Effect] {
        guard var answer = held[id], !answer.isSent else { return [] }
        answer.isSent = true
        held[id] = answer
        return [.answer(id, fields: answer.fields)]
    }

    /// The answer that `u` would take back: the one sent last.
    public var answerToTakeBack: QuestionID? {
        held.filter { !$0.value.isSent }.max { $0.value.due < $1.value.due }?.key
    }

    mutating func takeBack(_ id: QuestionID) -> [Effect] {
        guard let answer = held.removeValue(forKey: id) else { return [] }
        drafts[id] = answer.drafts
        open(id)
        notice = nil
        return [.unschedule(.answer(id))]
    }

    mutating func answered(_ id: QuestionID) {
        guard let answer = held.removeValue(forKey: id) else { return }
        refusals[id] = nil
        // The stream will say so too; until then the question must not come back into the inbox.
        change(id.run) { run in
            run.questions.removeAll { $0.wait == id.wait }
        }
        let words = SafeText(untrusted: answer.question.prompt, limit: 60).description
        say("Answered: \(words)")
    }

    mutating func answerRefused(_ id: QuestionID, _ refusal: SourceRefusal) {
        guard let answer = held.removeValue(forKey: id) else { return }
        drafts[id] = answer.drafts
        if refusal.isGone {
            change(id.run) { run in run.questions.removeAll { $0.wait == id.wait } }
            say("The answer was not taken: \(refusal.reason) The draft is kept", .failure)
        } else {
            refusals[id] = refusal
            say("The answer was not taken: \(refusal.reason) a opens it again", .failure)
        }
    }

    // MARK: Questions that go

    /// A question is no longer open: its form says so and keeps what was typed, an answer on its way is not sent.
    mutating func questionGone(_ id: QuestionID, _ end: QuestionEnd) {
        if let answer = held[id], !answer.isSent {
            held[id] = nil
            drafts[id] = answer.drafts
            say("The answer was not sent: \(end.words); the draft is kept", .warning)
        }
        for index in overlays.indices {
            if case .prompt(var prompt) = overlays[index], prompt.id == id {
                prompt.gone = end
                overlays[index] = .prompt(prompt)
            }
        }
    }
}
