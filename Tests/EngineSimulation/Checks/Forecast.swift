@testable import Workflows

/// What one tick's events have to come to, worked out the slow and obvious way from the workflow's declaration.
struct Forecast {
    /// An event that one step has to get.
    struct Delivery {
        var box: EventBox
        var step: Int
        var scope: Int
    }

    /// An event that ends a suspended body's wait or a returned question.
    struct Answer {
        var wait: OpenWait
        var box: EventBox
    }

    private let plan: RunPlan
    /// Open waits, oldest first.
    private var waits: [OpenWait]
    private(set) var deliveries: [Delivery] = []
    private(set) var answers: [Answer] = []
    /// What has to be on the stream as an event, in order.
    private(set) var shown: [EventBox] = []
    /// The stop event that ends the run.
    private(set) var stop: EventBox?
    /// The fan-out that the tick opens, with its step and the one around it.
    private(set) var opened: (number: Int, step: Int, parent: Int)?
    /// Invocations whose work the tick ends.
    private(set) var over: [Int] = []
    /// The invocations that are tried again as others, in order.
    private(set) var retried: [Int] = []
    /// Whether the tick makes the run fail.
    private(set) var fails = false
    /// Joins that have enough of a fan-out before it closes, and what they get.
    private(set) var early: [(step: Int, scope: Int, boxes: [EventBox])] = []
    /// The invocation whose failure is looked at from this tick on.
    private(set) var held: Int?
    /// All failures that are to be looked at after the tick, oldest first.
    private(set) var holding: [HeldFailure]
    private let fanOuts: NumberedTable<FanOut>
    let now: Duration

    init(_ tick: Tick, before: RunMachine, at instant: RunInstant, holding: [HeldFailure]) {
        plan = before.plan
        waits = Array(before.waits.open)
        fanOuts = before.fanOuts
        now = instant.elapsed
        self.holding = holding
        switch tick {
        case .started(let box) where before.phase == .new:
            route(box, scope: 0, isMember: false)
        case _ where !before.isRunning || before.isResting:
            return
        // What the body of an attempt that has failed does besides counts for nothing.
        case _ where isOfHeld(tick):
            return
        case .stepFailed(let number, _, _, _) where isLookedAt(number, before): hold(tick, number)
        case .stepTimedOut(let number, _, _) where isTimedOut(number, before) && isLookedAt(number, before):
            hold(tick, number)
        case .debugged(.goOn): while !fails, !self.holding.isEmpty { dealWithHeld(before) }
        case .debugged(.step): if !holding.isEmpty { dealWithHeld(before) }
        default: take(tick, before)
        }
    }

    private mutating func hold(_ tick: Tick, _ number: Int) {
        held = number
        holding.append(HeldFailure(invocation: number, tick: tick))
    }

    /// What is made of the oldest failure that was looked at; whether a time was over was asked before.
    private mutating func dealWithHeld(_ before: RunMachine) {
        switch holding.removeFirst().tick {
        case .stepFailed(let number, let failure, let sends, let recovery):
            fail(number, failure, sends, recovery, before)
        case .stepTimedOut(let number, let failure, let recovery):
            fail(number, failure, [], recovery, before)
        default:
            return
        }
    }

    private mutating func take(_ tick: Tick, _ before: RunMachine) {
        switch tick {
        case .eventArrived(let box, let target, let answering):
            arrive(box, target: target, answering: answering)
        case .stepFinished(let number, let emission, let sends):
            finish(number, emission, sends, before)
        case .stepFailed(let number, let failure, let sends, let recovery):
            fail(number, failure, sends, recovery, before)
        case .stepTimedOut(let number, let failure, let recovery):
            guard isTimedOut(number, before) else { return }
            fail(number, failure, [], recovery, before)
        case .fed(let box, let digest, let number):
            guard let feed = before.invocations[number]?.ledger.feed else { return }
            let isOld = feed.count < feed.sentCount
            let known = feed.count < feed.digests.count ? feed.digests[feed.count] : nil
            if !isOld || (known != nil && digest != nil && known != digest) { emit(box, scope: feed.fanOut) }
        case .invocationCancelled(let number):
            if before.invocations[number] != nil { over.append(number) }
            holding.removeAll { $0.invocation == number }
        case .published(let box, let number):
            if before.invocations[number] != nil { shown.append(box) }
        case .waitOpened(let request, let sends):
            guard let invocation = before.invocations[request.invocation] else { return }
            send(fresh(sends, of: invocation, isRecorded: true), scope: invocation.scope)
        default:
            return
        }
    }

    private mutating func finish(
        _ number: Int,
        _ emission: BoxedEmission,
        _ sends: [SentEvent],
        _ before: RunMachine
    ) {
        guard let invocation = before.invocations[number] else { return }
        over.append(number)
        waits.removeAll { $0.body?.invocation == number }
        send(fresh(sends, of: invocation, isRecorded: false), scope: invocation.scope)
        switch emission {
        case .none: return
        case .one(let box): emit(box, scope: invocation.scope)
        case .fanOut(let boxes):
            let scope = before.fanOutCount + 1
            opened = (scope, invocation.step, invocation.scope)
            for box in boxes { emit(box, scope: scope) }
        }
    }

