/// Reads a run's machine back from JSON, against the steps and types of a workflow.
struct SavedRunReader {
    private let plan: RunPlan
    private let document: SavedValue
    private let names: PlanNames
    private var boxes: [Int: EventBox] = [:]

    /// What a saved run holds.
    struct Contents {
        var machine: RunMachine
        var boxCount: Int
        var state: JSON
        var children: [Int: JSON] = [:]
    }

    /// - Throws: ``SavedRunError`` when the document is not a saved run, is of another version or workflow, or names
    ///   steps or events that the workflow does not have.
    static func read(_ json: JSON, plan: RunPlan) throws -> Contents {
        var reader = SavedRunReader(json, plan: plan)
        return try reader.contents()
    }

    private init(_ json: JSON, plan: RunPlan) {
        self.plan = plan
        document = SavedValue(json)
        names = PlanNames(plan)
    }

    private mutating func contents() throws -> Contents {
        try checkVersion()
        let workflow = try document.member("workflow").text
        guard workflow == plan.workflow else {
            throw SavedRunError("The saved run is of workflow '\(workflow)', not of '\(plan.workflow)'.")
        }
        let state = try document.member("state").json
        var machine = RunMachine(plan: plan, timeout: nil)
        guard document.json["isRunning"]?.boolValue == true else {
            machine.phase = .over(.cancelled)
            return Contents(machine: machine, boxCount: 0, state: state)
        }
        machine.phase = .running
        machine.isResting = true
        machine.isFromElsewhere = true
        let counts = try document.member("counts")
        let boxCount = try counts.member("events").count
        try readEvents(upTo: boxCount)
        machine.invocationCount = try counts.member("invocations").count
        machine.fanOutCount = try counts.member("fanOuts").count
        for value in try document.elements("fanOuts") { try readFanOut(value, into: &machine) }
        for value in try document.elements("invocations") { try readInvocation(value, into: &machine) }
        try readWaits(next: try counts.member("waits").count, into: &machine)
        for value in try document.elements("steps") { try readLane(value, into: &machine) }
        machine.clock = WorkingClock(
            limit: try limit,
            spent: .seconds(max(0, try document.member("spentSeconds").number))
        )
        machine.childCount = try counts.optional("children")?.count ?? 0
        var children: [Int: JSON] = [:]
        for value in try document.elements("children") {
            let child = try readChild(value, into: &machine)
            children[child] = value.optional("run")?.json
        }
        return Contents(machine: machine, boxCount: boxCount, state: state, children: children)
    }

    private func checkVersion() throws {
        guard let version = document.json["version"]?.integerValue else {
            throw SavedRunError("This is not a saved run: it has no version.")
        }
        guard version == SavedRun.version else {
            throw SavedRunError(
                "The saved run has version \(version), and this library reads version \(SavedRun.version). "
                    + (version > SavedRun.version
                        ? "Continue it with the newer library that wrote it."
                        : "Continue it with the library that wrote it, and save it anew there.")
            )
        }
    }

    private var limit: RunTimeout? {
        get throws {
            guard let limit = document.optional("limit") else { return nil }
            if let seconds = limit.optional("total") { return .total(.seconds(max(0, try seconds.number))) }
            return .working(.seconds(max(0, try limit.member("working").number)))
        }
    }

    // MARK: Names and moments

    private func step(_ value: SavedValue) throws -> Int { try names.step(value) }

    private func type(_ value: SavedValue) throws -> Int { try names.type(value) }

    private func types(_ value: SavedValue) throws -> [Int] { try names.types(value) }

    /// A date, as an instant of a clock that began at the reference date; the machine moves it when it goes on.
    private func instant(_ value: SavedValue) throws -> RunInstant {
        let date = try value.number
        return RunInstant(elapsed: .seconds(date), date: date)
    }

    // MARK: Events

