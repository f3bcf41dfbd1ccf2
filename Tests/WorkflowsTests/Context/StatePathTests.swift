import Testing

@testable import Workflows

@Suite struct StatePathTests {
    private struct Shop: WorkflowState, Equatable {
        struct Order: Codable, Sendable, Equatable {
            var total: Double
            var note: String?
        }
        var name = "corner"
        var orders = [Order(total: 1)]
        var owner: String?
    }

    private struct Estate: WorkflowState, Equatable {
        struct Owner: Codable, Sendable, Equatable { var name: String? }
        var owner: Owner?
    }

    @Test func `a dynamic state is read and written by path, and what is missing on the way is made`() throws {
        var state = DynamicState()
        try state.set("Ada", at: "customer.name")
        try state.set([1, 2, 3], at: "customer.orders")
        try state.set(20, at: "customer.orders.1")
        #expect(try state.value(at: "customer.orders.1") == 20)
        #expect(try state.value(at: "customer.orders") == [1, 20, 3])
        #expect(try state.value(at: "customer.name", as: String.self) == "Ada")
        #expect(try state.value(at: "") == ["customer": ["name": "Ada", "orders": [1, 20, 3]]])
        #expect(try state.value(at: "nope", default: 5) == 5)
        #expect(try JSON(encoding: state) == state.value(at: ""))
        #expect(try state.value(at: "").decode(DynamicState.self) == state)
        try state.set(nil as String?, at: "customer")
        try state.set(1, at: "customer.id")
        #expect(state.fields == ["customer": ["id": 1]])
    }

    @Test func `a typed state keeps its fields and types`() throws {
        var shop = Shop()
        try shop.set("harbour", at: "name")
        try shop.set(12, at: "orders.0.total")
        try shop.set("late", at: "orders.0.note")
        try shop.set("Ada", at: "owner")
        #expect(shop == Shop(name: "harbour", orders: [Shop.Order(total: 12, note: "late")], owner: "Ada"))
        #expect(try shop.value(at: "orders.0.total") == 12.0)
        try shop.set(nil as String?, at: "owner")
        #expect(shop.owner == nil)
        let before = shop
        for (value, path, words) in [
            ("x" as JSON, "colour", "The state has no field 'colour'."),
            ("x", "orders.0.total", "'orders.0.total' must be a number, not text."),
            (nil, "name", "'name' must not be empty."),
        ] {
            let error = #expect(throws: FieldPathError.self) { try shop.set(value, at: path) }
            #expect(error?.message == words)
            #expect(shop == before)
        }
    }

    @Test func `a path that a typed state does not have makes nothing on the way to it`() throws {
        var estate = Estate()
        let error = #expect(throws: FieldPathError.self) { try estate.set("x", at: "owner.nope") }
        #expect(error?.message == "The state has no field 'owner.nope'.")
        #expect(estate == Estate())
        try estate.set("Ada", at: "owner.name")
        #expect(estate == Estate(owner: Estate.Owner(name: "Ada")))
    }

    @Test(arguments: [
        ("a.nope", "There is nothing at 'a.nope'."),
        ("a.list.2", "The list 'a.list' has 2 elements, so none at 2."),
        ("a.list.x", "The list 'a.list' has no 'x'; elements are named by their index, from 0."),
        ("a.list.-1", "The list 'a.list' has no '-1'; elements are named by their index, from 0."),
        ("a.text.b", "There is nothing at 'a.text.b'."),
        ("a..b", "There is nothing at 'a..b'."),
    ])
    func `a path that leads nowhere is an error when it is read`(path: String, words: String) throws {
        let state = DynamicState(["a": ["list": [1, 2], "text": "t"]])
        let error = #expect(throws: FieldPathError.self) { try state.value(at: path) }
        #expect(error?.message == words)
        #expect(error?.path == path)
        #expect(try state.value(at: path, default: 7) == 7)
    }

    @Test(arguments: [
        ("", "The path is empty; name the field to set."),
        ("a.list.2", "The list 'a.list' has 2 elements, so none at 2."),
        ("a.text.b", "'a.text' is text, so 'a.text.b' cannot be set. Set 'a.text' to an object first."),
        ("a.new.more.list.0.x.y", nil),
    ])
    func `a path that cannot be set changes nothing`(path: String, words: String?) throws {
        var state = DynamicState(["a": ["list": [1, 2], "text": "t"]])
        let before = state
        if let words {
            let error = #expect(throws: FieldPathError.self) { try state.set(1, at: path) }
            #expect(error?.message == words)
            #expect(state == before)
        } else {
            try state.set(1, at: path)
            #expect(try state.value(at: "a.new.more.list.0.x.y") == 1)
        }
    }

    @Test func `a path has at most 1000 segments`() throws {
        let longest = Array(repeating: "a", count: 1000).joined(separator: ".")
        var state = DynamicState()
        try state.set(1, at: longest)
        #expect(try state.value(at: longest) == 1)
        let error = #expect(throws: FieldPathError.self) { try state.set(1, at: longest + ".a") }
        #expect(error?.message == "The path has 1001 segments; it may have at most 1000.")
        #expect(throws: FieldPathError.self) { try state.value(at: longest + ".a", default: 1) }
    }

    @Test func `a value of another shape is an error, not the stand-in`() throws {
        let state = DynamicState(["a": ["b": "text"]])
        let error = #expect(throws: FieldPathError.self) { try state.value(at: "a.b", default: 1) }
        #expect(error?.message == "'a.b' must be a whole number, not text.")
    }
}
