import Foundation
import Testing
import Workflows

@Suite("Values as JSON and back")
struct JSONCodingTests {
    private var everything: Everything {
        Everything(
            text: "é\u{202E}\n",
            whole: -3,
            small: 200,
            big: 7,
            decimal: 0.1,
            short: 0.1,
            isTrue: true,
            day: Date(timeIntervalSince1970: 1_700_000_000.25),
            address: URL(fileURLWithPath: "/a"),
            id: UUID(),
            bytes: Data([0, 255]),
            price: 12.34,
            length: .milliseconds(1500),
            span: 1...4,
            half: 0.5..<1.5,
            list: [],
            set: ["b"],
            map: ["x": 1],
            mood: .cross,
            grade: .high,
            file: "a/b",
            word: Secret("hunter2"),
            maybe: nil
        )
    }

    @Test func `every standard type survives, through text too`() throws {
        let json = try JSON(encoding: everything)
        #expect(try json.decode(Everything.self).length == .milliseconds(1500))
        let back = try JSON(parsing: json.text).decode(Everything.self)
        var expected = everything
        expected.id = back.id
        #expect(back == expected)
    }

    @Test func `dates, lengths of time, ranges and short decimals are spelt for people`() throws {
        let json = try JSON(encoding: everything)
        #expect(json["day"] == "2023-11-14T22:13:20.250Z")
        #expect(json["length"] == 1.5)
        #expect(json["span"] == ["from": 1, "to": 4])
        #expect(json["short"] == 0.1)
        #expect(json["price"] == 12.34)
        #expect(json["bytes"] == "AP8=")
        #expect(json["maybe"] == nil)
        #expect(try JSON(encoding: Date(timeIntervalSince1970: 0)) == "1970-01-01T00:00:00Z")
        #expect(try JSON(encoding: Duration.seconds(3)) == 3)
    }

    @Test func `enums, nested lists, classes and dictionaries with other keys survive`() throws {
        for figure in [Figure.circle(radius: 2), .point] {
            #expect("\(try JSON(encoding: figure).decode(Figure.self))" == "\(figure)")
        }
        #expect(try JSON(encoding: [[1], []]).decode([[Int]].self) == [[1], []])
        #expect(try JSON(encoding: [3: "a"]) == ["3": "a"])
        #expect(try JSON(encoding: [3: "a"]).decode([Int: String].self) == [3: "a"])
        #expect(try JSON(encoding: [Mood.calm: 1]).decode([Mood: Int].self) == [.calm: 1])
        #expect(try JSON(encoding: [1, nil, 3] as [Int?]) == [1, nil, 3])
        #expect(try ([1, nil] as JSON).decode([Int?].self) == [1, nil])
        let chain = try (["name": "a", "next": ["name": "b"]] as JSON).decode(Chain.self)
        #expect(chain.next?.name == "b")
        #expect(try JSON(encoding: chain)["next"]?["name"] == "b")
    }

    @Test func `a class writes its parent's fields beside its own`() throws {
        class Base: Codable { var a = 1 }
        class Derived: Base {
            var b = 2
            enum Keys: String, CodingKey { case b, base }
            override init() { super.init() }
            required init(from decoder: any Decoder) throws {
                let container = try decoder.container(keyedBy: Keys.self)
                b = try container.decode(Int.self, forKey: .b)
                try super.init(from: container.superDecoder(forKey: .base))
            }
            override func encode(to encoder: any Encoder) throws {
                var container = encoder.container(keyedBy: Keys.self)
                try container.encode(b, forKey: .b)
                try super.encode(to: container.superEncoder(forKey: .base))
            }
        }
        let json = try JSON(encoding: Derived())
        #expect(json == ["b": 2, "base": ["a": 1]])
        #expect(try json.decode(Derived.self).a == 1)
    }

    @Test func `hand-written containers inside containers survive`() throws {
        struct Grid: Codable, Equatable {
            var rows: [[Int]]
            enum Keys: String, CodingKey { case outer, rows }
            init(rows: [[Int]]) { self.rows = rows }
            init(from decoder: any Decoder) throws {
                let inner = try decoder.container(keyedBy: Keys.self).nestedContainer(
                    keyedBy: Keys.self,
                    forKey: .outer
                )
                var list = try inner.nestedUnkeyedContainer(forKey: .rows)
                rows = []
                while !list.isAtEnd {
                    var row = try list.nestedUnkeyedContainer()
                    var numbers: [Int] = []
                    while !row.isAtEnd { numbers.append(try row.decode(Int.self)) }
                    rows.append(numbers)
                }
            }
            func encode(to encoder: any Encoder) throws {
                var outer = encoder.container(keyedBy: Keys.self)
                var inner = outer.nestedContainer(keyedBy: Keys.self, forKey: .outer)
                var list = inner.nestedUnkeyedContainer(forKey: .rows)
                for row in rows {
                    var cells = list.nestedUnkeyedContainer()
                    for number in row { try cells.encode(number) }
                }
            }
        }
        let json = try JSON(encoding: Grid(rows: [[1, 2], [3]]))
        #expect(json == ["outer": ["rows": [[1, 2], [3]]]])
        #expect(try json.decode(Grid.self) == Grid(rows: [[1, 2], [3]]))
    }

    @Test(arguments: [Double.nan, .infinity])
    func `a number that JSON lacks is refused`(number: Double) {
        #expect(throws: EncodingError.self) { try JSON(encoding: [number]) }
    }

    @Test func `a wrong value names its way and what was expected`() {
        func fault(_ json: JSON, _ type: any Decodable.Type) -> String {
            do {
                _ = try json.decode(type)
                return "none"
            } catch DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context),
                DecodingError.dataCorrupted(let context)
            {
                return context.codingPath.map(\.stringValue).joined(separator: ".") + ": " + context.debugDescription
            } catch DecodingError.keyNotFound(let key, _) {
                return "no \(key.stringValue)"
            } catch {
                return "\(error)"
            }
        }
        let street: JSON = ["street": "a", "number": "1"]
        #expect(fault(street, Address.self) == "number: must be a whole number, not text")
        #expect(fault(["street": "a"], Address.self) == "no number")
        #expect(fault([1, 300], [UInt8].self) == "1: must be from 0 to 255")
        #expect(fault([1.5], [Int].self) == "0: must be a whole number")
        #expect(fault(["soon"], [Date].self).hasPrefix("0: must be a date and time"))
        #expect(fault(["from": 3, "to": 1], ClosedRange<Int>.self).contains("'to'"))
        #expect(fault([], Address.self) == ": must be an object, not a list")
        #expect(fault([:], [Int].self) == ": must be a list, not an object")
        #expect(fault(nil, Int.self) == ": must be a whole number, not nothing")
    }

    @Test func `text of attacks is escaped, and equal values give equal text`() throws {
        #expect(JSON.string("\u{1B}[2J\u{202E}").text == #""\u001b[2J\u202e""#)
        #expect(JSON.object(["b": 1, "a": 2]).text == #"{"a":2,"b":1}"#)
    }
}