    private mutating func readEvents(upTo count: Int) throws {
        let events = try document.member("events")
        guard let members = events.json.objectValue else { throw events.fail("is not an object") }
        for (key, json) in members {
            let record = SavedValue(json, path: "events.\(key)")
            guard let number = Int(key), (1...max(1, count)).contains(number) else {
                throw record.fail("has no number within the run's count")
            }
            let type = try type(try record.member("type"))
            let value = try record.member("value")
            boxes[number] = EventBox(
                number: number,
                type: type,
                value: try names.event(type, from: value),
                recoveries: names.recoveries(record)
            )
        }
    }

    private func box(_ value: SavedValue) throws -> EventBox {
        guard let box = boxes[try value.count] else { throw value.fail("is the number of no event") }
        return box
    }

    private func boxes(_ value: SavedValue) throws -> [EventBox] { try value.elements.map { try box($0) } }

    // MARK: Work

    private func readInvocation(_ value: SavedValue, into machine: inout RunMachine) throws {
        let number = try value.member("number").count
        guard number <= machine.invocationCount, machine.invocations[number] == nil else {
            throw value.fail("has a number that cannot be")
        }
        let events: StepEvents =
            if let event = value.optional("event") {
                .one(try box(event))
            } else {
                .many(try boxes(try value.member("set")))
            }
        var invocation = Invocation(
            number: number,
            step: try step(try value.member("step")),
            events: events,
            scope: try scope(value, of: machine)
        )
        if let due = value.optional("due") { invocation.phase = .delayed(until: try instant(due)) }
        if let started = value.optional("started") { invocation.started = try instant(started) }
        if let history = value.optional("history") { invocation.history = try self.history(history, of: invocation) }
        invocation.answers = try value.elements("answers").map { try answer($0) }
        invocation.ledger.sent = try value.elements("sent").map { try sent($0) }
        if let feed = value.optional("feed") {
            let fanOut = try feed.member("fanOut")
            guard machine.fanOuts[try fanOut.count] != nil else { throw fanOut.fail("is the number of no fan-out") }
            let sent = try feed.member("sent")
            invocation.ledger.feed = Feed(
                fanOut: try fanOut.count,
                sentCount: try sent.member("count").count,
                digests: try sent.elements("digests").map { try $0.digest },
                types: try types(try sent.member("types"))
            )
        }
        invocation.ledger.collected = try value.elements("collected").map { entry in
            CollectedSet(
                buffer: try entry.member("buffer").text,
                type: try type(try entry.member("type")),
                set: try entry.optional("set").map { try boxes($0) }
            )
        }
        machine.invocations[number] = invocation
    }

    private func sent(_ value: SavedValue) throws -> SentKey {
        SentKey(
            type: try type(try value.member("type")),
            target: try value.optional("target").map { try step($0) },
            digest: try value.optional("digest").map { try $0.digest }
        )
    }

    private func history(_ value: SavedValue, of invocation: Invocation) throws -> AttemptHistory {
        let error = RecordedError(
            errorType: try value.member("errorType").text,
            message: try value.member("message").text
        )
        let failures = try value.member("failures").count
        var failure = StepFailure(error, step: invocation.step, attempts: failures)
        failure.errorType = error.errorType
        return AttemptHistory(
            work: try value.member("work").count,
            failures: failures,
            firstStarted: try instant(try value.member("firstStarted")),
            lastFailure: failure,
            lastFailedAt: try instant(try value.member("failedAt"))
        )
    }

    private func key(_ value: SavedValue) throws -> WaitKey {
        WaitKey(
            id: try value.optional("id")?.text,
            types: try types(try value.member("types")),
            count: try value.member("count").count
        )
    }

    private func answer(_ value: SavedValue) throws -> RecordedWait {
        let result: WaitResult =
            if let event = value.optional("event") { .answered(try box(event)) } else { .timedOut }
        return RecordedWait(key: try key(value), result: result)
    }

    private func scope(_ value: SavedValue, of machine: RunMachine) throws -> Int {
        guard let scope = value.optional("fanOut") else { return 0 }
        let number = try scope.count
        guard number == 0 || machine.fanOuts[number] != nil else { throw scope.fail("is the number of no fan-out") }
        return number
    }

