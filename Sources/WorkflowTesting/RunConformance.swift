public import Workflows

/// Checks whether a workflow comes to the same, whatever happens to its process on the way.
///
/// The same start and the same answers are played in several ways: as usual, with bodies that run again, with a
/// journal, saved and continued after each entry of the stream, and killed at each append of its journal and continued from
/// it. Each has to give the same result and the same events. A workflow that does not, does something twice that it should
/// do once, or does not repeat itself.
///
/// It is a plain value for any test framework: what differs is thrown, with a sentence that says how.
///
/// ```swift
/// import Workflows
///
/// @Workflow
/// struct TeaFlow {
///     struct Water: StartEvent { var cups: Int }
///     @Step func brew(_ water: Water) -> Stop<Int> { Stop(water.cups) }
/// }
///
/// try await RunConformance(TeaFlow.Water(cups: 2)) { TeaFlow().runner(journal: $0) }.check()
/// ```
public struct RunConformance<W: Workflow>: Sendable {
    private let start: W.Input
    private let reply: @Sendable (Question) -> JSON
    let runner: @Sendable ((any Journal)?) -> WorkflowRunner<W>

    /// A way in which a run may go.
    public enum Way: String, Sendable, Hashable, CaseIterable {
        /// Bodies run again from their top after each wait.
        case rerunning
        /// The run is kept in a journal.
        case journaled
        /// The run is saved after each entry of its stream, and continued from JSON.
        case savedAndContinued
        /// Its process ends before each append to its journal.
        case killedBeforeAppend
        /// Its process ends after each append to its journal, before it learns of it.
        case killedAfterAppend
    }

    /// A way in which a run came to something else.
    public struct Differs: WorkflowError, Hashable {
        /// Which way it went.
        public let way: Way
        /// What it came to, and what it should have.
        public let message: String
    }

    /// - Parameters:
    ///   - start: the event that every run begins with.
    ///   - answer: the answer to a question; the same one for the same question.
    ///   - runner: makes a runner that keeps its runs in a journal, or in none.
    public init(
        _ start: W.Input,
        answering answer: @escaping @Sendable (Question) -> JSON = { _ in [:] },
        runner: @escaping @Sendable ((any Journal)?) -> WorkflowRunner<W>
    ) {
        self.start = start
        reply = answer
        self.runner = runner
    }

    /// Plays every way.
    ///
    /// - Throws: ``Differs`` for the first that comes to something else, and what starting and answering throw.
    public func check() async throws {
        for way in Way.allCases { try await check(way) }
    }

    /// Plays the run as usual and in one other way.
    ///
    /// - Throws: as ``check()``.
    public func check(_ way: Way) async throws {
        let usual = try await play(try runner(nil).run(start))
        switch way {
        case .rerunning:
            let outcome = try await play(try runner(nil).run(start, options: .rerunningBodies))
            try compare(outcome, with: usual, way, "when bodies run again")
        case .journaled:
            let outcome = try await play(try runner(MemoryJournal()).run(start))
            try compare(outcome, with: usual, way, "with a journal")
            guard outcome.events.sorted() == usual.events.sorted() else {
                throw Differs(way: way, message: "With a journal, events come more or less often than without.")
            }
        case .savedAndContinued: try await saveAndContinue(usual)
        case .killedBeforeAppend: try await kill(way, keepingNext: false, usual)
        case .killedAfterAppend: try await kill(way, keepingNext: true, usual)
        }
    }

    private func saveAndContinue(_ usual: Outcome) async throws {
        for count in 0..<usual.entryCount {
            let handler = try runner(nil).run(start)
            _ = try await play(handler, entries: count)
            let (context, last) = moment(of: handler)
            guard context.isRunning else { continue }
            let text = try context.json().text
            try await handler.cancel()
            let before = try await events(of: handler, upTo: last)
            let runner = runner(nil)
            let saved = try runner.context(from: JSON(parsing: text))
            var outcome = try await play(try runner.run(continuing: saved))
            outcome.events += before
            try compare(outcome, with: usual, .savedAndContinued, "when it is saved after \(count) entries")
        }
    }

