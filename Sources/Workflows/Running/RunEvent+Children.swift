extension RunEvent {
    /// The entry of a child run as the run around it shows it: with the child's name on its way.
    func inside(_ child: String, _ plan: RunPlan) -> RunEvent {
        var copy = self
        copy.origin = Origin(
            step: origin?.step ?? "",
            attempt: origin?.attempt ?? 1,
            childPath: [child] + (origin?.childPath ?? [])
        )
        switch content {
        case .notice(.questionOpened(let question)):
            copy.content = .notice(.questionOpened(question.inside(child, plan)))
        case .notice(.questionClosed(let wait, let isAnswered)):
            copy.content = .notice(.questionClosed(wait: "\(child)/\(wait)", isAnswered: isAnswered))
        case .notice(.questionExtended(let wait, let deadline)):
            copy.content = .notice(.questionExtended(wait: "\(child)/\(wait)", deadline: deadline))
        default: break
        }
        return copy
    }
}

extension Question {
    /// A child's question as it is asked and answered in the run around it.
    func inside(_ child: String, _ plan: RunPlan) -> Question {
        var copy = self
        copy.wait = "\(child)/\(wait)"
        copy.step = step.map { "\(child)/\($0)" }
        if responseSchema == nil, let first = responseTypes.first,
            let type = plan.types.known.first(where: { plan.types.name(plan.types.number(of: $0.type)) == first })
        {
            copy.responseSchema = JSONSchema.of(type.type).json
        }
        return copy
    }
}

/// How a run that a step had started ended.
public struct ChildEndNotice: Sendable, Hashable, Codable {
    /// The child's name: `stage#2`.
    public var child: String
    /// The invocation that started it.
    public var invocation: Int
    /// How it ended.
    public var status: RunStatus
    /// What went wrong, when something did.
    public var message: String?
}
