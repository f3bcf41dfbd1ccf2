import Foundation
import Workflows

struct Address: Codable, Equatable {
    var street: String
    var number: Int
    var note: String?
}

struct Customer: Codable, Equatable {
    var name: String
    var home: Address
    var others: [Address]
    var work: Address?
}

enum Mood: String, Codable, CaseIterable { case calm, cross }
enum Grade: Int, Codable, CaseIterable { case low = 1, high = 3 }
enum Light: Codable, CaseIterable { case red, green }
enum Hidden: String, Codable { case one, two }
enum Figure: Codable { case circle(radius: Double), point }

struct Tree: Codable, Equatable {
    var name: String
    var branches: [Tree]
}

final class Chain: Codable, Sendable {
    let name: String
    let next: Chain?
}

struct Empty: Codable {}

struct Renamed: Codable {
    var first: Int
    enum CodingKeys: String, CodingKey { case first = "erste" }
}

struct Unknowable: Codable {
    var before: Int
    var hidden: Hidden
    var after: Int
}

struct Generic<Value: Codable>: Codable { var value: Value }

struct Everything: Codable, Equatable {
    var text: String
    var whole: Int
    var small: UInt8
    var big: UInt64
    var decimal: Double
    var short: Float
    var isTrue: Bool
    var day: Date
    var address: URL
    var id: UUID
    var bytes: Data
    var price: Decimal
    var length: Duration
    var span: ClosedRange<Int>
    var half: Range<Double>
    var list: [Int]
    var set: Set<String>
    var map: [String: Int]
    var mood: Mood
    var grade: Grade
    var file: FileReference
    var word: Secret<String>
    var maybe: Int?
}

/// A decodable type as the argument of a test.
typealias SharedType = any (Decodable & SendableMetatype).Type
