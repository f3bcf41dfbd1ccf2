import CursesTerminal
// Dispatch does not yet say that its sources may be kept by any thread.
@preconcurrency import Dispatch
import Synchronization
import TerminalUI
import Workflows

#if canImport(Glibc)
    import Glibc
#endif

/// Names on standard error what ends with the process when a signal ends it, and lets no run lose the time in which the process is
/// stopped.
final class RunWatch: Sendable {
    private let program: String
    private let handlers = Mutex<[any AnyWorkflowHandler]>([])
    private let sources: [any DispatchSourceSignal]
    private let box = Listener()

    init(program: String) {
        self.program = program
        let box = box
        // Not the global queue: its threads may all be busy with steps.
        let queue = DispatchQueue(label: "signalbox.signals")
        sources = [SIGTERM, SIGHUP, SIGINT, SIGTSTP].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler {
                if number == SIGTSTP { RunWatch.suspend() } else { box.watch.withLock { $0 }?.end(by: number) }
            }
            return source
        }
        RunClocks.watchForStops()
        // The process watches as long as it lives, so the watch is kept by its own sources.
        box.watch.withLock { $0 = self }
        for source in sources { source.resume() }
    }

    /// What the signal sources call.
    private final class Listener: Sendable {
        let watch = Mutex<RunWatch?>(nil)
    }

    func add(_ handler: any AnyWorkflowHandler) { handlers.withLock { $0.append(handler) } }

    /// One line for all runs that were not over.
    static func farewell(
        program: String,
        signal: TerminalSignal,
        live: [(workflow: String, id: String)]
    ) -> String? {
        guard !live.isEmpty else { return nil }
        let names = live.map { "\($0.workflow) \($0.id)" }.joined(separator: ", ")
        let name =
            switch signal {
            case .interrupt: "SIGINT"
            case .terminate: "SIGTERM"
            case .hangup: "SIGHUP"
            case .suspend: "SIGTSTP"
            case .continued: "SIGCONT"
            }
        return "\(program): \(name): ended with the process: \(names)"
    }

    /// Stops the process as Ctrl-Z does; typed text is shown meanwhile.
    private static func suspend() {
        let isHidden = TerminalEcho.restore()
        RunClocks.stop()
        kill(getpid(), SIGSTOP)
        RunClocks.goOn()
        if isHidden { TerminalEcho.hide() }
    }

    /// Names the live runs and ends the process; the queue is serial, so the first signal is the only one that does.
    private func end(by number: Int32) {
        let kinds: [Int32: TerminalSignal] = [SIGTERM: .terminate, SIGHUP: .hangup, SIGINT: .interrupt]
        guard let kind = kinds[number] else { return }
        RunWatch.ending.withLock { _ in
            let live = handlers.withLock { $0 }.filter { !$0.status.isOver }.map { ($0.workflowName, $0.id) }
            if let line = RunWatch.farewell(program: program, signal: kind, live: live) { StandardError.write(line) }
            TerminalEcho.restore()
            // By the signal's default action, so that the shell sees 128 and its number.
            CursesTerminal.exit(bySignal: kind)
        }
    }

    /// Held by what ends the process, so that it ends in one way: by the signal whose line is printed, or with a code.
    private static let ending = Mutex<Void>(())

    /// Ends the process with a code, unless a signal is ending it already.
    static func exit(_ code: ExitCode) -> Never {
        ending.withLock { _ in Glibc.exit(code.rawValue) }
    }
}
