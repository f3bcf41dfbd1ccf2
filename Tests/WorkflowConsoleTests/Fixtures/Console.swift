import FoundationEssentials
import TerminalTesting
import TerminalUI
import WorkflowConsole
import Workflows

/// A console in a test: a model, its clock, and everything it wanted done.
struct Console {
    var model: Model
    var now: Date
    private(set) var effects: [Effect] = []

    init(
        _ width: Int = 120,
        _ height: Int = 40,
        workflows: [WorkflowInfo] = SampleWorkflows.all,
        options: (inout ConsoleOptions) -> Void = { _ in }
    ) {
        var chosen = ConsoleOptions(started: Moment.start)
        options(&chosen)
        model = Model(options: chosen)
        now = Moment.start
        send(.resized(Size(width: width, height: height)))
        send(.workflows(workflows, isCheckedAgain: false))
        effects = []
    }

    /// Sends one message; gives what it wanted done.
    @discardableResult
    mutating func send(_ message: Message) -> [Effect] {
        let new = model.update(message)
        effects += new
        return new
    }

    /// Presses keys, a second apart; gives what they wanted done.
    @discardableResult
    mutating func press(_ script: KeyScript, apart seconds: Double = 1) -> [Effect] {
        var new: [Effect] = []
        for key in script.keys {
            now = now.addingTimeInterval(seconds)
            new += send(.key(key, at: now))
        }
        return new
    }

    mutating func wait(_ seconds: Double) { now = now.addingTimeInterval(seconds) }

    /// Adds a run with all its entries so far.
    mutating func add(_ run: SampleRun, at time: Date? = nil) {
        now = time ?? max(now, run.time)
        send(.started(run.info, at: now))
        send(.events(run.id, run.records, at: now))
    }

    /// Adds a run and looks at it.
    mutating func look(at run: SampleRun, seconds: Double = 0) {
        add(run, at: run.time.addingTimeInterval(seconds))
        press("1 g", apart: 0)
    }

    mutating func resize(_ width: Int, _ height: Int) { send(.resized(Size(width: width, height: height))) }

    static let styles = Theme.fallback.styles(.monochrome)

    var frame: Frame { view(model, size: model.size, styles: Console.styles) }
    var screen: Screenshot { Screenshot(frame.cells) }
    var text: String { screen.description }
}

extension Console {
    /// Ends the run that is looked at.
    mutating func end(_ status: RunStatus, result: JSON? = nil, failure: RunInfo.Failure? = nil) {
        guard var info = model.run?.info else { return }
        info.status = status
        info.ended = now
        info.result = result
        info.failure = failure
        send(.ended(info, at: now))
    }
}