    private func readFanOut(_ value: SavedValue, into machine: inout RunMachine) throws {
        let number = try value.member("number").count
        let parent = try value.member("parent").count
        guard number > parent, number <= machine.fanOutCount, machine.fanOuts[number] == nil,
            parent == 0 || machine.fanOuts[parent] != nil
        else { throw value.fail("has a number or a parent that cannot be") }
        var fanOut = FanOut(parent: parent, step: try step(try value.member("step")))
        fanOut.open = try value.member("open").count
        fanOut.released = Set(try value.elements("released").map { try step($0) })
        for member in try value.elements("members") {
            fanOut.members[try step(try member.member("step"))] = try boxes(try member.member("events"))
        }
        machine.fanOuts[number] = fanOut
    }

    private func readChild(_ value: SavedValue, into machine: inout RunMachine) throws -> Int {
        let number = try value.member("number").count
        let invocation = try value.member("invocation").count
        guard (1...max(1, machine.childCount)).contains(number), machine.children[number] == nil,
            machine.invocations[invocation] != nil
        else { throw value.fail("has a number that cannot be, or belongs to no invocation") }
        var child = ChildRun(
            number: number,
            name: try value.member("name").text,
            work: try value.member("work").count,
            ordinal: try value.member("ordinal").count,
            invocation: invocation
        )
        if let result = value.optional("result") {
            child.ending = ChildEnding(status: .completed, result: result.json)
        } else if let ended = value.optional("ended") {
            let status = try ended.member("status")
            guard let known = RunStatus(rawValue: try status.text), known.isOver, known != .completed else {
                throw status.fail("is no way in which a run can end without a result")
            }
            child.ending = ChildEnding(
                status: known,
                errorType: try ended.optional("errorType")?.text,
                message: try ended.optional("message")?.text
            )
        }
        machine.children[number] = child
        return number
    }

    private func readWaits(next: Int, into machine: inout RunMachine) throws {
        var waits: [OpenWait] = []
        for value in try document.elements("waits") {
            var wait = OpenWait(
                number: try value.member("number").count,
                step: try value.optional("step").map { try step($0) },
                body: nil,
                question: try value.optional("question").map { try box($0) },
                expected: try types(try value.member("expected")),
                scope: try scope(value, of: machine),
                asked: try instant(try value.member("asked")),
                deadline: try value.optional("deadline").map { try instant($0) }
            )
            guard wait.number > waits.last?.number ?? 0, wait.number < next else {
                throw value.fail("has a number that cannot be")
            }
            wait.requirements = value.optional("requirements")?.json.objectValue ?? [:]
            if let body = value.optional("body") {
                let invocation = try body.member("invocation").count
                guard machine.invocations[invocation] != nil else { throw body.fail("belongs to no invocation") }
                wait.body = WaitingBody(invocation: invocation, key: try key(body), token: nil)
                machine.invocations[invocation]?.waits.append(wait.number)
            }
            waits.append(wait)
        }
        guard waits.isEmpty || next - waits[0].number <= SavedRun.waitLimit else {
            throw document.fail("has waits whose numbers lie too far apart")
        }
        machine.waits = WaitTable(waits, next: next)
    }

    private func readLane(_ value: SavedValue, into machine: inout RunMachine) throws {
        let step = try step(try value.member("step"))
        machine.lanes[step].finished = try value.optional("finished")?.count ?? 0
        machine.lanes[step].failed = try value.optional("failed")?.count ?? 0
        for set in try value.elements("sets") {
            guard case .set(let types) = plan.steps[step].takes else {
                throw set.fail("is for a step that joins no set")
            }
            let parameters = try set.member("parameters").elements
            guard parameters.count == types.count else {
                throw set.fail("has \(parameters.count) parameters, and the step has \(types.count)")
            }
            machine.lanes[step].sets[try scope(set, of: machine)] = try parameters.map { parameter in
                var queue = FirstInFirstOut<EventBox>()
                for box in try boxes(parameter) { queue.append(box) }
                return queue
            }
        }
        for buffer in try value.elements("buffers") {
            let name = try buffer.member("name").text
            machine.lanes[step].collections[name] = CollectBuffer(try boxes(try buffer.member("events")))
        }
    }
}
