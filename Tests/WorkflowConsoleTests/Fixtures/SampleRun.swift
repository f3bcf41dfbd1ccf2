import FoundationEssentials
import WorkflowConsole
import Workflows

/// The entries of a run, written one after the other as an engine would.
struct SampleRun {
    let id: RunID
    let workflow: String
    let start: Date
    private(set) var records: [EventRecord] = []
    private(set) var time: Date
    private var invocation = 0

    init(_ id: RunID = "7f3k2", workflow: String = "triage", start: Date = Moment.start) {
        self.id = id
        self.workflow = workflow
        self.start = start
        time = start
    }

    var info: RunInfo { RunInfo(id: id, workflow: workflow, status: .running, started: start) }

    mutating func wait(_ seconds: Double) { time = time.addingTimeInterval(seconds) }

    mutating func note(_ notice: EngineNotice, step: String? = nil) {
        records.append(
            EventRecord(
                sequence: records.count,
                time: time,
                run: id,
                type: notice.typeName,
                step: step,
                notice: notice
            )
        )
    }

    mutating func event(_ type: String, _ value: JSON, step: String?, roles: [String] = []) {
        records.append(
            EventRecord(
                sequence: records.count,
                time: time,
                run: id,
                type: type,
                qualifiedName: "Examples.\(workflow).\(type)",
                types: roles,
                value: value,
                step: step
            )
        )
    }

    mutating func state(_ step: String, _ state: StepState, call: Int, gives: [String] = []) {
        note(
            .stepStateChanged(
                StepStateChange(
                    step: step,
                    state: state,
                    worker: state == .preparing ? nil : 0,
                    invocation: call,
                    inputType: "Input",
                    outputTypes: gives
                )
            ),
            step: step
        )
    }

    /// A call of a step from its beginning to its end.
    mutating func call(_ step: String, seconds: Double, gives: [String] = [], to receivers: [String] = []) {
        invocation += 1
        state(step, .running, call: invocation)
        wait(seconds)
        state(step, .finished, call: invocation, gives: gives)
        for type in gives where !receivers.isEmpty {
            note(.eventAccepted(type: type, steps: receivers, isFromOutside: false))
        }
    }

    mutating func ask(_ wait: String, _ words: String, deadline: Date? = nil) -> Question {
        let payload: JSON = [
            "question": .string(words), "kind": "error burst", "client": "203.0.113.9", "score": 0.93,
            "evidence": .array((0..<14).map { .string("GET /wp-login.php?try=\($0) 404") }),
        ]
        let question = Question(
            wait: wait,
            step: "rank",
            questionType: "Finding",
            prompt: words,
            responseTypes: ["Examples.triage.Judgement"],
            payload: payload,
            asked: time,
            deadline: deadline
        )
        event("Finding", payload, step: "rank", roles: ["InputRequiredEvent"])
        note(.questionOpened(question), step: "rank")
        return question
    }

    /// The run of the sketches up to its first question.
    static func asking(_ id: RunID = "7f3k2") -> SampleRun {
        var run = SampleRun(id)
        run.note(.eventAccepted(type: "LogFile", steps: ["open"], isFromOutside: true))
        run.call("open", seconds: 0.01, gives: ["Chunks"], to: ["split"])
        run.call("split", seconds: 0.2, gives: Array(repeating: "Chunk", count: 12), to: ["parse"])
        for _ in 0..<12 { run.call("parse", seconds: 0.5, gives: ["Lines"], to: ["rank"]) }
        run.call("rank", seconds: 0.3, gives: ["Finding"])
        _ = run.ask("w1", "Is 203.0.113.9 an attack?")
        run.note(.idle(waitingFor: "an answer to w1 (Finding)"))
        return run
    }
}

/// Fixed moments of the tests.
enum Moment {
    /// 2026-03-01, 12:00:00 UTC
    static let start = Date(timeIntervalSince1970: 1_772_366_400)
    static func after(_ seconds: Double) -> Date { start.addingTimeInterval(seconds) }
}
