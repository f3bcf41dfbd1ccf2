/// What one tick of a watched run came to, on its way out of the run's lock.
///
/// A reference, so that a run that nobody watches carries nothing but the empty place for it.
final class WatchedTick: Sendable {
    /// For the log of a verbose run.
    fileprivate let lines: [String]
    /// For whoever observes the run.
    fileprivate let readings: [RunMeter.Reading]

    fileprivate init(lines: [String], readings: [RunMeter.Reading]) {
        self.lines = lines
        self.readings = readings
    }
}

extension RunDriver {
    /// What the machine made of a tick, after the lines about the tick itself; under the run's lock.
    func watched(_ tick: Tick, after lines: [String], _ core: inout RunCore) -> WatchedTick {
        WatchedTick(
            lines: lines + (verbose?.factLines(core.turn.facts) ?? []),
            readings: core.meter?.read(tick, core.turn, ending: core.machine.ending) ?? []
        )
    }

    /// Tells the log and the backends; outside the lock.
    func tell(_ watched: WatchedTick) {
        for line in watched.lines { verbose?.log(line) }
        if !watched.readings.isEmpty { observation?.record(watched.readings) }
    }
}

/// The bodies of an observed run, each with a span and the surroundings of the run's caller around it.
final class ObservedBodies: StepBodies {
    private let bodies: any StepBodies
    private let observation: RunObservation

    init(_ bodies: any StepBodies, by observation: RunObservation) {
        self.bodies = bodies
        self.observation = observation
    }

    func stateJSON() throws -> JSON { try bodies.stateJSON() }

    func recordedState(after version: Int) -> RecordedState? { bodies.recordedState(after: version) }

    nonisolated(nonsending) func run(_ job: StepJob, _ work: StepWork, for driver: RunDriver) async -> BodyOutcome {
        await observation.run(job, driver) { [bodies] in await bodies.run(job, work, for: driver) }
    }
}
