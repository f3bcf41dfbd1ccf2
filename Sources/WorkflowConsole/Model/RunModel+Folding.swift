import FoundationEssentials
import Workflows

extension RunModel {
    /// Takes in an entry; one that is known already changes nothing.
    mutating func take(_ record: EventRecord) {
        let record = withSender(record)
        guard log.append(record) else { return }
        if let first = log.first { events.drop(before: first) }
        events.append(record)
        countAnswer(before: record)
        noteClosing(record)
        if record.notice == nil { takeEvent(record) } else { takeNotice(record) }
        if case .eventAccepted(let type, _, _)? = record.notice { lastAccepted = type } else { lastAccepted = nil }
    }

    /// An answer to a body that waits is handed to nobody else: only the end of its question tells that it came.
    ///
    /// An answer to a returned question is routed like any event, by the entry after the question's end.
    private mutating func countAnswer(before record: EventRecord) {
        guard let question = unnamedAnswer else { return }
        unnamedAnswer = nil
        let types = question.responseTypes.map { EventType.shortName(of: $0) }
        switch record.notice {
        case .eventAccepted(let type, _, _)? where types.contains(type): return
        case .unhandled(let type, _)? where types.contains(type): return
        default: if let type = types.first { counts[type, default: 0] += 1 }
        }
    }

    /// An event that is handed on names no sender; it is the step that last ended with an event of its type.
    private func withSender(_ record: EventRecord) -> EventRecord {
        guard record.step == nil, case .eventAccepted(let type, _, false)? = record.notice else { return record }
        var record = record
        record.step = lastSender[type]
        return record
    }

    private mutating func takeEvent(_ record: EventRecord) {
        // Events that steps accept are counted where they are handed on; these two may never be.
        guard !record.isOfChild,
            record.types.contains("InputRequiredEvent") || record.types.contains("StopEvent")
        else { return }
        counts[record.type, default: 0] += 1
    }

    private mutating func takeNotice(_ record: EventRecord) {
        switch record.notice {
        // The steps of a child run are not this graph's.
        case .stepStateChanged where record.isOfChild: break
        case .stepStateChanged(let change):
            idle = nil
            if info.status == .queued { info.status = .running }
            let ended = steps[change.step, default: StepTally()].take(change, attempt: record.attempt, at: record.time)
            if let ended { keep(ended) }
            for type in change.outputTypes { lastSender[type] = change.step }
        case .questionOpened(let question):
            guard !questions.contains(where: { $0.wait == question.wait }) else { return }
            questions.append(question)
            asked += 1
        case .questionClosed(let wait, let isAnswered):
            if isAnswered, let question = questions.first(where: { $0.wait == wait }) {
                let isNamed = question.responseTypes.contains { EventType.shortName(of: $0) == lastAccepted }
                unnamedAnswer = isNamed ? nil : question
            }
            questions.removeAll { $0.wait == wait }
            if isAnswered { answered += 1 }
        case .questionExtended(let wait, let deadline):
            for index in questions.indices where questions[index].wait == wait { questions[index].deadline = deadline }
        case .eventAccepted where record.isOfChild, .idle where record.isOfChild: break
        case .eventAccepted(let type, _, _):
            counts[type, default: 0] += 1
        case .idle(let words): idle = words
        case .failed(let step, _, _, _): failedStep = step
        case .paused where record.isOfChild, .continued where record.isOfChild: break
        case .paused(let reason): pause = reason
        case .continued: pause = nil
        case .retryScheduled, .recovering, .childStarted, .childEnded: break
        case .unhandled, .dropped, .gap, .timedOut, .cancelled, nil: break
        }
    }

    private mutating func keep(_ invocation: StepTally.Invocation) {
        if invocations.count >= RunModel.invocationLimit {
            invocations.removeFirst(RunModel.invocationLimit / 10)
            droppedInvocations += RunModel.invocationLimit / 10
        }
        invocations.append(invocation)
    }

    /// The run is over: nothing asks and nothing runs any more.
    mutating func end(_ info: RunInfo) {
        self.info = info
        if let type = unnamedAnswer?.responseTypes.first {
            counts[EventType.shortName(of: type), default: 0] += 1
            unnamedAnswer = nil
        }
        questions = []
        idle = nil
        if let step = info.failure?.step { failedStep = failedStep ?? step }
        let end = info.ended ?? info.started
        for step in steps.keys.sorted() {
            for invocation in steps[step]?.close(at: end) ?? [] { keep(invocation) }
        }
    }

    /// Every call of a step this run made, as far as kept, oldest first; of a long queue only what has begun.
    var allInvocations: [StepTally.Invocation] {
        let live = steps.values.flatMap { $0.liveInvocations(queueLimit: 200) }
        return (invocations + live).sorted { ($0.queuedAt, $0.number) < ($1.queuedAt, $1.number) }
    }
}
