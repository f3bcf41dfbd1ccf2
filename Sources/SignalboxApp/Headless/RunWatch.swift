import Dispatch
import Synchronization
import TerminalUI
import Workflows

#if canImport(Glibc)
    import Glibc
#endif

/// Names on standard error what ends with the process when a signal ends it.
final class RunWatch: Sendable {
    private let program: String
    private let handlers = Mutex<[any AnyWorkflowHandler]>([])
    private let sources = Mutex<[any DispatchSourceSignal]>([])

    init(program: String) {
        self.program = program
        for number in [SIGTERM, SIGHUP, SIGINT] {
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { [weak self] in self?.end(by: number) }
            source.resume()
            sources.withLock { $0.append(source) }
        }
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

    private func end(by number: Int32) {
        let live = handlers.withLock { $0 }.filter { !$0.status.isOver }.map { ($0.workflowName, $0.id) }
        let kinds: [Int32: TerminalSignal] = [SIGTERM: .terminate, SIGHUP: .hangup, SIGINT: .interrupt]
        if let kind = kinds[number], let line = RunWatch.farewell(program: program, signal: kind, live: live) {
            StandardError.write(line)
        }
        // The default action gives the shell the exit status it expects: 128 and the signal's number.
        signal(number, SIG_DFL)
        kill(getpid(), number)
    }
}
