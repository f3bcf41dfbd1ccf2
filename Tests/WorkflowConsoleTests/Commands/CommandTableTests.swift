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
        console.model.notice = nil
        for command in CommandTable.footer(console.model) {
            guard let keys = command.keys.first else { continue }
            var next = console
            let effects = next.press(KeyScript(keys))
            next.model.now = console.model.now
            next.model.lastKey = console.model.lastKey
            #expect(
                next.model != console.model || !effects.isEmpty,
                "\(command.keyText) \(command.label(console.model)) does nothing in \(pane)"
            )
            #expect(next.model.notice?.kind != .warning, "\(command.keyText) is refused in \(pane)")
        }
    }

    @Test func `a command that is off says why instead of acting`() {
        var console = Console()
        console.press("x")
        #expect(console.model.notice?.text == "x: no run is selected")
        #expect(console.model.overlays.isEmpty)
    }
}