    /// A run with the number of its newest entry then; it may be going on meanwhile.
    private func moment(of handler: WorkflowHandler<W>) -> (RunContext<W>, Int) {
        while true {
            let newest = handler.snapshot.sequence
            let context = handler.context
            if handler.snapshot.sequence == newest { return (context, newest) }
        }
    }

    private func events(of handler: WorkflowHandler<W>, upTo last: Int) async throws -> [String] {
        var events: [String] = []
        for await entry in handler.events(after: -1, includingNotices: true) {
            guard entry.sequence <= last else { break }
            if let event = entry.event { events.append(try words(of: event)) }
        }
        return events
    }

    private func kill(_ way: Way, keepingNext: Bool, _ usual: Outcome) async throws {
        var count = 0
        while true {
            let journal = MemoryJournal()
            let failing = FailingJournal(journal, after: count, keepingNext: keepingNext)
            let when = "when its process ends \(keepingNext ? "after" : "before") append \(count + 1)"
            let first = try await play(try runner(failing).run(start, options: RunOptions(id: "run")))
            guard failing.hasFailed else { return try compare(first, with: usual, way, "with a journal") }
            guard first.isJournalFailure else {
                throw Differs(way: way, message: "The run went on although its journal failed, \(when).")
            }
            // What had not begun is not there to be continued.
            if let run = try await journal.runs().first(where: { $0.id == "run" }), run.status != .queued {
                var outcome = try await play(try await runner(journal).run(continuing: "run", from: journal))
                outcome.events += first.events
                try compare(outcome, with: usual, way, when)
            }
            count += 1
        }
    }
}

extension RunConformance {
    /// What a run came to.
    struct Outcome {
        /// The result as JSON, or what was thrown.
        var result = ""
        var isJournalFailure = false
        /// What was on the stream without notices, in words.
        var events: [String] = []
        /// Notices included.
        var entryCount = 0
    }

    /// Answers what a run asks, and reads its stream to the end, or so many entries of it.
    private func play(_ handler: WorkflowHandler<W>, entries: Int = .max) async throws -> Outcome {
        var outcome = Outcome()
        if entries == 0 { return outcome }
        for await entry in handler.events(after: -1, includingNotices: true) {
            outcome.entryCount += 1
            if let event = entry.event { outcome.events.append(try words(of: event)) }
            if case .questionOpened(let question)? = entry.notice { try await answer(question, of: handler) }
            if outcome.entryCount == entries { return outcome }
        }
        do { outcome.result = try await handler.resultJSON.text } catch {
            outcome.result = String(describing: error)
            outcome.isJournalFailure = error is JournalError
        }
        return outcome
    }

    /// A question that was answered before its process ended is shown again, and so is one that is open still.
    private func answer(_ question: Question, of handler: WorkflowHandler<W>) async throws {
        guard handler.snapshot.questions.contains(where: { $0.wait == question.wait }) else { return }
        do { try await handler.answer(question.wait, with: reply(question)) } catch is JournalError {
            return
        } catch let rejected as AnswerRejected {
            // It was there twice, and the answer to the first time has closed it.
            guard handler.snapshot.questions.contains(where: { $0.wait == question.wait }) else { return }
            throw rejected
        }
    }

    private func words(of event: any WorkflowEvent) throws -> String {
        func text<E: WorkflowEvent>(_ event: E) throws -> String {
            "\(EventType(E.self).shortName) \(try JSON(encoding: event).text)"
        }
        return try text(event)
    }

    private func compare(_ outcome: Outcome, with usual: Outcome, _ way: Way, _ when: String) throws {
        guard outcome.result == usual.result else {
            throw Differs(
                way: way,
                message: "The run comes to \(outcome.result) \(when), and to \(usual.result) as usual."
            )
        }
        let (found, expected) = (Set(outcome.events), Set(usual.events))
        guard found == expected else {
            let more = found.subtracting(expected).sorted()
            let less = expected.subtracting(found).sorted()
            throw Differs(
                way: way,
                message: "The run has other events \(when): \(more) more, and \(less) less."
            )
        }
    }
}