    /// A failed attempt is tried again, or another step stands in, or the run fails.
    private mutating func fail(
        _ number: Int,
        _ failure: StepFailure,
        _ sends: [SentEvent],
        _ recovery: EventBox?,
        _ before: RunMachine
    ) {
        guard let invocation = before.invocations[number] else { return }
        waits.removeAll { $0.body?.invocation == number }
        if failure.pause != nil {
            retried.append(number)
        } else if let recovery, let handler = plan.steps[invocation.step].recoveredBy,
            recovery.recoveries[handler] ?? 0 <= plan.steps[handler].recoveryLimit
        {
            over.append(number)
            deliveries.append(Delivery(box: recovery, step: handler, scope: invocation.scope))
        } else {
            fails = true
            return
        }
        guard plan.steps[invocation.step].delivery == .always else { return }
        send(fresh(sends, of: invocation, isRecorded: true), scope: invocation.scope)
    }

    /// What a body that ran before has not sent already, by place and content.
    private func fresh(_ sends: [SentEvent], of invocation: Invocation, isRecorded: Bool) -> [SentEvent] {
        let (known, place) = (invocation.ledger.sent, invocation.ledger.sentCount)
        return sends.enumerated().filter { index, sent in
            guard place + index < known.count, let digest = sent.digest else { return true }
            let old = known[place + index]
            return !(old.type == sent.box.type && old.target == sent.target && old.digest == digest)
        }.map(\.element)
    }

    private mutating func send(_ sends: [SentEvent], scope: Int) {
        for sent in sends {
            if let target = sent.target {
                deliver(sent.box, to: target, scope: scope)
            } else {
                if isQuestion(sent.box) { shown.append(sent.box) }
                route(sent.box, scope: scope, isMember: false)
            }
        }
    }

    private mutating func emit(_ box: EventBox, scope: Int) {
        guard stop == nil else { return }
        if plan.types.type(box.type).isStop {
            stop = box
            shown.append(box)
            return
        }
        if isQuestion(box) { shown.append(box) }
        route(box, scope: scope, isMember: scope != 0)
    }

    private func isQuestion(_ box: EventBox) -> Bool { plan.types.type(box.type).isQuestion }

    private mutating func route(_ box: EventBox, scope: Int, isMember: Bool) {
        let body = waits.first { ends($0, box) }
        if let body { answer(body, with: box) }
        for step in plan.steps where step.takes.types.contains(box.type) {
            if let body, body.step == step.index { continue }
            if step.takes.isCollection, !isMember || !isWanted(box, by: step, of: scope) { continue }
            deliveries.append(Delivery(box: box, step: step.index, scope: scope))
        }
    }

    /// Whether a join still takes members of a fan-out; one that takes so many fires with the last of them.
    private mutating func isWanted(_ box: EventBox, by join: StepPlan, of scope: Int) -> Bool {
        if fanOuts[scope]?.released.contains(join.index) == true { return false }
        if early.contains(where: { $0.scope == scope && $0.step == join.index }) { return false }
        guard let take = join.take else { return true }
        let new = deliveries.filter { $0.scope == scope && $0.step == join.index }.map(\.box)
        let members = (fanOuts[scope]?.members[join.index] ?? []) + new + [box]
        if members.count == take { early.append((join.index, scope, members)) }
        return true
    }

    /// Whether an event is one that a suspended body waits for.
    private func ends(_ wait: OpenWait, _ box: EventBox) -> Bool {
        wait.body != nil && wait.expected.contains(box.type)
            && wait.requirements.allSatisfy { field, wanted in
                field == "n" ? (box.value as? any Numbered).map { .integer($0.n) } == wanted : wanted == .null
            }
    }

    /// A step that only waits for a type now and then is not given it as work.
    private mutating func deliver(_ box: EventBox, to step: Int, scope: Int) {
        guard plan.steps[step].takes.types.contains(box.type) else { return }
        deliveries.append(Delivery(box: box, step: step, scope: scope))
    }

    private mutating func answer(_ wait: OpenWait, with box: EventBox, target: Int? = nil) {
        waits.removeAll { $0.number == wait.number }
        answers.append(Answer(wait: wait, box: box))
        guard wait.body == nil else { return }
        if let target {
            deliver(box, to: target, scope: wait.scope)
        } else {
            route(box, scope: wait.scope, isMember: wait.scope != 0)
        }
    }

    private mutating func arrive(_ box: EventBox, target: Int?, answering: Int?) {
        let question = waits.first { $0.body == nil && $0.expected.contains(box.type) }
        if let answering {
            if let wait = waits.first(where: { $0.number == answering }) { answer(wait, with: box) }
        } else if let target {
            let body = waits.first { $0.step == target && ends($0, box) }
            if let body {
                answer(body, with: box)
            } else if let question, plan.steps[target].takes.types.contains(box.type) {
                answer(question, with: box, target: target)
            } else {
                deliver(box, to: target, scope: 0)
            }
        } else {
            let isResponse = plan.types.type(box.type).isResponse
            let body = waits.first { isResponse && ends($0, box) }
            if let wait = body ?? question {
                answer(wait, with: box)
            } else {
                route(box, scope: 0, isMember: false)
            }
        }
    }
}
