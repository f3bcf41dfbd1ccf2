import Testing
import WorkflowConsole
import Workflows

struct PlainFormTests {
    static let schema = JSONSchema(
        .object(properties: [
            .init(name: "verdict", schema: JSONSchema(.choice(["attack", "noise", "unsure"])), isRequired: true),
            .init(
                name: "severity",
                schema: JSONSchema(.choice(["low", "medium", "high"]), defaultValue: "medium"),
                isRequired: false
            ),
            .init(name: "sure", schema: JSONSchema(.boolean), isRequired: true),
            .init(name: "note", schema: JSONSchema(.string(format: nil)), isRequired: false),
        ])
    )

    @Test func `fields are asked in order, choices by number, with their default`() {
        var form = PlainForm(schema: Self.schema)
        #expect(form.prompt == "verdict (1 attack, 2 noise, 3 unsure)? ")
        #expect(form.take("2") == .goesOn([]))
        #expect(form.prompt == "severity (1 low, 2 medium, 3 high) [medium]? ")
        #expect(form.take("") == .goesOn([]))
        #expect(form.prompt == "sure (yes/no)? ")
        #expect(form.take("y") == .goesOn([]))
        #expect(form.prompt == "note (optional)? ")
        let readBack = ["  verdict: noise", "  severity: medium", "  sure: yes", "  note: nothing"]
        #expect(form.take("") == .goesOn(readBack))
        #expect(form.prompt == "send (yes/no)? ")
        #expect(form.take("yes") == .send(["verdict": "noise", "sure": true]))
    }

