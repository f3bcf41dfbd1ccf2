import CursesTerminal
import Foundation
import Synchronization
import TerminalUI
import ThemeFiles
import WorkflowConsole
import Workflows

#if canImport(Glibc)
    import Glibc
#endif

extension Program {
    /// No verb: the console on all workflows, on a screen or as lines.
    func open(_ command: OpenCommand) throws -> ExitCode {
        try checkGraphFiles(command.files)
        if command.plain || !Surroundings.isScreenWanted {
            guard command.files.isEmpty else {
                throw ExitError(.usage, "Graph files are looked at on a screen. 'graph' and 'validate' print them.")
            }
            return plainConsole(command)
        }
        return try showScreen(command.common, files: command.files, start: nil)
    }

    /// The graph files of the command line; each must hold a graph now, but where a console goes on that has them open.
    ///
    /// - Throws: ``ExitError``: 65 and 66 as for `graph`.
    private func checkGraphFiles(_ paths: [String]) throws {
        for path in paths {
            guard path != "-" else {
                throw ExitError(.usage, "Standard input cannot be read again. Name a file, or use 'graph -'.")
            }
            if !Replacement.isTakingOver { _ = try NamedGraph(file: path) }
        }
    }

    private func plainConsole(_ command: OpenCommand) -> ExitCode {
        if let asked = command.common.theme { _ = theme(asked) }
        let client = PlainClient(
            runners: runners,
            runOptions: RunOptions(),
            dialogueOptions: PlainOptions(
                isReadOnly: command.common.readOnly,
                eventLines: command.common.eventLines,
                isQuiet: command.common.quiet
            ),
            conversation: Conversation.open(mayAsk: true)
        )
        let watch = RunWatch(program: name)
        client.onStart { watch.add($0) }
        return blocking { await client.run(first: nil, prepared: AnswerBook(), width: Surroundings.columns) }
    }

    /// Opens the screen, shows the console until it is left, and gives the terminal back.
    ///
    /// - Parameter start: starts the run the program was called for; the session is about it.
    func showScreen(
        _ common: CommonOptions,
        files: [String] = [],
        fields: [String: JSON] = [:],
        start: ((LocalRunSource) throws -> any AnyWorkflowHandler)?
    ) throws -> ExitCode {
        let environment = ProcessInfo.processInfo.environment
        let locale = Characters.decide(environment: environment, asciiAsked: common.ascii)
        let places = Places.found()
        let library = ThemeLibrary(environment: environment)
        let remembered = RememberedTheme(file: places.rememberedTheme)
        let choice = ThemeChoice(
            wish: common.theme ?? remembered.wish ?? ThemeLibrary.automaticID,
            ground: TerminalGround(colorFGBG: environment["COLORFGBG"])
        )
        let theme = theme(choice, from: library)
        let source = LocalRunSource(runners)
        let log = ConsoleLog(file: places.log)

        let capture: OutputCapture
        let terminal: CursesTerminal
        do {
            capture = try OutputCapture { _, line in log.add(line) }
            terminal = try CursesTerminal(
                CursesTerminal.Options(
                    environment: environment,
                    locale: locale,
                    color: common.colorPreference,
                    usesMouse: !common.noMouse,
                    capture: capture
                )
            )
        } catch {
            throw ExitError(.ioFailure, "\(error)")
        }
        defer { capture.stop() }
        var own: (any AnyWorkflowHandler)?
        let isTakingOver = Replacement.isTakingOver
        let replacement = Replacement.taken()
        do {
            // The run that the command line asks for was the other program's.
            if !isTakingOver { own = try start?(source) }
        } catch {
            terminal.close()
            throw error
        }
        if let own { source.add(own) }
        let build = PackageBuild.find()
        let options = ConsoleOptions(
            program: name,
            ownRun: own.map { RunID($0.id) },
            ownFields: fields,
            opensFirstQuestion: own != nil,
            isReadOnly: common.readOnly,
            showsNotices: common.verbose,
            isQuiet: common.quiet,
            hasReducedMotion: common.reducedMotion,
            buildsPackage: build.package != nil,
            reasonNotToBuild: build.reason,
            utcOffset: TimeZone.current.secondsFromGMT(),
            themes: [ThemeLibrary.automaticID] + library.entries.map(\.id),
            started: Date()
        )
        let session = ScreenSession(
            terminal: terminal,
            source: source,
            model: Model(options: options),
            theme: theme,
            choice: choice,
            library: library,
            places: places,
            files: GraphFiles(files, lastGood: replacement?.graphs ?? [:], sources: places),
            build: build.package,
            restored: replacement?.restoration
        )
        log.deliver(to: session.mailbox)
        if isTakingOver, replacement == nil {
            session.mailbox.post(.failed("The program was replaced; where you were could not be read."))
        }
        return try finish(session, terminal, own, capture)
    }

    private func finish(
        _ session: ScreenSession,
        _ terminal: CursesTerminal,
        _ own: (any AnyWorkflowHandler)?,
        _ capture: OutputCapture
    ) throws -> ExitCode {
        var fault: String?
        do {
            try session.run()
        } catch {
            fault = "The terminal is gone: \(error)"
        }
        let live = session.source.liveRuns
        terminal.close()
        if let signal = session.endingSignal {
            let farewell = RunWatch.farewell(
                program: name,
                signal: signal,
                live: live.map { ($0.workflow, $0.id.text) }
            )
            if let farewell { StandardError.write(farewell) }
            CursesTerminal.exit(bySignal: signal)
        }
        let source = session.source
        if let file = session.replacement, let program = session.build?.program {
            capture.stop()
            _ = blocking {
                await source.cancelAll()
                return .completed
            }
            let reason = Replacement.become(program, restoring: file)
            throw ExitError(.ioFailure, "The program that was built cannot be started: \(reason). Start \(program).")
        }
        _ = blocking {
            await source.cancelAll()
            return .completed
        }
        if let fault { throw ExitError(.ioFailure, fault) }
        session.farewell?.forEach { StandardOutput.write(SafeText(untrusted: $0)) }
        guard let own else { return session.restored?.ownRun.map { ExitCode($0) } ?? .completed }
        return own.status.isOver ? ExitCode(own.status) : .cancelled
    }
}
