import Workflows

/// Stands for an event with undeclared fields, of which the reference has a class and Swift has none.
protocol LooseEvent: Event {}

/// Turns runs, events and errors of this engine into the form of the recorded traces.
enum Trace {
    /// Runs a workflow to its end and gives its stream and what it came to.
    ///
    /// - Parameters:
    ///   - internalEvents: whether the engine's notices belong to the trace.
    ///   - onEntry: called with each entry of the stream, as it comes.
    static func of<W: Workflow>(
        internalEvents: Bool = false,
        _ start: () throws -> WorkflowHandler<W>,
        onEntry: (WorkflowHandler<W>, RunEvent) async throws -> Void = { _, _ in }
    ) async throws -> JSON {
        let handler: WorkflowHandler<W>
        do { handler = try start() } catch { return ["run_raised": self.error(error)] }
        var stream: [JSON] = []
        for await entry in handler.events(after: -1, includingNotices: true) {
            if let json = try json(entry, internalEvents: internalEvents) { stream.append(json) }
            try await onEntry(handler, entry)
        }
        var trace: [String: JSON] = ["stream": .array(stream)]
        do { trace["result"] = try await result(of: handler) } catch { trace["raised"] = self.error(error) }
        return JSON.object(trace).comparable
    }

    /// What a run came to: the value of a plain stop event, or a stop event of the workflow's own as a whole.
    static func result<W: Workflow>(of handler: WorkflowHandler<W>) async throws -> JSON {
        let json = try await handler.resultJSON
        if W.Output.RunResult.self == Nothing.self { return .null }
        guard W.Output.RunResult.self == W.Output.self else { return json }
        return ["type": .string(EventType(W.Output.self).shortName), "fields": json]
    }

    /// One entry of a stream; `nil` for what the reference has no word for.
    static func json(_ entry: RunEvent, internalEvents: Bool) throws -> JSON? {
        switch entry.content {
        case .event(let event): try json(event)
        case .notice(let notice): json(notice, internalEvents: internalEvents)
        }
    }

    static func json(_ event: any WorkflowEvent) throws -> JSON {
        let name = EventType(type(of: event)).shortName
        if event is Done { return ["type": "StopEvent"] }
        let known = name.hasPrefix("Stop<") ? "StopEvent" : event is any LooseEvent ? "Event" : name
        return ["type": .string(known), "fields": try JSON(encoding: event)]
    }

    static func error(_ error: any Error) -> JSON {
        let name = JSON.string(String(describing: type(of: error)))
        if let error = error as? WorkflowValidationError {
            let codes = error.problems.filter { $0.severity == .error }.map(\.code.rawValue)
            return ["error": name, "codes": .array(Set(codes).sorted().map { .string($0) })]
        }
        return ["error": name, "message": .string(String(describing: error))]
    }

    private static func json(_ notice: EngineNotice, internalEvents: Bool) -> JSON? {
        switch notice {
        case .timedOut(let seconds, let active):
            [
                "type": "WorkflowTimedOutEvent",
                "fields": ["timeout": .number(seconds), "active_steps": .array(active.map { .string($0) })],
            ]
        case .cancelled: ["type": "WorkflowCancelledEvent"]
        case .failed(let step, let type, let message, let attempts):
            [
                "type": "WorkflowFailedEvent",
                "fields": [
                    "step_name": step.map { .string($0) } ?? .null, "attempts": .integer(attempts),
                    "exception": ["exception_type": .string(type), "exception_message": .string(message)],
                ],
            ]
        case .stepStateChanged(let change) where internalEvents: json(change)
        case .idle where internalEvents: ["type": "WorkflowIdleEvent"]
        case .unhandled(let type, let step) where internalEvents:
            [
                "type": "UnhandledEvent",
                "fields": ["event_type": .string(reference(type)), "step_name": step.map { .string($0) } ?? .null],
            ]
        default: nil
        }
    }

    private static func json(_ change: StepStateChange) -> JSON {
        let state =
            switch change.state {
            case .preparing, .running: change.state.rawValue
            case .waiting, .retrying, .finished, .failed, .cancelled: "not_running"
            }
        return [
            "type": "StepStateChanged",
            "fields": [
                "name": .string(change.step), "step_state": .string(state),
                "worker_id": change.worker.map { .string(String($0)) } ?? .null,
                "input_event_name": .string(reference(change.inputType)),
                "output_event_name": change.outputTypes.first.map { .string(reference($0)) } ?? .null,
            ],
        ]
    }

    /// The reference's name for a ready-made event.
    static func reference(_ type: String) -> String {
        switch type {
        case "Start": "StartEvent"
        case "StepFailed": "StepFailedEvent"
        default: type.hasPrefix("Stop<") ? "StopEvent" : type
        }
    }
}
