import FoundationEssentials
import Synchronization

/// Does what a run's machine asks for: runs bodies, wakes waits, keeps deadlines, feeds the stream.
///
/// Nobody owns a run. Whoever brings a tick (a carrier whose step ended, a timer, a sender) takes the lock, lets the
/// machine reduce, leaves the lock and does what came out. Locks are taken in the order run, log, clock.
///
/// The driver is not generic: what depends on the workflow's type is in ``StepBodies``, so that the hot path is compiled
/// once, in this module.
final class RunDriver: Sendable {
    let id: String
    let plan: RunPlan
    let bodies: any StepBodies
    let clock: RunClock
    let resources: ResourceManager
    let log: RunLog
    let calendar: RunCalendar
    let verbose: VerboseLines?
    /// `nil` unless a tracing or metrics backend was there when the run was started.
    let observation: RunObservation?
    /// Whether anybody is told what a tick comes to, besides the run's readers.
    let isWatched: Bool
    private let queue: RunQueue?
    /// The run around this one, when a body of it has started this one.
    let parent: ParentLink?
    /// `nil` for a run that lives and ends with its process.
    let journal: RunJournal?
    let core: Mutex<RunCore>

    init(
        id: String,
        machine: consuming RunMachine,
        boxCount: Int,
        bodies: any StepBodies,
        environment: RunEnvironment,
        queue: RunQueue?,
        parent: ParentLink? = nil,
        log: RunLog = RunLog(),
        journal: RunJournal? = nil
    ) {
        self.id = id
        self.log = log
        self.journal = journal
        plan = machine.plan
        clock = environment.clock
        resources = environment.resources
        calendar = environment.calendar
        verbose = environment.isVerbose ? VerboseLines(plan: machine.plan) : nil
        self.queue = queue
        self.parent = parent
        let observation = RunObservation(
            runID: id,
            plan: machine.plan,
            isQueued: queue != nil,
            metrics: environment.metrics
        )
        self.observation = observation
        self.bodies = observation.map { ObservedBodies(bodies, by: $0) } ?? bodies
        isWatched = observation != nil || environment.isVerbose
        core = Mutex(RunCore(machine: machine, boxCount: boxCount, meter: observation.map { _ in RunMeter() }))
    }

    /// A run that nobody can reach any more, because it waits for somebody outside, gives its place to the next one.
    deinit {
        if core.withLock({ $0.machine.isRunning && !$0.machine.isNew }) { queue?.leave() }
    }

    var now: RunInstant { RunInstant(elapsed: clock.now, date: calendar.now) }

    /// Takes in a tick and does everything that comes of it.
    ///
    /// `makeTick` runs under the lock, so what it checks still holds when the machine reduces; `nil` means no tick.
    /// `readOff` looks at the machine before anybody else can. A carrier gets its next job back; without one, every job gets a new carrier.
    @discardableResult
    func take(
        for carrier: Carrier? = nil,
        at now: RunInstant,
        _ makeTick: (inout RunCore) throws -> Tick?,
        then readOff: (inout RunCore) -> Void = { _ in }
    ) rethrows -> StepJob? {
        var followUp = FollowUp()
        try core.withLock { core in
            guard let tick = try makeTick(&core) else { return }
            let wasNew = core.machine.isNew
            // Whoever read the clock first may come second; a run's time never goes back.
            let now = now.elapsed < core.turn.now.elapsed ? core.turn.now : now
            let lines = verbose?.tickLines(tick, core.machine) ?? []
            if case .cancelled = tick { core.keepForLater(at: now) }
            let isRecorded = journal != nil && mustRecord(core)
            core.machine.reduce(tick, at: now, into: &core.turn)
            let isEnd = core.turn.isEnd
            if !isRecorded { followUp.readers = log.append(core.turn.facts, date: now.date, isEnd: isEnd) }
            // With a journal, what comes next begins when it is written: the carrier ends here.
            if isRecorded, let carrier { core.carriers.remove(carrier) }
            interpret(&core, for: isRecorded ? nil : carrier, &followUp)
            if !isRecorded, wasNew || isEnd { wakeWatchers(&core, isEnd: isEnd, &followUp) }
            followUp.hasLeftQueue = isEnd && !wasNew
            if parent != nil, !isRecorded { core.noteForParent() }
            followUp.isOver = core.isOutOfReach && core.machine.onlyWaitsForOutside
            readOff(&core)
            if isWatched { followUp.watched = watched(tick, after: lines, &core) }
            if isRecorded { record(tick, wasNew: wasNew, &core, &followUp) }
        }
        perform(followUp)
        if parent != nil { tellParent() }
        if followUp.isOver { giveUp() }
        return followUp.job
    }

