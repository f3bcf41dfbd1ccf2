/// Writes any encodable value as ``JSON``, without a detour through text.
struct JSONValueEncoder: Encoder {
    let codingPath: [any CodingKey]
    let userInfo: [CodingUserInfoKey: Any] = [:]
    fileprivate let place: EncodedPlace

    static func encode(_ value: some Encodable) throws -> JSON {
        try encode(value, at: [])
    }

    fileprivate static func encode(_ value: any Encodable, at path: [any CodingKey]) throws -> JSON {
        if let json = value as? JSON { return json }
        if let spelled = value as? any JSONSpelled { return try spelled.spelling() }
        let place = EncodedPlace()
        try value.encode(to: JSONValueEncoder(codingPath: path, place: place))
        return place.json
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        place.becomeObject()
        return KeyedEncodingContainer(EncodedObject<Key>(codingPath: codingPath, place: place))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        place.becomeArray()
        return EncodedArray(codingPath: codingPath, place: place)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer {
        EncodedValue(codingPath: codingPath, place: place)
    }
}

/// Where a value is being written; containers share it, because Swift lets several write one object.
///
/// One encoding uses it, on one thread.
private final class EncodedPlace {
    private var value: JSON = .null
    private var members: [String: EncodedPlace]?
    private var elements: [EncodedPlace]?

    var json: JSON {
        if let members { return .object(members.mapValues(\.json)) }
        if let elements { return .array(elements.map(\.json)) }
        return value
    }

    var count: Int { elements?.count ?? 0 }

    func becomeObject() { if members == nil { members = [:] } }
    func becomeArray() { if elements == nil { elements = [] } }
    func set(_ json: JSON) { value = json }

    func member(_ name: String) -> EncodedPlace {
        let place = EncodedPlace()
        members?[name] = place
        return place
    }

    /// The member for a nested container; one that is there already is written on.
    func openMember(_ name: String) -> EncodedPlace { members?[name] ?? member(name) }

    func nextElement() -> EncodedPlace {
        let place = EncodedPlace()
        elements?.append(place)
        return place
    }
}

private func json(_ number: Double, at path: [any CodingKey]) throws -> JSON {
    guard number.isFinite else {
        throw EncodingError.invalidValue(number, .init(codingPath: path, debugDescription: "JSON has no \(number)"))
    }
    return .number(number)
}

private func json(_ number: some FixedWidthInteger) -> JSON {
    Int(exactly: number).map { .integer($0) } ?? .number(Double(number))
}

private struct EncodedObject<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let codingPath: [any CodingKey]
    let place: EncodedPlace

    func encodeNil(forKey key: Key) { place.member(key.stringValue).set(.null) }

    func encode(_ value: some Encodable, forKey key: Key) throws {
        place.member(key.stringValue).set(try JSONValueEncoder.encode(value, at: codingPath + [key]))
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type,
        forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        encoder(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { encoder(key).unkeyedContainer() }
    func superEncoder() -> any Encoder { encoder(JSONKey("super")) }
    func superEncoder(forKey key: Key) -> any Encoder { encoder(key) }

    private func encoder(_ key: some CodingKey) -> JSONValueEncoder {
        JSONValueEncoder(codingPath: codingPath + [key], place: place.openMember(key.stringValue))
    }
}

private struct EncodedArray: UnkeyedEncodingContainer {
    let codingPath: [any CodingKey]
    let place: EncodedPlace
    var count: Int { place.count }

    func encodeNil() { place.nextElement().set(.null) }

    func encode(_ value: some Encodable) throws {
        let json = try JSONValueEncoder.encode(value, at: codingPath + [JSONKey(index: count)])
        place.nextElement().set(json)
    }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        encoder.container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { encoder.unkeyedContainer() }
    func superEncoder() -> any Encoder { encoder }

    private var encoder: JSONValueEncoder {
        let key = JSONKey(index: count)
        return JSONValueEncoder(codingPath: codingPath + [key], place: place.nextElement())
    }
}

private struct EncodedValue: SingleValueEncodingContainer {
    let codingPath: [any CodingKey]
    let place: EncodedPlace

    func encodeNil() { place.set(.null) }
    func encode(_ value: Bool) { place.set(.bool(value)) }
    func encode(_ value: String) { place.set(.string(value)) }
    func encode(_ value: Double) throws { place.set(try json(value, at: codingPath)) }
    // The decimal digits of the Float, not those that show how it is kept.
    func encode(_ value: Float) throws { place.set(try json(Double("\(value)") ?? Double(value), at: codingPath)) }
    func encode(_ value: Int) { place.set(.integer(value)) }
    func encode(_ value: Int8) { place.set(json(value)) }
    func encode(_ value: Int16) { place.set(json(value)) }
    func encode(_ value: Int32) { place.set(json(value)) }
    func encode(_ value: Int64) { place.set(json(value)) }
    func encode(_ value: UInt) { place.set(json(value)) }
    func encode(_ value: UInt8) { place.set(json(value)) }
    func encode(_ value: UInt16) { place.set(json(value)) }
    func encode(_ value: UInt32) { place.set(json(value)) }
    func encode(_ value: UInt64) { place.set(json(value)) }
    func encode(_ value: some Encodable) throws { place.set(try JSONValueEncoder.encode(value, at: codingPath)) }
}

/// A key by name or by index, for paths.
struct JSONKey: CodingKey {
    let stringValue: String
    let intValue: Int?

    init(_ name: String) { (stringValue, intValue) = (name, nil) }
    init(index: Int) { (stringValue, intValue) = (String(index), index) }
    init(stringValue: String) { self.init(stringValue) }
    init(intValue: Int) { self.init(index: intValue) }
}
