@testable import Workflows

extension SimulatedRun {
    /// One random thing happens.
    mutating func step() throws {
        switch temperament.pick(&random) {
        case .finish: try finishBody()
        case .fail: try failBody()
        case .publish: try publish()
        case .wait: try wait()
        case .collect: try collect()
        case .feed: try feed()
        case .startChild: try startChild()
        case .tellOfChild: try tellOfChild()
        case .look: try look()
        case .giveUp: try giveUp()
        case .sendFromOutside: try send(to: nil)
        case .sendToOneStep: try send(to: random.pick(plan.steps.indices))
        case .answer: try answer()
        case .answerLate: try answerLate()
        case .answerWithoutNumber: try answerWithoutNumber()
        case .cancelRun: try act(.cancelled)
        case .cancelInvocation: try cancelInvocation()
        case .passTime: try pass(.milliseconds(1 + random.below(9000)))
        case .fireClearedTimer: try fireClearedTimer()
        case .hold: try act(.held(machine.state.holds > 0 && random.one(in: 2) ? -1 : 1))
        case .extend: try extend()
        case .saveAndContinue: try saveAndContinue()
        case .repeatOutcome: try repeatOutcome()
        }
    }

    // MARK: Outside

    private mutating func send(to target: Int?) throws {
        let types = target.map { plan.steps[$0].takes.types + plan.steps[$0].awaits.sorted() }
        let type = random.pick(types ?? plan.types.known.indices.filter { plan.types.known[$0].isEntry })
        if let target, plan.steps[target].takes.isCollection { return }
        guard let type, machine.state.isRunning, machine.state.invocations.count < SimulatedRun.crowd else { return }
        let event = target == nil && random.one(in: 30) ? box(Stranger.self) : box(type)
        try act(.eventArrived(event, target: target, answering: nil))
    }

    private mutating func answer() throws {
        guard let wait = random.pick(Array(machine.state.waits.open)), let type = random.pick(wait.expected) else {
            return
        }
        answered.append(wait.number)
        try act(.eventArrived(box(type, answering: wait), target: nil, answering: wait.number))
    }

    /// An event that a wait takes; the driver refuses any other.
    private mutating func box(_ type: Int, answering wait: OpenWait) -> EventBox {
        guard case .integer(let n)? = wait.requirements["n"] else { return box(type) }
        return box(type, numbered: n)
    }

    /// An answer to a question that is answered already, or that was never asked.
    private mutating func answerLate() throws {
        let number = random.pick(answered) ?? 1 + random.below(50)
        guard machine.state.waits[number] == nil, let type = random.pick(plan.types.known.indices) else { return }
        try act(.eventArrived(box(type), target: nil, answering: number))
    }

    private mutating func answerWithoutNumber() throws {
        let responses = plan.types.known.indices.filter { plan.types.known[$0].isResponse }
        guard let type = random.pick(responses), machine.state.invocations.count < SimulatedRun.crowd else { return }
        try act(.eventArrived(box(type), target: nil, answering: nil))
    }

    private mutating func cancelInvocation() throws {
        guard let number = random.pick(machine.state.invocations.numbers) else { return }
        try act(.invocationCancelled(number))
    }

    // MARK: Time

    /// Time goes by; what comes due fires on the way.
    mutating func pass(_ time: Duration) throws {
        let end = now + time
        while let (deadline, due) = timers.min(by: { ($0.value, $0.key.order) < ($1.value, $1.key.order) }), due <= end
        {
            now = max(now, due)
            timers[deadline] = nil
            try reach(deadline)
        }
        now = end
    }

    /// The time limit of the run is moved, or the deadline of a wait.
    private mutating func extend() throws {
        let time = Duration.seconds(1 + random.below(20))
        let isLimited = !random.one(in: 8)
        let waits = Array(machine.state.waits.open).filter { !isLimited || $0.deadline != nil }
        guard random.one(in: 2), let wait = random.pick(waits) else { return try act(.extended(time)) }
        try act(.waitExtended(wait.number, by: time))
        guard
            wait.deadline == nil
                || machine.state.waits[wait.number]?.deadline?.elapsed == wait.deadline.map({ $0.elapsed + time })
        else { throw Violation(.timers, "the deadline of wait \(wait.number) was to be moved, and is where it was") }
    }

    /// A timer that was cleared or moved when it was on its way already.
    private mutating func fireClearedTimer() throws {
        guard let deadline = random.pick(clearedTimers), timers[deadline].map({ $0 > now }) ?? true else { return }
        try reach(deadline)
    }

    private mutating func reach(_ deadline: RunDeadline) throws {
        if case .step(let number) = deadline { return try reachTimeLimit(of: number) }
        try act(.deadlineReached(deadline))
    }

    // MARK: Saving

    /// The process goes away, and another one continues the run from what was saved.
    private mutating func saveAndContinue() throws {
        guard machine.state.isRunning else { return }
        let asJSON = random.one(in: 2)
        history.append(.saved(at: instant, asJSON: asJSON))
        turns.append(([], []))
        let running = machine.state
        try machine.save(at: instant, asJSON: asJSON, boxCount: boxes.count)
        guard Holdings(machine.state) == Holdings(running) else {
            throw Violation(.conservation, "an event is not in the saved run, or is there twice")
        }
        now += .seconds(random.below(4))
        bodies = [:]
        detachChildren()
        tokens = [:]
        timers = [:]
        clearedTimers = []
        lastBegun = lastBegun.map { _ in 0 }
        isStanding = false
        held = []
        try lookBeforeStart()
        try act(.resumed)
    }

    /// The end of a schedule: what is begun is brought to an end without beginning anything new.
    mutating func windUp() throws {
        var patience = 3000
        while machine.state.isRunning || !bodies.isEmpty {
            patience -= 1
            guard patience > 0 else { throw Violation(.stopping, "the run does not come to an end") }
            if machine.state.isRunning,
                machine.state.isPaused || machine.state.debugging?.breakpoints.isEmpty == false
            {
                try act(.debugged(.breakpoints([])))
                try act(.debugged(.goOn))
            }
            if let body = sortedBodies.first(where: { $0.tokens.isEmpty && $0.children.isEmpty }) {
                try finish(body, with: .none, sends: [])
            } else if let child = children.filter({ $0.value.isAttached }).keys.min() {
                try endChild(child)
            } else if let wait = machine.state.waits.open.first(where: { _ in true }), let type = wait.expected.first {
                try act(.eventArrived(box(type, answering: wait), target: nil, answering: wait.number))
            } else if machine.state.invocations.values.contains(where: \.phase.isDelayed) {
                try pass(.seconds(6))
            } else {
                break
            }
        }
        guard machine.state.isRunning else { return }
        guard bodies.isEmpty, machine.state.invocations.isEmpty, machine.state.fanOuts.isEmpty else {
            throw Violation(.stopping, "nothing runs, nobody is asked, and work is left")
        }
        guard machine.state.holds > 0 || !plan.entries.isEmpty else {
            throw Violation(.stopping, "the run goes on and nothing can come any more")
        }
        while machine.state.holds > 0, machine.state.isRunning { try act(.held(-1)) }
        if machine.state.isRunning { try act(.cancelled) }
    }

    /// So many invocations are enough for one schedule.
    static let crowd = 40
}

extension RunDeadline {
    /// Which of several that are due at one moment comes first.
    fileprivate var order: Int {
        switch self {
        case .run: 0
        case .wait(let number): number * 3 + 1
        case .step(let number): number * 3 + 2
        case .retry(let number): number * 3 + 3
        }
    }
}
