import Synchronization

/// The way from a child run to the run around it.
struct ParentLink: Sendable {
    /// Tells the parent what a tick of the child came to; the parent is not kept alive by it.
    let tell: @Sendable (ChildNews) -> Void
}

/// A child that a body is about to start, and what is asked of it.
struct OpenedChild: Sendable {
    var child: ChildRun
    /// Where it goes on from, if its run was saved.
    var saved: JSON?
    var isPaused: Bool
    var breakpoints: [Breakpoint]
    var rerunsBodies: Bool
}

extension RunDriver {
    /// Gives a body a child to start, or `nil` when its invocation is over.
    func openChild(_ base: String, for work: StepWork) -> OpenedChild? {
        var opened: OpenedChild?
        take(at: now) { core in
            core.openedChild = .none
            return .child(0, .opened(base: base, invocation: work.invocation))
        } then: { core in
            guard case .some(let child) = core.openedChild else { return }
            opened = OpenedChild(
                child: child,
                saved: core.savedChildren[child.number],
                isPaused: core.machine.isPaused,
                breakpoints: core.machine.debugging?.given ?? [],
                rerunsBodies: core.machine.rerunsBodies
            )
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
    func attach(_ driver: RunDriver, as opened: OpenedChild) {
        let child = opened.child
        let isLive = core.withLock { core in
            guard core.machine.children[child.number] != nil, driver.status.isOver == false else { return false }
            core.childDrivers[child.name] = driver
            core.savedChildren[child.number] = nil
            guard let debugging = core.machine.debugging else { return true }
            // What was asked since it was opened; one that began standing still has come to no breakpoint of its own.
            let only = [child.name: driver]
            if debugging.given != opened.breakpoints { core.orders.append((.breakpoints(debugging.given), only)) }
            if core.machine.isPaused != opened.isPaused {
                core.orders.append((core.machine.isPaused ? .pause : .goOn, only))
            }
            return true
        }
        if isLive { tellChildren() } else { driver.cancel(with: self) }
    }

    /// Tells the children what is asked of them, in order, by one caller at a time.
    func tellChildren() {
        while let (order, children) = nextOrder() {
            for name in children.keys.sorted() { children[name]?.follow(order, as: name) }
            core.withLock { $0.isOrdering = false }
        }
    }

    private func nextOrder() -> (ChildOrder, [String: RunDriver])? {
        core.withLock { core in
            guard !core.isOrdering, let next = core.orders.popFirst() else { return nil }
            core.isOrdering = true
            return next
        }
    }

    private func follow(_ order: ChildOrder, as name: String) {
        switch order {
        case .pause: debug(.pause)
        case .goOn: debug(.goOn)
        case .breakpoints(let given): follow(given.compactMap { $0.inside(name) })
        }
    }

    var status: RunStatus { core.withLock { shown($0.machine) }.status }

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
            parent.tell(.said(batch.facts, plan: plan, batch.standing))
            if let ending = batch.ending { parent.tell(.ended(ending)) }
            core.withLock { $0.isTelling = false }
        }
    }
}

extension RunCore {
    /// What a child has not told its parent yet.
    struct Outbox: Sendable {
        var facts: [Fact] = []
        var standing = ChildStanding()
        var ending: ChildEnding?
        var isEmpty = true
        /// Whether the child stands at a breakpoint, which need not be news.
        var isStopped = false

        /// A stop is told once, when the child comes to it: told again later, it would undo a going on.
        mutating func add(_ news: Outbox) {
            isEmpty = false
            facts += news.facts
            let stop = news.standing.stop ?? (news.isStopped ? standing.stop : nil)
            standing = news.standing
            standing.stop = stop
            ending = news.ending ?? ending
        }
    }

    /// Keeps what a tick came to for the parent.
    mutating func noteForParent() { outbox.add(newsForParent) }

    /// What the last tick came to for the parent.
    var newsForParent: Outbox {
        var news = Outbox(facts: turn.facts, standing: machine.standing, isEmpty: false)
        news.isStopped = news.standing.stop != nil
        if !turn.hasStopped { news.standing.stop = nil }
        if turn.isEnd { news.ending = machine.ending.map { ChildEnding($0) } }
        return news
    }
}

extension ChildEnding {
    init(_ ending: RunEnding) {
        self.init(status: ending.status)
        switch ending {
        case .completed(let box): result = try? box.json
        case .failed(let failure):
            errorType = failure.errorType
            message = failure.message
        case .timedOut(let limit, _):
            errorType = "WorkflowTimeoutError"
            message = WorkflowTimeoutError(timeout: limit, activeSteps: []).message
        case .cancelled: break
        }
    }
}
