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
            debugging = state
            turn.facts.append(.continued)
            tellChildren(.goOn, &turn)
            while isRunning, dealWithHeld(&turn) {}
            for step in lanes.indices where isRunning { fill(step, &turn) }
        case .step:
            debugging = state
            if state.pause == nil { pause(.asked, &turn) }
            stepOnce(&turn)
        }
    }

    /// Lets one thing happen: what comes of the oldest failure that is held, or the oldest invocation that could begin.
    private mutating func stepOnce(_ turn: inout Turn) {
        if dealWithHeld(&turn) {
            turn.hasStepped = true
            return
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

    /// Makes the run stand still, or says for what else it does when it stands still already.
    private mutating func pause(_ reason: PauseReason, _ turn: inout Turn) {
        let wasPaused = isPaused
        debugging?.pause = reason
        turn.facts.append(.paused(reason))
        if wasPaused { return }
        if reason != .asked { turn.hasStopped = true }
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
            if let phase = invocations[number]?.phase, phase != .held { return number }
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
}

// MARK: Failures that are looked at

extension RunMachine {
    /// Keeps a failure back when the run is to stand still at failures, whether or not it does already.
    ///
    /// What the body of an attempt whose failure is held does besides counts for nothing: its time was over.
    mutating func holdsBack(_ tick: Tick, _ turn: inout Turn) -> Bool {
        guard let state = debugging else { return false }
        if !state.held.isEmpty, let number = tick.author, let held = invocations[number], held.phase == .held {
            dropLate(tick, of: held, &turn)
            return true
        }
        guard state.breakpoints.contains(.failure) else { return false }
        switch tick {
        case .stepFailed(let number, let failure, _, _):
            guard let invocation = invocations[number] else { return false }
            hold(tick, failure, of: invocation, &turn)
            release(invocation.worker, of: invocation.step, &turn)
        case .stepTimedOut(let number, let failure, _):
            // A timer that was on its way when its deadline was moved or stopped is no failure.
            guard let invocation = invocations[number], invocation.phase == .running, let due = invocation.due,
                due <= turn.now.elapsed
            else { return false }
            hold(tick, failure, of: invocation, &turn)
            turn.commands.append(.cancelInvocation(number))
            abandoned[number] = invocation
        default: return false
        }
        return true
    }

    /// Takes an attempt that has failed out of the work: it has no worker and no time limit any more.
    private mutating func hold(_ tick: Tick, _ failure: StepFailure, of failed: Invocation, _ turn: inout Turn) {
        debugging?.held.append(HeldTick(tick: tick, invocation: failed.number))
        pause(.failure(failure, invocation: failed.number), &turn)
        if failed.phase == .waiting {
            lanes[failed.step].waiting -= 1
            busy += 1
        }
        if failed.due != nil { turn.commands.append(.clearDeadline(.step(failed.number))) }
        var held = failed
        held.phase = .held
        held.worker = -1
        if held.timeLimit != nil { held.timeLimit = nil }
        invocations[held.number] = held
    }

    /// Makes of the oldest failure that is held what there is to be made of it; says whether one was held.
    private mutating func dealWithHeld(_ turn: inout Turn) -> Bool {
        guard let held = debugging?.held.first else { return false }
        debugging?.held.removeFirst()
        switch held.tick {
        case .stepFailed(let number, let failure, let sends, let recovery):
            fail(number, failure, sends: sends, recovery: recovery, &turn)
        // Its body was told to stop when it was held, and keeps its worker until it has.
        case .stepTimedOut(let number, let failure, let recovery):
            fail(number, failure, sends: [], recovery: recovery, &turn)
        default: break
        }
        return true
    }

    /// What comes of a body whose attempt has failed already is dropped, and it is told that it is over.
    private mutating func dropLate(_ tick: Tick, of held: Invocation, _ turn: inout Turn) {
        switch tick {
        case .stepFinished(let number, let emission, let sends): dropLate(number, emission, sends, &turn)
        case .stepFailed(let number, _, let sends, _): dropLate(number, .none, sends, &turn)
        case .fed(let box, _, _), .published(let box, _):
            turn.facts.append(.dropped(type: box.type, step: held.step, reason: .late))
        default: reduceLate(tick, &turn)
        }
    }
}

extension Tick {
    /// The invocation whose body brings it; `nil` for what nobody's body brings.
    fileprivate var author: Int? {
        switch self {
        case .stepFinished(let number, _, _), .stepFailed(let number, _, _, _), .feedOpened(let number),
            .fed(_, _, let number), .published(_, let number), .collected(_, let number, _, _),
            .child(_, .opened(_, let number)):
            number
        case .waitOpened(let request, _): request.invocation
        default: nil
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
