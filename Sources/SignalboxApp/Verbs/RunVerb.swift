import Dispatch
import FoundationEssentials
import Synchronization
import WorkflowConsole
import Workflows

#if canImport(Glibc)
    import Glibc
#endif

extension Program {
    /// `run`: starts a run, and shows it on the screen, as lines, or as JSON.
    func start(_ command: RunCommand) throws -> ExitCode {
        if command.common.readOnly { throw ExitError(.usage, "'run' and --read-only exclude each other.") }
        if command.plain, command.json { throw ExitError(.usage, "--plain and --json exclude each other.") }
        // Nobody is asked on a screen that must not ask: then lines say all there is.
        let isScreen = !command.json && !command.plain && !command.noInput && Surroundings.isScreenWanted
        // The program before this one has started the run; even the workflow may have another name now.
        if isScreen, Replacement.isTakingOver { return try showScreen(command.common, start: nil) }
        let runner = try runner(named: command.workflow)
        let fields = try startFields(command, runner)
        let options = RunOptions(timeout: try timeout(command.timeout))
        var book = try AnswerBook(flags: command.answer, runner: runner, readFile: NamedFile.read)
        if let name = command.answers { try book.add(file: NamedFile.read(name), named: name) }

        if isScreen {
            return try showScreen(command.common, fields: fields) { _ in
                let handler = try begin(runner, fields, options)
                book.follow(handler)
                return handler
            }
        }
        // Nothing is drawn, but a theme that was named is still looked at.
        if let asked = command.common.theme { _ = theme(asked) }
        let isInputTaken = command.input == "-" || command.answers == "-"
        return try command.json
            ? runAsJSON(command, runner, fields, options, book, readsInput: !command.noInput && !isInputTaken)
            : runAsLines(command, runner, fields, options, book, readsInput: !command.noInput && !isInputTaken)
    }

    private func runAsJSON(
        _ command: RunCommand,
        _ runner: any AnyWorkflowRunner,
        _ fields: [String: JSON],
        _ options: RunOptions,
        _ book: AnswerBook,
        readsInput: Bool
    ) throws -> ExitCode {
        StandardOutput.keepToItself()
        let handler = try begin(runner, fields, options)
        let watch = RunWatch(program: name)
        watch.add(handler)
        let run = JSONRun(
            handler: handler,
            lines: RunLines(run: handler.id) { runner.schema(ofEvent: $0) },
            prepared: book,
            readsInput: readsInput,
            showsNotices: command.common.verbose,
            write: { StandardOutput.write($0) }
        )
        return blocking { await run.run(input: LineReader.lines(of: STDIN_FILENO)) }
    }

    private func runAsLines(
        _ command: RunCommand,
        _ runner: any AnyWorkflowRunner,
        _ fields: [String: JSON],
        _ options: RunOptions,
        _ book: AnswerBook,
        readsInput: Bool
    ) throws -> ExitCode {
        let handler = try begin(runner, fields, options)
        let watch = RunWatch(program: name)
        watch.add(handler)
        let conversation = Conversation.open(mayAsk: readsInput)
        let client = PlainClient(
            runners: runners,
            runOptions: options,
            dialogueOptions: PlainOptions(
                isForOneRun: true,
                mayAsk: readsInput,
                keepsLinesForQuestions: !Surroundings.isInputTerminal,
                eventLines: command.common.eventLines,
                isQuiet: command.common.quiet
            ),
            conversation: conversation
        )
        return blocking { await client.run(first: handler, prepared: book, width: Surroundings.columns) }
    }

    /// Starts a run with the errors of the command line.
    func begin(
        _ runner: any AnyWorkflowRunner,
        _ fields: [String: JSON],
        _ options: RunOptions
    ) throws -> any AnyWorkflowHandler {
        do {
            return try runner.start(fields: fields, options: options)
        } catch let error as WorkflowValidationError {
            let count = error.problems.count { $0.severity == .error }
            throw ExitError(
                .invalidWorkflow,
                "Workflow '\(error.workflow)' cannot run: \(count) problem\(count == 1 ? "" : "s"). "
                    + "'\(name) validate \(error.workflow)' shows them."
            )
        } catch let error as WorkflowRuntimeError {
            throw ExitError(.badInput, error.message)
        } catch let error as WorkflowConfigurationError {
            throw ExitError(.usage, error.message)
        }
    }

    private func startFields(_ command: RunCommand, _ runner: any AnyWorkflowRunner) throws -> [String: JSON] {
        var base: [String: JSON] = [:]
        if let name = command.input {
            let bytes = try NamedFile.read(name)
            guard let json = try? JSON(parsing: bytes) else {
                throw ExitError(
                    .badInput,
                    "\(name == "-" ? "Standard input" : name) is not JSON. Give one object with the fields of \(runner.declaration.name)."
                )
            }
            guard let members = json.objectValue else {
                throw ExitError(
                    .badInput,
                    "\(name == "-" ? "Standard input" : name) is not a JSON object. Give one with the fields of \(runner.declaration.name)."
                )
            }
            base = members
        }
        let schema = runner.startSchema ?? JSONSchema(.object(properties: []))
        let owner = runner.declaration.name
        let known = Set(schema.properties.map(\.name))
        if case .object = schema.kind, let unknown = base.keys.filter({ !known.contains($0) }).min() {
            throw ExitError(.init(unknownField: unknown, of: owner, known: schema.properties.map(\.name)))
        }
        let fields = try FieldArguments(schema: schema, owner: owner, readFile: NamedFile.read)
            .values(from: command.fields, over: base)
        let errors = schema.check(schema.filled(.object(fields)))
        if let error = errors.first {
            throw ExitError(.init(error, of: owner))
        }
        return fields
    }

    private func timeout(_ text: String?) throws -> RunTimeout?? {
        guard let text else { return nil }
        if text == "none" { return .some(nil) }
        guard let duration = DurationText.parse(text), duration > .zero else {
            throw ExitError(.usage, "'--timeout \(text)' is no length of time. Write 90s, 5m, 1h or none.")
        }
        return .working(duration)
    }

    /// Waits on the main thread for work on the pool.
    func blocking(_ work: @escaping @Sendable () async -> ExitCode) -> ExitCode {
        let done = DispatchSemaphore(value: 0)
        let box = ResultBox()
        Task.detached {
            let code = await work()
            box.code.withLock { $0 = code }
            done.signal()
        }
        done.wait()
        return box.code.withLock { $0 }
    }
}

/// Carries a result from the pool to the main thread.
private final class ResultBox: Sendable {
    let code = Mutex(ExitCode.internalFault)
}
