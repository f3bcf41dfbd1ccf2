/// Writes a run's machine as JSON.
struct SavedRunWriter: NamesWriter {
    private let machine: RunMachine
    private let children: [Int: JSON]
    private var events: [String: JSON] = [:]

    var plan: RunPlan { machine.plan }

    /// The saved form of a run.
    ///
    /// - Throws: ``SavedRunError`` when an event cannot be encoded.
    static func json(
        of machine: RunMachine,
        boxCount: Int,
        state: JSON,
        date: Double,
        children: [Int: JSON] = [:]
    ) throws -> JSON {
        var writer = SavedRunWriter(machine, children: children)
        return try writer.document(boxCount: boxCount, state: state, date: date)
    }

    private init(_ machine: RunMachine, children: [Int: JSON]) {
        self.machine = machine
        self.children = children
    }

    private mutating func document(boxCount: Int, state: JSON, date: Double) throws -> JSON {
        var document: [String: JSON] = [
            "version": .integer(SavedRun.version),
            "workflow": .string(plan.workflow),
            "savedAt": .number(date),
            "isRunning": .bool(machine.isRunning),
            "state": state,
        ]
        guard machine.isRunning else { return .object(document) }
        // Most of what a large run saves; growing bit by bit would hash every key several times.
        events.reserveCapacity(machine.invocations.count)
        document["invocations"] = .array(
            try machine.invocations.values.map { try invocation($0) }
        )
        document["waits"] = .array(try machine.waits.open.map { try wait($0) })
        document["fanOuts"] = .array(
            try machine.fanOuts.numbers.compactMap { number in
                try machine.fanOuts[number].map { try fanOut(number, $0) }
            }
        )
        document["steps"] = .array(try plan.steps.indices.compactMap { try lane($0) })
        document["counts"] = [
            "events": .integer(boxCount),
            "invocations": .integer(machine.invocationCount),
            "fanOuts": .integer(machine.fanOutCount),
            "waits": .integer(machine.waits.nextNumber),
            "children": .integer(machine.childCount),
        ]
        document["spentSeconds"] = .number(machine.clock.spent.inSeconds)
        switch machine.clock.limit {
        case .working(let limit)?: document["limit"] = ["working": .number(limit.inSeconds)]
        case .total(let limit)?: document["limit"] = ["total": .number(limit.inSeconds)]
        case nil: break
        }
        if !machine.children.isEmpty {
            document["children"] = .array(
                machine.children.keys.sorted().compactMap { machine.children[$0] }.map { child($0) }
            )
        }
        document["events"] = .object(events)
        return .object(document)
    }

    // MARK: Events

    /// Writes an event once, and gives its number.
    private mutating func keep(_ box: EventBox) throws -> JSON {
        let key = String(box.number)
        if events[key] == nil {
            var record: [String: JSON] = ["type": .string(plan.types.type(box.type).name)]
            do { record["value"] = try box.json } catch {
                throw SavedRunError(
                    "The run cannot be saved: an event \(plan.types.name(box.type)) cannot be encoded: \(error)"
                )
            }
            if !box.recoveries.isEmpty { record["recoveries"] = recoveries(box.recoveries) }
            events[key] = .object(record)
        }
        return .integer(box.number)
    }

    private mutating func keep(_ boxes: some Sequence<EventBox>) throws -> JSON {
        .array(try boxes.map { try keep($0) })
    }

    // MARK: Work

    private mutating func invocation(_ invocation: Invocation) throws -> JSON {
        var record: [String: JSON] = [
            "number": .integer(invocation.number),
            "step": .string(plan.steps[invocation.step].name),
        ]
        switch invocation.events {
        case .one(let box): record["event"] = try keep(box)
        case .many(let boxes): record["set"] = try keep(boxes)
        }
        if invocation.scope != 0 { record["fanOut"] = .integer(invocation.scope) }
        if case .delayed(let due) = invocation.phase { record["due"] = .number(due.date) }
        if let started = invocation.started { record["started"] = .number(started.date) }
        if let history = invocation.history {
            record["history"] = [
                "work": .integer(history.work),
                "failures": .integer(history.failures),
                "firstStarted": .number(history.firstStarted.date),
                "failedAt": .number(history.lastFailedAt.date),
                "errorType": .string(history.lastFailure.errorType),
                "message": .string(history.lastFailure.message),
            ]
        }
        if !invocation.answers.isEmpty {
            record["answers"] = .array(try invocation.answers.compactMap { try answer($0) })
        }
        if !invocation.ledger.sent.isEmpty {
            record["sent"] = .array(invocation.ledger.sent.map { sent($0) })
        }
        if let feed = invocation.ledger.feed {
            record["feed"] = [
                "fanOut": .integer(feed.fanOut),
                "sent": [
                    "count": .integer(feed.sentCount), "types": names(feed.types),
                    "digests": .array(feed.digests.map(\.json)),
                ],
            ]
        }
        if !invocation.ledger.collected.isEmpty {
            record["collected"] = .array(
                try invocation.ledger.collected.map { entry in
                    var fields: [String: JSON] = ["buffer": .string(entry.buffer), "type": name(entry.type)]
                    if let set = entry.set { fields["set"] = try keep(set) }
                    return .object(fields)
                }
            )
        }
        return .object(record)
    }

