import Testing
import WorkflowConsole
import Workflows

/// The commands of the plain console.
struct PlainCommandTests {
    static let prompt = "[signalbox> ]"

    static func withRun() -> PlainTalk {
        var talk = PlainTalk()
        _ = talk.send(.started(run: "r1", workflow: "review"))
        return talk
    }

    static func snapshot(_ change: (inout RunSnapshot) -> Void = { _ in }) -> RunSnapshot {
        var snapshot = RunSnapshot(
            status: .running,
            sequence: 3,
            steps: [
                RunSnapshot.StepActivity(step: "write", workers: 4, running: 2, queued: 3, finished: 5, failed: 1),
                RunSnapshot.StepActivity(step: "judge", workers: 4, waiting: 1),
                RunSnapshot.StepActivity(step: "close", workers: 1),
            ],
            questions: [],
            timeLeft: .seconds(75),
            isClockStopped: false,
            joins: []
        )
        change(&snapshot)
        return snapshot
    }

    @Test func `it begins with the workflows`() {
        var talk = PlainTalk()
        #expect(
            talk.begin() == [
                "1 review: Looks at a text", "2 empty: Needs nothing, 1 problem, cannot run",
                "Type help for the commands.", Self.prompt,
            ]
        )
        var one = PlainTalk.aboutOneRun()
        #expect(one.begin() == [])
    }

    @Test func `help has a line for every command`() {
        var talk = PlainTalk()
        let lines = talk.type("help")
        for word in [
            "run", "runs", "open", "status", "why", "graph", "steps", "events", "event", "questions", "answer",
        ] {
            #expect(lines.contains { $0.hasPrefix(word + " ") })
        }
        #expect(talk.type("?") == lines)
    }

    @Test(arguments: [
        ("", []), ("frobnicate", ["There is no command 'frobnicate'. Type help for the commands."]),
        ("review", ["There is no command 'review'. To start the workflow, type run review."]),
        ("runs", ["There are no runs yet. Type run <workflow>."]),
        ("open", ["Say which run: open <number or id>."]), ("open 1", ["There is no run '1'. Type runs."]),
        ("status", ["There is no run yet. Type run <workflow>."]),
        ("events", ["There is no run yet. Type run <workflow>."]),
        ("event 1", ["There is no run yet. Type run <workflow>."]), ("questions", ["Nothing waits for you."]),
        ("answer", ["Nothing waits for you."]), ("cancel", ["There is no run to cancel."]),
        ("graph", ["Say which: graph <workflow>. Type workflows for the list."]),
        ("graph nosuch", ["There is no workflow 'nosuch'. Type workflows for the list."]),
        ("graph review", ["start", "end"]),
        ("run", ["Say which: run <workflow>. Type workflows for the list."]),
        ("run nosuch", ["There is no workflow 'nosuch'. Type workflows for the list."]),
        ("run review txt=1", ["review has no field 'txt'. Did you mean 'text'?"]),
        ("run empty x", ["'x' is no field. Write name=value; empty takes no fields."]),
        ("run review limit=10", ["Field 'limit' of review must be at most 9."]),
        ("run review limit:=10", ["Field 'limit' of review must be at most 9."]),
        ("run review limit:={", ["Field 'limit' of review: '{' is not JSON. For plain text write limit=text."]),
        ("run review limit=1 limit=2", ["Field 'limit' of review is given twice. Give it once; it is no list."]),
        ("run review text=@gone.txt", ["gone.txt: no such file or directory. Name a file that exists."]),
        ("run review --input gone.json", ["gone.json: no such file or directory. Name a file that exists."]),
        ("run review --input bad.json", ["bad.json is not a JSON object with the fields of review."]),
        ("run review --input other.json", ["review has no field 'txt'. Did you mean 'text'?"]),
        ("run review --input", ["--input needs the name of a file; lines typed here are commands."]),
        ("run review --input=-", ["--input needs the name of a file; lines typed here are commands."]),
        ("problems nosuch", ["There is no workflow 'nosuch'. Type workflows for the list."]),
        ("problems review", ["There are no problems."]),
        ("fix 9", ["Say which problem: fix <number>, as problems numbers them."]),
        ("fix", ["Say which problem: fix <number>, as problems numbers them."]),
    ])
    func `what cannot be done says what can`(line: String, lines: [String]) {
        var talk = PlainTalk()
        #expect(talk.type(line) == lines + [Self.prompt])
    }

    @Test(arguments: [
        ("run review text=@note.txt", "from a file", 5), ("run review text=a limit:=2", "a", 2),
        ("run review --input fields.json", "from the file", 3),
        ("run review text='a b' --input=fields.json", "a b", 3),
    ])
    func `run takes fields in every form the command line has`(line: String, text: String, limit: Int) {
        var talk = PlainTalk()
        let started = talk.dialogue.take(.line(line))
        guard case .start("review", let fields)? = started.first else {
            Issue.record("\(started)")
            return
        }
        #expect(fields["text"] == .string(text))
        #expect(fields["limit"] ?? 5 == .integer(limit))
    }

    @Test func `problems are numbered as fix takes them`() {
        var talk = PlainTalk()
        #expect(
            talk.type("problems") == [
                "1 error, empty: No step returns a stop event.", "2 warning, empty: A and B look the same.",
                "Type fix and a number for the way out.", Self.prompt,
            ]
        )
        #expect(
            talk.type("fix 1") == [
                "No step returns a stop event.", "Return one. See App/Empty.swift, line 7.", Self.prompt,
            ]
        )
        #expect(talk.type("fix 2") == ["A and B look the same.", "Use one.", Self.prompt])
        _ = talk.type("problems review")
        #expect(talk.type("fix 1").first?.hasPrefix("Say which problem") == true)
    }

    @Test func `run asks what is not given`() {
        var talk = PlainTalk()
        #expect(talk.type("run review limit=3") == ["[text? ]"])
        #expect(talk.type("") == ["> text: needed", "[text? ]"])
        #expect(talk.type("some words") == [#"START review {"limit":3,"text":"some words"}"#])
        #expect(talk.type("run review text='some words'") == [#"START review {"text":"some words"}"#])
        #expect(talk.type("run 2") == ["START empty {}"])
        #expect(talk.type("run review", "<") == ["> Nothing was started.", Self.prompt])
    }

    @Test func `a run that cannot start says so, line by line`() {
        var talk = PlainTalk()
        #expect(talk.send(.couldNotStart(reason: "cannot run\n  - why")) == ["cannot run", "  - why", Self.prompt])
    }

    @Test func `runs are told apart and one is spoken of`() {
        var talk = Self.withRun()
        _ = talk.send(.started(run: "q2", workflow: "empty"))
        _ = talk.note(.questionOpened(PlainTalk.question()))
        #expect(
            talk.type("runs") == ["1 review r1: running, asks 1", "2 empty q2: running, this one", Self.prompt]
        )
        #expect(talk.type("open r") == ["review r1: running", Self.prompt])
        #expect(talk.type("open 2") == ["empty q2: running", Self.prompt])
        #expect(talk.type("cancel") == ["CANCEL q2", Self.prompt])
        #expect(talk.type("graph") == [Self.prompt])
        _ = talk.send(.ended(run: "q2", status: .cancelled, summary: ""))
        #expect(talk.type("cancel") == ["There is no run to cancel.", Self.prompt])
    }

    @Test func `questions are listed and answered by number`() {
        var talk = Self.withRun()
        #expect(
            talk.note(.questionOpened(PlainTalk.question())) == ["review r1 asks: Is this good enough?", Self.prompt]
        )
        _ = talk.note(.questionOpened(PlainTalk.question("w2")))
        #expect(
            talk.type("questions") == [
                "1 review r1 w1: Is this good enough?", "2 review r1 w2: Is this good enough?", Self.prompt,
            ]
        )
        #expect(talk.type("answer 3") == ["There is no question '3'. Type questions for the list.", Self.prompt])
        #expect(talk.type("answer x") == ["There is no question 'x'. Type questions for the list.", Self.prompt])
        #expect(talk.type("answer 2").last == "[accept (yes/no)? ]")
        #expect(talk.type("yes", "", "yes") == [#"ANSWER r1 w2 {"accept":true}"#])
    }

    @Test func `events and their fields`() {
        var talk = Self.withRun()
        #expect(talk.type("events") == ["no events yet", Self.prompt])
        _ = talk.event(Draft(text: "one\ntwo"))
        _ = talk.note(.idle(waitingFor: "an answer"))
        _ = talk.note(.failed(step: "write", errorType: "E", message: "no", attempts: 1))
        _ = talk.note(.unhandled(type: "Page", step: nil))
        #expect(
            talk.type("events") == [
                "0 write: Draft, text one\ntwo", "1 waits for an answer", "2 failed in write: no", "3 UnhandledEvent",
                Self.prompt,
            ]
        )
        #expect(talk.type("events 1") == ["3 UnhandledEvent", Self.prompt])
        #expect(talk.type("events 1 follow") == ["3 UnhandledEvent", "events: all", Self.prompt])
        #expect(talk.type("events none").first == "events: none")
        #expect(talk.type("events -1").first?.hasPrefix("Type events, or") == true)
        #expect(
            talk.type("event 0") == ["0 write: Draft, text one\ntwo", "  text:", "    one", "    two", Self.prompt]
        )
        #expect(talk.type("event 9") == ["There is no such event here. Type events for their numbers.", Self.prompt])
    }

    @Test func `status says where the run stands`() {
        var talk = Self.withRun()
        for _ in 0..<65 { _ = talk.send(.second) }
        #expect(talk.type("status") == ["LOOK r1"])
        let snapshot = Self.snapshot { $0.questions = [PlainTalk.question()] }
        #expect(
            talk.send(.snapshot(snapshot, run: "r1")) == [
                "review r1: running, for 1 minute 5 seconds.", "1 question waits for you. Type answer.",
                "Working: write.", "1 of 3 steps have done something.", "Time left: 1 minute 15 seconds.", Self.prompt,
            ]
        )
    }

    @Test func `why says what it waits for`() {
        var talk = Self.withRun()
        _ = talk.note(.questionOpened(PlainTalk.question()))
        for _ in 0..<3 { _ = talk.send(.second) }
        _ = talk.type("why")
        let snapshot = Self.snapshot { snapshot in
            snapshot.questions = [PlainTalk.question()]
            snapshot.joins = ["close needs Page ×5, has 2"]
            snapshot.isClockStopped = true
            snapshot.steps[2].stopping = 1
        }
        #expect(
            talk.send(.snapshot(snapshot, run: "r1")) == [
                "It waits for your answer to w1, asked 3 seconds ago by judge: Is this good enough?",
                "write works: 2 of 4 workers busy, 3 events queued.",
                "close was cancelled and is still at work: it keeps 1 of 1 worker until it returns.",
                "A join is not complete: close needs Page ×5, has 2.",
                "Time left: 1 minute 15 seconds; its clock stands still while it waits for you.", Self.prompt,
            ]
        )
    }

    @Test func `why of a quiet run comes from the engine`() {
        var talk = Self.withRun()
        let quiet = Self.snapshot { snapshot in
            snapshot.steps = []
            snapshot.timeLeft = nil
        }
        _ = talk.type("why")
        #expect(
            talk.send(.snapshot(quiet, run: "r1")) == [
                "It has only just begun.", "It has no time limit.", Self.prompt,
            ]
        )
        _ = talk.note(.idle(waitingFor: "an event from outside"))
        _ = talk.type("why")
        #expect(talk.send(.snapshot(quiet, run: "r1")).first == "It waits for an event from outside.")
        _ = talk.type("why")
        let queued = Self.snapshot { snapshot in
            snapshot.status = .queued
            snapshot.steps = []
            snapshot.questions = (1...7).map { PlainTalk.question("w\($0)") }
        }
        let lines = talk.send(.snapshot(queued, run: "r1"))
        #expect(lines.first == "review r1 is queued behind other runs of its workflow.")
        #expect(lines.contains("It waits for 2 more answers."))
    }

    @Test func `steps says what each step does`() {
        var talk = Self.withRun()
        _ = talk.type("steps")
        #expect(
            talk.send(.snapshot(Self.snapshot(), run: "r1")) == [
                "write: 2 running, 3 queued, 5 done, 1 failed", "judge: 1 waiting for an answer", "close: not yet",
                Self.prompt,
            ]
        )
    }

    @Test(arguments: ["status", "why"])
    func `a run that is over says how it ended`(verb: String) {
        var talk = Self.withRun()
        _ = talk.note(.failed(step: "write", errorType: "E", message: "no paper", attempts: 1))
        _ = talk.send(.ended(run: "r1", status: .failed, summary: "no paper"))
        _ = talk.type(verb)
        let over = Self.snapshot { $0.status = .failed }
        #expect(
            talk.send(.snapshot(over, run: "r1")) == [
                "review r1: failed after 0 seconds, in step write.", "no paper", Self.prompt,
            ]
        )
    }

    @Test func `quit asks while runs are live`() {
        var talk = Self.withRun()
        #expect(talk.type("quit") == ["This cancels review r1.", "[quit (yes/no)? ]"])
        #expect(talk.type("no") == [Self.prompt])
        #expect(talk.type("quit", "yes") == ["QUIT"])
        _ = talk.send(.ended(run: "r1", status: .completed, summary: ""))
        #expect(talk.type("quit") == ["QUIT"])
        #expect(talk.send(.endOfInput) == ["QUIT"])
    }

    @Test(arguments: ["run empty", "answer", "cancel"])
    func `a console for looking does nothing`(line: String) {
        var talk = PlainTalk(PlainOptions(isReadOnly: true))
        #expect(talk.type(line).first?.hasPrefix("This console is for looking only; ") == true)
    }

    @Test func `the newest thousand entries are kept`() {
        var talk = Self.withRun()
        _ = talk.type("events none")
        for number in 0...2500 { _ = talk.event(Page(number: number)) }
        #expect(talk.type("event 0").first?.hasPrefix("There is no such event") == true)
        #expect(talk.type("event 2500").first == "2500 write: Page, number 2500")
    }
}

struct PlainTextTests {
    @Test func `results in words`() {
        #expect(PlainDialogue.words(forResult: "Hello") == "Hello")
        #expect(PlainDialogue.words(forResult: [:]) == "")
        #expect(PlainDialogue.words(forResult: .null) == "")
        let result: JSON = ["a": ["b": 1], "list": [1, 2], "no": nil, "yes": true]
        #expect(PlainDialogue.words(forResult: result) == "a.b: 1\nlist, 2:\n  1\n  2\nyes: yes")
    }
}
