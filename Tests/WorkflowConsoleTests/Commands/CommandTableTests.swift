import TerminalTesting
import TerminalUI
import Testing
import Workflows

@testable import WorkflowConsole

@Suite struct CommandTableTests {
    static let forbidden: [Key] = [
        .character("["), .character("]"), .character("O"), .character("A"), .character("B"), .character("C"),
        .character("D"), .control("q"), .control("\\"), .control("]"), .control("a"), .control("b"),
        .character("i"), .character("T"), .character("Z"), .character("!"), .character(";"), .character("@"),
        .character("#"),
    ]

    @Test(arguments: Pane.allCases)
    func `a key means one thing in a pane`(pane: Pane) {
        var owners: [[Key]: Command.ID] = [:]
        for command in CommandTable.all where command.works(in: pane) {
            for keys in command.keys {
                #expect(owners[keys] == nil, "\(keys) is \(command.id) and \(String(describing: owners[keys]))")
                owners[keys] = command.id
            }
        }
    }

    @Test func `a letter means one verb in all panes`() {
        var owners: [[Key]: Command.ID] = [:]
        for command in CommandTable.all {
            guard case .panes = command.context else { continue }
            for keys in command.keys {
                #expect(owners[keys] == nil || owners[keys] == command.id)
                owners[keys] = command.id
            }
        }
    }

    @Test func `the tails of split arrow keys and flow control are bound nowhere in panes`() {
        for pane in Pane.allCases {
            for key in CommandTableTests.forbidden { #expect(CommandTable.command(for: key, in: pane) == nil) }
        }
    }

    @Test func `every command has one entry, a sentence and a way to reach it`() {
        #expect(Set(CommandTable.all.map(\.id)).count == CommandTable.all.count)
        for command in CommandTable.all {
            #expect(!command.help.isEmpty && !command.help.hasSuffix("."))
            #expect(!command.keys.isEmpty || command.name != nil)
            #expect(!command.keys.contains([]), "\(command.id) has a key that cannot be read")
        }
        let missing = Set(Command.ID.allCases).subtracting(CommandTable.all.map(\.id))
        #expect(missing.isEmpty, "\(missing) do nothing")
    }

    @Test func `names on the command line are unique`() {
        #expect(Set(CommandTable.names).count == CommandTable.names.count)
        #expect(CommandTable.command(named: "ans")?.id == .answer)
        #expect(CommandTable.command(named: "c") == nil, "cancel and check both begin with c")
    }

    @Test(arguments: Pane.allCases)
    func `help names every key that works in the pane`(pane: Pane) {
        var console = Console()
        console.look(at: .asking())
        let text = console.model.helpLines(HelpPage(pane: pane)).map(\.keys.description).joined(separator: "\n")
        for command in CommandTable.all where command.works(in: pane) && !command.keys.isEmpty {
            #expect(text.contains(command.keysText.description))
        }
    }

    @Test func `help says why a key is off`() {
        var console = Console()
        console.press("?")
        #expect(
            console.model.helpLines(HelpPage(pane: .runs)).contains { $0.text.description == "off: no run is selected" }
        )
    }

    /// Every key on the footer works in the focused pane, now.
    @Test(arguments: Pane.allCases, [0, 1, 2, 3])
    func `a footer key acts`(pane: Pane, situation: Int) {
        var console = Console()
        switch situation {
        case 0: break
        case 1: console.look(at: .asking(), seconds: 5)
        case 2: console.press("G")
        default:
            console.look(at: .asking(), seconds: 5)
            console.press("a Ctrl-X Enter Esc")
        }
        _ = console.model.go(to: pane)
        expectFooterActs(console, "\(pane)")
    }

    /// So does every key on the footer of what lies on top.
    @Test(arguments: [
        "a", "a 1", "a Tab Tab", "a Shift-Tab", "a Shift-Tab Down Down Down", "a Tab Tab Tab", "j r", "1 G k k r", "x",
        "q",
        ":", ": r", "/", "/ a", "&", "?", "? / a", "w", "v", "3 f", "y", "4 y", "Ctrl-P", "Ctrl-P z z z",
        ": a Enter Esc :",
    ])
    func `a footer key acts on what lies on top`(script: String) throws {
        var console = Console()
        console.look(at: .asking(), seconds: 5)
        console.press(try KeyScript(parsing: script))
        try #require(!console.model.overlays.isEmpty)
        expectFooterActs(console, script)
    }

