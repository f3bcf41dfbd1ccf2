import Synchronization

/// The way from a child run to the run around it.
struct ParentLink: Sendable {
    /// Tells the parent what a tick of the child came to; the parent is not kept alive by it.
    let tell: @Sendable (ChildNews) -> Void
}

extension RunDriver {
    /// Gives a body a child to start, or `nil` when its invocation is over.
    func openChild(_ base: String, for work: StepWork) -> (child: ChildRun, saved: JSON?)? {
        var opened: (child: ChildRun, saved: JSON?)?
        take(at: now) { core in
            core.openedChild = nil
            return .child(0, .opened(base: base, invocation: work.invocation))
        } then: { core in
            guard let child = core.openedChild else { return }
            opened = (child, core.savedChildren.removeValue(forKey: child.number))
        }
        return opened
    }

    /// The way on which a child tells this run what happens in it.
    func link(to child: ChildRun) -> ParentLink {
        ParentLink { [weak self] news in
            guard let self else { return }
            self.take(at: self.now) { core in
                if case .ended = news { core.childDrivers[child.name] = nil }
                return core.machine.children[child.number] == nil ? nil : .child(child.number, news)
            }
        }
    }

    /// Makes a child reachable for answers, unless this run is over.
    func attach(_ driver: RunDriver, as child: ChildRun) {
        let isLive = core.withLock { core in
            guard core.machine.children[child.number] != nil, driver.status.isOver == false else { return false }
            core.childDrivers[child.name] = driver
            return true
        }
        if !isLive { driver.cancel() }
    }

    var status: RunStatus { core.withLock { $0.machine.status } }

    /// The child in whose way a name lies, and the rest of the way: `stage#2/w1`.
    func child(onWayTo name: String) -> (driver: RunDriver, rest: String)? {
        guard let slash = name.firstIndex(of: "/") else { return nil }
        guard let driver = core.withLock({ $0.childDrivers[String(name[..<slash])] }) else { return nil }
        return (driver, String(name[name.index(after: slash)...]))
    }

    /// A child run that is under way, by the way to it: `stage#2`, `stage#2/check#1`.
    func child(named path: String) throws -> RunDriver {
        var driver = self
        for name in path.split(separator: "/", omittingEmptySubsequences: false) {
            guard let child = driver.core.withLock({ $0.childDrivers[String(name)] }) else {
                throw WorkflowRuntimeError("There is no child run \(path) under way.")
            }
            driver = child
        }
        return driver
    }

    /// The open questions of all children, with their way.
    var childQuestions: [Question] {
        let children = core.withLock { $0.childDrivers }
        return children.keys.sorted().flatMap { name -> [Question] in
            guard let driver = children[name] else { return [] }
            let own = driver.core.withLock { $0.machine }.waits.open.map { driver.plan.question($0) }
            return (own + driver.childQuestions).map { $0.inside(name, driver.plan) }
        }
    }

    /// Tells the run around this one what has come up since, in order, by one caller at a time.
    ///
    /// It is told outside the lock: what the parent does of it may cancel this run.
    func tellParent() {
        guard let parent else { return }
        while true {
            let batch: RunCore.Outbox? = core.withLock { core in
                guard !core.isTelling, !core.outbox.isEmpty else { return nil }
                core.isTelling = true
                defer { core.outbox = RunCore.Outbox() }
                return core.outbox
            }
            guard let batch else { return }
            parent.tell(.said(batch.facts, plan: plan, isWaiting: batch.isWaiting))
            if let ending = batch.ending { parent.tell(.ended(ending)) }
            core.withLock { $0.isTelling = false }
        }
    }
}

extension RunCore {
    /// What a child has not told its parent yet.
    struct Outbox: Sendable {
        var facts: [Fact] = []
        var isWaiting = false
        var ending: ChildEnding?
        var isEmpty = true
    }

    /// Keeps what a tick came to for the parent.
    mutating func noteForParent() {
        outbox.isEmpty = false
        outbox.facts += turn.facts
        outbox.isWaiting = machine.onlyWaitsForPeople
        guard turn.isEnd, let ending = machine.ending else { return }
        switch ending {
        case .completed(let box):
            outbox.ending = ChildEnding(status: .completed, result: try? box.json)
        case .failed(let failure): outbox.ending = ChildEnding(status: .failed, message: failure.message)
        case .timedOut(let limit, _):
            let error = WorkflowTimeoutError(timeout: limit, activeSteps: [])
            outbox.ending = ChildEnding(status: .timedOut, message: error.message)
        case .cancelled: outbox.ending = ChildEnding(status: .cancelled)
        }
    }
}

extension RunDriver {
    /// The run as JSON, children included; `nil` when something of it cannot be encoded, so that it begins anew.
    var savedForm: JSON? {
        let now = now
        let (machine, boxCount) = core.withLock { ($0.machine.saved(at: now), $0.boxCount) }
        guard machine.isRunning, let state = try? bodies.stateJSON() else { return nil }
        return try? SavedRunWriter.json(
            of: machine,
            boxCount: boxCount,
            state: state,
            date: now.date,
            children: savedChildren(of: machine)
        )
    }

    /// The saved forms of the child runs that are under way, by number.
    func savedChildren(of machine: RunMachine) -> [Int: JSON] {
        if machine.children.isEmpty { return [:] }
        let (drivers, waiting) = core.withLock { ($0.childDrivers, $0.savedChildren) }
        var forms = waiting
        for child in machine.children.values {
            if let form = drivers[child.name]?.savedForm { forms[child.number] = form }
        }
        return forms
    }
}
