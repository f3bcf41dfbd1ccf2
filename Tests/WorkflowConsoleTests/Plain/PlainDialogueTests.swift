import Testing
import WorkflowConsole
import Workflows

/// Conversations about the run that the program is there for.
struct PlainDialogueTests {
    @Test func `a question is opened with all it says, and asked field by field`() {
        var talk = PlainTalk.aboutOneRun()
        #expect(
            talk.note(.questionOpened(PlainTalk.question(deadline: 90))) == [
                "> review r1 asks: Is this good enough?", ">   text:", ">     one", ">     two", ">   tags, 2:",
                ">     a", ">     b", ">   none: none", "> It has to be answered within 1 minute 30 seconds.",
                "[accept (yes/no)? ]",
            ]
        )
        #expect(talk.type("?").first == "> accept: yes or no.")
        #expect(talk.type("yes") == ["[note (optional)? ]"])
        #expect(talk.type("<") == ["[accept (yes/no)? ]"])
        #expect(talk.type("no", "fine") == [">   accept: no", ">   note: fine", "[send (yes/no)? ]"])
        #expect(talk.type("yes") == [#"ANSWER r1 w1 {"accept":false,"note":"fine"}"#])
        #expect(talk.note(.questionClosed(wait: "w1", isAnswered: true)) == ["answer to w1 sent"])
        #expect(
            talk.send(.ended(run: "r1", status: .completed, summary: "done")) == ["review r1 completed: done"]
        )
    }

    @Test func `while a form has the line nothing is printed, only counted`() {
        var talk = PlainTalk.aboutOneRun()
        _ = talk.note(.questionOpened(PlainTalk.question()))
        for number in 0..<13 { #expect(talk.event(Page(number: number)) == []) }
        #expect(talk.send(.second) == [])
        #expect(talk.note(.questionOpened(PlainTalk.question("w2"))) == [])
        #expect(talk.type("yes", "", "yes").prefix(1) == ["> 14 events while you answered"])
        let next = talk.note(.questionClosed(wait: "w1", isAnswered: true))
        #expect(next.first == "answer to w1 sent")
        #expect(next.last == "[accept (yes/no)? ]")
    }

    @Test func `an answer that is not taken comes back with its error and what was typed`() {
        var talk = PlainTalk.aboutOneRun()
        _ = talk.note(.questionOpened(PlainTalk.question()))
        _ = talk.type("yes", "bad", "yes")
        let errors = [FieldError(path: "note", reason: "is too short")]
        #expect(
            talk.send(.answerRejected(run: "r1", wait: "w1", errors: errors)) == [
                "> note: is too short", "[note (optional)? ]",
            ]
        )
        #expect(talk.type("better").first == ">   accept: yes")
        #expect(talk.type("yes") == [#"ANSWER r1 w1 {"accept":true,"note":"better"}"#])
    }

    @Test func `no leaves the question open, and it can be answered later`() {
        var talk = PlainTalk.aboutOneRun()
        _ = talk.note(.questionOpened(PlainTalk.question()))
        #expect(
            talk.type("yes", "", "no") == [
                "> Nothing was sent; the question stays open. Type answer to answer it.", "[signalbox> ]",
            ]
        )
        #expect(talk.event(Page(number: 1)) == ["write: Page, number 1", "[signalbox> ]"])
        #expect(talk.type("answer").last == "[accept (yes/no)? ]")
    }

    @Test func `an answer that comes too late is told`() {
        var talk = PlainTalk.aboutOneRun()
        _ = talk.note(.questionOpened(PlainTalk.question()))
        _ = talk.type("yes", "", "yes")
        #expect(talk.note(.questionClosed(wait: "w1", isAnswered: false)) == ["question w1 of r1 is gone"])
        let errors = [FieldError(path: "", reason: "is gone")]
        #expect(
            talk.send(.answerRejected(run: "r1", wait: "w1", errors: errors)) == [
                "The answer to w1 came too late; the question is gone."
            ]
        )
    }

    @Test func `a form whose question is gone is closed`() {
        var talk = PlainTalk.aboutOneRun()
        _ = talk.note(.questionOpened(PlainTalk.question()))
        _ = talk.type("yes")
        #expect(
            talk.note(.questionClosed(wait: "w1", isAnswered: false)) == [
                "> The question is gone; nothing was sent.", "question w1 of r1 is gone",
            ]
        )
    }

    @Test func `a form whose run is over is closed`() {
        var talk = PlainTalk.aboutOneRun()
        _ = talk.note(.questionOpened(PlainTalk.question()))
        _ = talk.event(Page(number: 1))
        #expect(
            talk.send(.ended(run: "r1", status: .timedOut, summary: "too slow")) == [
                "> The run is over; nothing was sent.", "> 1 event while you answered", "review r1 timed out: too slow",
            ]
        )
    }

    @Test func `a result of several lines stands below its head`() {
        var talk = PlainTalk.aboutOneRun()
        #expect(
            talk.send(.ended(run: "r1", status: .completed, summary: "lines: 3\nreport: r.md")) == [
                "review r1 completed:", "  lines: 3", "  report: r.md",
            ]
        )
    }

    @Test func `nobody to answer gives the run up, and that is the last line`() {
        var talk = PlainTalk.aboutOneRun { $0.mayAsk = false }
        #expect(talk.note(.questionOpened(PlainTalk.question())) == ["INPUT NEEDED r1 w1"])
        #expect(talk.note(.questionClosed(wait: "w1", isAnswered: false)) == [])
        #expect(
            talk.send(.ended(run: "r1", status: .cancelled, summary: "")) == [
                "input needed: run review r1 asks w1, Is this good enough? Nobody can answer, so it was cancelled."
            ]
        )
    }

    @Test(arguments: [true, false])
    func `the end of the input before or in a question gives the run up`(isBefore: Bool) {
        var talk = PlainTalk.aboutOneRun()
        if isBefore {
            #expect(talk.send(.endOfInput) == [])
            #expect(talk.note(.questionOpened(PlainTalk.question())) == ["INPUT NEEDED r1 w1"])
        } else {
            _ = talk.note(.questionOpened(PlainTalk.question()))
            #expect(talk.send(.endOfInput) == ["INPUT NEEDED r1 w1"])
        }
    }

    @Test func `answers from a pipe wait for their questions`() {
        var talk = PlainTalk.aboutOneRun { $0.keepsLinesForQuestions = true }
        for line in ["yes", "status", "yes", "no", "", "yes"] { #expect(talk.send(.line(line)) == []) }
        #expect(talk.send(.endOfInput) == [])
        let first = talk.note(.questionOpened(PlainTalk.question()))
        #expect(first.last == #"ANSWER r1 w1 {"accept":true,"note":"status"}"#)
        _ = talk.note(.questionClosed(wait: "w1", isAnswered: true))
        let second = talk.note(.questionOpened(PlainTalk.question("w2")))
        #expect(second.last == #"ANSWER r1 w2 {"accept":false}"#)
        _ = talk.note(.questionClosed(wait: "w2", isAnswered: true))
        #expect(talk.note(.questionOpened(PlainTalk.question("w3"))) == ["INPUT NEEDED r1 w3"])
    }

    @Test func `answers from a pipe that end in the middle of a form are not enough`() {
        var talk = PlainTalk.aboutOneRun { $0.keepsLinesForQuestions = true }
        _ = talk.type("yes")
        _ = talk.send(.endOfInput)
        #expect(talk.note(.questionOpened(PlainTalk.question())).last == "INPUT NEEDED r1 w1")
    }

    @Test func `what is answered beforehand is told`() {
        var talk = PlainTalk.aboutOneRun()
        #expect(
            talk.send(.answeredBeforehand(PlainTalk.question(), run: "r1")) == [
                "review r1 asks: Is this good enough? (answered beforehand)"
            ]
        )
        var quiet = PlainTalk.aboutOneRun { $0.isQuiet = true }
        #expect(quiet.send(.answeredBeforehand(PlainTalk.question(), run: "r1")) == [])
    }
}

