import Synchronization
import Workflows

/// A workflow whose steps come from the case that is re-created.
struct Scene<Input: StartEvent, Output: StopEvent>: Workflow {
    typealias State = Board

    static var declaration: WorkflowDeclaration {
        WorkflowDeclaration(name: "scene", documentation: nil, place: nil, isClosed: false)
    }
    static func _entry(_: Input.Type) {}
    static func _exit(_: Output.Type) {}
    static var steps: [Step<Self>] { [] }

    /// A runner with these steps.
    static func with(
        timeout: RunTimeout? = .standard,
        maximumConcurrentRuns: Int? = nil,
        resources: ResourceManager? = nil,
        clock: (any Clock<Duration>)? = nil,
        _ steps: Step<Self>...
    ) throws -> WorkflowRunner<Self> {
        let runner = Self().runner(
            timeout: timeout,
            resources: resources,
            maximumConcurrentRuns: maximumConcurrentRuns,
            clock: clock
        )
        return try steps.reduce(runner) { try $0.adding($1) }
    }
}

/// What the steps of a scene share.
struct Board: WorkflowState {
    var notes: [JSON] = []
    var count = 0
}

/// The scene of most cases: it starts with nothing and ends with any value.
typealias Flow = Scene<Start, Ending>

/// The stop event of most cases.
typealias Ending = Stop<JSON>

/// Lets bodies wait for a test, and a test for bodies, without a clock.
final class Gate: Sendable {
    private let state = Mutex(State())

    private struct State {
        var isOpen = false
        var count = 0
        var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
    }

    /// Returns when the gate is open, or when the waiting task is cancelled.
    ///
    /// - Throws: `CancellationError` in the latter case.
    func pass() async throws {
        let number = state.withLock { state in
            state.count += 1
            return state.count
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let mayGo = state.withLock { state in
                    if state.isOpen || Task.isCancelled { return true }
                    state.waiting[number] = continuation
                    return false
                }
                if mayGo { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.waiting.removeValue(forKey: number) }?.resume()
        }
        try Task.checkCancellation()
    }

    func open() {
        let waiting = state.withLock { state in
            state.isOpen = true
            defer { state.waiting = [:] }
            return state.waiting.values.map { $0 }
        }
        for continuation in waiting { continuation.resume() }
    }
}

/// Notes what bodies do, in order, from any thread.
final class Notes: Sendable {
    private let entries = Mutex<[String]>([])

    func add(_ entry: String) { entries.withLock { $0.append(entry) } }

    var json: JSON { .array(entries.withLock { $0 }.map { .string($0) }) }
}

/// How many bodies were inside at the same time.
final class Crowd: Sendable {
    private let counts = Mutex((now: 0, most: 0))

    /// How many are inside now, this one included.
    func enter() -> Int {
        counts.withLock { counts in
            counts.now += 1
            counts.most = max(counts.most, counts.now)
            return counts.now
        }
    }

    func leave() { counts.withLock { $0.now -= 1 } }

    var most: Int { counts.withLock { $0.most } }
}
