import TerminalUI
import Testing
import Workflows

@testable import WorkflowConsole

struct FormTests {
    static let schema = JSONSchema(
        .object(properties: [
            .init(name: "keep", schema: JSONSchema(.boolean), isRequired: true),
            .init(
                name: "severity",
                schema: JSONSchema(.choice(["low", "medium", "high"]), defaultValue: "medium"),
                isRequired: false
            ),
            .init(name: "count", schema: JSONSchema(.integer(minimum: nil, maximum: nil)), isRequired: true),
            .init(name: "note", schema: JSONSchema(.string(format: nil)), isRequired: false),
        ])
    )

    static func type(_ text: String, into form: inout Form) {
        for character in text { _ = form.handle(.character(character)) }
    }

    @Test func `nothing is chosen but a default of the schema`() {
        let form = Form(schema: Self.schema)
        #expect(form.value == ["severity": "medium"])
        #expect(form.validate().map(\.path) == ["keep", "count"])
    }

    @Test func `a form is filled in by keys and sent by an act of its own`() {
        var form = Form(schema: Self.schema)
        #expect(form.handle(.character("y")) == .handled)
        #expect(form.handle(Key(.enter)) == .handled)
        #expect(form.handle(.character("3")) == .handled)
        #expect(form.handle(Key(.tab)) == .handled)
        Self.type("42", into: &form)
        #expect(form.handle(Key(.enter)) == .handled)
        Self.type("seen before", into: &form)
        #expect(form.handle(Key(.enter)) == .handled)
        #expect(form.isOnSend)
        let value: [String: JSON] = ["keep": true, "severity": "high", "count": 42, "note": "seen before"]
        #expect(form.handle(Key(.enter)) == .submit(value))
    }

    @Test func `Control-X Enter sends from any field`() {
        var form = Form(schema: Self.schema, drafts: ["keep": "no", "count": "1"])
        #expect(form.handle(.control("x")) == .handled)
        #expect(form.handle(Key(.enter)) == .submit(["keep": false, "severity": "medium", "count": 1]))
    }

    @Test func `what does not fit is marked and not sent`() {
        var form = Form(schema: Self.schema, drafts: ["keep": "yes", "count": "many"])
        _ = form.handle(.control("x"))
        #expect(form.handle(Key(.enter)) == .handled)
        #expect(form.position.index == 2)
        #expect(form.fields[2].error != nil)
        #expect(form.fields[0].error == nil)
    }

    @Test func `an error goes when its field is changed`() {
        var form = Form(schema: Self.schema)
        form.show(errors: [FieldError(path: "note", reason: "too short")])
        #expect(form.position.index == 3)
        Self.type("x", into: &form)
        #expect(form.fields[3].error == nil)
    }

    @Test func `a question mark belongs to the field`() {
        var form = Form(schema: Self.schema)
        form.show(errors: [FieldError(path: "note", reason: "")])
        #expect(form.handle(.character("?")) == .handled)
        #expect(form.drafts["note"] == "?")
    }

    @Test func `a paste never sends and never picks`() {
        var form = Form(schema: Self.schema)
        form.paste("yes\n\n")
        #expect(form.value["keep"] == nil)
        for _ in 0..<3 { _ = form.handle(Key(.tab)) }
        form.paste("a\nb")
        #expect(form.drafts["note"] == "a b")
    }

    @Test func `Escape and Control-C leave, the draft stays`() {
        var form = Form(schema: Self.schema)
        _ = form.handle(.character("y"))
        #expect(form.handle(Key(.escape)) == .dismissed)
        #expect(form.handle(.control("c")) == .dismissed)
        #expect(Form(schema: Self.schema, drafts: form.drafts).value["keep"] == true)
    }

    @Test func `Tab goes past the last stop and Shift-Tab before the first to whoever shows the form`() {
        var form = Form(schema: Self.schema)
        #expect(form.handle(Key(.tab, .shift)) == .ignored)
        form.focusLast()
        #expect(form.handle(Key(.tab)) == .ignored)
    }

    @Test func `letters pick, pressed again they go on`() {
        let schema = JSONSchema(
            .object(properties: [
                .init(name: "c", schema: JSONSchema(.choice(["north", "south", "none"])), isRequired: true)
            ])
        )
        var form = Form(schema: schema)
        _ = form.handle(.character("n"))
        #expect(form.value["c"] == "north")
        _ = form.handle(.character("n"))
        #expect(form.value["c"] == "none")
        _ = form.handle(.character(" "))
        #expect(form.value["c"] == "north")
    }

