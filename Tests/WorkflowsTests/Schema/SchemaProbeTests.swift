import Foundation
import Testing
import Workflows

@Suite("The schema of a type without one")
struct SchemaProbeTests {
    private func kinds(_ type: any Decodable.Type) -> [String: JSONSchema.Kind] {
        Dictionary(uniqueKeysWithValues: JSONSchema.of(type).properties.map { ($0.name, $0.schema.kind) })
    }

    @Test func `properties come in order, optional ones are not required`() {
        let schema = JSONSchema.of(Address.self)
        #expect(schema.title == "Address")
        #expect(schema.properties.map(\.name) == ["street", "number", "note"])
        #expect(schema.properties.map(\.isRequired) == [true, true, false])
    }

    @Test func `standard types are known by their formats`() {
        let kinds = kinds(Everything.self)
        #expect(kinds["text"] == .string(format: nil))
        #expect(kinds["whole"] == .integer(minimum: nil, maximum: nil))
        #expect(kinds["small"] == .integer(minimum: 0, maximum: 255))
        #expect(kinds["big"] == .integer(minimum: 0, maximum: nil))
        #expect(kinds["decimal"] == .number(minimum: nil, maximum: nil))
        #expect(kinds["isTrue"] == .boolean)
        #expect(kinds["day"] == .string(format: "date-time"))
        #expect(kinds["address"] == .string(format: "uri"))
        #expect(kinds["id"] == .string(format: "uuid"))
        #expect(kinds["bytes"] == .string(format: "byte"))
        #expect(kinds["length"] == .number(minimum: nil, maximum: nil))
        #expect(kinds["file"] == .string(format: "file-path"))
        #expect(kinds["mood"] == .choice(["calm", "cross"]))
        #expect(kinds["grade"] == .choice([1, 3]))
        #expect(kinds["map"] == .map(values: JSONSchema(.integer(minimum: nil, maximum: nil))))
        #expect(JSONSchema.of(ClosedRange<Int>.self).properties.map(\.name) == ["from", "to"])
    }

    @Test func `a secret may be written and not read`() {
        let schema = JSONSchema.of(Everything.self).properties.first { $0.name == "word" }?.schema
        #expect(schema?.isWriteOnly == true)
        #expect(schema?.kind == .string(format: nil))
    }

    @Test func `nested types are described inside`() {
        let home = JSONSchema.of(Customer.self).properties.first { $0.name == "home" }?.schema
        #expect(home == JSONSchema.of(Address.self))
        #expect(kinds(Customer.self)["others"] == .array(items: JSONSchema.of(Address.self)))
    }

    @Test func `a type without properties is an empty object, and is written as one`() throws {
        #expect(JSONSchema.of(Empty.self).kind == .object(properties: []))
        #expect(try JSON(encoding: Empty()) == [:])
        #expect(try JSON(encoding: [Empty()]) == [[:]])
    }

    @Test func `renamed keys keep the names they are coded by`() {
        #expect(JSONSchema.of(Renamed.self).properties.map(\.name) == ["erste"])
    }

    @Test func `a type that contains itself refers to itself`() {
        let tree = kinds(Tree.self)["branches"]
        #expect(tree == .array(items: JSONSchema(.reference("Tree"), title: "Tree")))
        #expect(kinds(Chain.self)["next"] == .reference("Chain"))
    }

    @Test func `what was described inside a recursion is whole when asked for by itself`() {
        struct Outer: Codable { var inner: Inner }
        struct Inner: Codable { var outers: [Outer] }
        _ = JSONSchema.of(Outer.self)
        let outers = JSONSchema.of(Inner.self).properties.first?.schema.kind
        guard case .array(let items) = outers else {
            return #expect(Bool(false), "no list: \(String(describing: outers))")
        }
        #expect(items.properties.map(\.name) == ["inner"])
    }

    @Test func `a type of which a field cannot be made is any JSON, and says which`() throws {
        let schema = JSONSchema.of(Unknowable.self)
        #expect(schema.kind == .any)
        #expect(schema.description?.contains("'hidden'") == true)
        #expect(JSONSchema.of(Figure.self).kind == .any)
    }

    @Test func `a raw value whose cases are not listed is described by its raw type`() {
        #expect(JSONSchema.of(Hidden.self).kind == .string(format: nil))
    }

    @Test(
        arguments: [
            String.self, Int.self, Int8.self, Int16.self, Int32.self, Int64.self, UInt.self, UInt8.self, UInt16.self,
            UInt32.self, UInt64.self, Double.self, Float.self, Bool.self, Date.self, URL.self, UUID.self, Data.self,
            Decimal.self, Duration.self, ClosedRange<Int>.self, Range<Double>.self, ClosedRange<Date>.self,
            [Int].self, Set<String>.self, [String: Int].self, [[Address]].self, Mood.self, Grade.self, Light.self,
            Secret<Int>.self, FileReference.self, JSON.self, Address.self, Customer.self, Tree.self, Chain.self,
            Renamed.self, Empty.self, Generic<Mood>.self, Everything.self, Start.self, Stop<Address>.self, Done.self,
        ] as [SharedType]
    )
    func `a generated sample of every schema decodes`(type: SharedType) throws {
        let schema = JSONSchema.of(type)
        let sample = schema.sample()
        #expect(schema.check(sample).isEmpty)
        _ = try sample.decode(type)
    }
}