/// What is printed by itself.
struct EventLineTests {
    @Test func `events are at most one line a second`() {
        var talk = PlainTalk.aboutOneRun()
        #expect(talk.event(Page(number: 1)) == ["write: Page, number 1"])
        #expect(talk.event(Page(number: 2)) == [])
        #expect(talk.event(Page(number: 3)) == [])
        #expect(talk.event(Draft(text: "x")) == [])
        #expect(talk.send(.second) == ["2 Page, Draft"])
        #expect(talk.event(Draft(text: "y")) == [])
        #expect(talk.send(.second) == ["write: Draft, text y"])
        #expect(talk.send(.second) == [])
        #expect(talk.event(Draft(text: "z")) == ["write: Draft, text z"])
    }

    @Test func `what was gathered comes before the question and before the end`() {
        var talk = PlainTalk.aboutOneRun()
        for number in 1...3 { _ = talk.event(Page(number: number)) }
        #expect(talk.note(.questionOpened(PlainTalk.question())).first == "2 Page")
        var other = PlainTalk.aboutOneRun()
        for number in 1...3 { _ = other.event(Page(number: number)) }
        #expect(
            other.send(.ended(run: "r1", status: .completed, summary: "")) == ["2 Page", "review r1 completed"]
        )
    }

    @Test func `step activity is printed when asked for`() {
        var talk = PlainTalk()
        _ = talk.send(.started(run: "r1", workflow: "review"))
        let change = StepStateChange(step: "write", state: .running, worker: 0, invocation: 1, inputType: "Start")
        #expect(talk.note(.stepStateChanged(change)) == [])
        #expect(talk.type("events follow") == ["events: all", "[signalbox> ]"])
        #expect(talk.note(.stepStateChanged(change)) == ["write running", "[signalbox> ]"])
        #expect(talk.type("events none") == ["events: none", "[signalbox> ]"])
        #expect(talk.event(Page(number: 1)) == [])
    }
}