    /// Puts an event of a body on the stream.
    ///
    /// Such a tick changes nothing in the machine. Unless somebody else is to hear of it, the machine is therefore only asked
    /// where the event belongs: a body may publish for every word of an answer.
    func publish(_ event: any WorkflowEvent, by work: StepWork) {
        let isTold = isWatched || parent != nil || journal != nil
        if !isTold, let readers = show(event, by: work) {
            for reader in readers { reader.resume() }
            return
        }
        take(at: now) { core in
            guard core.machine.ending == nil else { return nil }
            let box = core.box(event)
            return core.machine.remembers(work.invocation)
                ? .published(box, invocation: work.invocation) : .cameLate(box, step: work.step)
        }
    }

    /// Puts an event on the stream without a tick, and gives whoever waits for it; `nil` when the machine must know of it.
    private func show(_ event: any WorkflowEvent, by work: StepWork) -> RunLog.Waiting? {
        // Nothing becomes due by it, so one clock will do.
        let shown = calendar.now
        return core.withLock { core in
            guard let place = core.machine.placeForPublishing(by: work.invocation) else { return nil }
            // Whoever read the clock first may come second here, too; a calendar that was set back is another matter.
            let last = core.turn.now.date
            let date = shown < last && last - shown < 1 ? last : shown
            return log.append(event, from: place, date: date)
        }
    }

    /// Sorts a tick's commands into what is done under the lock and what is done after it.
    func interpret(_ core: inout RunCore, for carrier: Carrier?, _ followUp: inout FollowUp) {
        for command in core.turn.commands {
            switch command {
            case .run(let invocation, let step, let events, let attempt):
                let job = StepJob(
                    invocation: invocation,
                    step: step,
                    events: events,
                    attempt: attempt,
                    history: attempt > 1 ? core.machine.invocations[invocation]?.history : nil,
                    isRepeat: attempt > 1 || core.isResumed || core.machine.rerunsBodies
                )
                if let carrier, followUp.job == nil {
                    carrier.invocation = invocation
                    followUp.job = job
                } else {
                    let new = Carrier(invocation: invocation)
                    core.carriers.add(new)
                    followUp.spawned.append((new, job))
                }
            case .resumeWait(let token, let result):
                if let body = core.suspended.removeValue(forKey: token) { followUp.resumed.append((body, result)) }
            case .cancelInvocation(let invocation):
                followUp.cancelled += core.carriers.all.filter { $0 !== carrier && $0.invocation == invocation }
            case .setDeadline(let deadline, let time):
                if let old = core.deadlines[deadline] { clock.clear(old) }
                core.deadlines[deadline] = clock.set(at: time) { [weak self] in self?.reach(deadline) }
            case .clearDeadline(let deadline):
                if let number = core.deadlines.removeValue(forKey: deadline) { clock.clear(number) }
            case .handOver(let set): core.handedOver = set
            case .handOverChild(let child): core.openedChild = Rare(child)
            case .tellChildren(let order):
                core.orders.append((order, core.childDrivers))
                followUp.hasOrders = true
            }
        }
        if followUp.job == nil, let carrier { core.carriers.remove(carrier) }
    }

    func wakeWatchers(_ core: inout RunCore, isEnd: Bool, _ followUp: inout FollowUp) {
        if core.watchers.isEmpty { return }
        followUp.readers += core.watchers.values.filter { isEnd || !$0.waitsForEnd }.map(\.continuation)
        core.watchers = isEnd ? [:] : core.watchers.filter(\.value.waitsForEnd)
    }

    private func reach(_ deadline: RunDeadline) {
        if case .step(let invocation) = deadline { return reachTimeLimit(of: invocation) }
        take(at: now) { core in
            core.deadlines[deadline] = nil
            return .deadlineReached(deadline)
        }
    }

