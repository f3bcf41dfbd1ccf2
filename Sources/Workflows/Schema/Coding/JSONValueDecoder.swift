/// Reads any decodable value from ``JSON``, without a detour through text.
///
/// Errors are `DecodingError`s whose reasons are the words that forms show.
struct JSONValueDecoder: Decoder {
    let json: JSON
    let codingPath: [any CodingKey]
    let userInfo: [CodingUserInfoKey: Any] = [:]

    static func decode<Value: Decodable>(
        _ type: Value.Type,
        from json: JSON,
        at path: [any CodingKey]
    ) throws -> Value {
        if type == JSON.self, let value = json as? Value { return value }
        if let spelled = type as? any JSONSpelled.Type {
            guard let value = try spelled.init(spelling: json) as? Value else {
                throw mismatch(type, spelled.spellingWords, json, path)
            }
            return value
        }
        return try type.init(from: JSONValueDecoder(json: json, codingPath: path))
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard let members = json.objectValue else {
            throw JSONValueDecoder.mismatch([String: JSON].self, "an object", json, codingPath)
        }
        return KeyedDecodingContainer(DecodedObject<Key>(members: members, codingPath: codingPath))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard let elements = json.arrayValue else {
            throw JSONValueDecoder.mismatch([JSON].self, "a list", json, codingPath)
        }
        return DecodedArray(elements: elements, codingPath: codingPath)
    }

    func singleValueContainer() -> any SingleValueDecodingContainer { self }

    fileprivate static func mismatch(
        _ type: any Any.Type,
        _ expected: String,
        _ json: JSON,
        _ path: [any CodingKey]
    ) -> DecodingError {
        let context = DecodingError.Context(
            codingPath: path,
            debugDescription: "must be \(expected), not \(json.kindWords)"
        )
        return json == .null ? .valueNotFound(type, context) : .typeMismatch(type, context)
    }
}

extension JSONValueDecoder: SingleValueDecodingContainer {
    func decodeNil() -> Bool { json == .null }

    func decode(_ type: Bool.Type) throws -> Bool { try expect(json.boolValue, "yes or no") }
    func decode(_ type: String.Type) throws -> String { try expect(json.stringValue, "text") }
    func decode(_ type: Double.Type) throws -> Double { try expect(json.numberValue, "a number") }
    func decode(_ type: Float.Type) throws -> Float { Float(try expect(json.numberValue, "a number")) }
    func decode(_ type: Int.Type) throws -> Int { try integer() }
    func decode(_ type: Int8.Type) throws -> Int8 { try integer() }
    func decode(_ type: Int16.Type) throws -> Int16 { try integer() }
    func decode(_ type: Int32.Type) throws -> Int32 { try integer() }
    func decode(_ type: Int64.Type) throws -> Int64 { try integer() }
    func decode(_ type: UInt.Type) throws -> UInt { try integer() }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try integer() }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try integer() }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try integer() }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try integer() }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        try JSONValueDecoder.decode(type, from: json, at: codingPath)
    }

    private func expect<Value>(_ value: Value?, _ words: String) throws -> Value {
        guard let value else { throw JSONValueDecoder.mismatch(Value.self, words, json, codingPath) }
        return value
    }

    private func integer<Number: FixedWidthInteger>() throws -> Number {
        let number: Number? =
            switch json {
            case .integer(let value): Number(exactly: value)
            case .number(let value): Number(exactly: value)
            default: nil
            }
        if let number { return number }
        guard json.numberValue != nil else { return try expect(number, "a whole number") }
        let words = json.integerValue == nil ? "must be a whole number" : "must be from \(Number.min) to \(Number.max)"
        throw DecodingError.dataCorrupted(.init(codingPath: codingPath, debugDescription: words))
    }
}

private struct DecodedObject<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let members: [String: JSON]
    let codingPath: [any CodingKey]

    var allKeys: [Key] { members.keys.sorted().compactMap { Key(stringValue: $0) } }

    func contains(_ key: Key) -> Bool { members[key.stringValue] != nil }
    func decodeNil(forKey key: Key) throws -> Bool { try member(key) == .null }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        try JSONValueDecoder.decode(type, from: member(key), at: codingPath + [key])
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type,
        forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        try superDecoder(forKey: key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try superDecoder(forKey: key).unkeyedContainer()
    }

    func superDecoder() -> any Decoder {
        let key = JSONKey("super")
        return JSONValueDecoder(json: members[key.stringValue] ?? .null, codingPath: codingPath + [key])
    }

    func superDecoder(forKey key: Key) throws -> any Decoder {
        JSONValueDecoder(json: try member(key), codingPath: codingPath + [key])
    }

    private func member(_ key: Key) throws -> JSON {
        guard let member = members[key.stringValue] else {
            throw DecodingError.keyNotFound(key, .init(codingPath: codingPath, debugDescription: "is missing"))
        }
        return member
    }
}

private struct DecodedArray: UnkeyedDecodingContainer {
    let elements: [JSON]
    let codingPath: [any CodingKey]
    var currentIndex = 0

    init(elements: [JSON], codingPath: [any CodingKey]) {
        self.elements = elements
        self.codingPath = codingPath
    }

    var count: Int? { elements.count }
    var isAtEnd: Bool { currentIndex >= elements.count }

    mutating func decodeNil() throws -> Bool {
        let decoder = try next(JSON.self)
        guard decoder.json == .null else { return false }
        currentIndex += 1
        return true
    }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        let decoder = try next(type)
        let value = try decoder.decode(type)
        currentIndex += 1
        return value
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> {
        try superDecoder().container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try superDecoder().unkeyedContainer()
    }

    mutating func superDecoder() throws -> any Decoder {
        let decoder = try next((any Decoder).self)
        currentIndex += 1
        return decoder
    }

    private func next(_ type: any Any.Type) throws -> JSONValueDecoder {
        let path = codingPath + [JSONKey(index: currentIndex)]
        guard currentIndex < elements.count else {
            throw DecodingError.valueNotFound(type, .init(codingPath: path, debugDescription: "the list is too short"))
        }
        return JSONValueDecoder(json: elements[currentIndex], codingPath: path)
    }
}
