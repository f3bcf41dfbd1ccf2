public import Workflows

/// Answers the questions of a run as a script says, by the type of the question.
public struct ScriptedAnswers: Sendable {
    private var answers: [String: [JSON]] = [:]

    /// Makes a script without answers.
    public init() {}

    /// The next answer to questions of a type; several calls for one type answer one question each, in order.
    public func answering(_ question: any WorkflowEvent.Type, with fields: JSON) -> ScriptedAnswers {
        var copy = self
        copy.answers[EventType(question).shortName, default: []].append(fields)
        return copy
    }

    /// Answers every question of a run until it is over.
    ///
    /// - Throws: ``NoAnswer`` for a question without an answer in the script (the run is cancelled then), and what
    ///   answering throws.
    public func play(_ handler: any AnyWorkflowHandler) async throws {
        var left = answers
        for await entry in handler.events(after: -1, includingNotices: true) {
            guard case .questionOpened(let question)? = entry.notice else { continue }
            let type = question.questionType ?? question.responseTypes.first ?? ""
            guard let fields = left[type]?.first else {
                try await handler.cancel()
                throw NoAnswer(question: question)
            }
            left[type]?.removeFirst()
            try await handler.answer(question.wait, with: fields)
        }
    }

    /// A question that the script does not answer.
    public struct NoAnswer: Error, Hashable, CustomStringConvertible {
        /// The question that the script does not answer.
        public let question: Question

        public var description: String {
            "The script has no (further) answer to \(question.questionType ?? "a wait"): \(question.prompt)"
        }
    }
}
