@testable import Workflows

/// Everything that is checked of one tick: the machine before and after it, and what came out.
struct TickCheck {
    let tick: Tick
    let before: RunMachine
    let after: RunMachine
    let turn: Turn
    let instant: RunInstant
    let maximumSteps: Int?
    /// Failures that were to be looked at before the tick.
    let held: [HeldFailure]

    var plan: RunPlan { after.plan }

    func forecast() -> Forecast { Forecast(tick, before: before, at: instant, holding: held) }

    func run(_ forecast: Forecast, idleParents: Set<Int>) throws {
        try checkEnding(forecast)
        try checkShown(forecast)
        guard after.isRunning, !after.isResting else { return }
        try checkStanding(forecast)
        try checkConservation(forecast)
        try checkScopes(forecast)
        try checkJoins(forecast)
        try checkFanOuts()
        try checkWorkers()
        try checkReturning()
        try checkClock(idleParents)
        try checkIdle()
    }

    func name(_ step: Int) -> String { "'\(plan.steps[step].name)'" }
}

extension TickCheck {
    /// A stop event ends the run; an ended run holds nothing, and its last entry says how it ended.
    private func checkEnding(_ forecast: Forecast) throws {
        try checkLimit()
        if before.isRunning, let stop = forecast.stop, after.ending != .completed(stop), !isStoppedByLimit {
            throw Violation(.ending, "a step returned the stop event, and the run is not completed with it")
        }
        if forecast.fails, after.isRunning {
            throw Violation(.ending, "a step failed for good, nobody stands in, and the run goes on")
        }
        guard after.ending != nil else { return }
        if before.ending != nil {
            guard turn.facts.isEmpty, !turn.isEnd, after == before else {
                throw Violation(.ending, "a tick after the end changed the run")
            }
            return
        }
        guard turn.isEnd else { throw Violation(.ending, "the run is over, and its turn does not say so") }
        guard after.invocations.isEmpty, after.fanOuts.isEmpty, after.waits.isEmpty, after.abandoned.isEmpty,
            after.busy == 0, after.debugging?.held.isEmpty ?? true,
            after.lanes.allSatisfy({ $0.sets.isEmpty && $0.queue.isEmpty && $0.workers.busy == 0 })
        else { throw Violation(.ending, "the run is over and still holds work") }
        let last: Bool =
            switch turn.facts.last {
            case .ended?: true
            case .event(let box, _)?: plan.types.type(box.type).isStop
            default: false
            }
        guard last else { throw Violation(.ending, "the last entry of the stream does not say how the run ended") }
        let endings = turn.facts.filter { if case .ended = $0 { true } else { false } }.count
        guard endings <= 1 else { throw Violation(.ending, "the stream says twice that the run ended") }
        if case .timedOut(let limit, _)? = after.ending, before.clock.used(at: instant.elapsed) < limit {
            throw Violation(.timers, "the run timed out before its time")
        }
    }

    /// Published events, questions and the stop event are on the stream once each, in order.
    private func checkShown(_ forecast: Forecast) throws {
        if case .resumed = tick { return }
        if case .waitOpened = tick { return try checkAsked(forecast) }
        let shown = turn.facts.compactMap { fact in if case .event(let box, _) = fact { box } else { nil } }
        guard shown == forecast.shown || (isStoppedByLimit && forecast.shown.starts(with: shown)) else {
            throw Violation(
                .stream,
                "events \(shown.map(\.number)) were shown instead of \(forecast.shown.map(\.number))"
            )
        }
    }

    /// A body's question is shown when its wait is new, and not when the body has run again.
    private func checkAsked(_ forecast: Forecast) throws {
        guard case .waitOpened(let request, _) = tick else { return }
        let shown = turn.facts.compactMap { fact in if case .event(let box, _) = fact { box } else { nil } }
        let isNew = before.isRunning && after.waits[before.waits.nextNumber + forecast.askedQuestions(plan)] != nil
        let expected = forecast.shown + (isNew ? [request.question].compactMap { $0 } : [])
        guard shown == expected || (isStoppedByLimit && expected.starts(with: shown)) else {
            throw Violation(.stream, "events \(shown.map(\.number)) were shown instead of \(expected.map(\.number))")
        }
    }

    /// The clock stands exactly while all that the run does is wait.
    private func checkClock(_ idleParents: Set<Int>) throws {
        guard let limit = after.clock.limit else { return }
        let isWaiting =
            after.waits.count + idleParents.count > 0
            && after.invocations.values.allSatisfy {
                $0.phase == .waiting || ($0.phase == .running && idleParents.contains($0.number))
            }
        let counts = if case .total = limit { true } else { !isWaiting }
        guard after.clock.isRunning == (counts && !after.isPaused) else {
            throw Violation(
                .clock,
                "the clock \(counts ? "stands while work is done" : "runs while only people are waited for")"
            )
        }
        guard
            after.clock.used(at: instant.elapsed) >= before.clock.used(at: instant.elapsed) || before.clock.since == nil
        else { throw Violation(.clock, "the clock went back") }
    }

    /// The idle notice comes when nothing is at work after a tick that changed the work, and only then.
    private func checkIdle() throws {
        let isAtWork = after.invocations.values.contains { $0.phase != .waiting }
        let notices = turn.facts.filter { if case .idle = $0 { true } else { false } }.count
        if isAtWork, notices > 0 { throw Violation(.idle, "the run says that it is idle while steps work") }
        switch tick {
        case .published, .cameLate, .child, .held, .collected, .debugged, .waitExtended, .deadlineReached(.run): return
        default: break
        }
        if !isAtWork, notices != 1 { throw Violation(.idle, "the run is idle and says so \(notices) times") }
    }
}
