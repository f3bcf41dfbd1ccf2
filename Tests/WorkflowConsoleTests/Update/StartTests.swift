import TerminalTesting
import TerminalUI
import Testing
import WorkflowConsole
import Workflows

@Suite struct StartTests {
    @Test func `r opens the form and asks for the last values`() {
        var console = Console()
        #expect(console.press("j r").contains(.recall(workflow: "triage")))
        #expect(console.text.contains("▸ run triage"))
    }

    @Test func `the last values are filled in unless something was typed`() {
        var console = Console()
        console.press("j r")
        console.send(.recalled(workflow: "triage", ["log": "/var/log/dpkg.log"]))
        #expect(console.text.contains("/var/log/dpkg.log"))
        var typed = Console()
        typed.press("j r \"x\"")
        typed.send(.recalled(workflow: "triage", ["log": "/var/log/dpkg.log"]))
        #expect(!typed.text.contains("/var/log/dpkg.log"))
    }

    @Test func `sending starts the run and remembers the values`() {
        var console = Console()
        console.press("j r \"a.log\"")
        let fields: [String: JSON] = ["log": "a.log", "limit": 5]
        let effects = console.press("Ctrl-X Enter")
        #expect(effects.contains(.start(workflow: "triage", fields: fields)))
        #expect(effects.contains(.remember(workflow: "triage", values: fields)))
        #expect(console.press("Ctrl-X Enter").isEmpty, "a run is started once")
    }

    @Test func `the run that was started is looked at`() {
        var console = Console()
        console.press("j r \"a.log\" Ctrl-X Enter")
        console.send(.started(SampleRun().info, at: console.now))
        #expect(console.model.overlays.isEmpty)
        #expect(console.model.subject == .run("7f3k2"))
        #expect(console.model.focus == .graph)
    }

    @Test func `a run somebody else started changes nothing but the list`() {
        var console = Console()
        console.send(.started(SampleRun().info, at: console.now))
        #expect(console.model.subject == .workflow("hello"))
        #expect(console.text.contains("7f3k2"))
    }

    @Test func `a run that does not start leaves the form with the reason`() {
        var console = Console()
        console.press("j r \"a.log\" Ctrl-X Enter")
        console.send(.couldNotStart(workflow: "triage", SourceRefusal("The disk is full.")))
        #expect(console.text.contains("✗ The disk is full."))
        #expect(console.press("Ctrl-X Enter").contains { if case .start = $0 { true } else { false } })
    }

    @Test func `errors of fields stand at their fields`() {
        var console = Console()
        console.press("j r \"a.log\" Ctrl-X Enter")
        let errors = [FieldError(path: "log", reason: "no such file")]
        console.send(.couldNotStart(workflow: "triage", SourceRefusal("no", errors: errors)))
        #expect(console.text.contains("no such file"))
    }

    @Test func `Tab in a path asks the folder, and the answer completes it`() {
        var console = Console()
        #expect(console.press("j r \"/var/lo\" Tab").contains(.complete(field: "log", prefix: "/var/lo")))
        console.send(.completions(field: "log", prefix: "/var/lo", ["/var/log/"]))
        #expect(console.text.contains("/var/log/"))
    }

    @Test func `a workflow with problems does not run and says where they are`() {
        var console = Console()
        console.press("G r")
        #expect(console.model.notice?.text == "r: broken has 5 problems; 7 shows them")
    }

    @Test func `a workflow that needs nothing starts with Enter`() {
        var console = Console()
        let effects = console.press("r Enter")
        #expect(effects.contains(.start(workflow: "hello", fields: [:])))
    }

    @Test func `secrets are not remembered`() {
        var info = SampleWorkflows.hello
        info.startSchema = JSONSchema(
            .object(properties: [
                .init(name: "user", schema: JSONSchema(.string(format: nil)), isRequired: true),
                .init(name: "token", schema: JSONSchema(.string(format: nil), isWriteOnly: true), isRequired: true),
            ])
        )
        var console = Console(workflows: [info])
        let effects = console.press("r \"ada\" Tab \"hunter2\" Ctrl-X Enter")
        #expect(effects.contains(.remember(workflow: "hello", values: ["user": "ada"])))
        #expect(effects.contains(.start(workflow: "hello", fields: ["user": "ada", "token": "hunter2"])))
        #expect(!console.text.contains("hunter2"))
    }

    @Test func `Esc keeps what was typed for the next time`() {
        var console = Console()
        console.press("j r \"a.log\" Esc r")
        #expect(console.text.contains("a.log"))
    }

    @Test func `pasted text goes into the field, and nowhere else`() {
        var console = Console()
        console.send(.paste("q", at: console.now))
        #expect(console.model.notice?.kind == .warning)
        console.press("j r")
        console.send(.paste("/tmp/x.log", at: console.now))
        #expect(console.text.contains("/tmp/x.log"))
    }

    @Test func `text from the editor replaces the field`() {
        var console = Console()
        #expect(console.press("j r \"ab\" Ctrl-X Ctrl-E").contains(.editText(field: "log", text: "ab")))
        console.send(.edited(field: "log", text: "cd.log"))
        #expect(console.text.contains("cd.log"))
        console.send(.edited(field: "log", text: nil))
        #expect(console.text.contains("cd.log"))
    }
}