    @Test func `a path asks for completions once, then Tab goes on`() {
        let schema = JSONSchema(
            .object(properties: [
                .init(name: "log", schema: JSONSchema(.string(format: "file-path")), isRequired: true),
                .init(name: "limit", schema: JSONSchema(.integer(minimum: nil, maximum: nil)), isRequired: false),
            ])
        )
        var form = Form(schema: schema)
        Self.type("/v", into: &form)
        #expect(form.handle(Key(.tab)) == .wantsCompletions(field: "log", prefix: "/v"))
        form.setCompletions(["/var/"], for: "log", prefix: "/v")
        #expect(form.value["log"] == "/var/")
        #expect(form.handle(Key(.tab)) == .wantsCompletions(field: "log", prefix: "/var/"))
        form.setCompletions(["/var/lib/", "/var/log/"], for: "log", prefix: "/var/")
        #expect(form.value["log"] == "/var/l")
        form.setCompletions(["/elsewhere"], for: "log", prefix: "/var/")
        #expect(form.value["log"] == "/var/l")
        #expect(form.handle(Key(.tab)) == .handled)
        #expect(form.position.index == 1)
    }

    @Test func `a secret is never in the drafts`() {
        let schema = JSONSchema(
            .object(properties: [
                .init(name: "key", schema: JSONSchema(.string(format: nil), isWriteOnly: true), isRequired: true)
            ])
        )
        var form = Form(schema: schema)
        Self.type("hunter2", into: &form)
        #expect(form.drafts == [:])
        #expect(form.value["key"] == "hunter2")
        let text = Self.screen(form, Size(width: 60, height: 3)).joined()
        #expect(!text.contains("hunter2"))
        #expect(text.contains("•••••••"))
    }

    @Test func `the form as text`() {
        var form = Form(schema: Self.schema, drafts: ["count": "many"])
        form.show(errors: [FieldError(path: "count", reason: "not a whole number")])
        let rows = Self.screen(form, Size(width: 70, height: 4))
        #expect(rows[0].hasPrefix("  keep      ( ) yes   ( ) no"))
        #expect(rows[1].contains("( ) low   (●) medium   ( ) high"))
        #expect(rows[2].contains("✗ not a whole number"))
    }

    @Test(arguments: [Size(width: 0, height: 0), Size(width: 1, height: 1), Size(width: 7, height: 2)])
    func `any size is drawn`(size: Size) {
        for isStacked in [true, false] {
            var buffer = CellBuffer(size: size)
            _ = Form(schema: Self.schema).draw(
                in: buffer.bounds,
                on: &buffer,
                styles: Theme.fallback.styles(.sixteen),
                focused: true,
                onePageField: isStacked,
                usesASCII: true
            )
        }
    }

    static func screen(_ form: Form, _ size: Size) -> [String] {
        var buffer = CellBuffer(size: size)
        _ = form.draw(
            in: buffer.bounds,
            on: &buffer,
            styles: Theme.fallback.styles(.sixteen),
            focused: true,
            onePageField: false,
            usesASCII: false
        )
        return buffer.text()
    }

    // MARK: Hints

    /// The form's rows as they are drawn, without trailing blanks.
    static func lines(_ form: Form, width: Int) -> [String] {
        let size = Size(width: width, height: form.preferredHeight(width: width))
        var buffer = CellBuffer(size: size)
        _ = form.draw(
            in: Rect(size: size),
            on: &buffer,
            styles: Theme.fallback.styles(.monochrome),
            focused: true,
            onePageField: false,
            usesASCII: false
        )
        return buffer.text().map { row in
            var row = row
            while row.last == " " { row.removeLast() }
            return row
        }
    }

    static let hinted = JSONSchema(
        .object(properties: [
            .init(name: "limit", schema: JSONSchema(.integer(minimum: 0, maximum: 50)), isRequired: false),
            .init(name: "mood", schema: JSONSchema(.choice(["good", "bad"])), isRequired: false),
            .init(
                name: "log",
                schema: JSONSchema(
                    .string(format: "file-path"),
                    description: "The log to look at: a web access log, a syslog or any other text by lines, "
                        + "of whatever length it may be."
                ),
                isRequired: true
            ),
        ])
    )

    @Test(arguments: [64, 80, 120, 190])
    func `what fits into an empty field is read whole, near the field`(width: Int) {
        let text = FormTests.lines(Form(schema: FormTests.hinted), width: width)
        #expect(text.contains { $0.hasSuffix("( ) good   ( ) bad  optional") }, "\(text)")
        let words = text.joined(separator: " ").split(separator: " ").joined(separator: " ")
        #expect(words.contains("optional, whole number from 0 to 50"), "\(text)")
        #expect(words.contains("of whatever length it may be."), "\(text)")
        #expect(!text.contains { $0.contains("…") })
    }

    @Test func `a long text takes the room of the hint, not all of it`() {
        var form = Form(schema: FormTests.hinted)
        form.paste(String(repeating: "1", count: 60))
        let line = FormTests.lines(form, width: 80)[0]
        #expect(line.contains(String(repeating: "1", count: 30)))
    }
}
