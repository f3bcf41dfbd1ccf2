import Workflows

/// A text of several lines, which forms let people write in their editor; coded as plain text.
struct NotesText: Codable, Hashable, Sendable, SchemaDescribed {
    var text: String

    init(_ text: String) { self.text = text }

    init(from decoder: any Decoder) throws { text = try decoder.singleValueContainer().decode(String.self) }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    static var schema: JSONSchema { JSONSchema(.string(format: "multiline")) }
}
