public import FoundationEssentials
import Synchronization
public import Workflows

/// The host of runs in this process: it owns them and gives every screen the same view of them.
///
/// Runs go on whatever happens to a screen; ``cancelAll()`` ends them with the process.
public final class LocalRunSource: RunSource {
    private struct State {
        var infos: [WorkflowInfo]
        /// In order of their start.
        var order: [RunID] = []
        var hosted: [RunID: Hosted] = [:]
    }

    private struct Hosted {
        var handler: any AnyWorkflowHandler
        var info: RunInfo

        /// The run's info with the status of this moment.
        var current: RunInfo {
            var info = info
            if info.ended == nil { info.status = handler.status }
            return info
        }
    }

    private let runners: [any AnyWorkflowRunner]
    private let now: @Sendable () -> Date
    private let state: Mutex<State>

    /// - Parameter now: the clock that dates starts and ends of runs.
    public init(_ runners: [any AnyWorkflowRunner], now: @escaping @Sendable () -> Date = { Date() }) {
        self.runners = runners
        self.now = now
        state = Mutex(State(infos: runners.map(WorkflowInfo.init)))
    }

    public var workflows: [WorkflowInfo] { state.withLock { $0.infos } }

    public var runs: [RunInfo] {
        state.withLock { state in state.order.compactMap { state.hosted[$0]?.current } }
    }

    /// The runs that are not over, oldest first.
    public var liveRuns: [RunInfo] { runs.filter { !$0.status.isOver } }

    public func start(_ workflow: String, fields: [String: JSON]) async throws(SourceRefusal) -> RunInfo {
        try start(workflow, fields: fields, options: RunOptions())
    }

    /// Starts a run with options of its own, such as a time limit.
    ///
    /// - Throws: as ``start(_:fields:)``.
    public func start(
        _ workflow: String,
        fields: [String: JSON],
        options: RunOptions
    ) throws(SourceRefusal) -> RunInfo {
        guard let runner = runners.first(where: { $0.declaration.name == workflow }) else {
            throw SourceRefusal("There is no workflow '\(workflow)' here.")
        }
        let handler: any AnyWorkflowHandler
        do {
            handler = try runner.start(fields: fields, options: options)
        } catch let rejection as AnswerRejected {
            throw SourceRefusal(rejection.message, errors: rejection.errors)
        } catch {
            throw SourceRefusal(words(of: error))
        }
        return add(handler)
    }

    /// Takes in a run that was started elsewhere in this process.
    @discardableResult
    public func add(_ handler: any AnyWorkflowHandler) -> RunInfo {
        let info = RunInfo(
            id: RunID(handler.id),
            workflow: handler.workflowName,
            status: handler.status,
            started: now()
        )
        state.withLock { state in
            guard state.hosted.updateValue(Hosted(handler: handler, info: info), forKey: info.id) == nil else { return }
            state.order.append(info.id)
        }
        return info
    }

    public func events(of run: RunID, after sequence: Int) -> EventBatches {
        guard let hosted = hosted(run) else { return EventBatches([]) }
        let entries = hosted.handler.events(after: sequence, includingNotices: true)
        let schemas = schemas(of: hosted.info.workflow)
        return EventBatches { buffer in
            for await entry in entries {
                if Task.isCancelled { return }
                await buffer.append(EventRecord(entry, run: run) { schemas[$0] })
            }
        }
    }

    public func outcome(of run: RunID) async -> RunInfo? {
        guard let hosted = hosted(run) else { return nil }
        var info = hosted.info
        guard info.ended == nil else { return info }
        do {
            let result = try await hosted.handler.resultJSON
            info.status = .completed
            info.result = resultSchema(of: info.workflow).map { result.masked(by: $0) } ?? result
        } catch {
            info.status = hosted.handler.status
            info.failure = await failure(of: hosted.handler, error)
        }
        info.ended = now()
        let ended = info
        return state.withLock { state in
            // The first to see the end dates it.
            if let known = state.hosted[run]?.info, known.ended != nil { return known }
            state.hosted[run]?.info = ended
            return ended
        }
    }

    public func snapshot(of run: RunID) async -> RunSnapshot? { hosted(run)?.handler.snapshot }

