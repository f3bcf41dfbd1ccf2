import Testing
import WorkflowTesting

@testable import Workflows

/// Does what the Python system complains about, and gives what the library says about it.
enum UpstreamCause {
    typealias Deed = @Sendable () async throws -> String

    /// Nothing was said.
    private static let nothing = "(nothing)"

    private static func words(_ deed: () async throws -> Void) async -> String {
        do {
            try await deed()
            return nothing
        } catch let error as any WorkflowError {
            return error.message
        } catch {
            return "\(error)"
        }
    }

    // MARK: Declaring and starting

    static let addingTwice: Deed = {
        @Sendable func audit(_ draft: ReviewFlow.Draft) {}
        return await words { _ = try ReviewFlow().adding(Step("ask", audit)) }
    }

    static let startingWithAnother: Deed = {
        let erased: any RunnableWorkflow = ReviewFlow()
        return await words { _ = try erased.run(starting: Start()) }
    }

    static let startingWithWrongFields: Deed = { await words { _ = try ReviewFlow().run(fields: ["wrong": 1]) } }

    static let givingBoth: Deed = {
        CapturedLog.begin()
        let fields: [String: JSON] = ["text": "beside an event, as upstream"]
        try await ReviewFlow().runner().run(.init(text: "x"), fields: fields).cancel()
        return CapturedLog.lines { $0.contains(JSON.object(fields).text) }.first ?? nothing
    }

    static let limitingRunsToNone: Deed = {
        await words { _ = try ReviewFlow().runner(maximumConcurrentRuns: 0).run(.init(text: "x")) }
    }

    // MARK: Resources

    private static func made(_ resource: Resource<[String: JSON]>) async -> String {
        await words { _ = try await ResourceManager().value(of: resource) }
    }

    static let configuringFromText: Deed = { await made(Resource(configuration: "settings.txt")) }
    static let configuringFromNothing: Deed = { await made(Resource(configuration: "/no/such/settings.json")) }

    static let configuringFromNowhere: Deed = {
        let folder = ConfigurationFolder()
        let file = try folder.write("settings.json", "{}")
        let said = await made(Resource(configuration: file, at: "nope"))
        // The folder is removed with its last use.
        return withExtendedLifetime(folder) { said }
    }

    static let makingInAdvance: Deed = {
        let listed = [Resource<Int>("broken") { throw Mishap() }]
        let problems = await ResourceValidation(Bench.declaration, listed).tryOut(in: ResourceManager())
        return problems.first?.reason ?? nothing
    }

    private enum Circle {
        static let one: Resource<Int> = Resource("one") { try await $0.value(of: other) }
        static let other: Resource<Int> = Resource("other") { try await $0.value(of: one) }
    }

    static let needingEachOther: Deed = { await words { _ = try await ResourceManager().value(of: Circle.one) } }

    // MARK: Runs

    /// A run that waits for a person.
    private static func asking(_ runner: WorkflowRunner<ReviewFlow>) async throws -> WorkflowHandler<ReviewFlow> {
        let handler = try runner.run(.init(text: "x"))
        var probe = RunProbe(handler)
        try await probe.expect(ReviewFlow.Review.self)
        return handler
    }

    private static func sending(_ event: any Event, to step: String) async throws -> String {
        let handler = try await asking(ReviewFlow().runner())
        let said = await words { try await handler.send(event, to: step) }
        try await handler.cancel()
        return said
    }

    static let sendingToNobody: Deed = { try await sending(ReviewFlow.Verdict(keep: true), to: "nowhere") }
    static let sendingToAnother: Deed = { try await sending(ReviewFlow.Verdict(keep: true), to: "write") }

    static let sendingToCollection: Deed = {
        let gather = Step<ReviewFlow>("gather") { (_: ReviewFlow, _: [ReviewFlow.Verdict], _: ReviewFlow.Context) in }
        let runner = try ReviewFlow().runner(validation: .off).adding(gather)
        let handler = try await asking(runner)
        let said = await words { try await handler.send(ReviewFlow.Verdict(keep: true), to: "gather") }
        try await handler.cancel()
        return said
    }

    static let sendingBeforeTheRun: Deed = {
        let runner = ReviewFlow().runner(maximumConcurrentRuns: 1)
        let first = try await asking(runner)
        let queued = try runner.run(.init(text: "y"))
        let said = await words { try await queued.send(ReviewFlow.Verdict(keep: true)) }
        try await queued.cancel()
        try await first.cancel()
        return said
    }

    static let timingOut: Deed = {
        let clock = ManualClock()
        let handler = try await asking(ReviewFlow().runner(timeout: .total(.seconds(1)), clock: clock))
        clock.advance(by: .seconds(1))
        return await words { _ = try await handler.result }
    }

    static let cancelling: Deed = {
        let handler = try await asking(ReviewFlow().runner())
        try await handler.cancel()
        return await words { _ = try await handler.result }
    }

    static let waitingTooLong: Deed = {
        let handler = try WaitingTooLongFlow().run(Go())
        return await words { _ = try await handler.result }
    }

    static let joiningNothing: Deed = {
        let handler = try JoiningNothingFlow().runner(validation: .off).run(Go())
        return await words { _ = try await handler.result }
    }

    // MARK: Saved runs and state

    static let readingSomethingElse: Deed = { await words { _ = try RunContext<ReviewFlow>(json: ["a": 1]) } }

    static let readingNewer: Deed = {
        await words { _ = try RunContext<ReviewFlow>(json: ["version": .integer(SavedRun.version + 1)]) }
    }

    static let readingNowhere: Deed = { await words { _ = try DynamicState().value(at: "nope.x") } }

    static let settingNothing: Deed = {
        await words {
            var state = DynamicState()
            try state.set(1, at: "")
        }
    }

    static let readingTooDeep: Deed = {
        let path = Array(repeating: "a", count: 1_001).joined(separator: ".")
        return await words { _ = try DynamicState().value(at: path) }
    }

    static let editingTwice: Deed = {
        let handler = try EditingFlow().run(EditingFlow.Begin(way: "edit in edit"))
        return await words { _ = try await handler.result }
    }
}

/// Waits for an answer that does not come in time.
private struct WaitingTooLongFlow: Workflow {
    static let declaration = WorkflowDeclaration(name: "waiting", documentation: nil, place: nil, isClosed: false)
    static func _entry(_: Go.Type) {}
    static func _exit(_: End.Type) {}
    static var steps: [Step<Self>] {
        [
            Step("go", options: StepOptions(awaits: [ReviewFlow.Verdict.self])) { (_: Self, _: Go, context: Context) in
                _ = try await context.wait(for: ReviewFlow.Verdict.self, timeout: .nanoseconds(1))
                return End()
            }
        ]
    }
}

/// Joins what is made with what is not.
private struct JoiningNothingFlow: Workflow {
    static let declaration = WorkflowDeclaration(name: "joining", documentation: nil, place: nil, isClosed: false)
    static func _entry(_: Go.Type) {}
    static func _exit(_: End.Type) {}
    static var steps: [Step<Self>] {
        [
            Step("go") { (_: Self, _: Go, _: Context) in Left() },
            Step("merge", joining: (Left.self, Right.self)) { (_: Self, _: Left, _: Right, _: Context) in End() },
        ]
    }
}
