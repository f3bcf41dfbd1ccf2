extension WorkflowRunner {
    /// Goes on with a run from its journal, as it stood after its last record.
    ///
    /// What has a recorded outcome is not run again. Bodies that were running run again from their top, waits that were
    /// answered give the same answers, open questions stay open under their numbers, and retries come when the calendar
    /// says so. The stream begins with what was on it before. The run is written on to the same journal. One that is
    /// over is given as it ended.
    ///
    /// - Throws: ``JournalError`` when the journal does not know the run or its records cannot be read by this library or
    ///   this workflow, what the journal throws, and as ``run(_:options:)``.
    public func run(
        continuing id: String,
        from journal: any Journal,
        options: RunOptions = RunOptions()
    ) async throws -> WorkflowHandler<W> {
        try check(options, journal: journal)
        guard let replay = try await JournalReplay.read(id, from: journal, plan: compiled.plan) else {
            throw JournalError("The journal has no run '\(id)'.")
        }
        if replay.machine.phase == .new {
            throw JournalError("Run '\(id)' had not begun when its process ended; start it anew under another id.")
        }
        var options = options
        options.id = id
        return try launch(replay, from: journal, options: options) { core in
            core.isResumed = true
            return .resumed
        }
    }

    /// Goes on with a run that was read from a journal.
    private func launch(
        _ replay: JournalReplay,
        from journal: any Journal,
        options: RunOptions,
        parent: (driver: RunDriver, opened: OpenedChild)? = nil,
        _ tick: @escaping @Sendable (inout RunCore) -> Tick
    ) throws -> WorkflowHandler<W> {
        var replay = replay
        let state: W.State
        do { state = try replay.state.decode(W.State.self) } catch {
            throw JournalError(
                "Run '\(replay.run)' cannot be continued: its state is no \(W.State.self) any more: \(error)"
            )
        }
        if replay.machine.ending == nil {
            var settings = RunSettings(of: replay.machine)
            if let timeout = options.timeout { settings.limit = timeout }
            settings.maximumSteps = self.options.maximumSteps
            replay.reopen(with: settings)
        }
        return try launch(
            RunBeginning(replay, journal: journal),
            state: state,
            options: options,
            parent: parent,
            tick
        )
    }

    /// Starts or continues a run as part of another one, by that run's clock, date and journal; where that one stands
    /// still, it does too.
    func launch(
        child event: W.Input,
        _ opened: OpenedChild,
        in parent: RunDriver
    ) async throws -> WorkflowHandler<W> {
        let id = "\(parent.id)/\(opened.child.name)"
        var options = RunOptions(id: id)
        options.startsPaused = opened.isPaused
        options.breakpoints = opened.breakpoints.compactMap { $0.inside(opened.child.name) }
        options.rerunsBodies = opened.rerunsBodies
        let around = (parent, opened)
        guard let journal = parent.journal?.store else {
            return try launch(child: event, continuing: opened.saved, options: options, parent: around)
        }
        try check(RunOptions(), journal: journal)
        try journal.check(event)
        // What the parent has written of the child comes first.
        try await parent.committed()
        guard let replay = try await JournalReplay.read(id, from: journal, plan: compiled.plan) else {
            return try launch(child: event, continuing: opened.saved, options: options, parent: around)
        }
        if replay.isCancelled {
            // Its body was told to stop, and the one that runs now begins anew.
            var beginning = RunBeginning(replay, journal: journal)
            beginning.begin(newMachine(options))
            return try launch(beginning, state: W.State(), options: options, parent: around) { core in
                .started(core.box(event))
            }
        }
        let isNew = replay.machine.phase == .new
        return try launch(replay, from: journal, options: options, parent: around) { core in
            if isNew { return .started(core.box(event)) }
            core.isResumed = true
            return .resumed
        }
    }

    /// - Throws: ``WorkflowValidationError`` when events of the workflow have names that no other process knows.
    func checkNames(for journal: any Journal) throws {
        guard journal.isDurable else { return }
        let problems = compiled.plan.types.known.filter(\.isPrivate).map { type in
            WorkflowProblem(
                .error,
                .eventPrivateType,
                workflow: declaration.name,
                subject: .event(type.shortName),
                place: declaration.place,
                reason: "\(type.shortName) is private or local: its full name differs from process to process, "
                    + "so no journal can name it.",
                fix: "Make \(type.shortName) at least internal, or give it an eventName."
            )
        }
        if !problems.isEmpty { throw WorkflowValidationError(workflow: declaration.name, problems: problems) }
    }
}

/// Where a run begins: at its start, or where it was left.
struct RunBeginning {
    var machine: RunMachine
    var boxCount = 0
    var tokenCount = 0
    var children: [Int: JSON] = [:]
    var log: RunLog?
    var journal: (any Journal)?
    /// The number of the first record that is written.
    var nextSequence = 0
    /// The saved run that it goes on from.
    var saved: JSON?
    /// Whether the first record says how the run begins, and not how it goes on.
    private var isOpening = true

    init(_ machine: RunMachine) { self.machine = machine }

    init(_ replay: JournalReplay, journal: any Journal) {
        machine = replay.machine
        boxCount = replay.boxCount
        tokenCount = replay.tokenCount
        children = replay.children
        log = replay.log
        nextSequence = replay.nextSequence
        self.journal = journal
        isOpening = false
    }

    /// Begins anew under the name and the numbers of a run that was over.
    mutating func begin(_ machine: RunMachine) {
        self.machine = machine
        children = [:]
        log = nil
        isOpening = true
    }

    /// The run's side of its journal, if it has one.
    func openJournal(of run: String) -> RunJournal? {
        journal.map {
            RunJournal($0, run: run, plan: machine.plan, nextSequence: nextSequence, phase: machine.shownPhase)
        }
    }

    /// What the first record says.
    var opening: JournalEntry.Content {
        let settings = RunSettings(of: machine)
        return isOpening ? .opening(RunOpening(settings: settings, saved: saved)) : .reopening(settings)
    }
}