    @Test func `an error is one line and the field again`() {
        var form = PlainForm(schema: Self.schema)
        guard case .goesOn(let lines) = form.take("maybe") else { return #expect(Bool(false), "went on") }
        #expect(lines.count == 1)
        #expect(lines.first?.hasPrefix("verdict: ") == true)
        #expect(form.prompt.hasPrefix("verdict"))
    }

    @Test func `nothing is no answer to what is needed`() {
        var form = PlainForm(schema: Self.schema)
        #expect(form.take("  ") == .goesOn(["verdict: needed"]))
    }

    @Test func `a smaller-than sign goes back, at last out of the form`() {
        var form = PlainForm(schema: Self.schema)
        _ = form.take("attack")
        #expect(form.take("<") == .goesOn([]))
        #expect(form.prompt.hasPrefix("verdict"))
        #expect(form.take("<") == .leaves)
    }

    @Test func `a question mark explains the field`() {
        var form = PlainForm(schema: Self.schema)
        guard case .goesOn(let lines) = form.take("?") else { return #expect(Bool(false), "went on") }
        #expect(lines.first == "verdict: attack · noise · unsure.")
    }

    @Test func `no before sending leaves the question open`() {
        var form = PlainForm(schema: JSONSchema(.object(properties: [])))
        #expect(form.prompt == "send (yes/no)? ")
        #expect(form.take("perhaps") == .goesOn(["Type yes or no."]))
        #expect(form.take("no") == .leaves)
    }

    @Test func `a field that was not taken is asked again`() {
        var form = PlainForm(schema: Self.schema)
        for line in ["1", "", "yes", ""] { _ = form.take(line) }
        #expect(form.show([FieldError(path: "sure", reason: "not now")]) == ["sure: not now"])
        #expect(form.prompt.hasPrefix("sure"))
    }

    @Test func `values given beforehand are not asked`() {
        let form = PlainForm(schema: Self.schema, initial: ["verdict": "noise", "severity": "low"])
        #expect(form.prompt.hasPrefix("sure"))
    }

    @Test func `values in the middle are skipped on both ways`() {
        var form = PlainForm(schema: Self.schema, initial: ["severity": "low", "note": "n"])
        #expect(form.take("attack") == .goesOn([]))
        #expect(form.prompt.hasPrefix("sure"))
        #expect(form.take("<") == .goesOn([]))
        #expect(form.prompt.hasPrefix("verdict"))
        _ = form.take("1")
        #expect(form.take("yes") == .goesOn(["  verdict: attack", "  severity: low", "  sure: yes", "  note: n"]))
        #expect(form.take("<") == .goesOn([]))
        #expect(form.prompt.hasPrefix("sure"))
        #expect(form.values == ["verdict": "attack", "severity": "low", "sure": true, "note": "n"])
    }

    @Test func `the last question explains itself`() {
        var form = PlainForm(schema: JSONSchema(.object(properties: [])))
        #expect(form.take("?") == .goesOn(["yes sends the answer, no leaves the question open, < goes back."]))
        #expect(form.take("<") == .leaves)
        #expect(form.take("Y") == .send([:]))
    }

    @Test func `a secret is asked for unseen and read back masked`() {
        let secret = JSONSchema(.string(format: nil), isWriteOnly: true)
        let schema = JSONSchema(
            .object(properties: [
                .init(name: "user", schema: JSONSchema(.string(format: nil)), isRequired: true),
                .init(name: "key", schema: secret, isRequired: true),
            ])
        )
        var form = PlainForm(schema: schema)
        #expect(!form.isSecret)
        _ = form.take("ada")
        #expect(form.isSecret)
        #expect(form.take("hunter2") == .goesOn(["  user: ada", "  key: •••"]))
        #expect(!form.isSecret)
        #expect(form.take("yes") == .send(["user": "ada", "key": "hunter2"]))
    }

    @Test func `objects, lists and open shapes are asked by their paths`() {
        let text = JSONSchema(.string(format: nil), description: "Where it is")
        let schema = JSONSchema(
            .object(properties: [
                .init(
                    name: "address",
                    schema: JSONSchema(.object(properties: [.init(name: "city", schema: text, isRequired: true)])),
                    isRequired: true
                ),
                .init(name: "tags", schema: JSONSchema(.array(items: text)), isRequired: true),
                .init(name: "extra", schema: JSONSchema(.any), isRequired: false),
            ])
        )
        var form = PlainForm(schema: schema)
        #expect(form.prompt == "address.city? ")
        #expect(form.take("?") == .goesOn(["address.city: text.", "  Where it is", "  < leaves the form."]))
        _ = form.take("Kiel")
        #expect(form.prompt == "tags? ")
        _ = form.take("a, b")
        #expect(form.take("{") == .goesOn(["extra: not JSON"]))
        _ = form.take("{\"x\": [1]}")
        #expect(
            form.values == ["address": ["city": "Kiel"], "tags": ["a", "b"], "extra": ["x": [1]]]
        )
        #expect(form.show([FieldError(path: "tags.1", reason: "is odd")]) == ["tags.1: is odd"])
        #expect(form.prompt == "tags? ")
        #expect(form.show([FieldError(path: "", reason: "is odd")]) == ["is odd"])
        #expect(form.prompt == "address.city? ")
    }

    @Test func `a default is taken by an empty line and said when asked`() {
        let schema = JSONSchema(
            .object(properties: [
                .init(
                    name: "n",
                    schema: JSONSchema(.integer(minimum: nil, maximum: nil), defaultValue: 2),
                    isRequired: false
                ),
                .init(name: "note", schema: JSONSchema(.string(format: nil)), isRequired: false),
            ])
        )
        var form = PlainForm(schema: schema, confirms: false)
        #expect(
            form.take("?")
                == .goesOn([
                    "n: optional, whole number.", "  An empty line means 2.", "  < leaves the form.",
                ])
        )
        _ = form.take("")
        #expect(
            form.take("?")
                == .goesOn([
                    "note: optional, text.", "  An empty line leaves it out.", "  < goes back a field.",
                ])
        )
        #expect(form.take("") == .send([:]))
        #expect(form.isComplete)
    }
}
