import FoundationEssentials
import TerminalTesting
import TerminalUI
import Testing
import Workflows

@testable import WorkflowConsole

@Suite struct RunTests {
    func watching() -> Console {
        var console = Console()
        console.look(at: .asking(), seconds: 5)
        return console
    }

    @Test func `entries that come twice count once`() {
        var console = watching()
        let before = console.model.run
        console.send(.events("7f3k2", SampleRun.asking().records, at: console.now))
        #expect(console.model.run == before)
    }

    @Test func `entries of an unknown run are left out`() {
        var console = Console()
        #expect(console.send(.events("nobody", SampleRun.asking().records, at: console.now)).isEmpty)
        #expect(console.model.runs.isEmpty)
    }

    @Test func `the clock runs only while something on screen moves`() {
        var console = Console()
        #expect(!console.effects.contains { if case .schedule = $0 { true } else { false } })
        let run = SampleRun.asking()
        #expect(console.send(.started(run.info, at: run.start)).contains(.schedule(.clock, after: .seconds(1))))
        #expect(
            !console.send(.events(run.id, run.records, at: run.time)).contains(.schedule(.clock, after: .seconds(1)))
        )
        #expect(console.send(.timer(.clock, at: run.time)).contains(.schedule(.clock, after: .seconds(1))))
        var info = run.info
        info.status = .completed
        info.ended = run.time
        console.send(.ended(info, at: run.time))
        #expect(console.send(.timer(.clock, at: run.time)).isEmpty)
    }

    @Test func `each second the run that is looked at is asked what it does, once`() {
        var console = watching()
        #expect(console.send(.timer(.clock, at: console.now)).contains(.look("7f3k2")))
        #expect(!console.send(.timer(.clock, at: console.now)).contains(.look("7f3k2")))
        let snapshot = RunSnapshot(
            status: .running,
            sequence: 58,
            steps: [],
            questions: [],
            timeLeft: .seconds(859),
            isClockStopped: true,
            joins: ["report needs Judged ×5, has 2"]
        )
        console.send(.snapshot("7f3k2", snapshot, at: console.now))
        #expect(console.send(.timer(.clock, at: console.now)).contains(.look("7f3k2")))
        console.press("w")
        #expect(console.text.contains("14:19 left, the clock stands still"))
        #expect(console.text.contains("report needs Judged ×5, has 2"))
    }

    @Test func `extend moves the limit of the selected question that has one, else the run's`() {
        var console = watching()
        #expect(console.press(": \"extend 10m\" Enter").contains(.extend("7f3k2", by: .seconds(600))))
        var run = SampleRun.asking()
        _ = run.ask("w2", "Is this one too?", deadline: Moment.after(90))
        console.send(.events(run.id, run.records, at: console.now))
        // What has a deadline is first in the inbox.
        console.press("2 Home")
        let id = QuestionID(run: "7f3k2", wait: "w2")
        #expect(console.model.focus == .inbox && console.model.selectedQuestion == id)
        #expect(console.press(": \"extend 5m\" Enter").contains(.extendQuestion(id, by: .seconds(300))))
        run.note(.questionExtended(wait: "w2", deadline: Moment.after(390)))
        console.send(.events(run.id, run.records, at: console.now))
        #expect(console.model.inbox.first?.question.deadline == Moment.after(390))
        console.press("j")
        #expect(console.press(": \"extend 5m\" Enter").contains(.extend("7f3k2", by: .seconds(300))))
    }

    @Test func `a run that completed shows its result`() {
        var console = watching()
        var info = SampleRun.asking().info
        info.status = .completed
        info.ended = console.now
        info.result = ["report": "triage-dpkg.md", "lines": 1842]
        console.send(.ended(info, at: console.now))
        console.press("1")
        console.model.inspect(.subject)
        #expect(console.text.contains("\"triage-dpkg.md\""))
        #expect(console.text.contains("✓ completed"))
    }

    @Test func `a run that failed names step and reason`() {
        var console = watching()
        var info = SampleRun.asking().info
        info.status = .failed
        info.ended = console.now
        info.failure = RunInfo.Failure(type: "LogError", message: "no such file: a.log", step: "open", attempts: 2)
        console.send(.ended(info, at: console.now))
        #expect(console.model.notice?.text.hasSuffix("in open: no such file: a.log") == true)
        #expect(console.model.run?.state(of: "open") == .failed)
        console.press("w")
        #expect(console.text.contains("no such file: a.log"))
    }

    @Test func `x asks, names the run, and Enter is safe`() {
        var console = watching()
        console.press("x")
        #expect(console.text.contains("Cancel triage 7f3k2?"))
        #expect(console.press("Enter").isEmpty && console.model.overlays.isEmpty)
        #expect(console.press("x n").isEmpty)
        #expect(console.press("x Tab Enter").contains(.cancel("7f3k2")))
        #expect(console.press("x y").contains(.cancel("7f3k2")))
    }

    @Test func `q leaves at once when nothing runs`() {
        var console = Console()
        #expect(console.press("q") == [.quit(lines: [])])
    }

    @Test func `q with live runs asks, and leaving says what became of them`() {
        var console = watching()
        #expect(console.press("q").isEmpty)
        #expect(console.text.contains("Leave, and cancel 1 live run?"))
        #expect(console.press("Enter").isEmpty)
        let effects = console.press("q y")
        guard case .quit(let lines)? = effects.first else {
            Issue.record("it does not leave")
            return
        }
        #expect(lines.count <= 5)
        #expect(lines[0] == "run        triage 7f3k2, cancelled by leaving")
        #expect(lines.contains("questions  0 answered of 1"))
    }

    @Test func `Ctrl-C asks as q does, twice within two seconds leaves`() {
        var console = watching()
        #expect(console.press("Ctrl-C").isEmpty)
        #expect(console.model.overlays.count == 1)
        console.press("Ctrl-C", apart: 3)
        #expect(console.model.overlays.isEmpty, "in the confirmation it is no")
        let effects = console.press("Ctrl-C", apart: 1)
        #expect(effects.contains { if case .quit = $0 { true } else { false } })
    }

    @Test(arguments: ["1", "a", ":", "?", "x", "v", "a Shift-Tab"] as [KeyScript])
    func `a second Ctrl-C within two seconds leaves, whatever lies on top`(script: KeyScript) {
        var console = watching()
        console.press(script)
        #expect(!console.press("Ctrl-C").contains { if case .quit = $0 { true } else { false } })
        #expect(console.press("Ctrl-C", apart: 2).contains { if case .quit = $0 { true } else { false } })
    }

    @Test func `a quiet console rings no bell and leaves only the result`() {
        var console = Console { $0.isQuiet = true }
        let run = SampleRun.asking()
        console.send(.started(run.info, at: run.start))
        #expect(!console.send(.events(run.id, run.records, at: run.time)).contains(.bell))
        console.press("1 g")
        console.end(.completed, result: ["lines": 3])
        #expect(console.press("q") == [.quit(lines: ["result     lines 3"])])
    }

    @Test func `a verbose console shows what the engine says from the start`() {
        var console = Console { $0.showsNotices = true }
        console.look(at: .asking(), seconds: 5)
        #expect(console.model.showsNotices && console.model.run?.events.showsNotices == true)
        #expect(console.model.run?.events.shown.count == console.model.run?.log.records.count)
    }

    @Test func `the mouse command says what it did`() {
        var console = watching()
        #expect(console.press(": \"mouse off\" Enter") == [.mouse(false)])
        #expect(console.model.notice?.text == "The mouse is the terminal's; :mouse on takes it again")
        #expect(console.press(": \"mouse on\" Enter") == [.mouse(true)])
        #expect(console.press(": \"mouse away\" Enter").isEmpty)
        #expect(console.model.notice?.text == "mouse takes on or off")
    }

    @Test func `a signal ends it with what to say`() {
        var console = watching()
        #expect(
            console.send(.terminated).contains { if case .quit(let lines) = $0 { lines.count == 4 } else { false } }
        )
    }

    @Test func `Ctrl-Z, Ctrl-L and Ctrl-S mean the same everywhere`() {
        for script in ["1", "a", ":", "?", "x", "v"] as [KeyScript] {
            var console = watching()
            console.press(script)
            #expect(console.press("Ctrl-Z") == [.suspend])
            #expect(console.press("Ctrl-L") == [.redraw])
            #expect(console.press("Ctrl-S").isEmpty)
            #expect(console.model.notice?.text.contains("nothing was sent") == true)
        }
    }

    @Test func `the title counts the questions and is plain ASCII`() {
        var console = Console()
        let run = SampleRun.asking()
        console.send(.started(run.info, at: run.start))
        #expect(console.send(.events(run.id, run.records, at: run.time)).contains(.title("(1) signalbox hello")))
        var evil = SampleWorkflows.hello
        evil.name = "a\u{1B}]0;x\u{7}\u{202E}"
        var other = Console(workflows: [])
        let effects = other.send(.workflows([evil], isCheckedAgain: false))
        for case .title(let text) in effects {
            #expect(text.unicodeScalars.allSatisfy { (0x20..<0x7F).contains($0.value) })
        }
    }

    @Test func `a new check says what has changed`() {
        var console = Console()
        var mended = SampleWorkflows.all
        mended[3].problems.removeFirst(2)
        #expect(console.press("G 7 R").contains(.revalidate))
        console.send(.workflows(mended, isCheckedAgain: true))
        #expect(console.model.notice?.text == "Checked again: 2 problems solved, 0 new")
        console.send(.workflows(mended, isCheckedAgain: true))
        #expect(console.model.notice?.text == "Checked again: nothing has changed")
        console.send(.workflows(SampleWorkflows.all, isCheckedAgain: true))
        #expect(console.model.notice?.kind == .warning)
    }

    @Test func `e opens the place of the problem`() {
        var console = Console()
        let place = SourcePlace(fileID: "Examples/Broken.swift", line: 22, column: 10)
        #expect(console.press("G 7 j e").contains(.openEditor(place)))
        console.press("1 g")
        console.press("e")
        #expect(console.model.notice?.text == "e: no place in source code is known")
    }

    @Test func `what an effect could not do is said`() {
        var console = Console()
        console.send(.failed("The theme 'x' has no colour for text, line 3"))
        #expect(console.text.contains("✗ The theme 'x' has no colour for text, line 3"))
        console.press("j")
        #expect(console.model.notice == nil)
    }

    @Test func `old runs that are over go first`() {
        var console = Console()
        for number in 0..<230 {
            var info = SampleRun(RunID("r\(number)")).info
            console.send(.started(info, at: Moment.start))
            info.status = .completed
            info.ended = Moment.start
            console.send(.ended(info, at: Moment.start))
        }
        #expect(console.model.runs.count <= Model.runLimit)
        #expect(console.model.runs.last?.id == "r229")
    }

    @Test func `the source's runs change order by nothing but their start`() {
        var console = Console()
        console.send(.started(SampleRun("a").info, at: Moment.start))
        console.send(.started(SampleRun("b").info, at: Moment.start))
        #expect(console.model.runRows.prefix(2) == [.run("b"), .run("a")])
        console.send(.focused(false, at: Moment.after(1)))
        #expect(console.model.now == Moment.after(1))
    }
}
