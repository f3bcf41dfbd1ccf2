/// Where a question's words come from.
enum QuestionWords {
    /// The properties of a question that hold its words, the first that has some counts.
    static let properties = ["prompt", "question"]
}

/// The words in which a question is put to a person.
///
/// They are its property `prompt` or `question`, else its type's description, else its type's name in words.
public func questionText(of event: any InputRequiredEvent) -> String {
    let fields = (try? JSON(display: event)) ?? .null
    for name in QuestionWords.properties {
        if let words = fields[name]?.stringValue, !words.trimmingBlanks.isEmpty { return words }
    }
    let type = EventType(type(of: event))
    if let description = JSONSchema.of(type.type).description, !description.isEmpty { return description }
    return type.nameInWords
}