    public func answer(_ run: RunID, wait: String, fields: [String: JSON]) async throws(SourceRefusal) {
        guard let hosted = hosted(run) else { throw unknown(run) }
        do {
            try await hosted.handler.answer(wait, with: .object(fields))
        } catch let rejection as AnswerRejected {
            let isOpen = hosted.handler.snapshot.questions.contains { $0.wait == wait }
            throw SourceRefusal(rejection.message, errors: rejection.errors, isGone: !isOpen)
        } catch {
            let isOpen = hosted.handler.snapshot.questions.contains { $0.wait == wait }
            throw SourceRefusal(words(of: error), isGone: !isOpen)
        }
    }

    public func extend(_ run: RunID, by time: Duration) async throws(SourceRefusal) {
        try await act(on: run) { try await $0.extend(by: time) }
    }

    public func extend(_ run: RunID, wait: String, by time: Duration) async throws(SourceRefusal) {
        try await act(on: run) { try await $0.extend(wait: wait, by: time) }
    }

    public func cancel(_ run: RunID) async throws(SourceRefusal) { try await act(on: run) { try await $0.cancel() } }

    public func cancel(_ run: RunID, invocation: Int, of child: String?) async throws(SourceRefusal) {
        try await act(on: run) { try await $0.cancel(invocation: invocation, of: child) }
    }

    public func pause(_ run: RunID) async throws(SourceRefusal) { try await act(on: run) { try await $0.pause() } }

    public func resume(_ run: RunID) async throws(SourceRefusal) { try await act(on: run) { try await $0.resume() } }

    public func step(_ run: RunID) async throws(SourceRefusal) { try await act(on: run) { try await $0.step() } }

    public func setBreakpoints(_ breakpoints: [Breakpoint], of run: RunID) async throws(SourceRefusal) {
        try await act(on: run) { try await $0.setBreakpoints(breakpoints) }
    }

    /// Cancels every run that is not over, and gives them, oldest first.
    @discardableResult
    public func cancelAll() async -> [RunInfo] {
        let live = liveRuns
        for run in live { try? await cancel(run.id) }
        return live
    }

    public func revalidate() async -> [WorkflowInfo] {
        let infos = runners.map(WorkflowInfo.init)
        state.withLock { $0.infos = infos }
        return infos
    }

    // MARK: What the calls share

    private func act(
        on run: RunID,
        _ action: (any AnyWorkflowHandler) async throws -> Void
    ) async throws(SourceRefusal) {
        guard let hosted = hosted(run) else { throw unknown(run) }
        do {
            try await action(hosted.handler)
        } catch {
            throw SourceRefusal(words(of: error))
        }
    }

    private func hosted(_ run: RunID) -> Hosted? { state.withLock { $0.hosted[run] } }

    private func unknown(_ run: RunID) -> SourceRefusal {
        SourceRefusal("There is no run \(run) here.", isGone: true)
    }

    private func words(of error: any Error) -> String {
        (error as? any WorkflowError)?.message ?? "\(error)"
    }

    private func schemas(of workflow: String) -> [String: JSONSchema] {
        state.withLock { state in state.infos.first { $0.name == workflow }?.schemas ?? [:] }
    }

    /// The schema of a run's result: the stop event's own, but for a plain stop that of its one value.
    private func resultSchema(of workflow: String) -> JSONSchema? {
        let stop = state.withLock { state in state.infos.first { $0.name == workflow }?.stopSchema }
        guard let stop, stop.title?.hasPrefix("Stop<") == true, stop.fieldNames == ["result"] else { return stop }
        return stop.properties.first?.schema
    }

    /// The failure notice knows the step and the attempts; the error itself is what remains without one.
    private func failure(of handler: any AnyWorkflowHandler, _ error: any Error) async -> RunInfo.Failure {
        let sequence = handler.snapshot.sequence
        for await entry in handler.events(after: max(-1, sequence - 32), includingNotices: true) {
            if case .failed(let step, let type, let message, let attempts) = entry.notice {
                return RunInfo.Failure(type: type, message: message, step: step, attempts: attempts)
            }
        }
        let type = EventType.shortName(of: String(reflecting: Swift.type(of: error)))
        return RunInfo.Failure(type: type, message: words(of: error))
    }
}
