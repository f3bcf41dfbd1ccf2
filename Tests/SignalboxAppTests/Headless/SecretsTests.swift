import Synchronization
import Testing
import Workflows

@testable import SignalboxApp

/// Asks for a key, shows it to everybody, and ends with it.
private struct Vault: Workflow {
    struct AskKey: InputRequiredEvent {
        var hint: Secret<String>
        static var response: (any HumanResponseEvent.Type)? { Key.self }
    }
    struct Key: HumanResponseEvent { var key: Secret<String> }
    struct Opened: Event { var key: Secret<String> }
    struct Closed: StopEvent {
        var key: Secret<String>
        var count: Int
    }

    static let declaration = WorkflowDeclaration(name: "vault", documentation: nil, place: nil, isClosed: true)
    static func _entry(_: Start.Type) {}
    static func _exit(_: Closed.Type) {}
    static var steps: [Step<Self>] {
        [
            Step("ask") { (_: Self, _: Start, _: Context) in AskKey(hint: Secret("hunter1")) },
            Step("open") { (_: Self, answer: Key, context: Context) in
                context.publish(Opened(key: answer.key))
                return Closed(key: answer.key, count: 1)
            },
        ]
    }
}

struct SecretsTests {
    @Test func `no line of a run shows what is secret`() async throws {
        let runner = Vault().anyRunner
        let handler = try runner.start(fields: [:], options: RunOptions())
        let printed = Mutex<[String]>([])
        let run = JSONRun(
            handler: handler,
            lines: RunLines(run: handler.id) { runner.schema(ofEvent: $0) },
            prepared: AnswerBook(),
            readsInput: true,
            showsNotices: true,
            write: { line in printed.withLock { $0.append(line) } }
        )
        let (input, typed) = AsyncStream.makeStream(of: String.self)
        typed.yield(#"{"key": "hunter2"}"#)
        typed.finish()
        #expect(await run.run(input: input) == .completed)
        let lines = printed.withLock { $0 }
        #expect(lines.allSatisfy { !$0.contains("hunter") })
        let last = try JSON(parsing: try #require(lines.last))
        #expect(last["result"] == ["key": "•••", "count": 1])
        #expect(lines.contains { $0.contains("Opened") && $0.contains("•••") })
    }
}
