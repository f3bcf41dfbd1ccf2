import Synchronization
import TerminalUI
import WorkflowConsole
import Workflows

/// Drives the plain dialogue: lines in, lines out, runs beside it.
final class PlainClient: Sendable {
    private let runners: [any AnyWorkflowRunner]
    private let options: RunOptions
    private let write: @Sendable (String) -> Void
    private let prompt: @Sendable (String) -> Void
    private let arrivals: AsyncStream<PlainDialogue.Input>
    private let sink: AsyncStream<PlainDialogue.Input>.Continuation
    private let handlers = Mutex<[String: any AnyWorkflowHandler]>([:])
    private let listener = Mutex<(@Sendable (any AnyWorkflowHandler) -> Void)?>(nil)

    /// - Parameters:
    ///   - write: prints one line.
    ///   - prompt: prints what stands before the cursor.
    init(
        runners: [any AnyWorkflowRunner],
        options: RunOptions,
        write: @escaping @Sendable (String) -> Void,
        prompt: @escaping @Sendable (String) -> Void
    ) {
        self.runners = runners
        self.options = options
        self.write = write
        self.prompt = prompt
        (arrivals, sink) = AsyncStream.makeStream()
    }

    /// Tells of every run that starts, so that a signal can name it.
    func onStart(_ tell: @escaping @Sendable (any AnyWorkflowHandler) -> Void) { listener.withLock { $0 = tell } }

    /// Runs the dialogue to its end.
    ///
    /// - Parameters:
    ///   - first: the run that `run` asks for; the program ends with it.
    ///   - input: lines typed, or `nil` when nobody may be asked.
    func run(
        first: (any AnyWorkflowHandler)?,
        prepared: AnswerBook,
        width: Int,
        input: AsyncStream<String>?
    ) async -> ExitCode {
        var book = prepared
        var dialogue = PlainDialogue(
            workflows: runners.map { PlainWorkflow($0, width: width) },
            isForOneRun: first != nil,
            mayAsk: input != nil
        )
        let sink = sink
        let reader = Task {
            if let input {
                for await line in input { sink.yield(.line(line)) }
            }
            sink.yield(.endOfInput)
        }
        let clock = Task {
            while !Task.isCancelled {
                try? await Task.sleep(for: .seconds(1))
                sink.yield(.second)
            }
        }
        defer {
            reader.cancel()
            clock.cancel()
        }
        var code: ExitCode?
        for action in dialogue.begin() { code = await perform(action) ?? code }
        if let first { follow(first) }
        for await arrival in arrivals {
            if case .entry(let entry, let run) = arrival, case .notice(.questionOpened(let question)) = entry.content,
                await answered(question, run, &book)
            {
                continue
            }
            for action in dialogue.take(arrival) { code = await perform(action) ?? code }
            if case .ended(let run, let status, _) = arrival, run == first?.id { return code ?? ExitCode(status) }
            if let code, code == .completed || first == nil { return code }
        }
        return code ?? .completed
    }

    /// Whether an answer given beforehand was taken.
    private func answered(_ question: Question, _ run: String, _ book: inout AnswerBook) async -> Bool {
        guard let handler = handlers.withLock({ $0[run] }) else { return false }
        var candidates: [JSON] = []
        if let fields = book.takeFields(for: question) { candidates.append(.object(fields)) }
        if let line = book.takeLine(for: question.wait) { candidates.append(line.fields) }
        for fields in candidates {
            do {
                try await handler.answer(question.wait, with: fields)
                return true
            } catch {
                write(SafeText(untrusted: "\(error)").string)
            }
        }
        return false
    }

    private func perform(_ action: PlainDialogue.Action) async -> ExitCode? {
        switch action {
        case .print(let line): write(SafeText(untrusted: line).string)
        case .prompt(let text): prompt(SafeText(untrusted: text).string)
        case .start(let workflow, let fields): start(workflow, fields)
        case .answer(let run, let wait, let fields): await answer(run, wait, fields)
        case .cancel(let run): try? await handlers.withLock({ $0[run] })?.cancel()
        case .look(let run):
            if let handler = handlers.withLock({ $0[run] }) { sink.yield(.snapshot(handler.snapshot, run: run)) }
        case .quit:
            for handler in handlers.withLock({ Array($0.values) }) where !handler.status.isOver {
                try? await handler.cancel()
            }
            return .completed
        case .inputNeeded(let run, let wait):
            let handler = handlers.withLock { $0[run] }
            write("input needed: run \(handler?.workflowName ?? "") \(run) asks \(wait), and nobody can answer")
            try? await handler?.cancel()
            return .inputNeeded
        }
        return nil
    }

    private func start(_ workflow: String, _ fields: [String: JSON]) {
        guard let runner = runners.first(where: { $0.declaration.name == workflow }) else { return }
        do {
            follow(try runner.start(fields: fields, options: options))
        } catch {
            sink.yield(.couldNotStart(reason: "\(error)"))
        }
    }

    private func answer(_ run: String, _ wait: String, _ fields: [String: JSON]) async {
        do {
            try await handlers.withLock({ $0[run] })?.answer(wait, with: .object(fields))
            sink.yield(.answerTaken(run: run, wait: wait))
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
                let result = try await handler.resultJSON
                summary = result == .object([:]) ? "" : FieldSpec.name(of: result)
            } catch {
                summary = "\(error)"
            }
            sink.yield(.ended(run: handler.id, status: handler.status, summary: summary))
        }
    }
}

extension PlainWorkflow {
    init(_ runner: any AnyWorkflowRunner, width: Int) {
        var responses: [String: JSONSchema] = [:]
        for type in runner.events where type.isResponse {
            let schema = runner.schema(ofEvent: type.name)
            responses[type.name] = schema
            responses[type.shortName] = schema
        }
        self.init(
            name: runner.declaration.name,
            summary: runner.declaration.summary,
            startSchema: runner.startSchema,
            problems: runner.validate().problems,
            graph: GraphText(runner).lines(width: width, isASCII: false),
            responses: responses
        )
    }
}
