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

    @Test func `a smaller-than sign goes back`() {
        var form = PlainForm(schema: Self.schema)
        _ = form.take("attack")
        #expect(form.take("<") == .goesOn([]))
        #expect(form.prompt.hasPrefix("verdict"))
        #expect(form.take("<") == .goesOn([]))
        #expect(form.prompt.hasPrefix("verdict"))
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
}
