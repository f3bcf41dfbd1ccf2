import Synchronization
import WorkflowConsole
import Workflows

/// Drives the plain dialogue: lines in, lines out, runs beside it.
final class PlainClient: Sendable {
    private let runners: [any AnyWorkflowRunner]
    private let runOptions: RunOptions
    private let dialogueOptions: PlainOptions
    private let conversation: Conversation
    private let arrivals: AsyncStream<PlainDialogue.Input>
    private let sink: AsyncStream<PlainDialogue.Input>.Continuation
    private let handlers = Mutex<[String: any AnyWorkflowHandler]>([:])
    private let listener = Mutex<(@Sendable (any AnyWorkflowHandler) -> Void)?>(nil)

    init(
        runners: [any AnyWorkflowRunner],
        runOptions: RunOptions,
        dialogueOptions: PlainOptions,
        conversation: Conversation
    ) {
        self.runners = runners
        self.runOptions = runOptions
        self.dialogueOptions = dialogueOptions
        self.conversation = conversation
        (arrivals, sink) = AsyncStream.makeStream()
    }

    /// Tells of every run that starts, so that a signal can name it.
    func onStart(_ tell: @escaping @Sendable (any AnyWorkflowHandler) -> Void) { listener.withLock { $0 = tell } }

    /// Runs the dialogue to its end.
    ///
    /// - Parameter first: the run that `run` asks for; the program ends with it.
    func run(first: (any AnyWorkflowHandler)?, prepared: AnswerBook, width: Int) async -> ExitCode {
        var book = prepared
        var dialogue = PlainDialogue(
            workflows: runners.map { PlainWorkflow($0, width: width) },
            options: dialogueOptions
        ) { name in
            do {
                return try NamedFile.read(name)
            } catch let error as ExitError {
                throw FieldArguments.Failure(.noInput, error.message)
            }
        }
        var state = Conversation.State()
        var code: ExitCode?
        for action in dialogue.begin() { code = await perform(action, &state) ?? code }
        if let first { follow(first) }
        let helpers = [readLines(), countSeconds()]
        defer { helpers.forEach { $0.cancel() } }

        for await arrival in arrivals {
            var arrival = arrival
            if case .line = arrival { conversation.lineCame(&state) }
            if case .entry(let entry, let run) = arrival, case .notice(.questionOpened(let question)) = entry.content,
                await answered(question, run, &book, &state)
            {
                arrival = .answeredBeforehand(question, run: run)
            }
            for action in dialogue.take(arrival) { code = await perform(action, &state) ?? code }
            if case .ended(let run, let status, _) = arrival, run == first?.id { return code ?? ExitCode(status) }
            if let code, code != .inputNeeded { return first == nil ? code : .cancelled }
        }
        return code ?? .completed
    }

    private func readLines() -> Task<Void, Never> {
        Task { [sink, conversation] in
            guard let lines = conversation.lines else { return }
            for await line in lines { sink.yield(.line(line)) }
            sink.yield(.endOfInput)
        }
    }

    private func countSeconds() -> Task<Void, Never> {
        Task { [sink] in
            while !Task.isCancelled {
                // A wall second for people: lines are grouped by it, and no run or test depends on it; the task ends
                // with the dialogue, and a cancelled sleep only ends the loop sooner.
                try? await Task.sleep(for: .seconds(1))
                sink.yield(.second)
            }
        }
    }

    /// Whether an answer given beforehand was taken.
    private func answered(
        _ question: Question,
        _ run: String,
        _ book: inout AnswerBook,
        _ state: inout Conversation.State
    ) async -> Bool {
        guard let handler = handlers.withLock({ $0[run] }) else { return false }
        var candidates: [JSON] = []
        if let fields = book.takeFields(for: question) { candidates.append(.object(fields)) }
        if candidates.isEmpty, let line = book.takeLine(for: question.wait) { candidates.append(line.fields) }
        for fields in candidates {
            do {
                try await handler.answer(question.wait, with: fields)
                return true
            } catch {
                conversation.converse("\(error)", after: &state)
            }
        }
        return false
    }

