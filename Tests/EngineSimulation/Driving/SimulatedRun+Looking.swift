@testable import Workflows

extension SimulatedRun {
    /// Somebody who looks at the run makes it stand still, leads it, or lets it go on.
    mutating func look() throws {
        guard machine.state.ending == nil else { return }
        try act(.debugged(request()))
    }

    /// A run can be told to stand still before it begins, or goes on after it was saved.
    mutating func lookBeforeStart() throws {
        if random.one(in: 6) { try act(.debugged(.breakpoints(breakpoints()))) }
        if random.one(in: 8) { try act(.debugged(.pause)) }
    }

    private mutating func request() -> DebugRequest {
        if random.one(in: 6) { return .breakpoints(breakpoints()) }
        if machine.state.isPaused { return random.one(in: 3) ? .goOn : .step }
        return random.one(in: 2) ? .pause : .breakpoints(breakpoints())
    }

    private mutating func breakpoints() -> [RunBreakpoint] {
        var breakpoints: [RunBreakpoint] = []
        if random.one(in: 2), let step = random.pick(plan.steps.indices) { breakpoints.append(.step(step)) }
        if random.one(in: 2), let type = random.pick(plan.types.known.indices) { breakpoints.append(.event(type)) }
        if random.one(in: 2) { breakpoints.append(.failure) }
        return breakpoints
    }

    /// Whether an attempt has failed, which is looked at before anything is made of it.
    func isHeld(_ number: Int) -> Bool { held.contains { $0.invocation == number } }
}
