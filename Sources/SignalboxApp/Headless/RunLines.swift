import FoundationEssentials
import Workflows

/// The stable JSON lines of one run: what `--json` prints.
struct RunLines: Sendable {
    let run: String
    /// The schema of an event type, by its name.
    let schema: @Sendable (String) -> JSONSchema?

    /// The line for an entry of the stream.
    func line(for entry: RunEvent) -> JSON {
        switch entry.content {
        case .event(let event):
            let type = EventType(Swift.type(of: event))
            return line(
                entry,
                type: type.shortName,
                qualifiedName: .string(type.name),
                types: type.roleNames.isEmpty ? .null : .array(type.roleNames.map { .string($0) }),
                value: (try? JSON(display: event)) ?? .null
            )
        case .notice(let notice):
            return line(
                entry,
                type: notice.typeName,
                qualifiedName: .null,
                types: .null,
                value: (try? JSON(encoding: notice))?.objectValue?.values.first ?? .object([:])
            )
        }
    }

    /// The line that asks for an answer.
    func line(for question: Question, in entry: RunEvent) -> JSON {
        let schemas =
            question.responseSchema.map { [$0] } ?? question.responseTypes.compactMap { name in schema(name)?.json }
        let shown: JSON =
            switch schemas.count {
            case 0: .object([:])
            case 1: schemas[0]
            default: .object(["oneOf": .array(schemas)])
            }
        var members =
            line(entry, type: "AnswerRequired", qualifiedName: .null, types: .null, value: question.payload)
            .objectValue ?? [:]
        members["wait"] = .string(question.wait)
        members["question"] = .string(question.prompt)
        members["schema"] = shown
        members["deadline"] = question.deadline.map { .string(UTCTime.text(of: $0)) } ?? .null
        return .object(members)
    }

    /// The line for an answer that was not taken; its question stays open.
    func rejected(wait: String?, errors: [FieldError]) -> JSON {
        [
            "type": "AnswerRejected", "run": .string(run), "wait": wait.map { .string($0) } ?? .null,
            "errors": .array(errors.map { ["path": .string($0.path), "reason": .string($0.reason)] }),
        ]
    }

    /// The last line.
    func ended(status: RunStatus, result: JSON?, error: JSON?, openWait: String? = nil) -> JSON {
        var members: [String: JSON] = ["type": "RunEnded", "run": .string(run), "status": .string(status.rawValue)]
        if let result { members["result"] = result }
        if let error { members["error"] = error }
        if let openWait { members["wait"] = .string(openWait) }
        return .object(members)
    }

    /// What `RunEnded` says of an error: its type, words, the step it came from and the event the step had.
    func error(_ error: any Error, failure: EngineNotice?, input: String?) -> JSON {
        var members: [String: JSON] = [
            "type": .string(EventType.shortName(of: String(reflecting: Swift.type(of: error)))),
            "message": .string("\(error)"), "step": .null, "attempts": .null, "input": .null,
        ]
        if case .failed(let step, let errorType, let message, let attempts) = failure {
            members["type"] = .string(errorType)
            members["message"] = .string(message)
            members["step"] = step.map { .string($0) } ?? .null
            members["attempts"] = .integer(attempts)
            if step != nil { members["input"] = input.map { .string($0) } ?? .null }
        }
        return .object(members)
    }

    private func line(_ entry: RunEvent, type: String, qualifiedName: JSON, types: JSON, value: JSON) -> JSON {
        var members: [String: JSON] = [
            "sequence": .integer(entry.sequence), "time": .string(UTCTime.text(of: entry.time)), "run": .string(run),
            "type": .string(type), "qualified_name": qualifiedName, "types": types, "value": value,
        ]
        if let way = entry.origin?.childPath, !way.isEmpty { members["child"] = .string(way.joined(separator: "/")) }
        return .object(members)
    }
}

extension EventType {
    /// The roles between the type and ``Event``, nearest first, as clients know them.
    var roleNames: [String] {
        if isStart { return ["StartEvent"] }
        if isStop { return ["StopEvent"] }
        if isQuestion { return ["InputRequiredEvent"] }
        if isResponse { return ["HumanResponseEvent"] }
        return []
    }
}

/// Times in what programs read: UTC with milliseconds.
enum UTCTime {
    static func text(of date: Date) -> String {
        date.formatted(
            Date.ISO8601FormatStyle(includingFractionalSeconds: true)
        )
    }
}
