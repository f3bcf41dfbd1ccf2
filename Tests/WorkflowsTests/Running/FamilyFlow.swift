import Workflows

/// Runs one child for each of its jobs, side by side, and joins what they come to.
@Workflow
struct FamilyFlow {
    struct Begin: StartEvent { var jobs: [Job] }
    struct Job: Event {
        var name: String
        var does = PatientFlow.Way.waits
    }
    struct Made: Event { var text: String }
    struct Finished: StopEvent, Equatable { var texts: [String] }

    let diary: Diary

    @Step
    func go(_ begin: Begin) -> [Job] { begin.jobs }

    @Step(workers: 4, timeout: .seconds(10))
    func work(_ job: Job, context: Context) async throws -> Made {
        let begin = PatientFlow.Begin(
            name: job.name,
            does: job.does,
            stubborn: job.does == .resistsSaving ? Stubborn() : nil
        )
        return Made(text: try await context.run(PatientFlow(diary: diary), begin, named: "job").text)
    }

    @CatchError(for: "work")
    func standIn(_ failure: StepFailed) -> Made { Made(text: failure.errorType) }

    @Step
    func join(_ all: [Made]) -> Finished { Finished(texts: all.map(\.text).sorted()) }
}

/// A child that asks, works until it is told to stop, or fails, and writes down what happens to its body.
@Workflow
struct PatientFlow {
    enum Way: String, Codable, Sendable { case waits, works, fails, resistsSaving }
    struct Begin: StartEvent {
        var name: String
        var does: Way
        var stubborn: Stubborn?
    }
    struct Ask: InputRequiredEvent { var prompt: String }
    struct Reply: HumanResponseEvent { var word: String }
    struct Told: StopEvent { var text: String }
    struct Broken: Error {}

    let diary: Diary

    @Step(asks: Ask.self, awaits: Reply.self)
    func begin(_ begin: Begin, context: Context) async throws -> Told {
        diary.add("\(begin.name) begins")
        do {
            switch begin.does {
            case .fails: throw Broken()
            case .waits, .resistsSaving:
                let reply = try await context.wait(for: Reply.self, asking: Ask(prompt: begin.name))
                return Told(text: "\(begin.name) \(reply.word)")
            case .works:
                let (stream, continuation) = AsyncStream<Void>.makeStream()
                for await _ in stream {}
                withExtendedLifetime(continuation) {}
                throw CancellationError()
            }
        } catch let error as CancellationError {
            diary.add("\(begin.name) is told to stop")
            throw error
        }
    }
}

/// A field that cannot be encoded.
struct Stubborn: Codable, Sendable {
    struct Refusal: Error {}
    func encode(to encoder: any Encoder) throws { throw Refusal() }
}

/// What bodies write down, to be read in order.
actor Diary {
    private let stream = AsyncStream<String>.makeStream()
    private(set) var read: [String] = []

    nonisolated func add(_ line: String) { stream.continuation.yield(line) }

    /// Reads on to a line; the test's own time limit is the limit.
    func reads(_ line: String) async {
        if read.contains(line) { return }
        for await next in stream.stream {
            read.append(next)
            if next == line { return }
        }
    }
}
