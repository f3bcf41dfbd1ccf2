/// Reads ticks back from JSON, against the steps and types of a workflow.
struct TickReader {
    private let names: PlanNames
    /// The highest number of an event so far.
    private(set) var boxCount = 0
    /// The highest number of a suspended body so far.
    private(set) var tokenCount = 0

    private var plan: RunPlan { names.plan }

    /// Events before the first record were numbered up to `boxCount`.
    init(_ plan: RunPlan, boxCount: Int = 0) {
        names = PlanNames(plan)
        self.boxCount = boxCount
    }

    /// - Throws: ``SavedRunError`` when the record is no tick, or names steps or events that the workflow does not have.
    mutating func tick(_ word: String, _ value: SavedValue) throws -> Tick {
        guard let kind = TickKind(rawValue: word) else {
            throw value.fail("is of kind '\(word)', which this library does not know; a newer one wrote it")
        }
        return try tick(kind, value)
    }

    private mutating func tick(_ kind: TickKind, _ value: SavedValue) throws -> Tick {
        switch kind {
        case .started: return .started(try event(value))
        case .resumed: return .resumed
        case .cancelled: return .cancelled
        case .eventArrived:
            let target = try value.optional("target").map { try names.step($0) }
            return .eventArrived(try event(value), target: target, answering: try value.optional("answering")?.count)
        case .stepFinished:
            return .stepFinished(
                invocation: try invocation(value),
                emission: try emission(value),
                sends: try sends(value)
            )
        case .stepFailed:
            let failure = try failure(try value.member("failure"))
            let recovery = try value.optional("recovery").map { try box($0) }
            return .stepFailed(
                invocation: try invocation(value),
                failure: failure,
                sends: try sends(value),
                recovery: recovery
            )
        case .stepTimedOut:
            let failure = try failure(try value.member("failure"))
            let recovery = try value.optional("recovery").map { try box($0) }
            return .stepTimedOut(invocation: try invocation(value), failure: failure, recovery: recovery)
        case .feedOpened: return .feedOpened(invocation: try invocation(value))
        case .fed: return .fed(try event(value), digest: try digest(value), invocation: try invocation(value))
        case .published: return .published(try shown(value), invocation: try invocation(value))
        case .cameLate: return .cameLate(try shown(value), step: try names.step(try value.member("step")))
        case .waitOpened: return .waitOpened(try request(value), sends: try sends(value))
        case .waitGivenUp: return .waitGivenUp(token: try value.member("token").count)
        case .collected:
            return .collected(
                try event(value),
                invocation: try invocation(value),
                buffer: try value.member("buffer").text,
                expected: try names.types(try value.member("expected"))
            )
        case .deadlineReached: return .deadlineReached(try deadline(value))
        case .invocationCancelled: return .invocationCancelled(try invocation(value))
        case .child: return .child(try value.member("child").count, try news(value))
        case .held:
            guard let change = value.json["change"]?.integerValue, abs(change) == 1 else {
                throw value.fail("changes no promise")
            }
            return .held(change)
        case .extended: return .extended(try value.member("by").duration)
        case .waitExtended:
            return .waitExtended(try value.member("wait").count, by: try value.member("by").duration)
        case .debugged: return .debugged(try debugging(value))
        }
    }

    // MARK: Events

    private mutating func event(_ value: SavedValue) throws -> EventBox { try box(try value.member("event")) }

    private mutating func box(_ value: SavedValue) throws -> EventBox {
        let number = try value.member("number").count
        let type = try names.type(try value.member("type"))
        boxCount = max(boxCount, number)
        return EventBox(
            number: number,
            type: type,
            value: try names.event(type, from: try value.member("value")),
            recoveries: names.recoveries(value)
        )
    }

    /// An event that is only shown need not be of a type that the workflow knows.
    private mutating func shown(_ value: SavedValue) throws -> EventBox {
        let event = try value.member("event")
        let name = try event.member("type").text
        if names.known(name) != nil { return try box(event) }
        let number = try event.member("number").count
        boxCount = max(boxCount, number)
        return EventBox(
            number: number,
            type: plan.types.number(of: RecordedEvent.self),
            value: RecordedEvent(name: name, fields: try event.member("value").json)
        )
    }

