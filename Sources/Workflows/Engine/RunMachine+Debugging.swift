extension RunMachine {
    /// Whether the run stands still: what runs goes on to its end, and nothing begins.
    var isPaused: Bool { debugging?.pause != nil }

    mutating func debug(_ request: DebugRequest, _ turn: inout Turn) {
        var state = debugging ?? Debugging()
        switch request {
        case .breakpoints(let breakpoints, let given):
            state.breakpoints = breakpoints
            state.given = given
            debugging = state
            tellChildren(.breakpoints(given), &turn)
        case .pause:
            guard state.pause == nil else { return }
            debugging = state
            pause(.asked, &turn)
        case .goOn:
            guard state.pause != nil else { return }
            state.pause = nil
            let held = state.held
            state.held = []
            debugging = state
            turn.facts.append(.continued)
            tellChildren(.goOn, &turn)
            for tick in held where isRunning { reduceRunning(tick.tick, &turn) }
            for step in lanes.indices where isRunning { fill(step, &turn) }
        case .step:
            debugging = state
            if state.pause == nil { pause(.asked, &turn) }
            stepOnce(&turn)
        }
    }

    /// Lets one thing happen: the failure that is held, or the oldest invocation that could begin.
    private mutating func stepOnce(_ turn: inout Turn) {
        if let held = debugging?.held.first {
            debugging?.held.removeFirst()
            turn.hasStepped = true
            return reduceRunning(held.tick, &turn)
        }
        let ready = lanes.indices.compactMap { step -> (number: Int, step: Int)? in
            guard !lanes[step].workers.isFull else { return nil }
            return nextInLine(of: step).map { ($0, step) }
        }
        guard let next = ready.min(by: { $0.number < $1.number }) else { return }
        debugging?.allowed = next.number
        turn.hasStepped = true
        fill(next.step, &turn)
    }

    private mutating func pause(_ reason: PauseReason, _ turn: inout Turn) {
        debugging?.pause = reason
        if reason != .asked { turn.hasStopped = true }
        turn.facts.append(.paused(reason))
        tellChildren(.pause, &turn)
    }

    /// Stands still with a child that has come to a breakpoint; the child's own entry says so.
    mutating func stand(at stop: String, in child: String, _ turn: inout Turn) {
        guard !isPaused else { return }
        var state = debugging ?? Debugging()
        state.pause = .inChild(child, words: stop)
        debugging = state
        turn.hasStopped = true
        tellChildren(.pause, &turn)
    }

    private func tellChildren(_ order: ChildOrder, _ turn: inout Turn) {
        if !children.isEmpty { turn.commands.append(.tellChildren(order)) }
    }

    /// The invocation that a free worker of a step would take; those that are over are passed by.
    mutating func nextInLine(of step: Int) -> Int? {
        while let number = lanes[step].returning.first {
            if invocations[number] != nil { return number }
            _ = lanes[step].returning.popFirst()
        }
        while let number = lanes[step].queue.first {
            if invocations[number] != nil { return number }
            _ = lanes[step].queue.popFirst()
        }
        return nil
    }

    /// Whether the next in line of a step may begin; a breakpoint on it makes the run stand still.
    mutating func mayBegin(_ step: Int, _ turn: inout Turn) -> Bool {
        guard let state = debugging, let number = nextInLine(of: step), let next = invocations[number] else {
            return true
        }
        if state.allowed == number || (state.pause == nil && state.seen.contains(number)) {
            debugging?.allowed = nil
            debugging?.seen.remove(number)
            return true
        }
        if state.pause != nil { return false }
        guard next.phase == .queued, let reason = breakpoint(before: next) else { return true }
        debugging?.seen.insert(number)
        pause(reason, &turn)
        return false
    }

    private func breakpoint(before invocation: Invocation) -> PauseReason? {
        for breakpoint in debugging?.breakpoints ?? [] {
            switch breakpoint {
            case .step(invocation.step): return .beforeStep(invocation.step, invocation: invocation.number)
            case .event(let type) where invocation.events.types.contains(type):
                return .beforeEvent(type, step: invocation.step, invocation: invocation.number)
            default: break
            }
        }
        return nil
    }

    /// Keeps a failure back when the run is to stand still at failures.
    mutating func holdsBack(_ tick: Tick, _ turn: inout Turn) -> Bool {
        guard let state = debugging, state.pause == nil, state.breakpoints.contains(.failure) else { return false }
        switch tick {
        case .stepFailed(let number, let failure, _, _), .stepTimedOut(let number, let failure, _):
            guard let invocation = invocations[number] else { return false }
            // A timer that was on its way when its deadline was moved or stopped is no failure.
            if case .stepTimedOut = tick {
                guard invocation.phase == .running, let due = invocation.due, due <= turn.now.elapsed else {
                    return false
                }
            }
            debugging?.held.append(HeldTick(tick: tick, invocation: number))
            pause(.failure(failure, invocation: number), &turn)
            return true
        default: return false
        }
    }
}

extension StepEvents {
    var types: [Int] {
        switch self {
        case .one(let box): [box.type]
        case .many(let boxes): boxes.map(\.type)
        }
    }
}
