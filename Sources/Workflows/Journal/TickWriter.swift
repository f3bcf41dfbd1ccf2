/// Writes ticks as JSON: events with their numbers, steps and types by name.
struct TickWriter: NamesWriter {
    let plan: RunPlan

    /// The tick's fields, without its moment.
    ///
    /// - Throws: ``JournalError`` when an event in it cannot be encoded.
    func fields(of tick: Tick) throws -> [String: JSON] {
        switch tick {
        case .started(let box): return ["event": try event(box)]
        case .resumed, .cancelled: return [:]
        case .eventArrived(let box, let target, let answering):
            return ["event": try event(box)].with("target", target.map { step($0) })
                .with("answering", answering.map { .integer($0) })
        case .stepFinished(let invocation, let emission, let sends):
            return try outcome(of: invocation, sends).merging(self.emission(emission)) { $1 }
        case .stepFailed(let invocation, let failure, let sends, let recovery):
            return try outcome(of: invocation, sends).with("failure", self.failure(failure))
                .with("recovery", recovery.map { try event($0) })
        case .stepTimedOut(let invocation, let failure, let recovery):
            return try outcome(of: invocation, []).with("failure", self.failure(failure))
                .with("recovery", recovery.map { try event($0) })
        case .feedOpened(let invocation), .invocationCancelled(let invocation):
            return ["invocation": .integer(invocation)]
        case .fed(let box, let digest, let invocation):
            return ["event": try event(box), "invocation": .integer(invocation)]
                .with("digest", digest.map(\.json))
        case .published(let box, let invocation):
            return ["event": try event(box), "invocation": .integer(invocation)]
        case .cameLate(let box, let step): return ["event": try event(box), "step": self.step(step)]
        case .waitOpened(let request, let sends): return try wait(request, sends)
        case .waitGivenUp(let token): return ["token": .integer(token)]
        case .collected(let box, let invocation, let buffer, let expected):
            return [
                "event": try event(box), "invocation": .integer(invocation), "buffer": .string(buffer),
                "expected": names(expected),
            ]
        case .deadlineReached(let deadline): return self.deadline(deadline)
        case .child(let number, let news): return self.news(news).with("child", .integer(number))
        case .held(let change): return ["change": .integer(change)]
        case .extended(let time): return ["by": time.json]
        case .waitExtended(let wait, let time): return ["wait": .integer(wait), "by": time.json]
        case .debugged(let request): return debugging(request)
        }
    }

    // MARK: Events

    private func event(_ box: EventBox) throws -> JSON {
        var record: [String: JSON] = [
            "number": .integer(box.number), "type": name(box.type),
        ]
        do { record["value"] = try box.json } catch {
            throw JournalError(
                "An event \(plan.types.name(box.type)) cannot be kept in the journal, because it cannot be encoded: "
                    + "\(error)"
            )
        }
        if !box.recoveries.isEmpty {
            record["recoveries"] = recoveries(box.recoveries)
        }
        return .object(record)
    }

    private func step(_ index: Int) -> JSON { .string(plan.steps[index].name) }

    // MARK: Bodies

    private func outcome(of invocation: Int, _ sends: [SentEvent]) throws -> [String: JSON] {
        let fields: [String: JSON] = ["invocation": .integer(invocation)]
        if sends.isEmpty { return fields }
        return fields.with("sends", .array(try sends.map { try sent($0) }))
    }

    private func sent(_ sent: SentEvent) throws -> JSON {
        let fields: [String: JSON] = ["event": try event(sent.box)]
        return .object(
            fields.with("target", sent.target.map { step($0) })
                .with("digest", sent.digest.map(\.json))
        )
    }

    private func emission(_ emission: BoxedEmission) throws -> [String: JSON] {
        switch emission {
        case .none: [:]
        case .one(let box): ["event": try event(box)]
        case .fanOut(let boxes): ["events": .array(try boxes.map { try event($0) })]
        }
    }

    private func failure(_ failure: StepFailure) -> JSON {
        let fields: [String: JSON] = [
            "errorType": .string(failure.errorType),
            "message": .string(failure.message),
            "attempts": .integer(failure.attempts),
            "elapsed": failure.elapsed.json,
        ]
        return .object(
            fields.with("step", failure.step.map { step($0) }).with("pause", failure.pause.map { $0.json })
        )
    }

    private func wait(_ request: WaitRequest, _ sends: [SentEvent]) throws -> [String: JSON] {
        var fields = try outcome(of: request.invocation, sends)
        fields["token"] = .integer(request.token)
        fields["expected"] = name(request.expected)
        if let question = request.question { fields["question"] = try event(question) }
        if let id = request.id { fields["id"] = .string(id) }
        if !request.requirements.isEmpty { fields["requirements"] = .object(request.requirements) }
        if let timeout = request.timeout { fields["timeout"] = timeout.json }
        return fields
    }

    // MARK: The rest

    private func deadline(_ deadline: RunDeadline) -> [String: JSON] {
        switch deadline {
        case .run: ["of": "run"]
        case .wait(let number): ["of": "wait", "number": .integer(number)]
        case .step(let number): ["of": "step", "number": .integer(number)]
        case .retry(let number): ["of": "retry", "number": .integer(number)]
        }
    }

    /// What a child says of itself is in its own records, so only what it means for this run is written.
    private func news(_ news: ChildNews) -> [String: JSON] {
        switch news {
        case .opened(let base, let invocation): ["opened": .string(base), "invocation": .integer(invocation)]
        case .said(_, _, let standing):
            ["isWaiting": .bool(standing.isWaiting), "isStuck": .bool(standing.isStuck)]
                .with("stop", standing.stop.map { .string($0) })
        case .ended(let ending):
            ["ended": .string(ending.status.rawValue)].with("result", ending.result)
                .with("errorType", ending.errorType.map { .string($0) }).with(
                    "message",
                    ending.message.map { .string($0) }
                )
        }
    }

    private func debugging(_ request: DebugRequest) -> [String: JSON] {
        switch request {
        case .pause: ["request": "pause"]
        case .goOn: ["request": "goOn"]
        case .step: ["request": "step"]
        case .breakpoints(let breakpoints, let given):
            [
                "request": "breakpoints", "breakpoints": .array(breakpoints.map { json($0) }),
                "given": .array(given.map { json($0) }),
            ]
        }
    }

    private func json(_ breakpoint: RunBreakpoint) -> JSON {
        switch breakpoint {
        case .step(let index): ["step": step(index)]
        case .event(let type): ["event": name(type)]
        case .failure: "failure"
        }
    }

    private func json(_ breakpoint: Breakpoint) -> JSON {
        switch breakpoint {
        case .step(let way): ["step": .string(way)]
        case .event(let type): ["event": .string(EventType(type).name)]
        case .eventNamed(let name): ["eventNamed": .string(name)]
        case .failure: "failure"
        }
    }
}

extension Dictionary where Key == String, Value == JSON {
    /// The same fields with one more, if there is one.
    fileprivate func with(_ key: String, _ value: JSON?) -> [String: JSON] {
        guard let value else { return self }
        var copy = self
        copy[key] = value
        return copy
    }
}