    private func expectFooterActs(_ console: Console, _ situation: String) {
        var console = console
        console.model.notice = nil
        // A form sends nothing in its first moment.
        console.wait(1)
        for command in CommandTable.footer(console.model) {
            guard let keys = command.keys.first else { continue }
            var next = console
            let effects = next.press(KeyScript(keys))
            next.model.now = console.model.now
            next.model.lastKey = console.model.lastKey
            #expect(
                next.model != console.model || !effects.isEmpty,
                "\(command.keyText) \(command.label(console.model)) does nothing in \(situation)"
            )
            #expect(next.model.notice?.kind != .warning, "\(command.keyText) is refused in \(situation)")
        }
    }

    /// A form with a choice, a short text and a long one, and something to read; the focus is where the row applies.
    static func form(for command: Command) -> Console {
        var schema = SampleWorkflows.triage
        schema.schemas["Judgement"] = JSONSchema(
            .object(properties: [
                .init(name: "grade", schema: JSONSchema(.choice(["alpha", "beta", "gamma"])), isRequired: false),
                .init(name: "note", schema: JSONSchema(.string(format: nil)), isRequired: false),
            ])
        )
        var console = Console(120, 40, workflows: [schema])
        console.look(at: .asking(), seconds: 5)
        console.press("a 2")
        switch command.context {
        case .text: console.press("Tab \"one two\" Ctrl-W Alt-b Right x")
        case .evidence: console.press("Shift-Tab Down Down Down")
        case .form where command.id == .formEditor: console.press("Tab x")
        default: break
        }
        return console
    }

    static let formRows = CommandTable.all.filter { [.form, .choice, .evidence, .text].contains($0.context) }

    @Test(arguments: formRows.flatMap { row in row.keys.map { (row.id, $0) } })
    func `every key of a form does what its row says`(id: Command.ID, keys: [Key]) throws {
        let command = try #require(CommandTable.command(id))
        var console = CommandTableTests.form(for: command)
        // A letter picks what begins with it; the others have nothing to pick here.
        if id == .choiceLetter, !"abg".contains(keys.first?.typed ?? " ") { return }
        if id == .choiceNumber, (keys.first?.typed?.wholeNumberValue ?? 9) > 3 { return }
        if keys == [.character("b")] || keys == [.character("2")] { console.press("Left") }
        let before = console.model
        let effects = console.press(KeyScript(keys))
        console.model.now = before.now
        console.model.lastKey = before.lastKey
        console.model.lastInterrupt = before.lastInterrupt
        #expect(console.model != before || !effects.isEmpty, "\(keys) of \(id) does nothing")
        #expect(console.model.notice?.kind != .warning, "\(keys) of \(id) is refused")
    }

    @Test func `what a text field knows by itself is in the table, and the other way round`() {
        let bound = Set(CommandTable.text.flatMap { $0.keys.compactMap(\.first) })
        let codes: [Key.Code] =
            [.left, .right, .home, .end, .backspace, .delete, .up, .down, .pageUp, .pageDown, .insert, .tab, .enter]
            + "abcdefghijklmnopqrstuvwxyz_".map { Key.Code.character($0) }
        for code in codes {
            for modifiers in [[], .control, .alt] as [Key.Modifiers] {
                let key = Key(code, modifiers)
                guard key.typed == nil else { continue }
                var field = TextField("one two")
                #expect((field.handle(key) != .ignored) == bound.contains(key), "\(key)")
            }
        }
    }

    @Test(arguments: [
        ("a", "In a form", "On a choice"), ("a Tab Tab", "In a form", "In text"),
        ("a Shift-Tab", "In a form", "On what a question says"), (":", "On the line for :, / and &", "In text"),
        ("x", "When asked yes or no", "Runs"), ("v", "After v", "Runs"), ("Ctrl-P", "In the palette", "In text"),
    ])
    func `F1 shows the keys of what lies on top first`(script: String, first: String, second: String) throws {
        var console = Console()
        console.look(at: .asking(), seconds: 5)
        console.press(try KeyScript(parsing: script))
        console.press("F1")
        guard case .help(let page)? = console.model.overlays.last else {
            Issue.record("F1 shows no help")
            return
        }
        let headings = console.model.helpLines(page).filter(\.isHeading).map(\.keys.description)
        #expect(Array(headings.prefix(2)) == [first, second])
    }

    @Test func `help holds every key of every context`() {
        var console = Console()
        console.look(at: .asking(), seconds: 5)
        let text = console.model.helpLines(HelpPage(pane: .runs)).map(\.keys.description).joined(separator: "\n")
        for command in CommandTable.all where !command.keys.isEmpty {
            if case .panes = command.context { continue }
            #expect(text.contains(command.keysText.description), "\(command.id)")
        }
    }

    @Test func `a command that is off says why instead of acting`() {
        var console = Console()
        console.press("x")
        #expect(console.model.notice?.text == "x: no run is selected")
        #expect(console.model.overlays.isEmpty)
    }
}
