import TerminalUI
import Testing
import Workflows

@testable import WorkflowConsole

/// Forms of objects, lists, optional choices and long texts.
struct FormShapesTests {
    static let text = JSONSchema(.string(format: nil))
    static let schema = JSONSchema(
        .object(properties: [
            .init(
                name: "address",
                schema: JSONSchema(
                    .object(properties: [
                        .init(name: "city", schema: text, isRequired: true),
                        .init(name: "zip", schema: JSONSchema(.integer(minimum: nil, maximum: nil)), isRequired: false),
                    ])
                ),
                isRequired: true
            ),
            .init(name: "tags", schema: JSONSchema(.array(items: text)), isRequired: false),
            .init(name: "mood", schema: JSONSchema(.choice(["good", "bad"])), isRequired: false),
            .init(name: "story", schema: JSONSchema(.string(format: "multiline")), isRequired: false),
            .init(name: "extra", schema: JSONSchema(.any), isRequired: false),
        ])
    )

    static func filled() -> Form {
        let drafts = ["address.city": "Kiel", "address.zip": "24103", "tags": "a, b", "mood": "bad", "extra": "[1]"]
        return Form(schema: schema, drafts: drafts)
    }

    @Test func `objects, lists and open shapes are sent as they are`() {
        var form = Self.filled()
        _ = form.handle(.control("x"))
        let value: [String: JSON] = [
            "address": ["city": "Kiel", "zip": 24103], "tags": ["a", "b"], "mood": "bad", "extra": [1],
        ]
        #expect(form.handle(Key(.enter)) == .submit(value))
    }

    @Test func `values that were given are filled in as text`() {
        let form = Form(
            schema: Self.schema,
            initial: ["address": ["city": "Kiel"], "tags": ["x", "y"], "mood": "good", "extra": ["k": true]]
        )
        #expect(form.fields.map(\.text) == ["Kiel", "", "x, y", "good", "", #"{"k":true}"#])
        #expect(form.drafts.isEmpty)
    }

    @Test func `an optional choice can be taken back`() {
        var form = Self.filled()
        form.focusFirst()
        for _ in 0..<3 { _ = form.handle(Key(.tab)) }
        #expect(form.value["mood"] == "bad")
        #expect(form.handle(Key(.backspace)) == .handled)
        #expect(form.value["mood"] == nil)
        #expect(form.handle(Key(.right)) == .handled)
        #expect(form.value["mood"] == "good")
        #expect(form.handle(Key(.left)) == .handled)
        #expect(form.value["mood"] == "good")
        #expect(form.handle(.character("2")) == .handled)
        #expect(form.value["mood"] == "bad")
        #expect(form.handle(.character("z")) == .ignored)
    }

    @Test func `a needed choice cannot be taken back, and says so when empty`() {
        let schema = JSONSchema(
            .object(properties: [.init(name: "c", schema: JSONSchema(.choice(["x", "y"])), isRequired: true)])
        )
        var form = Form(schema: schema)
        #expect(form.validate() == [FieldError(path: "c", reason: "choose one")])
        _ = form.handle(.character("x"))
        _ = form.handle(Key(.delete))
        #expect(form.value["c"] == "x")
        form.paste("y")
        #expect(form.value["c"] == "x")
    }

    @Test func `a long text takes line breaks and pastes, and is given to the editor`() {
        var form = Self.filled()
        form.show(errors: [FieldError(path: "story", reason: "too short")])
        for character in "ab" { _ = form.handle(.character(character)) }
        #expect(form.handle(Key(.enter)) == .handled)
        form.paste("c\nd")
        #expect(form.value["story"] == "ab\nc\nd")
        _ = form.handle(.control("x"))
        #expect(form.handle(.control("e")) == .wantsEditor(field: "story", text: "ab\nc\nd"))
        form.setText("edited", for: "story")
        #expect(form.value["story"] == "edited")
        form.setText("nothing", for: "nosuch")
        form.setText("nothing", for: "mood")
        #expect(form.value["mood"] == "bad")
    }

    @Test func `what was typed can be dropped, down to the defaults`() {
        var form = Self.filled()
        _ = form.handle(.control("x"))
        #expect(form.handle(.character("d")) == .handled)
        #expect(form.value.isEmpty)
        #expect(form.drafts.isEmpty)
        #expect(form.position.index == 0)
    }

