import Foundation
import TerminalTesting
import TerminalUI
import Testing
import Workflows

@testable import WorkflowConsole

/// Every key of the graph and of the problems, in every state: it acts, or it says why it does not.
///
/// What each key does is kept in `GraphKeys.swift`. With `RECORD_SCREENS` set to a folder, what the tests see is written
/// there, to be read line by line and kept.
@Suite struct GraphKeyTests {
    static let keys = [
        "?", "F1", ":", "Esc", "q", "Ctrl-C", "Ctrl-Z", "Ctrl-L", "Tab", "Shift-Tab", "1", "2", "3", "4", "5", "6", "7",
        "z", "v", "v b", "v h", "v i", "v l", "v m", "v r", "v t", "h", "j", "k", "l", "Left", "Down", "Up", "Right",
        "H", "J", "K", "L", "Shift-Left", "Shift-Down", "Shift-Up", "Shift-Right", "+", "=", "-", "0", "o", "g", "Home",
        "G", "End", "Ctrl-D", "Ctrl-U", "PgDn", "Ctrl-F", "PgUp", "Enter", "/", "n", "N", "&", "f", "F", "a", "u", "w",
        "r", "x", "e", "R", "Ctrl-P", "Ctrl-O", "Alt-Left", "Alt-Right", "Space", "S", "p", "s", "b", "c", "d",
        ",", ".", "<", ">", "m", "'", "y", "y y", "y j", "y p", "y m", "y c",
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

    @Test(arguments: [Pane.graph, .problems])
    func `every key does in every state what is expected of it`(pane: Pane) throws {
        let starts = Situation.allCases.map { situation in
            var start = situation.console
            _ = start.model.go(to: pane)
            // A step of the screen settles what hangs on the pane.
            start.send(.resized(start.model.size))
            start.model.notice = nil
            return (situation, start)
        }
        let seen = GraphKeyTests.keys.map { GraphKeyTests.line($0, starts) }
        if let folder = ProcessInfo.processInfo.environment["RECORD_SCREENS"] {
            let text = seen.map { "        \($0)\n" }.joined()
            try text.write(toFile: "\(folder)/keys-\(pane).txt", atomically: true, encoding: .utf8)
        }
        let expected = (pane == .graph ? GraphKeys.graph : GraphKeys.problems).split(separator: "\n").map(String.init)
        #expect(seen.count == expected.count)
        for (seen, expected) in zip(seen, expected) { #expect(seen == expected) }
        for line in seen { #expect(!line.contains("silent"), "\(line)") }
    }

    /// A key with what it does: what it does in most states, then the states in which it does something else.
    private static func line(_ keys: String, _ starts: [(Situation, Console)]) -> String {
        var states: [(outcome: String, situations: [Situation])] = []
        for (situation, start) in starts {
            let outcome = outcome(of: keys, start)
            if let index = states.firstIndex(where: { $0.outcome == outcome }) {
                states[index].situations.append(situation)
            } else {
                states.append((outcome, [situation]))
            }
        }
        let usual = states.indices.max { states[$0].situations.count < states[$1].situations.count } ?? 0
        var words = [states[usual].outcome]
        for (index, state) in states.enumerated() where index != usual {
            words.append("\(state.outcome) (\(state.situations.map { "\($0)" }.joined(separator: ", ")))")
        }
        return "\(keys): \(words.joined(separator: "; "))"
    }

    /// `acts`, or the reason that is given; `silent` for neither.
    private static func outcome(of keys: String, _ start: Console) -> String {
        var console = start
        let effects = console.press(KeyScript(stringLiteral: keys), apart: 3)
        let notice = console.model.notice?.text.description
        // Time and words alone are no act.
        console.model.now = start.model.now
        console.model.lastKey = start.model.lastKey
        console.model.lastInterrupt = start.model.lastInterrupt
        console.model.notice = nil
        if !effects.isEmpty || console.model != start.model { return "acts" }
        guard let notice else { return "silent" }
        // The key itself stands in front of most reasons.
        return notice.firstIndex(of: ":").map { String(notice[notice.index($0, offsetBy: 2)...]) } ?? notice
    }

    @Test func `every key of the list is in the table or means one thing everywhere`() {
        for keys in GraphKeyTests.keys {
            let script = KeyScript(stringLiteral: keys).keys
            let context: Command.Context? =
                script.count == 1 ? nil : script.first == .character("y") ? .copyMenu : .viewMenu
            let isKnown = Pane.allCases.contains { pane in
                if let context, let last = script.last { return CommandTable.command(for: last, in: context) != nil }
                return script.first.flatMap { CommandTable.command(for: $0, in: pane) } != nil
            }
            #expect(isKnown, "\(keys)")
        }
    }
}