    private func sent(_ key: SentKey) -> JSON {
        var fields: [String: JSON] = ["type": name(key.type)]
        if let target = key.target { fields["target"] = .string(plan.steps[target].name) }
        if let digest = key.digest { fields["digest"] = digest.json }
        return .object(fields)
    }

    private func key(_ key: WaitKey) -> [String: JSON] {
        var fields: [String: JSON] = ["types": names(key.types), "count": .integer(key.count)]
        if let id = key.id { fields["id"] = .string(id) }
        return fields
    }

    private mutating func answer(_ recorded: RecordedWait) throws -> JSON? {
        var fields = key(recorded.key)
        switch recorded.result {
        case .answered(let box): fields["event"] = try keep(box)
        case .timedOut: fields["timedOut"] = true
        case .cancelled, .duplicate, .ambiguous, .differs, .over: return nil
        }
        return .object(fields)
    }

    private mutating func wait(_ wait: OpenWait) throws -> JSON {
        var record: [String: JSON] = [
            "number": .integer(wait.number),
            "expected": names(wait.expected),
            "asked": .number(wait.asked.date),
        ]
        if let step = wait.step { record["step"] = .string(plan.steps[step].name) }
        if let question = wait.question { record["question"] = try keep(question) }
        if wait.scope != 0 { record["fanOut"] = .integer(wait.scope) }
        if let deadline = wait.deadline { record["deadline"] = .number(deadline.date) }
        if !wait.requirements.isEmpty { record["requirements"] = .object(wait.requirements) }
        if let body = wait.body {
            var fields = key(body.key)
            fields["invocation"] = .integer(body.invocation)
            record["body"] = .object(fields)
        }
        return .object(record)
    }

    private func child(_ child: ChildRun) -> JSON {
        var record: [String: JSON] = [
            "number": .integer(child.number),
            "name": .string(child.name),
            "work": .integer(child.work),
            "ordinal": .integer(child.ordinal),
            "invocation": .integer(child.invocation),
        ]
        if let result = child.ending?.result { record["result"] = result }
        if let ending = child.ending, ending.status != .completed {
            record["ended"] = [
                "status": .string(ending.status.rawValue),
                "errorType": ending.errorType.map { .string($0) } ?? .null,
                "message": ending.message.map { .string($0) } ?? .null,
            ]
        }
        if child.ending == nil, let run = children[child.number] { record["run"] = run }
        return .object(record)
    }

    private mutating func fanOut(_ number: Int, _ fanOut: FanOut) throws -> JSON {
        var members: [JSON] = []
        for step in fanOut.members.keys.sorted() {
            members.append([
                "step": .string(plan.steps[step].name), "events": try keep(fanOut.members[step] ?? []),
            ])
        }
        return [
            "number": .integer(number),
            "parent": .integer(fanOut.parent),
            "step": .string(plan.steps[fanOut.step].name),
            "open": .integer(fanOut.open),
            "released": .array(fanOut.released.sorted().map { .string(plan.steps[$0].name) }),
            "members": .array(members),
        ]
    }

    /// What a step has gathered and done; `nil` when there is nothing to keep.
    private mutating func lane(_ step: Int) throws -> JSON? {
        let lane = machine.lanes[step]
        var record: [String: JSON] = [:]
        if !lane.sets.isEmpty {
            record["sets"] = .array(
                try lane.sets.keys.sorted().map { scope in
                    [
                        "fanOut": .integer(scope),
                        "parameters": .array(try (lane.sets[scope] ?? []).map { try keep($0.contents) }),
                    ]
                }
            )
        }
        if !lane.collections.isEmpty {
            record["buffers"] = .array(
                try lane.collections.keys.sorted().map { buffer in
                    ["name": .string(buffer), "events": try keep(lane.collections[buffer]?.contents ?? [])]
                }
            )
        }
        if lane.finished > 0 { record["finished"] = .integer(lane.finished) }
        if lane.failed > 0 { record["failed"] = .integer(lane.failed) }
        guard !record.isEmpty else { return nil }
        record["step"] = .string(plan.steps[step].name)
        return .object(record)
    }
}