    func perform(_ followUp: FollowUp) {
        // Before any body begins, so that the span around it is there.
        if let watched = followUp.watched { tell(watched) }
        for carrier in followUp.cancelled { carrier.cancel() }
        for (body, result) in followUp.resumed { body.resume(returning: result) }
        for reader in followUp.readers { reader.resume() }
        for (carrier, job) in followUp.spawned { spawn(carrier, job) }
        if followUp.hasLeftQueue { queue?.leave() }
        if followUp.hasOrders { tellChildren() }
    }
}

/// What a run's lock guards.
struct RunCore: Sendable {
    var machine: RunMachine
    var turn = Turn()
    var boxCount: Int
    /// Only while somebody observes the run.
    var meter: RunMeter?
    /// The type of the event before, because many of one type come one after another.
    var lastType: (id: ObjectIdentifier, number: Int)?
    var tokenCount = 0
    /// Suspended bodies, by token.
    var suspended: [Int: UnsafeContinuation<WaitResult, Never>] = [:]
    var carriers = CarrierTable()
    var deadlines: [RunDeadline: Int] = [:]
    /// Tasks that wait for the beginning or the end of the run.
    var watchers: [Int: RunWatcher] = [:]
    var watcherCount = 0
    var handedOver: [EventBox]?
    var openedChild = Rare<ChildRun>.none
    /// Runs that bodies have started, by name.
    var childDrivers: [String: RunDriver] = [:]
    /// Children of a saved run that have not been taken up again, by number.
    var savedChildren: [Int: JSON] = [:]
    /// The run as it stood when it was cancelled, so that it can go on later.
    var cancelled = Rare<RunImage>.none
    /// What children have not been told, and which.
    var orders = FirstInFirstOut<(ChildOrder, [String: RunDriver])>()
    var isOrdering = false
    /// Of a child: what its parent has not been told.
    var outbox = Outbox()
    var isTelling = false
    /// Whether nobody outside can do anything to the run any more.
    var isOutOfReach = false
    /// Whether bodies may have run before, in a run that this one goes on from.
    var isResumed = false
}

struct RunWatcher: Sendable {
    var continuation: UnsafeContinuation<Void, Never>
    var waitsForEnd: Bool
}

/// What is done after the lock is left.
struct FollowUp: Sendable {
    var job: StepJob?
    var spawned: [(Carrier, StepJob)] = []
    var resumed: [(UnsafeContinuation<WaitResult, Never>, WaitResult)] = []
    var readers: [UnsafeContinuation<Void, Never>] = []
    var cancelled: [Carrier] = []
    var hasLeftQueue = false
    /// Whether there is something to tell the children.
    var hasOrders = false
    /// Whether the run waits for somebody who cannot come.
    var isOver = false
    /// For whoever watches the run.
    var watched: WatchedTick?
}

/// One body to run.
struct StepJob: Sendable {
    var invocation: Int
    var step: Int
    var events: StepEvents
    var attempt: Int
    /// The attempts before this one.
    var history: AttemptHistory?
    /// Whether the body may have run before and sent something.
    var isRepeat = false
}

/// What a run needs from around it.
struct RunEnvironment: Sendable {
    var clock: RunClock
    var calendar: RunCalendar
    var resources: ResourceManager
    var isVerbose: Bool
    var metrics: RunMetricsCache
}

extension RunCore {
    /// Gives an event its number and its interned type.
    mutating func box(_ event: any WorkflowEvent, after recoveries: RecoveryCounts = [:]) -> EventBox {
        boxCount += 1
        return EventBox(number: boxCount, type: number(of: type(of: event)), value: event, recoveries: recoveries)
    }

    private mutating func number(of type: any WorkflowEvent.Type) -> Int {
        let id = ObjectIdentifier(type)
        if let lastType, lastType.id == id { return lastType.number }
        let number = machine.plan.types.number(of: type)
        lastType = (id, number)
        return number
    }

    mutating func box(_ sends: [OutgoingEvent], _ digests: [UInt64?], after recoveries: RecoveryCounts) -> [SentEvent] {
        sends.enumerated().map { index, sent in
            SentEvent(
                box: box(sent.event, after: recoveries),
                target: sent.target,
                digest: digests.isEmpty ? nil : digests[index]
            )
        }
    }
}
