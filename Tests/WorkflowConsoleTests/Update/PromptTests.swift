import FoundationEssentials
import TerminalTesting
import TerminalUI
import Testing
import WorkflowConsole
import Workflows

@Suite struct PromptTests {
    let id = QuestionID(run: "7f3k2", wait: "w1")

    func asking() -> Console {
        var console = Console()
        console.look(at: .asking(), seconds: 5)
        return console
    }

    /// An answer is filled in and sent.
    func answering() -> Console {
        var console = asking()
        console.press("a 1 Ctrl-X Enter")
        return console
    }

    @Test func `a question rings once and takes no focus`() {
        var console = Console()
        let run = SampleRun.asking()
        console.send(.started(run.info, at: run.start))
        let focus = console.model.focus
        #expect(console.send(.events(run.id, run.records, at: run.time)).contains(.bell))
        #expect(console.model.focus == focus && console.model.overlays.isEmpty)
        #expect(!console.send(.events(run.id, run.records, at: run.time)).contains(.bell))
        #expect(console.model.inbox.map(\.id) == [id])
    }

    @Test func `a opens the question with nothing preselected but a default`() {
        var console = asking()
        console.press("a")
        #expect(console.text.contains("( ) attack   ( ) noise   ( ) unsure"))
        #expect(console.text.contains("(●) medium"))
    }

    @Test func `no key sends within 300 ms after opening`() {
        var console = asking()
        console.press("a")
        let effects = console.press("1 Ctrl-X Enter", apart: 0.05)
        #expect(effects.isEmpty && console.model.held.isEmpty)
        #expect(console.model.notice?.text.hasPrefix("Nothing was sent") == true)
        console.press("Ctrl-X Enter")
        #expect(console.model.held.count == 1)
    }

    @Test func `a sent answer is held for three seconds, then goes out once`() {
        var console = answering()
        #expect(console.effects.contains(.schedule(.answer(id), after: .seconds(3))))
        #expect(!console.effects.contains { if case .answer = $0 { true } else { false } })
        #expect(console.model.inbox.isEmpty, "what is answered is no longer asked")
        console.wait(3)
        let fields: [String: JSON] = ["verdict": "attack", "severity": "medium"]
        #expect(console.send(.timer(.answer(id), at: console.now)) == [.answer(id, fields: fields)])
        #expect(console.send(.timer(.answer(id), at: console.now)).isEmpty)
    }

    @Test func `u takes the answer back with its draft`() {
        var console = answering()
        let effects = console.press("u")
        #expect(effects.contains(.unschedule(.answer(id))))
        #expect(console.model.held.isEmpty)
        #expect(console.text.contains("(●) attack"))
        #expect(console.send(.timer(.answer(id), at: console.now)).isEmpty)
    }

    @Test func `an answer on its way cannot be taken back`() {
        var console = answering()
        console.wait(3)
        console.send(.timer(.answer(id), at: console.now))
        console.press("u")
        #expect(console.model.notice?.text == "u: there is nothing to take back")
        #expect(console.model.overlays.isEmpty)
    }

    @Test func `an answer that was taken leaves no question`() {
        var console = answering()
        console.wait(3)
        console.send(.timer(.answer(id), at: console.now))
        console.send(.answered("7f3k2", wait: "w1"))
        #expect(console.model.inbox.isEmpty && console.model.held.isEmpty)
        #expect(console.model.notice?.text == "Answered: Is 203.0.113.9 an attack?")
    }

    @Test func `a refused answer stays a draft and shows its errors when opened again`() {
        var console = answering()
        console.wait(3)
        console.send(.timer(.answer(id), at: console.now))
        let refusal = SourceRefusal("it does not fit.", errors: [FieldError(path: "note", reason: "too short")])
        console.send(.answerRefused("7f3k2", wait: "w1", refusal))
        #expect(console.model.inbox.map(\.id) == [id])
        console.press("a")
        #expect(console.text.contains("too short"))
        #expect(console.text.contains("(●) attack"))
    }

    @Test func `a form whose question is gone says so, keeps the draft and cannot send`() {
        var console = asking()
        console.press("a 1")
        var run = SampleRun.asking()
        run.note(.questionClosed(wait: "w1", isAnswered: true))
        console.send(.events(run.id, run.records, at: console.now))
        #expect(console.text.contains("✗ This question is gone: it has been answered. The draft is kept."))
        console.press("Ctrl-X Enter")
        #expect(console.model.held.isEmpty)
        #expect(console.model.notice?.text == "Nothing was sent: the question is gone, it has been answered")
        #expect(console.model.drafts[id]?["verdict"] != nil)
    }

    @Test func `the end of the run takes its questions along, and an answer not yet sent`() {
        var console = answering()
        var info = SampleRun.asking().info
        info.status = .cancelled
        info.ended = console.now
        console.send(.ended(info, at: console.now))
        #expect(console.model.held.isEmpty && console.model.inbox.isEmpty)
        #expect(console.model.drafts[id]?["verdict"] != nil)
        #expect(console.send(.timer(.answer(id), at: console.now)).isEmpty)
    }

