import Foundation
import TerminalUI
import ThemeFiles
import WorkflowConsole
import Workflows

/// The loop around the console's values: input and messages in, frames and effects out, all on one thread.
///
/// The thread is none of the pool's, so that the screen answers keys however busy the runs are.
/// Nothing is scheduled while nothing waits: an idle console blocks in the terminal's wait.
final class ScreenSession {
    let terminal: any Terminal
    let source: LocalRunSource
    let mailbox: Mailbox
    let places: Places
    let files: GraphFiles
    /// The package this program comes from, when it is started in its folder.
    let build: PackageBuild?
    /// What the program that takes this one's place is to read; set by the effect that ends the session for it.
    var replacement: String?
    /// What the program left whose place this one has taken.
    let restored: Restoration?
    var model: Model
    var theme: Theme
    /// When each waiting timer comes due.
    var timers: [WorkflowConsole.Timer: ContinuousClock.Instant] = [:]
    /// Lines to print below the screen when it is gone; set by the effect that ends the session.
    var farewell: [String]?
    /// The signal that ended the session, if one did.
    var endingSignal: TerminalSignal?
    let library: ThemeLibrary
    var choice: ThemeChoice
    /// Tells of changes to the files of the theme on screen.
    let themeFiles: ThemeFileWatch?

    private let clock = ContinuousClock()
    private var nextFrame: ContinuousClock.Instant
    var isStale = true
    var hasUrgentChange = true

    /// The least time between two frames that only a run's events ask for.
    static let framePause = Duration.milliseconds(33)
    /// The same where the screen is to move less.
    static let calmPause = Duration.milliseconds(500)

    init(
        terminal: any Terminal,
        source: LocalRunSource,
        model: Model,
        theme: Theme,
        choice: ThemeChoice,
        library: ThemeLibrary,
        places: Places,
        files: GraphFiles,
        build: PackageBuild?,
        restored: Restoration?
    ) {
        self.terminal = terminal
        self.source = source
        self.model = model
        self.theme = theme
        self.places = places
        self.files = files
        self.build = build
        self.restored = restored
        self.choice = choice
        self.library = library
        let mailbox = Mailbox(waker: terminal.waker)
        self.mailbox = mailbox
        themeFiles = ThemeFileWatch { mailbox.post(.themeFileChanged) }
        nextFrame = clock.now
    }

    /// Shows the console until the person leaves it or a signal ends it.
    ///
    /// - Throws: what the terminal throws when it is gone.
    func run() throws {
        RunClocks.watchForStops()
        themeFiles?.watch(choice.load(from: library).files)
        apply(.resized(terminal.size))
        let own = source.workflows
        let (looked, faults) = files.read(besides: own.map(\.name))
        apply(.workflows(own + looked, isCheckedAgain: false))
        if !faults.isEmpty { apply(.unreadable(faults)) }
        if let restored { apply(.restored(restored)) }
        for info in source.runs {
            apply(.started(info, at: Date()))
            follow(info)
        }
        while farewell == nil, endingSignal == nil, replacement == nil {
            for message in mailbox.take() { apply(message) }
            fireTimers()
            try presentIfDue()
            guard farewell == nil, endingSignal == nil, replacement == nil else { break }
            let input = try terminal.nextInput(until: deadline)
            for event in input {
                hasUrgentChange = true
                try handle(event)
            }
        }
    }

    /// Lets the model take a message, and does what it asks for.
    func apply(_ message: Message) {
        isStale = true
        for effect in model.update(message) { perform(effect) }
    }

    private func handle(_ event: InputEvent) throws {
        let now = Date()
        switch event {
        case .key(let key): apply(.key(key, at: now))
        case .paste(let text): apply(.paste(text, at: now))
        case .mouse(let mouse): apply(.mouse(mouse, at: now))
        case .focus(let isFocused): apply(.focused(isFocused, at: now))
        case .resize(let size): apply(.resized(size))
        case .reply(let reply):
            isStale = true
            if choice.take(reply) { showChosenTheme() }
        case .signal(let signal): try handle(signal)
        }
    }

    private func handle(_ signal: TerminalSignal) throws {
        switch signal {
        case .interrupt, .terminate, .hangup:
            apply(.terminated)
            endingSignal = signal
        case .suspend: try suspend()
        case .continued:
            terminal.redraw()
            apply(.resized(terminal.size))
        }
    }

    /// Stops the process as Ctrl-Z does; the time in which it is stopped counts against no run.
    func suspend() throws {
        RunClocks.stop()
        defer { RunClocks.goOn() }
        try terminal.suspend()
    }

    private var deadline: ContinuousClock.Instant? {
        var earliest = timers.values.min()
        if isStale { earliest = min(earliest ?? nextFrame, nextFrame) }
        return earliest
    }

    private func fireTimers() {
        let now = clock.now
        let due = timers.filter { $0.value <= now }.sorted { $0.value < $1.value }
        for (timer, _) in due {
            timers[timer] = nil
            apply(.timer(timer, at: Date()))
        }
    }

    private func presentIfDue() throws {
        guard isStale, hasUrgentChange || clock.now >= nextFrame else { return }
        let capabilities = terminal.capabilities
        let frame = view(
            model,
            size: terminal.size,
            styles: theme.styles(capabilities.colorDepth),
            capabilities: capabilities
        )
        try terminal.present(frame.cells, cursor: frame.cursor)
        isStale = false
        hasUrgentChange = false
        nextFrame = clock.now + (model.options.hasReducedMotion ? ScreenSession.calmPause : ScreenSession.framePause)
    }
}