    private mutating func emission(_ value: SavedValue) throws -> BoxedEmission {
        if let one = value.optional("event") { return .one(try box(one)) }
        guard let several = value.optional("events") else { return .none }
        var boxes: [EventBox] = []
        for event in try several.elements { boxes.append(try box(event)) }
        return .fanOut(boxes)
    }

    private mutating func sends(_ value: SavedValue) throws -> [SentEvent] {
        var sends: [SentEvent] = []
        for sent in try value.elements("sends") {
            sends.append(
                SentEvent(
                    box: try event(sent),
                    target: try sent.optional("target").map { try names.step($0) },
                    digest: try digest(sent)
                )
            )
        }
        return sends
    }

    private func digest(_ value: SavedValue) throws -> UInt64? {
        try value.optional("digest").map { try $0.digest }
    }

    // MARK: Bodies

    private func invocation(_ value: SavedValue) throws -> Int { try value.member("invocation").count }

    private func failure(_ value: SavedValue) throws -> StepFailure {
        let error = RecordedError(
            errorType: try value.member("errorType").text,
            message: try value.member("message").text
        )
        var failure = StepFailure(
            error,
            step: try value.optional("step").map { try names.step($0) },
            attempts: try value.member("attempts").count
        )
        failure.errorType = error.errorType
        failure.message = error.message
        failure.elapsed = try value.member("elapsed").duration
        failure.pause = try value.optional("pause")?.duration
        return failure
    }

    private mutating func request(_ value: SavedValue) throws -> WaitRequest {
        var request = WaitRequest(
            token: try value.member("token").count,
            invocation: try invocation(value),
            question: try value.optional("question").map { try box($0) },
            expected: try names.type(try value.member("expected")),
            id: try value.optional("id")?.text
        )
        request.requirements = value.optional("requirements")?.json.objectValue ?? [:]
        request.timeout = try value.optional("timeout")?.duration
        tokenCount = max(tokenCount, request.token)
        return request
    }

    // MARK: The rest

    private func deadline(_ value: SavedValue) throws -> RunDeadline {
        let of = try value.member("of")
        switch try of.text {
        case "run": return .run
        case "wait": return .wait(try value.member("number").count)
        case "step": return .step(try value.member("number").count)
        case "retry": return .retry(try value.member("number").count)
        default: throw of.fail("is no deadline")
        }
    }

    private func news(_ value: SavedValue) throws -> ChildNews {
        if let base = value.optional("opened") {
            return .opened(base: try base.text, invocation: try invocation(value))
        }
        guard let ended = value.optional("ended") else {
            let standing = ChildStanding(
                isWaiting: value.json["isWaiting"]?.boolValue ?? false,
                isStuck: value.json["isStuck"]?.boolValue ?? false,
                stop: try value.optional("stop")?.text
            )
            return .said([], plan: plan, standing)
        }
        guard let status = RunStatus(rawValue: try ended.text) else { throw ended.fail("is no status") }
        return .ended(
            ChildEnding(
                status: status,
                result: value.optional("result")?.json,
                errorType: try value.optional("errorType")?.text,
                message: try value.optional("message")?.text
            )
        )
    }

    private func debugging(_ value: SavedValue) throws -> DebugRequest {
        let request = try value.member("request")
        switch try request.text {
        case "pause": return .pause
        case "goOn": return .goOn
        case "step": return .step
        case "breakpoints":
            return .breakpoints(
                try value.elements("breakpoints").compactMap { try breakpoint($0) },
                given: try value.elements("given").map { try given($0) }
            )
        default: throw request.fail("is nothing that can be asked")
        }
    }

    /// `nil` for an event that nobody here knows: a breakpoint on it never stopped anything.
    private func breakpoint(_ value: SavedValue) throws -> RunBreakpoint? {
        if let step = value.optional("step") { return .step(try names.step(step)) }
        if let event = value.optional("event") { return names.known(try event.text).map { .event($0) } }
        return .failure
    }

    /// A breakpoint may be meant for a child run, whose steps and events are not known here.
    private func given(_ value: SavedValue) throws -> Breakpoint {
        if let step = value.optional("step") { return .step(try step.text) }
        if let name = value.optional("eventNamed") { return .eventNamed(try name.text) }
        guard let event = try value.optional("event")?.text else { return .failure }
        return names.known(event).map { .event(plan.types.type($0).type) } ?? .eventNamed(event)
    }
}