    @Test func `Esc keeps the draft of this question and of no other`() {
        var console = asking()
        var other = SampleRun("9ab1c")
        _ = other.ask("w1", "Is 198.51.100.4 an attack?")
        console.add(other)
        console.press("a 1 Esc")
        #expect(console.model.drafts[id] != nil)
        #expect(console.model.drafts[QuestionID(run: "9ab1c", wait: "w1")] == nil)
        console.press("a")
        #expect(console.text.contains("(●) attack"))
    }

    @Test func `letters and the question mark belong to the field`() {
        var console = asking()
        console.press("a Tab Tab \"why? q x\"")
        #expect(console.text.contains("why? q x"))
        #expect(console.model.overlays.count == 1)
        console.press("F1")
        #expect(console.text.contains("Help:"))
    }

    @Test func `the evidence is a stop where Enter unfolds`() {
        var console = asking()
        console.press("a Shift-Tab")
        #expect(console.text.contains("evidence  [14]"))
        console.press("Down Down Down Enter")
        #expect(!console.text.contains("GET /wp-login.php?try=0"))
        console.press("Tab 2")
        #expect(console.text.contains("(●) noise"))
    }

    @Test func `on the evidence the keys of the form work: send, editor, drop, JSON`() {
        var console = asking()
        console.press("a 1 Shift-Tab")
        var other = console
        other.press("Ctrl-X Enter")
        #expect(other.model.held.count == 1, "it is sent")
        other = console
        other.press("Ctrl-X v")
        #expect(other.text.contains("{\"severity\":\"medium\",\"verdict\":\"attack\"}"))
        other = console
        other.press("Ctrl-X d")
        #expect(other.text.contains("( ) attack"))
        other = console
        other.press("Ctrl-X Ctrl-E")
        #expect(other.model.notice?.text == "Ctrl-X Ctrl-E: a choice is picked, not written")
        other = asking()
        other.press("a Tab Tab h i Up Up Shift-Tab")
        #expect(other.press("Ctrl-X Enter").isEmpty)
        #expect(other.text.contains("✗ choose one"), "what does not fit is gone to")
    }

    @Test func `a paste on the evidence changes no field, and Esc from there keeps the draft`() {
        var console = asking()
        console.press("a 1 Shift-Tab")
        console.send(.paste("rm -rf /", at: console.now))
        #expect(console.model.notice?.text.hasPrefix("Pasted text was left out") == true)
        console.press("Tab Tab Tab")
        console.send(.paste("pasted", at: console.now))
        console.press("Tab Tab Esc")
        #expect(console.model.overlays.isEmpty)
        #expect(console.model.drafts[id] == ["verdict": "attack", "note": "pasted"])
    }

    @Test func `the words of the question are not repeated in its evidence`() {
        var console = asking()
        console.press("a z Esc")
        console.press("a")
        let sheet = console.text.split(separator: "\n").filter {
            $0.contains("Is 203.0.113.9 an attack?") && $0.contains("┃  ")
        }
        #expect(sheet.count == 1)
    }

    @Test func `a console that only reads opens no form`() {
        var console = Console { $0.isReadOnly = true }
        console.look(at: .asking())
        console.press("a")
        #expect(console.model.overlays.isEmpty)
        #expect(console.model.notice?.text == "a: this console only reads")
        console.press("2 Enter")
        #expect(console.model.overlays.isEmpty)
    }

    // MARK: The first question of the own run

    func ownRun() -> Console {
        var console = Console { options in
            options.ownRun = "7f3k2"
            options.opensFirstQuestion = true
        }
        console.send(.started(SampleRun.asking().info, at: Moment.start))
        return console
    }

    @Test func `the first question of the own run opens after two quiet seconds`() {
        var console = ownRun()
        let run = SampleRun.asking()
        let effects = console.send(.events(run.id, run.records, at: Moment.after(0.5)))
        #expect(effects.contains(.schedule(.firstQuestion, after: .milliseconds(1500))))
        #expect(console.model.overlays.isEmpty)
        console.send(.timer(.firstQuestion, at: Moment.after(2)))
        #expect(console.model.overlays.count == 1)
    }

    @Test func `a key puts the first question off`() {
        var console = ownRun()
        let run = SampleRun.asking()
        console.send(.events(run.id, run.records, at: Moment.after(0.5)))
        console.send(.key(.character("j"), at: Moment.after(1.5)))
        #expect(
            console.send(.timer(.firstQuestion, at: Moment.after(2))).contains { effect in
                if case .schedule(.firstQuestion, _) = effect { true } else { false }
            }
        )
        #expect(console.model.overlays.isEmpty)
        console.send(.timer(.firstQuestion, at: Moment.after(3.5)))
        #expect(console.model.overlays.count == 1)
    }

    @Test func `only the first question opens by itself`() {
        var console = ownRun()
        let run = SampleRun.asking()
        console.send(.events(run.id, run.records, at: Moment.after(5)))
        #expect(console.model.overlays.count == 1)
        console.now = Moment.after(6)
        console.press("Esc")
        console.send(.timer(.firstQuestion, at: Moment.after(60)))
        #expect(console.model.overlays.isEmpty)
    }
}
