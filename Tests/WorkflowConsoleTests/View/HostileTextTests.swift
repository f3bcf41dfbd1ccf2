import TerminalTesting
import TerminalUI
import Testing
import Workflows

@testable import WorkflowConsole

@Suite struct HostileTextTests {
    static let attacks = [
        "\u{1B}[2J", "\u{1B}]0;owned\u{7}", "\u{1B}]52;c;aGk=\u{7}", "\u{9B}31m", "a\rb", "a\u{8}b", "\u{202E}evil",
        "\u{200B}",
        "\u{E0041}", "\u{FEFF}", "\u{7F}",
    ]

    /// A run every text of which is an attack.
    static func run(_ text: String) -> SampleRun {
        var run = SampleRun("7f3k2")
        run.note(.eventAccepted(type: text, steps: [text], isFromOutside: false))
        run.event("Finding", ["kind": .string(text), text: .string(text)], step: text)
        run.note(.unhandled(type: text, step: text))
        run.note(.idle(waitingFor: text))
        run.note(.failed(step: text, errorType: text, message: text, attempts: 2))
        let question = Question(
            wait: "w1",
            step: text,
            questionType: "Finding",
            prompt: text + "?",
            responseTypes: ["Judgement"],
            payload: ["kind": .string(text)],
            asked: run.time,
            deadline: nil
        )
        run.note(.questionOpened(question))
        return run
    }

    @Test(arguments: attacks)
    func `no control or direction of a payload reaches a cell`(text: String) {
        var console = Console(140, 40)
        console.look(at: HostileTextTests.run(text), seconds: 3)
        for script in ["2", "3", "4 G", "5", "6", "w", "Esc a", "Esc ?", "Esc :"] as [KeyScript] {
            console.press(script)
            for row in console.frame.cells.text() {
                for scalar in row.unicodeScalars {
                    #expect(!HostileTextTests.isUnsafe(scalar), "\(scalar.value) is drawn")
                }
            }
        }
    }

    @Test func `an attack is visible as its token`() {
        var console = Console(140, 40)
        console.look(at: HostileTextTests.run("\u{1B}[2J\u{202E}"), seconds: 3)
        #expect(console.text.contains("␛[2J⟨U+202E⟩"))
    }

    static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF,
            0xE0000...0xE007F:
            true
        default: false
        }
    }

    @Test func `ten megabytes of text cost a frame no more than a line of it`() {
        var run = SampleRun("7f3k2")
        let big = String(repeating: "x", count: 10_000_000)
        run.event(
            "Finding",
            ["kind": .string(big), "list": .array(Array(repeating: .string(big), count: 3))],
            step: "rank"
        )
        var console = Console(120, 40)
        let clock = ContinuousClock()
        let time = clock.measure {
            console.look(at: run)
            console.press("4 k G Enter / \"zzz\" Enter")
            console.model.tree.selected = 0
            console.press("l")
            for _ in 0..<10 { _ = console.frame }
        }
        // Looking at the whole text even once a frame would take far longer than this.
        #expect(time < .seconds(3))
        #expect(console.text.contains("10.0 MB"))
    }
}
