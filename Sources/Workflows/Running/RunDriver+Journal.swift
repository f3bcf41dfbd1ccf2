import Synchronization

/// The journal's side of the driver.
///
/// With a journal, a tick changes the machine at once, and nothing that it asks for is done before it is written: bodies
/// begin, waits go on, readers see, callers return afterwards, tick by tick in order. One task at a time writes; what
/// comes in meanwhile is written together by the next append. Only deadlines are set at once: what they bring when they
/// are reached is a tick of its own, and is written after this one.
extension RunDriver {
    /// Whether the next tick has to be written. What a run that is over is told changes nothing.
    func mustRecord(_ core: RunCore) -> Bool {
        guard let journal else { return false }
        return core.machine.ending == nil && journal.isOpen
    }

    /// Keeps the first record of this process; under no lock, before the first tick.
    func open(_ content: JournalEntry.Content) {
        guard journal != nil else { return }
        core.withLock { core in
            add(JournalEntry(content: content, now: now, of: core.machine), keepingState: true)
        }
    }

    /// Keeps a tick with all that comes of it, which is done when it is written; under the run's lock.
    func record(_ tick: Tick, wasNew: Bool, _ core: inout RunCore, _ followUp: inout FollowUp) {
        var entry = JournalEntry(content: .tick(tick), now: core.turn.now, of: core.machine)
        entry.wasNew = wasNew
        entry.isEnd = core.turn.isEnd
        entry.facts = core.turn.facts
        entry.followUp = followUp
        followUp = FollowUp()
        if parent != nil { entry.news = core.newsForParent }
        add(entry, keepingState: false)
    }

    private func add(_ entry: JournalEntry, keepingState: Bool) {
        guard let journal else { return }
        var entry = entry
        entry.state = bodies.recordedState(after: keepingState ? -1 : journal.stateVersion)
        if journal.add(entry) { Task.detached { await self.write() } }
    }

    /// Writes until nothing is left to write.
    private func write() async {
        guard let journal else { return }
        while let batch = journal.nextBatch() {
            do {
                try await journal.store.append(try journal.records(batch))
            } catch {
                stop(with: JournalError(of: id, at: batch.sequence, error), dropping: batch.entries)
                continue
            }
            // Somebody may have ended the run for this process meanwhile.
            guard journal.isOpen else {
                if drop(batch.entries) { perform(FollowUp(hasLeftQueue: true)) }
                continue
            }
            for entry in batch.entries { finish(entry) }
            journal.confirm(batch.entries.count)
        }
    }

    /// Does what a tick that is written has asked for.
    private func finish(_ entry: JournalEntry) {
        guard let journal else { return }
        var followUp = entry.followUp
        core.withLock { core in
            journal.show(entry)
            followUp.readers = log.append(entry.facts, date: entry.now.date, isEnd: entry.isEnd)
            if entry.wasNew || entry.isEnd { wakeWatchers(&core, isEnd: entry.isEnd, &followUp) }
            if parent != nil { core.outbox.add(entry.news) }
        }
        perform(followUp)
        if parent != nil { tellParent() }
        if followUp.isOver { giveUp() }
    }

    /// The phase of the run that may be seen: with a journal, only what is written.
    func shown(_ machine: RunMachine) -> RunMachine.Phase { journal?.shownPhase ?? machine.shownPhase }

    /// Returns when every tick so far is written and done.
    ///
    /// - Throws: ``JournalError`` when the journal could not take it.
    func committed() async throws { try await journal?.acknowledge() }

    /// The run on the way to which a name lies: this one, or a child of it.
    func driver(onWayTo name: String?) -> RunDriver {
        guard let name, let (child, rest) = child(onWayTo: name) else { return self }
        return child.driver(onWayTo: rest)
    }
}

// MARK: Ending a run for this process only

extension RunDriver {
    /// Nobody can bring the run on any more. One with a journal is left, so that somebody can continue it later.
    func giveUp() {
        if journal == nil { cancel() } else { stop(with: JournalError.left(id), dropping: []) }
    }

    /// Ends the run for whoever ends the body around it: with a journal that is closed, the run is only left.
    func cancel(with parent: RunDriver) {
        if parent.journal?.isOpen == false { giveUp() } else { cancel() }
    }

    /// Ends the run in this process and writes nothing of it: what is in the journal can be continued.
    ///
    /// Bodies are cancelled, waits are told that it is over, and whoever waits for the result is given the error.
    func stop(with error: any Error, dropping unwritten: [JournalEntry]) {
        let ending = RunEnding.failed(StepFailure(error, step: nil, attempts: 1))
        var dropped = unwritten
        var followUp = FollowUp()
        core.withLock { core in
            guard let rest = journal?.close(error, showing: .over(ending)) else { return }
            dropped += rest
            core.turn.begin(at: core.turn.now)
            if core.machine.ending == nil {
                followUp.hasLeftQueue = !core.machine.isNew
                core.machine.end(ending, &core.turn)
            } else {
                // It had ended, and that was not written.
                core.machine.phase = .over(ending)
                core.turn.facts.append(.ended(ending))
            }
            core.turn.isEnd = true
            followUp.readers = log.append(core.turn.facts, date: core.turn.now.date, isEnd: true)
            interpret(&core, for: nil, &followUp)
            wakeWatchers(&core, isEnd: true, &followUp)
            if isWatched { followUp.watched = watched(.cancelled, after: [], &core) }
        }
        if drop(dropped) { followUp.hasLeftQueue = true }
        // The run around is not told: it would write that this one has ended.
        perform(followUp)
    }

    /// Lets go of what waited for ticks of which nothing is done any more; says whether one of them had given the run's place back.
    private func drop(_ entries: [JournalEntry]) -> Bool {
        for entry in entries {
            for (body, _) in entry.followUp.resumed { body.resume(returning: .over) }
            for carrier in entry.followUp.cancelled { carrier.cancel() }
            core.withLock { core in
                for (carrier, _) in entry.followUp.spawned { core.carriers.remove(carrier) }
            }
        }
        return entries.contains { $0.followUp.hasLeftQueue }
    }

    /// Leaves the run as it is in its journal, once all that came in is written.
    func leave() async throws {
        guard let journal else {
            throw JournalError("Run '\(id)' has no journal, so leaving it would lose it; cancel it instead.")
        }
        try await committed()
        if case .over = journal.shownPhase { return }
        giveUp()
        await journal.settle()
    }
}

extension JournalError {
    /// A batch was not taken.
    fileprivate init(of run: String, at sequence: Int, _ error: any Error) {
        self.init(
            "Run '\(run)' has ended in this process, because its journal did not take record \(sequence): "
                + "\(ErrorWords.message(of: error)) "
                + "Mend the cause, and go on with run(continuing: \"\(run)\", from:)."
        )
    }

    fileprivate static func left(_ run: String) -> JournalError {
        JournalError("Run '\(run)' was left; go on with run(continuing: \"\(run)\", from:).")
    }
}

extension WorkflowHandler {
    /// Leaves a run that has a journal: it ends in this process and can be continued from the journal, here or elsewhere.
    ///
    /// Everything that came in is written first. Bodies that are running are cancelled and run again when the run is
    /// continued. ``result`` throws ``JournalError``. A run that is over stays as it is.
    ///
    /// - Throws: ``JournalError`` when the run has no journal, or the journal cannot be written.
    public func leave() async throws { try await driver.leave() }
}