    @Test func `the second key of Control-X may be given up or mean nothing`() {
        var form = Self.filled()
        _ = form.handle(.control("x"))
        #expect(form.handle(Key(.escape)) == .handled)
        _ = form.handle(.control("x"))
        #expect(form.handle(.character("q")) == .ignored)
        form.focusLast()
        _ = form.handle(.control("x"))
        #expect(form.handle(.control("e")) == .ignored)
        #expect(form.handle(.character("q")) == .ignored)
        form.paste("x")
        #expect(form.handle(Key(.up)) == .handled)
        #expect(!form.isOnSend)
    }

    @Test func `arrows go from field to field where the field does not need them`() {
        var form = Self.filled()
        #expect(form.handle(Key(.down)) == .handled)
        #expect(form.position.index == 1)
        #expect(form.handle(Key(.up)) == .handled)
        #expect(form.position.index == 0)
        #expect(form.handle(Key(.up)) == .ignored)
    }

    @Test func `a field says what is wrong when it is left`() {
        var form = Form(schema: Self.schema, drafts: ["address.zip": "many"])
        _ = form.handle(Key(.tab))
        #expect(form.fields[1].error == nil)
        _ = form.handle(Key(.tab))
        #expect(form.fields[1].error == "must be a whole number")
        #expect(form.fields[0].error == nil)
    }

    @Test func `errors of the inside belong to their field, others to the whole`() {
        var form = Self.filled()
        form.show(errors: [
            FieldError(path: "tags.1", reason: "is odd"), FieldError(path: "nosuch", reason: "is new"),
        ])
        #expect(form.fields[2].error == "is odd")
        #expect(form.wholeError == "nosuch: is new")
        #expect(form.position.index == 2)
        form.show(errors: [FieldError(path: "", reason: "came too late")])
        #expect(form.wholeError == "came too late")
        #expect(form.fields[2].error == nil)
        #expect(form.preferredHeight(width: 80) == 9)
        #expect(FormTests.screen(form, Size(width: 80, height: 9))[0].hasPrefix("✗ came too late"))
    }

    @Test func `the JSON that would be sent can be looked at`() {
        var form = Self.filled()
        _ = form.handle(.control("x"))
        #expect(form.handle(.character("v")) == .handled)
        let last = FormTests.screen(form, Size(width: 120, height: 9))[8]
        #expect(last.contains(#""address":{"city":"Kiel","zip":24103}"#))
    }

    @Test func `completions stand below their field, without their folders`() {
        let schema = JSONSchema(
            .object(properties: [
                .init(name: "log", schema: JSONSchema(.string(format: "file-path")), isRequired: true)
            ])
        )
        var form = Form(schema: schema, drafts: ["log": "/var/l"])
        form.setCompletions(["/var/lib/", "/var/local"], for: "log", prefix: "/var/l")
        #expect(form.preferredHeight(width: 80) == 2)
        #expect(FormTests.screen(form, Size(width: 80, height: 2))[1].contains("lib/  local"))
        form.setCompletions([], for: "log", prefix: "/var/l")
        #expect(form.preferredHeight(width: 80) == 1)
    }

    @Test func `a form longer than its room shows the field with the focus`() {
        var form = Self.filled()
        form.focusLast()
        let rows = FormTests.screen(form, Size(width: 80, height: 2))
        #expect(rows.contains { $0.contains("extra") })
        form.focusFirst()
        #expect(FormTests.screen(form, Size(width: 80, height: 2))[0].contains("address.city"))
    }

    @Test func `on the smallest screens a field stands alone, name above input`() {
        var form = Self.filled()
        form.show(errors: [FieldError(path: "tags", reason: "is odd")])
        var buffer = CellBuffer(size: Size(width: 16, height: 3))
        let cursor = form.draw(
            in: buffer.bounds,
            on: &buffer,
            styles: Theme.fallback.styles(.monochrome),
            focused: true,
            onePageField: true,
            usesASCII: true
        )
        #expect(buffer.text()[0].hasPrefix("tags"))
        #expect(buffer.text().joined().contains("x is odd"))
        #expect(cursor?.y == 1)
    }

    @Test func `choices that do not fit begin at the chosen one`() {
        let names = (1...9).map { JSON.string("choice\($0)") }
        let schema = JSONSchema(
            .object(properties: [.init(name: "c", schema: JSONSchema(.choice(names)), isRequired: true)])
        )
        let form = Form(schema: schema, drafts: ["c": "choice7"])
        #expect(FormTests.screen(form, Size(width: 40, height: 1))[0].contains("(●) choice7"))
    }
}
