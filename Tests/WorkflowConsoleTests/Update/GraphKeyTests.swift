import TerminalTesting
import TerminalUI
import Testing
import Workflows

@testable import WorkflowConsole

/// Every key of the graph and of the problems, in every state: it acts, or it says why it does not.
@Suite struct GraphKeyTests {
    static let keys = [
        "?", "F1", ":", "Esc", "q", "Ctrl-C", "Ctrl-Z", "Ctrl-L", "Tab", "Shift-Tab", "1", "2", "3", "4", "5", "6", "7",
        "z", "v", "v b", "v h", "v i", "v l", "v m", "v r", "v t", "h", "j", "k", "l", "Left", "Down", "Up", "Right",
        "H", "J", "K", "L", "Shift-Left", "Shift-Down", "Shift-Up", "Shift-Right", "+", "=", "-", "0", "o", "g", "Home",
        "G", "End", "Ctrl-D", "Ctrl-U", "PgDn", "Ctrl-F", "PgUp", "Enter", "/", "n", "N", "&", "f", "F", "a", "u", "w",
        "r", "x", "e", "R",
    ]

    enum Situation: CaseIterable, Sendable {
        case nothing, workflow, broken, asking, failed, completed, lanes, panned, folded, events, pending, building
        case readOnly, solved

        var console: Console {
            var console: Console
            switch self {
            case .nothing: return Console(120, 40, workflows: [])
            case .workflow: return Console(120, 40)
            case .broken:
                console = Console(120, 40)
                console.press("G")
            case .asking, .readOnly:
                console = Console(120, 40) { $0.isReadOnly = self == .readOnly }
                console.look(at: .asking(), seconds: 5)
            case .failed: console = ProblemTests.failed(120, 40)
            case .completed:
                console = Console(200, 60)
                console.look(at: .asking(), seconds: 5)
                console.end(.completed, result: ["lines": 3])
            case .lanes:
                console = Console(80, 24)
                console.look(at: .asking(), seconds: 5)
                console.press("v l")
            case .panned:
                console = Console(100, 30)
                console.look(at: .asking(), seconds: 5)
                console.press("3 + + + + J")
            case .folded:
                console = Console(200, 60)
                console.look(at: .asking(), seconds: 5)
                console.press("3 g o")
            case .events:
                console = Console(200, 60)
                console.look(at: .asking(), seconds: 5)
                console.press("3 v b")
            case .pending:
                console = Console(120, 40, workflows: [SampleWorkflows.hello, GraphScreenTests.large])
                console.press("j")
            case .building:
                console = CheckingTests.building()
                console.press("R")
            case .solved:
                console = Console(120, 40)
                console.press("G 7")
                console.send(.workflows(SampleWorkflows.withoutDraft, isCheckedAgain: true))
            }
            return console
        }
    }

    @Test(arguments: Situation.allCases, [Pane.graph, .problems])
    func `a key acts or says why not`(situation: Situation, pane: Pane) {
        var start = situation.console
        _ = start.model.go(to: pane)
        start.model.notice = nil
        for keys in GraphKeyTests.keys {
            var console = start
            let effects = console.press(KeyScript(stringLiteral: keys), apart: 3)
            if console.model.notice != nil || !effects.isEmpty { continue }
            // Time alone is no act.
            console.model.now = start.model.now
            console.model.lastKey = start.model.lastKey
            #expect(console.model != start.model, "\(keys) in \(pane) while \(situation) says nothing")
        }
    }

    @Test func `every key of the list is in the table or means one thing everywhere`() {
        for keys in GraphKeyTests.keys {
            let script = KeyScript(stringLiteral: keys).keys
            let context: Command.Context? = script.count > 1 ? .viewMenu : nil
            let isKnown = [Pane.graph, .problems].contains { pane in
                if let context, let last = script.last { return CommandTable.command(for: last, in: context) != nil }
                return script.first.flatMap { CommandTable.command(for: $0, in: pane) } != nil
            }
            #expect(isKnown, "\(keys)")
        }
    }
}
