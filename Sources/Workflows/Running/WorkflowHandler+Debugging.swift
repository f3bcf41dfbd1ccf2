import Synchronization

/// Where a run is to stand still.
public enum Breakpoint: Sendable, Hashable {
    /// Before each invocation of a step; of a child run, `stage#2/check`, or `stage/check` for every child of that name.
    case step(String)
    /// Before a step takes an event of a type.
    case event(any WorkflowEvent.Type)
    /// Before a step takes an event of the type with this name, short or full; for those who know no types.
    case eventNamed(String)
    /// When a step has failed, before it is tried again, recovered, or fails its run; while the run stands still, too.
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
    /// Lets nothing begin any more; what runs goes on to its end, and the run's clock stands still. Child runs too.
    ///
    /// The stream says so with ``EngineNotice/paused(reason:)``. A run that stands still or is over stays as it is.
    public func pause() async throws { driver.debug(.pause) }

    /// Lets a run go on that stands still.
    ///
    /// Every failure that was stopped at is dealt with, oldest first; the next new one stops the run again.
    public func resume() async throws { driver.debug(.goOn) }

    /// Lets one thing happen: what comes of the oldest failure that was stopped at, or the oldest invocation that could begin.
    ///
    /// When the run itself has nothing of the kind, its oldest child run that has does it. A run that goes on is made
    /// to stand still first.
    public func step() async throws { _ = driver.stepOnce() }

    /// Where the run is to stand still from now on, in place of what was said before.
    ///
    /// - Throws: ``WorkflowRuntimeError`` when there is no step or event type of a name.
    public func setBreakpoints(_ breakpoints: [Breakpoint]) async throws {
        driver.debug(.breakpoints(try driver.resolve(breakpoints), given: breakpoints))
    }

    /// Whether the run stands still.
    public var isPaused: Bool { driver.core.withLock { $0.machine.isPaused } }
}

extension RunDriver {
    func debug(_ request: DebugRequest) {
        take(at: now) { core in core.machine.ending == nil ? .debugged(request) : nil }
    }

    /// Lets one thing happen, here or in the first child that has something; says whether there was anything.
    func stepOnce() -> Bool {
        var hasStepped = false
        take(at: now) { core in
            core.machine.ending == nil ? .debugged(.step) : nil
        } then: { core in
            hasStepped = core.turn.hasStepped
        }
        if hasStepped { return true }
        let children = core.withLock { core in
            core.machine.children.keys.sorted().compactMap { number in
                core.machine.children[number].flatMap { core.childDrivers[$0.name] }
            }
        }
        return children.contains { $0.stepOnce() }
    }

    /// The breakpoints of this run itself; those of child runs, which may be yet to come, are passed over.
    func resolve(_ breakpoints: [Breakpoint]) throws -> [RunBreakpoint] {
        try breakpoints.compactMap { try resolve($0) }
    }

    private func resolve(_ breakpoint: Breakpoint) throws -> RunBreakpoint? {
        switch breakpoint {
        case .step(let name), .eventNamed(let name):
            if name.contains("/") { return nil }
            if case .step = breakpoint {
                if let step = plan.step(named: name) { return .step(step) }
                throw WorkflowRuntimeError("Step \(name) does not exist, so no breakpoint can stand before it.")
            }
            if let type = plan.types.number(named: name) { return .event(type) }
            throw WorkflowRuntimeError(
                "There is no event type \(name) here, or more than one, so no breakpoint can stand before it."
            )
        case .event(let type): return .event(plan.types.number(of: type))
        case .failure: return .failure
        }
    }

    /// Sets those of a parent's breakpoints that are meant for this child; names that it does not know are others'.
    func follow(_ breakpoints: [Breakpoint]) {
        debug(.breakpoints(breakpoints.compactMap { try? resolve($0) }, given: breakpoints))
    }
}

extension Breakpoint {
    /// The breakpoint as a child run of a name has it; `nil` when it is not meant for that child.
    func inside(_ child: String) -> Breakpoint? {
        func rest(_ name: String) -> String? {
            guard let slash = name.firstIndex(of: "/") else { return nil }
            let first = name[..<slash]
            guard first == child || first == child.prefix(while: { $0 != "#" }) else { return nil }
            return String(name[name.index(after: slash)...])
        }
        switch self {
        case .step(let name): return rest(name).map { .step($0) }
        case .eventNamed(let name): return name.contains("/") ? rest(name).map { .eventNamed($0) } : self
        case .event, .failure: return self
        }
    }
}

extension RunPlan {
    /// A breakpoint for those who know event types by name only.
    func named(_ breakpoint: Breakpoint) -> Breakpoint {
        if case .event(let type) = breakpoint { .eventNamed(types.name(types.number(of: type))) } else { breakpoint }
    }
}
