import FoundationEssentials

/// A run folded together from its records: an equal machine, its stream, and where to go on.
struct JournalReplay {
    let run: String
    private(set) var machine: RunMachine
    private(set) var state = JSON.object([:])
    /// The stream as far as it came, with the numbers it had.
    private(set) var log = RunLog()
    /// The number that the next record has to have.
    private(set) var nextSequence = 0
    /// Saved forms of child runs, from a saved run that this one went on from.
    private(set) var children: [Int: JSON] = [:]
    private var reader: TickReader
    private var turn = Turn()

    /// The highest number of an event so far.
    var boxCount: Int { reader.boxCount }
    /// The highest number of a suspended body so far.
    var tokenCount: Int { reader.tokenCount }

    /// Whether it was cancelled, after which a child run may begin anew under its name.
    var isCancelled: Bool { if case .cancelled? = machine.ending { true } else { false } }

    /// Reads a run; `nil` when the journal has no record of it.
    ///
    /// - Throws: ``JournalError`` when the records cannot be read with this library or this workflow, and what the
    ///   journal throws.
    static func read(_ run: String, from journal: any Journal, plan: RunPlan) async throws -> JournalReplay? {
        var replay = JournalReplay(run, plan: plan)
        while true {
            let page = try await journal.records(
                of: run,
                after: replay.nextSequence - 1,
                limit: JournalForm.pageSize
            )
            for record in page { try replay.take(record) }
            if page.isEmpty { break }
        }
        return replay.nextSequence == 0 ? nil : replay
    }

    init(_ run: String, plan: RunPlan) {
        self.run = run
        machine = RunMachine(plan: plan, timeout: nil)
        reader = TickReader(plan)
    }

    /// Goes one record on.
    mutating func take(_ record: JournalRecord) throws {
        guard record.run == run, record.sequence == nextSequence else {
            throw JournalError(
                "The journal of run '\(run)' cannot be read: record \(nextSequence) is missing, and record "
                    + "\(record.sequence) of run '\(record.run)' stands in its place."
            )
        }
        do { try read(record) } catch let error as SavedRunError { throw JournalError(error.message) }
        nextSequence += 1
    }

    private mutating func read(_ record: JournalRecord) throws {
        let document = "Record \(record.sequence) of run '\(run)'"
        guard let json = try? JSON(parsing: record.bytes) else {
            throw JournalError("\(document) cannot be read: it is not JSON.")
        }
        let value = SavedValue(json, of: document)
        switch record.kind {
        case JournalForm.opening:
            guard nextSequence == 0 || isCancelled else { throw value.fail("opens a run that is open already") }
            try open(value)
        case JournalForm.reopening:
            try RunOpening.checkVersion(value)
            reopen(with: try RunSettings(try value.member("settings")))
        default:
            guard nextSequence > 0 else { throw value.fail("is the first of its run and does not open it") }
            let tick = try reader.tick(record.kind, value)
            let now = RunInstant(
                elapsed: try value.member("at").duration,
                date: try value.member("date").number
            )
            machine.reduce(tick, at: now, into: &turn)
            _ = log.append(turn.facts, date: now.date, isEnd: turn.isEnd)
        }
        if let state = value.json["state"] { self.state = state }
    }

    private mutating func open(_ value: SavedValue) throws {
        try RunOpening.checkVersion(value)
        let workflow = try value.member("workflow").text
        let plan = machine.plan
        guard workflow == plan.workflow else {
            throw JournalError("Run '\(run)' is of workflow '\(workflow)', not of '\(plan.workflow)'.")
        }
        if isCancelled {
            // Events and suspended bodies are counted on, so that no number stands for two.
            machine = RunMachine(plan: plan, timeout: nil)
            children = [:]
            log = RunLog()
        }
        if let saved = value.optional("saved") {
            let contents = try SavedRunReader.read(saved.json, plan: plan)
            machine = contents.machine
            children = contents.children
            reader = TickReader(plan, boxCount: contents.boxCount)
        }
        try RunSettings(try value.member("settings")).apply(to: &machine)
    }

    /// Another process goes on: bodies are gone, and moments are those of another clock.
    mutating func reopen(with settings: RunSettings) {
        machine.detach(at: turn.now)
        settings.apply(to: &machine)
    }
}
