import Synchronization

/// Finds the schema of a type by letting it decode itself from a decoder that answers everything and takes notes.
enum SchemaProbe {
    private static let known = Mutex<[ObjectIdentifier: JSONSchema]>([:])

    static func schema(of type: any Any.Type) -> JSONSchema {
        let key = ObjectIdentifier(type)
        if let schema = known.withLock({ $0[key] }) { return schema }
        // The same text as `String(reflecting:)`, which first asks at length whether the type describes itself.
        let title = EventType.shortName(of: _typeName(type, qualified: true))
        guard !open.contains(key) else { return JSONSchema(.reference(title), title: title) }
        let schema = $open.withValue(open.union([key])) { probed(type, title: title) }
        // What refers to a type further out means nothing anywhere else.
        if schema.openReferences.isEmpty { known.withLock { $0[key] = schema } }
        return schema
    }

    /// The types that are being probed on this task, from the outermost in.
    @TaskLocal private static var open: Set<ObjectIdentifier> = []

    private static func probed(_ type: any Any.Type, title: String) -> JSONSchema {
        if let choices = choices(of: type) { return JSONSchema(.choice(choices), title: title) }
        guard let type = type as? any Decodable.Type else { return JSONSchema(.any, title: title) }
        let notes = ProbeNotes()
        let isWhole = (try? type.init(from: ProbingDecoder(notes: notes))) != nil
        switch notes.shape {
        case .single(let schema): return JSONSchema(schema.kind, title: title)
        case .list(let items) where isWhole: return JSONSchema(.array(items: items), title: title)
        case .object(let properties) where isWhole && !properties.isEmpty:
            return JSONSchema(.object(properties: properties), title: title)
        // A type that gave up half-way may have more fields than were seen, so nothing may be ruled out.
        case .none where isWhole, .object where isWhole:
            // The decoding that is written for a struct without properties asks for nothing at all.
            return JSONSchema(.object(properties: []), title: title)
        case .none, .list, .object:
            let field = notes.unknown.map { "its field '\($0)' cannot be found out" } ?? "its shape cannot be found out"
            return JSONSchema(.any, title: title, description: "Any JSON that makes a \(title): \(field).")
        }
    }

    /// The values of an enum that lists its cases.
    private static func choices(of type: any Any.Type) -> [JSON]? {
        func all<T: CaseIterable>(_ type: T.Type) -> [JSON]? {
            let values = type.allCases.compactMap { value in
                (value as? any Encodable).flatMap { try? JSON(encoding: $0) }
            }
            // Beyond this nobody chooses from a list.
            return values.isEmpty || values.count > 1000 ? nil : values
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
    /// The first field for which no value could be made.
    var unknown: String?

    /// Fields that the type looked for before it read them: those it can do without.
    var lookedFor: Set<String> = []

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
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
        if case .none = notes.shape { notes.shape = .object([]) }
        return KeyedDecodingContainer(ProbingObject<Key>(notes: notes))
    }

    func unkeyedContainer() -> any UnkeyedDecodingContainer { ProbingList(notes: notes) }
    func singleValueContainer() -> any SingleValueDecodingContainer { ProbingValue(notes: notes) }
}

/// A value of a type to go on with, and the schema of the type.
private func sample<T: Decodable>(_ type: T.Type) throws -> (value: T, schema: JSONSchema) {
    let schema = JSONSchema.of(type)
    return (try schema.sample().decode(type), schema)
}

private struct ProbingObject<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let notes: ProbeNotes
    var codingPath: [any CodingKey] { [] }
    var allKeys: [Key] { [] }

    func contains(_ key: Key) -> Bool {
        notes.lookedFor.insert(key.stringValue)
        return true
    }

    func decodeNil(forKey key: Key) -> Bool {
        notes.lookedFor.insert(key.stringValue)
        return false
    }

    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
        do {
            let (value, schema) = try sample(type)
            notes.note(key.stringValue, schema, isRequired: !notes.lookedFor.contains(key.stringValue))
            return value
        } catch {
            if notes.unknown == nil { notes.unknown = key.stringValue }
            throw error
        }
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
    var codingPath: [any CodingKey] { [] }
    var count: Int? { 1 }
    var isAtEnd: Bool { currentIndex > 0 }
    var currentIndex = 0

    init(notes: ProbeNotes) { self.notes = notes }

    mutating func decodeNil() -> Bool { false }

    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
        let (value, schema) = try sample(type)
        notes.shape = .list(schema)
        currentIndex += 1
        // More than one element that is asked for by type is a tuple in disguise, which no schema here describes.
        if currentIndex > 1 { notes.shape = .single(JSONSchema(.any)) }
        return value
    }

    mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) throws -> KeyedDecodingContainer<Nested>
    {
        throw ProbeEnded()
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { throw ProbeEnded() }
    mutating func superDecoder() throws -> any Decoder { throw ProbeEnded() }
}

private struct ProbingValue: SingleValueDecodingContainer {
    let notes: ProbeNotes
    var codingPath: [any CodingKey] { [] }

    func decodeNil() -> Bool { false }

    func decode<T: Decodable>(_ type: T.Type) throws -> T {
        // The shape is known even where no sample pleases the type.
        notes.shape = .single(JSONSchema.of(type))
        return try sample(type).value
    }
}
