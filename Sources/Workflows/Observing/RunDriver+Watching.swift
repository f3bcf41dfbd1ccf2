/// What one tick of a watched run came to, on its way out of the run's lock.
///
/// A reference, so that a run that nobody watches carries nothing but the empty place for it. Unchecked, because it is
/// filled under the run's lock and then read by the one task that does what the tick asks for.
final class WatchedTick: @unchecked Sendable {
    let tick: Tick
    /// For the log of a verbose run.
    fileprivate var lines: [String]
    /// For whoever observes the run.
    fileprivate var readings: [RunMeter.Reading] = []

    init(_ tick: Tick, lines: [String]) {
        self.tick = tick
        self.lines = lines
    }
}

extension RunDriver {
    /// Notes what the machine made of a tick; under the run's lock.
    func watch(_ core: inout RunCore, _ watched: WatchedTick?) {
        guard let watched else { return }
        if let verbose { watched.lines += verbose.factLines(core.turn.facts) }
        watched.readings = core.meter?.read(watched.tick, core.turn, ending: core.machine.ending) ?? []
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

    func run(_ job: StepJob, _ work: StepWork, for driver: RunDriver) async -> BodyOutcome {
        await observation.run(job, driver) { [bodies] in await bodies.run(job, work, for: driver) }
    }
}
