import Synchronization

/// Where a run is to stand still.
public enum Breakpoint: Sendable, Hashable {
    /// Before each invocation of a step.
    case step(String)
    /// Before a step takes an event of a type.
    case event(any WorkflowEvent.Type)
    /// Before a step takes an event of the type with this name, short or full; for those who know no types.
    case eventNamed(String)
    /// When a step has failed, before it is tried again, recovered, or fails its run.
    case failure

    public static func == (one: Breakpoint, other: Breakpoint) -> Bool {
        switch (one, other) {
        case (.step(let one), .step(let other)): one == other
        case (.event(let one), .event(let other)): ObjectIdentifier(one) == ObjectIdentifier(other)
        case (.eventNamed(let one), .eventNamed(let other)): one == other
        case (.failure, .failure): true
        default: false
        }
    }

    public func hash(into hasher: inout Hasher) {
        switch self {
        case .step(let name): hasher.combine(name)
        case .event(let type): hasher.combine(ObjectIdentifier(type))
        case .eventNamed(let name):
            hasher.combine(1)
            hasher.combine(name)
        case .failure: hasher.combine(0)
        }
    }
}

extension WorkflowHandler {
    /// Lets nothing begin any more; what runs goes on to its end, and the run's clock stands still.
    ///
    /// The stream says so with ``EngineNotice/paused(reason:)``. A run that stands still or is over stays as it is.
    public func pause() async throws { driver.debug(.pause) }

    /// Lets a run go on that stands still.
    public func resume() async throws { driver.debug(.goOn) }

    /// Lets one thing happen: the oldest invocation that could begin, or what comes of a failure that was stopped at.
    ///
    /// A run that goes on is made to stand still first.
    public func step() async throws { driver.debug(.step) }

    /// Where the run is to stand still from now on, in place of what was said before.
    ///
    /// - Throws: ``WorkflowRuntimeError`` when there is no step or event type of a name.
    public func setBreakpoints(_ breakpoints: [Breakpoint]) async throws {
        driver.debug(.breakpoints(try driver.resolve(breakpoints)))
    }

    /// Whether the run stands still.
    public var isPaused: Bool { driver.core.withLock { $0.machine.isPaused } }
}

extension RunDriver {
    func debug(_ request: DebugRequest) {
        take(at: now) { core in core.machine.ending == nil ? .debugged(request) : nil }
    }

    func resolve(_ breakpoints: [Breakpoint]) throws -> [RunBreakpoint] {
        try breakpoints.map { breakpoint in
            switch breakpoint {
            case .step(let name):
                guard let step = plan.step(named: name) else {
                    throw WorkflowRuntimeError("Step \(name) does not exist, so no breakpoint can stand before it.")
                }
                return .step(step)
            case .event(let type): return .event(plan.types.number(of: type))
            case .eventNamed(let name):
                guard let type = plan.types.number(named: name) else {
                    throw WorkflowRuntimeError(
                        "There is no event type \(name) here, or more than one, so no breakpoint can stand before it."
                    )
                }
                return .event(type)
            case .failure: return .failure
            }
        }
    }
}

extension RunPlan {
    /// A breakpoint as those see it who know steps and types by name.
    func breakpoint(_ breakpoint: RunBreakpoint) -> Breakpoint {
        switch breakpoint {
        case .step(let step): .step(steps[step].name)
        case .event(let type): .eventNamed(types.name(type))
        case .failure: .failure
        }
    }
}
