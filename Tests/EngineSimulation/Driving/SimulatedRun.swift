@testable import Workflows

/// One schedule: a run of a random workflow in a world where everything that can happen does, in random order.
///
/// It stands where the driver stands: it owns bodies, suspended tasks and timers, feeds ticks to the machine, and does
/// what the machine commands. After each tick it checks what the engine promises.
struct SimulatedRun {
    let shape: CompiledShape
    var random: SeededRandom
    var temperament: Temperament
    var machine: MachineOnTrial
    let firstMachine: MachineOnTrial
    var turn = Turn()
    var now = Duration.zero

    var bodies: [Int: SimulatedBody] = [:]
    var scripts: [Int: [ScriptedWait]] = [:]
    var tokens: [Int: TokenOwner] = [:]
    var tokenCount = 0
    var boxes: [EventBox] = []
    var timers: [RunDeadline: Duration] = [:]
    /// Timers that were cleared; one may still fire, because it was on its way.
    var clearedTimers: [RunDeadline] = []
    var finished: [Int] = []
    var handedOver: [EventBox]?
    var lastBegun: [Int]
    var openQuestions: Set<Int> = []
    /// Whether the stream says that the run stands still.
    var isStanding = false
    /// Failures that are to be looked at before anything is made of them, oldest first.
    var held: [HeldFailure] = []
    let maximumSteps: Int?
    /// Child runs that are not over, by number.
    var children: [Int: SimulatedChild] = [:]
    /// The body that starts one in this tick.
    var startingChild: Int?
    /// How many events of a sequence went out over all its attempts, by the sequence's fan-out.
    var letOut: [Int: Int] = [:]
    /// Waits that were answered by their numbers.
    var answered: [Int] = []
    /// Where in its body's script a wait stands, by the wait's number.
    var places: [Int: Int] = [:]

    var history: [HistoryEntry] = []
    var turns: [(commands: [Command], facts: [Fact])] = []
    let log = RunLog()
    /// The machine as it was at a random moment, to replay the rest from.
    var middle: (machine: MachineOnTrial, at: Int)?

    init(seed: UInt64, shapes: [CompiledShape], fault: Fault?) {
        random = SeededRandom(seed)
        if random.one(in: 3) || shapes.isEmpty {
            shape = CompiledShape(Shape.random(&random), isClosed: random.one(in: 2))
        } else {
            shape = shapes[random.below(shapes.count)]
        }
        temperament = Temperament(&random)
        let limits: [RunTimeout?] = [nil, .working(.seconds(40)), .total(.seconds(60)), .working(.seconds(3))]
        maximumSteps = random.one(in: 4) ? 1 + random.below(40) : nil
        machine = MachineOnTrial(
            machine: RunMachine(
                plan: shape.plan,
                timeout: limits[random.below(limits.count)],
                maximumSteps: maximumSteps
            ),
            fault: fault,
            random: SeededRandom(seed ^ 0x5EED)
        )
        firstMachine = machine
        lastBegun = Array(repeating: 0, count: shape.plan.steps.count)
    }

    var plan: RunPlan { shape.plan }
    var instant: RunInstant { RunInstant(elapsed: now, date: now.inSeconds) }
    /// In order, so that the same seed makes the same choices.
    var sortedBodies: [SimulatedBody] { bodies.values.sorted { $0.invocation < $1.invocation } }

    /// Plays the whole schedule.
    ///
    /// - Throws: ``Violation`` at the first broken promise.
    mutating func play() throws {
        // Most runs are held open, so that they do not end with the first branch that comes to nothing.
        if !random.one(in: 4) { try act(.held(1)) }
        try lookBeforeStart()
        try act(.started(box(Go.self)))
        let length = 40 + random.below(260)
        for _ in 0..<length {
            if machine.state.ending != nil, bodies.isEmpty { break }
            try step()
            if middle == nil, random.one(in: 20) { middle = (machine, history.count) }
        }
        try windUp()
        try checkStream()
        try checkReplay()
    }

    /// Takes in one tick and does what comes of it, as the driver does.
    mutating func act(_ tick: Tick) throws {
        let before = machine.state
        history.append(.tick(tick, at: instant))
        machine.reduce(tick, at: instant, into: &turn)
        turns.append((turn.commands, turn.facts))
        if case .published = tick, turn.facts.count == 1, case .event(let box, let place)? = turn.facts.first {
            _ = log.append(box.value, from: place, date: instant.date)
        } else {
            _ = log.append(turn.facts, date: instant.date, isEnd: turn.isEnd)
        }
        let check = TickCheck(
            tick: tick,
            before: before,
            after: machine.state,
            turn: turn,
            instant: instant,
            maximumSteps: maximumSteps,
            held: held
        )
        let forecast = check.forecast()
        held = machine.state.ending == nil ? forecast.holding : []
        noteFacts()
        // First what is decided: what one failed attempt has sent may answer what the next one of them asked.
        settleScripts(forecast, tick, before: before)
        carryScripts(forecast)
        try interpret(before: before)
        forgetChildren()
        try check.run(forecast, idleParents: idleParents)
        try checkDriver(before: before, tick: tick)
    }

    /// Keeps up with what readers see, and with which wait is whose.
    private mutating func noteFacts() {
        for fact in turn.facts {
            switch fact {
            case .questionOpened(let wait):
                openQuestions.insert(wait.number)
                if let body = wait.body, let token = body.token, let owner = tokens[token] {
                    places[wait.number] = owner.place
                }
            case .questionClosed(let number, _): openQuestions.remove(Int(number))
            case .paused: isStanding = true
            case .child(let told): if case .paused = told.fact { isStanding = true }
            case .continued: isStanding = false
            default: continue
            }
        }
    }

    /// An event of a type, with the number that is wanted or else with any.
    mutating func box(_ type: Int, numbered n: Int? = nil, after recoveries: RecoveryCounts = [:]) -> EventBox {
        let values = shape.samples[type] ?? [Stranger()]
        let value = values.count == 1 ? values[0] : values[n ?? random.below(values.count)]
        let box = EventBox(number: boxes.count + 1, type: type, value: value, recoveries: recoveries)
        boxes.append(box)
        return box
    }

    mutating func box(_ type: any WorkflowEvent.Type) -> EventBox { box(plan.types.number(of: type)) }
}