    /// Does what the dialogue wants; gives the exit code when that ends the program.
    private func perform(_ action: PlainDialogue.Action, _ state: inout Conversation.State) async -> ExitCode? {
        switch action {
        case .print(let line): conversation.print(line, after: &state)
        case .converse(let line): conversation.converse(line, after: &state)
        case .prompt(let text): conversation.prompt(text, isSecret: false, after: &state)
        case .secretPrompt(let text): conversation.prompt(text, isSecret: true, after: &state)
        case .start(let workflow, let fields): start(workflow, fields)
        case .answer(let run, let wait, let fields): await answer(run, wait, fields)
        case .cancel(let run): try? await handler(run)?.cancel()
        case .look(let run):
            if let handler = handler(run) { sink.yield(.snapshot(handler.snapshot, run: run)) }
        case .quit:
            for handler in handlers.withLock({ Array($0.values) }) where !handler.status.isOver {
                try? await handler.cancel()
            }
            return .completed
        case .inputNeeded(let run, _):
            try? await handler(run)?.cancel()
            return .inputNeeded
        }
        return nil
    }

    private func handler(_ run: String) -> (any AnyWorkflowHandler)? { handlers.withLock { $0[run] } }

    private func start(_ workflow: String, _ fields: [String: JSON]) {
        guard let runner = runners.first(where: { $0.declaration.name == workflow }) else { return }
        do {
            follow(try runner.start(fields: fields, options: runOptions))
        } catch let error as WorkflowValidationError {
            let count = error.problems.count { $0.severity == .error }
            let problems = "\(count) problem\(count == 1 ? "" : "s")"
            sink.yield(
                .couldNotStart(reason: "\(workflow) cannot run: \(problems). Type problems \(workflow) to hear them.")
            )
        } catch {
            sink.yield(.couldNotStart(reason: "\(error)"))
        }
    }

    private func answer(_ run: String, _ wait: String, _ fields: [String: JSON]) async {
        do {
            try await handler(run)?.answer(wait, with: .object(fields))
        } catch let rejection as AnswerRejected {
            sink.yield(.answerRejected(run: run, wait: wait, errors: rejection.errors))
        } catch {
            sink.yield(.answerRejected(run: run, wait: wait, errors: [FieldError(path: "", reason: "\(error)")]))
        }
    }

    /// The reader of a run's stream; it ends with the run.
    private func follow(_ handler: any AnyWorkflowHandler) {
        handlers.withLock { $0[handler.id] = handler }
        listener.withLock { $0 }?(handler)
        let sink = sink
        sink.yield(.started(run: handler.id, workflow: handler.workflowName))
        Task {
            for await entry in handler.events(after: -1, includingNotices: true) {
                sink.yield(.entry(entry, run: handler.id))
            }
            var summary = ""
            do {
                summary = PlainDialogue.words(forResult: try await handler.resultJSON)
            } catch is WorkflowCancelledError {
                // The status says it already.
            } catch {
                summary = "\(error)"
            }
            sink.yield(.ended(run: handler.id, status: handler.status, summary: summary))
        }
    }
}

extension PlainWorkflow {
    init(_ runner: any AnyWorkflowRunner, width: Int) {
        var schemas: [String: JSONSchema] = [:]
        for type in runner.events where type.isResponse || type.isQuestion {
            let schema = runner.schema(ofEvent: type.name)
            schemas[type.name] = schema
            schemas[type.shortName] = schema
        }
        self.init(
            name: runner.declaration.name,
            summary: runner.declaration.summary,
            startSchema: runner.startSchema,
            problems: runner.validate().problems,
            graph: GraphText(runner).lines(width: width, isASCII: Characters.isASCII),
            schemas: schemas
        )
    }
}
