public import FoundationEssentials

/// A step has failed for good: what a recovery step accepts.
///
/// The engine makes it when a step's retries are spent and a `@CatchError` step stands in. Runs that time out or are
/// cancelled make none.
public struct StepFailed: Event, EntryEvent {
    /// The step that failed.
    public var step: String
    /// The short name of the event's type that it failed on; of several events, the first one's.
    public var inputType: String
    /// That event's fields, with secrets masked.
    public var input: JSON
    /// The name of the error's type.
    public var errorType: String
    /// What the error says.
    public var message: String
    /// How often the work was tried.
    public var attempts: Int
    /// Since the first attempt began.
    public var elapsedSeconds: Double
    /// When the last attempt failed.
    public var failedAt: Date

    private let live: Live?

    private struct Live: Sendable {
        var events: [any WorkflowEvent]
        var error: any Error
    }

    private enum CodingKeys: String, CodingKey {
        case step, inputType, input, errorType, message, attempts, elapsedSeconds, failedAt
    }

    /// A failure as a test or another system would tell of it.
    public init(
        step: String,
        inputType: String,
        input: JSON = .object([:]),
        errorType: String,
        message: String,
        attempts: Int = 1,
        elapsedSeconds: Double = 0,
        failedAt: Date
    ) {
        self.step = step
        self.inputType = inputType
        self.input = input
        self.errorType = errorType
        self.message = message
        self.attempts = attempts
        self.elapsedSeconds = elapsedSeconds
        self.failedAt = failedAt
        live = nil
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        step = try values.decode(String.self, forKey: .step)
        inputType = try values.decode(String.self, forKey: .inputType)
        input = try values.decode(JSON.self, forKey: .input)
        errorType = try values.decode(String.self, forKey: .errorType)
        message = try values.decode(String.self, forKey: .message)
        attempts = try values.decode(Int.self, forKey: .attempts)
        elapsedSeconds = try values.decode(Double.self, forKey: .elapsedSeconds)
        failedAt = try values.decode(Date.self, forKey: .failedAt)
        live = nil
    }

    init(_ failure: StepFailure, plan: RunPlan, events: StepEvents, date: Double) {
        let values = events.values
        step = failure.step.map { plan.steps[$0].name } ?? ""
        inputType = values.first.map { EventType(type(of: $0)).shortName } ?? ""
        input = values.first.flatMap { try? JSON(display: $0) } ?? .object([:])
        errorType = failure.errorType
        message = failure.message
        attempts = failure.attempts
        elapsedSeconds = failure.elapsed.inSeconds
        failedAt = Date(timeIntervalSinceReferenceDate: date)
        live = Live(events: values, error: failure.error)
    }

    /// The event that the step failed on, when it is of this type and this run made the failure in this process.
    ///
    /// After a run was resumed from its saved form only ``input`` is left.
    public func event<E: WorkflowEvent>(of type: E.Type) -> E? { live?.events.first as? E }

    /// The error itself, or a ``RecordedError`` with its words after a resume.
    public var error: any Error { live?.error ?? RecordedError(errorType: errorType, message: message) }
}

extension StepFailed: SchemaDescribed {
    public static var schema: JSONSchema {
        JSONSchema(
            .object(properties: [
                JSONSchema.Property(name: "step", schema: JSONSchema(.string(format: nil)), isRequired: true),
                JSONSchema.Property(name: "inputType", schema: JSONSchema(.string(format: nil)), isRequired: true),
                JSONSchema.Property(name: "input", schema: JSONSchema(.any), isRequired: true),
                JSONSchema.Property(name: "errorType", schema: JSONSchema(.string(format: nil)), isRequired: true),
                JSONSchema.Property(name: "message", schema: JSONSchema(.string(format: nil)), isRequired: true),
                JSONSchema.Property(name: "attempts", schema: JSONSchema.of(Int.self), isRequired: true),
                JSONSchema.Property(name: "elapsedSeconds", schema: JSONSchema.of(Double.self), isRequired: true),
                JSONSchema.Property(name: "failedAt", schema: JSONSchema.of(Date.self), isRequired: true),
            ]),
            title: "StepFailed"
        )
    }
}
