/// A run as a value: ticks go in, commands and facts come out, and nothing in it waits, locks or looks at a clock.
///
/// Replaying the same ticks gives an equal machine. Events are routed by exact type to every step that accepts it,
/// in order of registration; see `RunMachine+Routing.swift` and its neighbours for each part of the behaviour.
struct RunMachine: Sendable, Equatable {
    let plan: RunPlan
    var phase = Phase.new
    var lanes: [StepLane]
    /// Everything that is queued, running or waiting, by number.
    var invocations = NumberedTable<Invocation>()
    var invocationCount = 0
    /// Invocations that are over, or have failed, while their bodies have not returned; they keep their workers.
    var abandoned: [Int: Invocation] = [:]
    var fanOuts = NumberedTable<FanOut>()
    var fanOutCount = 0
    var waits = WaitTable()
    var clock: WorkingClock
    /// Invocations that hold a worker, are in line for one, or have failed and are not dealt with yet.
    var busy = 0
    /// Promises of events from outside.
    var holds = 0
    /// Runs that bodies have started as part of this one.
    var children: [Int: ChildRun] = [:]
    var childCount = 0
    /// Invocations that wait for children.
    var parents = Parents()
    /// Whether somebody looks at it step by step, and how far it may go; `nil` for most runs.
    var debugging: Debugging?
    /// Whether bodies run again from their top after each wait, as they do after a resume; for tests.
    var rerunsBodies = false
    /// Whether it was saved and has not gone on yet.
    var isResting = false
    /// Whether its moments are those of another process's clock, until it goes on.
    var isFromElsewhere = false
    /// The loop guard: how many invocations a run may make.
    var maximumSteps: Int?

    enum Phase: Sendable, Equatable {
        case new
        case running
        case over(RunEnding)
    }

    init(plan: RunPlan, timeout: RunTimeout?, maximumSteps: Int? = nil) {
        self.plan = plan
        clock = WorkingClock(limit: timeout)
        self.maximumSteps = maximumSteps
        lanes = plan.steps.map { StepLane(workers: WorkerSlots($0.workers)) }
    }

    var isRunning: Bool { if case .running = phase { true } else { false } }

    /// Whether it has not begun, or not gone on since it was saved.
    var isNew: Bool { phase == .new || isResting }

    var ending: RunEnding? { if case .over(let ending) = phase { ending } else { nil } }

    /// Takes in one tick.
    ///
    /// A run that is over takes nothing in but the late outcomes of its bodies, which change nothing.
    mutating func reduce(_ tick: Tick, at now: RunInstant, into turn: inout Turn) {
        turn.begin(at: now)
        switch phase {
        case .over:
            reduceLate(tick, &turn)
        case .new,
            .running where isResting:
            reduceBeforeStart(tick, &turn)
        case .running:
            if holdsBack(tick, &turn) { break }
            reduceRunning(tick, &turn)
        }
        guard isRunning, !isResting else { return }
        settle(after: tick, &turn)
    }

    /// Takes in what can happen to a run whose turn has not come.
    private mutating func reduceBeforeStart(_ tick: Tick, _ turn: inout Turn) {
        switch tick {
        case .started(let box) where phase == .new: start(with: box, &turn)
        case .resumed where isResting: resume(&turn)
        case .cancelled: end(.cancelled, &turn)
        case .held(let change): holds += change
        case .extended(let time): extend(by: time, &turn)
        case .debugged(let request): debug(request, &turn)
        default: return
        }
    }

    private mutating func start(with box: EventBox, _ turn: inout Turn) {
        phase = .running
        route(box, from: .outside, &turn)
    }

    mutating func reduceRunning(_ tick: Tick, _ turn: inout Turn) {
        switch tick {
        case .started: return
        case .resumed: resume(&turn)
        case .eventArrived(let box, let target, let answering): arrive(box, target: target, answering: answering, &turn)
        case .stepFinished(let number, let emission, let sends): finish(number, emission, sends: sends, &turn)
        case .stepFailed(let number, let failure, let sends, let recovery):
            fail(number, failure, sends: sends, recovery: recovery, &turn)
        case .stepTimedOut(let number, let failure, let recovery):
            timeOut(number, failure, recovery: recovery, &turn)
        case .feedOpened(let number): openFeed(of: number, &turn)
        case .fed(let box, let digest, let number): feed(box, digest: digest, by: number, &turn)
        case .published(let box, let number): publish(box, by: number, &turn)
        case .cameLate(let box, let step): turn.facts.append(.dropped(type: box.type, step: step, reason: .late))
        case .waitOpened(let request, let sends): openWait(request, sends: sends, &turn)
        case .waitGivenUp(let token): giveUpWait(token: token, &turn)
        case .collected(let box, let number, let buffer, let expected):
            collect(box, by: number, buffer: buffer, expected: expected, &turn)
        case .deadlineReached(.run): runDeadlineReached(&turn)
        case .deadlineReached(.wait(let number)): waitDeadlineReached(number, &turn)
        case .deadlineReached(.retry(let number)): retryDeadlineReached(number, &turn)
        // The driver brings `stepTimedOut` instead, because only it can ask the step's policy.
        case .deadlineReached(.step): return
        case .invocationCancelled(let number): cancelInvocation(number, &turn)
        case .child(let number, let news): hear(news, of: number, &turn)
        case .held(let change): holds += change
        case .extended(let time): extend(by: time, &turn)
        case .waitExtended(let number, let time): extendWait(number, by: time, &turn)
        case .debugged(let request): debug(request, &turn)
        case .cancelled: end(.cancelled, &turn)
        }
    }

    /// A body that outlives its run is told so when it asks for something; what it returns is dropped.
    func reduceLate(_ tick: Tick, _ turn: inout Turn) {
        switch tick {
        case .waitOpened(let request, _): turn.commands.append(.resumeWait(token: request.token, .over))
        case .collected: turn.commands.append(.handOver(nil))
        case .child(_, .opened): turn.commands.append(.handOverChild(nil))
        default: return
        }
    }
}
