import FoundationEssentials

extension RunPlan {
    /// An open wait as people see it.
    ///
    /// The question's words are its property `prompt` or `question`, else its type's description, else the type's
    /// name in words.
    func question(_ wait: OpenWait) -> Question {
        let payload = wait.question.flatMap { try? JSON(display: $0.value) } ?? .object([:])
        return Question(
            wait: wait.name,
            step: wait.step.map { steps[$0].name },
            questionType: wait.question.map { types.name($0.type) },
            prompt: prompt(of: wait, payload: payload),
            responseTypes: wait.expected.map { types.name($0) },
            payload: payload,
            asked: Date(timeIntervalSinceReferenceDate: wait.asked.date),
            deadline: wait.deadline.map { Date(timeIntervalSinceReferenceDate: $0.date) }
        )
    }

    private func prompt(of wait: OpenWait, payload: JSON) -> String {
        for key in ["prompt", "question"] {
            if let words = payload[key]?.stringValue, !words.isEmpty { return words }
        }
        guard let type = wait.question?.type ?? wait.expected.first else { return "" }
        let event = types.type(type)
        if let description = JSONSchema.of(event.type).description, !description.isEmpty { return description }
        return event.nameInWords
    }

    /// Why a run stands still, in one line.
    func words(for reason: PauseReason) -> String {
        switch reason {
        case .asked: "somebody asked"
        case .beforeStep(let step, let invocation): "before step '\(steps[step].name)' (invocation \(invocation))"
        case .beforeEvent(let type, let step, let invocation):
            "before '\(steps[step].name)' takes \(types.name(type)) (invocation \(invocation))"
        case .failure(let failure, let invocation):
            "step '\(failure.step.map { steps[$0].name } ?? "")' failed (invocation \(invocation)): \(failure.message)"
        case .inChild(let name, let words): "in \(name): \(words)"
        }
    }

    /// What an idle run waits for, in one line.
    func words(for idle: IdleRun) -> String {
        var parts: [String] = []
        if idle.waitCount > 0 {
            let waits = idle.waits.map { wait in
                let expected = wait.expected.map { types.name($0) }.joined(separator: " or ")
                return wait.question.map { "\(expected) to \(types.name($0.type)) (\(wait.name))" }
                    ?? "\(expected) (\(wait.name))"
            }
            let more = idle.waitCount - idle.waits.count
            parts.append(waits.joined(separator: ", ") + (more > 0 ? " and \(more) more" : ""))
        }
        parts += idle.joins.map { words(for: $0) }
        if parts.isEmpty, !idle.entries.isEmpty {
            parts.append("\(idle.entries.map { types.name($0) }.joined(separator: " or ")) from outside")
        }
        if parts.isEmpty, idle.holds > 0 { parts.append("whoever holds the run open") }
        return parts.isEmpty ? "nothing" : parts.joined(separator: "; ")
    }
}

extension EventType {
    /// The short name as words: `ReviewDraft` gives "Review draft".
    var nameInWords: String {
        var words = ""
        var previousIsLower = false
        for character in shortName {
            if character.isUppercase, previousIsLower {
                words += " " + character.lowercased()
            } else {
                words.append(character)
            }
            previousIsLower = character.isLowercase || character.isNumber
        }
        return words
    }
}
