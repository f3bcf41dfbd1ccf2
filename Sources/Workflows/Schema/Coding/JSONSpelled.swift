import FoundationEssentials

/// A type that JSON spells in another way than the type codes itself.
protocol JSONSpelled {
    /// The value as JSON.
    ///
    /// - Throws: an `EncodingError` when the value cannot be written.
    func spelling() throws -> JSON
    /// Reads the value; `nil` when it is not spelled so.
    init?(spelling: JSON) throws
    /// What is expected, for the error about something else.
    static var spellingWords: String { get }
}

extension Date: JSONSpelled {
    func spelling() -> JSON { .string(DateSpelling.text(self)) }
    init?(spelling: JSON) {
        guard let date = spelling.stringValue.flatMap(DateSpelling.date) else { return nil }
        self = date
    }
    static var spellingWords: String { "a date and time such as 2026-03-14T09:26:53Z" }
}

extension URL: JSONSpelled {
    func spelling() -> JSON { .string(absoluteString) }
    init?(spelling: JSON) {
        guard let url = spelling.stringValue.flatMap({ URL(string: $0) }) else { return nil }
        self = url
    }
    static var spellingWords: String { "an address" }
}

extension Data: JSONSpelled {
    func spelling() -> JSON { .string(base64EncodedString()) }
    init?(spelling: JSON) {
        guard let data = spelling.stringValue.flatMap({ Data(base64Encoded: $0) }) else { return nil }
        self = data
    }
    static var spellingWords: String { "base64" }
}

extension Decimal: JSONSpelled {
    /// A number; of its digits, those that a `Double` can hold.
    func spelling() throws -> JSON {
        let text = String(describing: self)
        if let whole = Int(text) { return .integer(whole) }
        guard let number = Double(text), number.isFinite else {
            throw EncodingError.invalidValue(self, .init(codingPath: [], debugDescription: "is not a number"))
        }
        return .number(number)
    }
    init?(spelling: JSON) {
        switch spelling {
        case .integer(let number): self = Decimal(number)
        case .number(let number):
            guard let decimal = Decimal(string: "\(number)") else { return nil }
            self = decimal
        default: return nil
        }
    }
    static var spellingWords: String { "a number" }
}

extension Duration: JSONSpelled {
    /// Seconds, as a whole number where they are whole.
    func spelling() -> JSON {
        let (seconds, attoseconds) = components
        if attoseconds == 0, let whole = Int(exactly: seconds) { return .integer(whole) }
        return .number(Double(seconds) + Double(attoseconds) / 1e18)
    }
    init?(spelling: JSON) {
        switch spelling {
        case .integer(let seconds): self = .seconds(seconds)
        // Beyond this a duration cannot be made from a decimal number.
        case .number(let seconds) where abs(seconds) < 9e18: self = .seconds(seconds)
        default: return nil
        }
    }
    static var spellingWords: String { "a number of seconds" }
}

extension ClosedRange: JSONSpelled where Bound: Codable {
    func spelling() throws -> JSON { try RangeSpelling.json(lowerBound, upperBound) }
    init?(spelling: JSON) throws {
        guard let (from, to) = try RangeSpelling.bounds(spelling, as: Bound.self), from <= to else { return nil }
        self = from...to
    }
    static var spellingWords: String { "an object with 'from' and 'to', of which 'to' is not the smaller" }
}

extension Range: JSONSpelled where Bound: Codable {
    func spelling() throws -> JSON { try RangeSpelling.json(lowerBound, upperBound) }
    init?(spelling: JSON) throws {
        guard let (from, to) = try RangeSpelling.bounds(spelling, as: Bound.self), from <= to else { return nil }
        self = from..<to
    }
    static var spellingWords: String { "an object with 'from' and 'to', of which 'to' is not the smaller" }
}

/// Ranges as objects with `from` and `to`, so that forms ask for the two by name.
enum RangeSpelling {
    static func json<Bound: Encodable>(_ from: Bound, _ to: Bound) throws -> JSON {
        .object(["from": try JSON(encoding: from), "to": try JSON(encoding: to)])
    }

    static func bounds<Bound: Decodable>(_ json: JSON, as type: Bound.Type) throws -> (Bound, Bound)? {
        guard let from = json["from"], let to = json["to"] else { return nil }
        return (try from.decode(type), try to.decode(type))
    }
}
