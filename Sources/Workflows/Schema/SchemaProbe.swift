import Synchronization

/// Finds the schema of a type by letting it decode itself from a decoder that answers everything and takes notes.
enum SchemaProbe {
    private static let known = Mutex<[ObjectIdentifier: JSONSchema]>([:])

    static func schema(of type: any Any.Type) -> JSONSchema {
        let key = ObjectIdentifier(type)
        if let schema = known.withLock({ $0[key] }) { return schema }
        let schema = probed(type)
        known.withLock { $0[key] = schema }
        return schema
    }

    private static func probed(_ type: any Any.Type) -> JSONSchema {
        let title = EventType.shortName(of: String(reflecting: type))
        if let choices = choices(of: type) { return JSONSchema(.choice(choices), title: title) }
        guard let type = type as? any Decodable.Type else { return JSONSchema(.any, title: title) }
        let notes = ProbeNotes()
        let isWhole = (try? type.init(from: ProbingDecoder(notes: notes, depth: 0))) != nil
        switch notes.shape {
        case .none: return JSONSchema(.any, title: title)
        case .single(let schema): return JSONSchema(schema.kind, title: title)
        case .list(let items): return JSONSchema(.array(items: items), title: title)
        case .object(let properties):
            // A type that gave up half-way may have more fields than were seen, so nothing may be ruled out.
            return isWhole ? JSONSchema(.object(properties: properties), title: title) : JSONSchema(.any, title: title)
        }
    }

    /// The values of an enum that lists its cases.
    private static func choices(of type: any Any.Type) -> [JSON]? {
        func all<T: CaseIterable>(_ type: T.Type) -> [JSON]? {
            let values = type.allCases.compactMap { value in
                (value as? any Encodable).flatMap { try? JSON(encoding: $0) }
            }
            return values.isEmpty || values.contains { $0.objectValue != nil } ? nil : values
        }
        guard let type = type as? any CaseIterable.Type else { return nil }
        return all(type)
    }
}

/// What a type asked for while it decoded itself.
private final class ProbeNotes {
    enum Shape {
        case none
        case single(JSONSchema)
        case list(JSONSchema)
        case object([JSONSchema.Property])
    }

    var shape = Shape.none

    func note(_ name: String, _ schema: JSONSchema, isRequired: Bool) {
        var properties: [JSONSchema.Property] = []
        if case .object(let known) = shape { properties = known }
        if !properties.contains(where: { $0.name == name }) {
            properties.append(JSONSchema.Property(name: name, schema: schema, isRequired: isRequired))
        }
        shape = .object(properties)
    }
}

/// The type cannot be probed any further.
private struct ProbeEnded: Error {}

private struct ProbingDecoder: Decoder {
    let notes: ProbeNotes
    let depth: Int
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    /// Deeper than this a type is taken to contain itself.
    static let deepest = 12

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
        if case .none = notes.shape { notes.shape = .object([]) }
        return KeyedDecodingContainer(ProbingObject<Key>(notes: notes, depth: depth))
    }

    func unkeyedContainer() -> any UnkeyedDecodingContainer { ProbingList(notes: notes, depth: depth) }
    func singleValueContainer() -> any SingleValueDecodingContainer { ProbingValue(notes: notes, depth: depth) }
}

/// A value of a type to go on with, and the schema of the type.
private func sample<T: Decodable>(_ type: T.Type, depth: Int) throws -> (value: T, schema: JSONSchema) {
    guard depth < ProbingDecoder.deepest else { throw ProbeEnded() }
    let schema = JSONSchema.of(type)
    return (try schema.sample().decode(type), schema)
}

private struct ProbingObject<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let notes: ProbeNotes
    let depth: Int
    var codingPath: [any CodingKey] { [] }
    var allKeys: [Key] { [] }

    func contains(_ key: Key) -> Bool { true }
    func decodeNil(forKey key: Key) -> Bool { false }

    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
        let (value, schema) = try sample(type, depth: depth + 1)
        notes.note(key.stringValue, schema, isRequired: true)
        return value
    }

    func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? {
        notes.note(key.stringValue, JSONSchema.of(type), isRequired: false)
        return nil
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type,
        forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        throw ProbeEnded()
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer { throw ProbeEnded() }
    func superDecoder() throws -> any Decoder { throw ProbeEnded() }
    func superDecoder(forKey key: Key) throws -> any Decoder { throw ProbeEnded() }
}

private struct ProbingList: UnkeyedDecodingContainer {
    let notes: ProbeNotes
    let depth: Int
    var codingPath: [any CodingKey] { [] }
    var count: Int? { 1 }
    var isAtEnd: Bool { currentIndex > 0 }
    var currentIndex = 0

    init(notes: ProbeNotes, depth: Int) {
        self.notes = notes
        self.depth = depth
    }

    mutating func decodeNil() -> Bool { false }

    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
        let (value, schema) = try sample(type, depth: depth + 1)
        notes.shape = .list(schema)
        currentIndex += 1
        // More than one element that is asked for by type is a tuple in disguise, which no schema here describes.
        if currentIndex > 1 { notes.shape = .single(JSONSchema(.any)) }
        return value
    }

    mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) throws -> KeyedDecodingContainer<Nested> {
        throw ProbeEnded()
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { throw ProbeEnded() }
    mutating func superDecoder() throws -> any Decoder { throw ProbeEnded() }
}

private struct ProbingValue: SingleValueDecodingContainer {
    let notes: ProbeNotes
    let depth: Int
    var codingPath: [any CodingKey] { [] }

    func decodeNil() -> Bool { false }

    func decode<T: Decodable>(_ type: T.Type) throws -> T {
        let (value, schema) = try sample(type, depth: depth + 1)
        notes.shape = .single(schema)
        return value
    }
}
