/// An event on its way through a run: a number, an interned type and the value, at which the machine never looks.
///
/// Two boxes of one run are equal when their numbers are. A box is a reference, because an event is held in several
/// places at a time (the invocation, its command, the stream) and a reference is the cheapest thing to copy.
final class EventBox: Sendable, Equatable {
    /// Counted from 1 per run, in order of arrival at the machine.
    let number: Int
    /// An index into ``EventTypeTable``.
    let type: Int
    let value: any WorkflowEvent
    /// How often each recovery step has stood in on the way to this event; empty but after failures.
    let recoveries: RecoveryCounts

    init(number: Int, type: Int, value: any WorkflowEvent, recoveries: RecoveryCounts = [:]) {
        self.number = number
        self.type = type
        self.value = value
        self.recoveries = recoveries
    }

    /// The same event with what has been recovered on the way to its question.
    func inheriting(_ counts: RecoveryCounts) -> EventBox {
        guard !counts.isEmpty else { return self }
        return EventBox(
            number: number,
            type: type,
            value: value,
            recoveries: recoveries.merging(counts, uniquingKeysWith: max)
        )
    }

    static func == (one: EventBox, other: EventBox) -> Bool { one.number == other.number }
}

/// What one invocation of a step is given.
enum StepEvents: Sendable, Equatable {
    case one(EventBox)
    /// A complete set in the order of the parameters, or a closed fan-out in order of arrival.
    case many([EventBox])

    /// What has been recovered on the way to these events.
    var recoveries: RecoveryCounts {
        switch self {
        case .one(let box): return box.recoveries
        case .many(let boxes):
            var counts: RecoveryCounts = [:]
            for box in boxes where !box.recoveries.isEmpty { counts.merge(box.recoveries, uniquingKeysWith: max) }
            return counts
        }
    }

    var values: [any WorkflowEvent] {
        switch self {
        case .one(let box): [box.value]
        case .many(let boxes): boxes.map(\.value)
        }
    }
}

/// What a step returned, boxed.
enum BoxedEmission: Sendable, Equatable {
    case none
    case one(EventBox)
    case fanOut([EventBox])
}

/// An event that a body sent, and where to.
struct SentEvent: Sendable, Equatable {
    var box: EventBox
    /// The index of one step, or `nil` for every step that accepts it.
    var target: Int?
    /// Of its bytes, when the body may send it again.
    var digest: UInt64?
}

/// How often each recovery step has stood in, by the step's index.
typealias RecoveryCounts = [Int: Int]

extension EventBox {
    /// The event's fields, secrets included.
    var json: JSON {
        get throws {
            func encoded<E: WorkflowEvent>(_ event: E) throws -> JSON { try JSON(encoding: event) }
            return try encoded(value)
        }
    }
}
