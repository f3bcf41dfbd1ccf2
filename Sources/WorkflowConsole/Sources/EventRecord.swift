public import FoundationEssentials
public import Workflows

/// One entry of a run's stream as data: the envelope in which every source speaks.
public struct EventRecord: Sendable, Hashable {
    /// Counted from 0 per run, notices included.
    public var sequence: Int
    /// When the run took it in, by the wall clock.
    public var time: Date
    /// The run whose stream it belongs to.
    public var run: RunID
    /// The short name of the event's type, or of the notice's kind.
    public var type: String
    /// Module and nesting path of the event's type; `nil` for notices.
    public var qualifiedName: String?
    /// The roles of the event's type, nearest first: `InputRequiredEvent`.
    public var types: [String]
    /// The event's or notice's fields; write-only ones are masked.
    public var value: JSON
    /// The step it comes from, if one does.
    public var step: String?
    /// Counted from 1.
    public var attempt: Int
    /// The names of the child runs on the way to where it comes from; empty for the run itself.
    public var childPath: [String] = []
    /// What the engine says, when this is no event.
    public var notice: EngineNotice?

    /// Makes a record as a source has received it.
    public init(
        sequence: Int,
        time: Date,
        run: RunID,
        type: String,
        qualifiedName: String? = nil,
        types: [String] = [],
        value: JSON = .object([:]),
        step: String? = nil,
        attempt: Int = 1,
        notice: EngineNotice? = nil
    ) {
        self.sequence = sequence
        self.time = time
        self.run = run
        self.type = type
        self.qualifiedName = qualifiedName
        self.types = types
        self.value = value
        self.step = step
        self.attempt = attempt
        self.notice = notice
    }
}

extension EventRecord {
    /// The record of an entry of a run's stream.
    ///
    /// - Parameter schema: the schema of an event type by its name; by it, write-only fields are masked.
    public init(_ entry: RunEvent, run: RunID, schema: (String) -> JSONSchema?) {
        var record = EventRecord(
            sequence: entry.sequence,
            time: entry.time,
            run: run,
            type: "",
            step: entry.maker,
            attempt: entry.origin?.attempt ?? 1
        )
        record.childPath = entry.origin?.childPath ?? []
        switch entry.content {
        case .event(let event):
            let type = EventType(Swift.type(of: event))
            record.type = type.shortName
            record.qualifiedName = type.name
            record.types = EventRecord.roles(of: type)
            record.value = (try? JSON(display: event)) ?? .object([:])
        case .notice(var notice):
            if case .questionOpened(var question) = notice, let type = question.questionType, let schema = schema(type)
            {
                question.payload = question.payload.masked(by: schema)
                notice = .questionOpened(question)
            }
            record.type = notice.typeName
            record.notice = notice
            record.value = notice.fields
        }
        self = record
    }

    private static func roles(of type: EventType) -> [String] {
        if type.isStart { return ["StartEvent"] }
        if type.isStop { return ["StopEvent"] }
        if type.isQuestion { return ["InputRequiredEvent"] }
        if type.isResponse { return ["HumanResponseEvent"] }
        return []
    }
}

extension EngineNotice {
    /// The notice's own fields as JSON, for those who look inside.
    var fields: JSON {
        guard let members = (try? JSON(encoding: self))?.objectValue, let inner = members.values.first else {
            return .object([:])
        }
        // A case with one unlabelled value is encoded with that value under "_0".
        if let only = inner["_0"], inner.objectValue?.count == 1 { return only }
        return inner
    }
}

extension RunEvent {
    /// The step it comes from, with the child runs on the way to it: `stage#1/run`.
    var maker: String? {
        origin.map { ($0.childPath + [$0.step]).filter { !$0.isEmpty }.joined(separator: "/") }
    }
}

extension EventRecord {
    /// Whether a child run says it, whose steps are not those of this run's graph.
    public var isOfChild: Bool { !childPath.isEmpty }

    /// How the run ended, when this is its last entry.
    var endsRun: RunStatus? {
        guard !isOfChild else { return nil }
        return switch notice {
        case .timedOut?: .timedOut
        case .cancelled?: .cancelled
        case .failed?: .failed
        case nil where types.contains("StopEvent"): .completed
        default: nil
        }
    }
}

extension Question {
    /// What an answer has to look like: by its own word, else by what is known of the workflow's events.
    func responseSchema(among schemas: [String: JSONSchema]) -> JSONSchema? {
        if let responseSchema { return JSONSchema(json: responseSchema) }
        return responseTypes.lazy.compactMap { schemas[$0] ?? schemas[EventType.shortName(of: $0)] }.first
    }
}
