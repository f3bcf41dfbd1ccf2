import Synchronization
import Workflows

/// Fails as often as it is told, and has steps that are tried again or stand in.
@Workflow
struct RecoveringFlow {
    struct Order: StartEvent, Equatable {
        var way: Way
        var failures = 0
    }
    struct Part: Event, Equatable { var number: Int }
    struct Made: Event, Equatable { var number: Int; var isSpare = false }
    struct Fragile: Event, Equatable { var failures: Int }
    struct Rounds: Event, Equatable { var number: Int }
    struct Progress: Event, Equatable { var attempt: Int; var last: String? }
    struct Report: StopEvent, Equatable { var words: String; var attempts = 0 }

    enum Way: String, Codable, Sendable, CaseIterable { case retried, scoped, wildcard, parts, round }
    struct Broken: Error, CustomStringConvertible {
        var number: Int
        var description: String { "broken \(number)" }
    }
    struct State: WorkflowState { var tries = 0 }

    @Step
    func begin(_ order: Order) -> OneOf<Fragile, [Part], Rounds> {
        switch order.way {
        case .retried, .scoped: .emit(Fragile(failures: order.failures))
        case .parts: .emit((1...4).map { Part(number: $0) })
        case .wildcard, .round: .emit(Rounds(number: order.failures))
        }
    }

    @Step(retry: .init(wait: .fixed(.seconds(1)), stop: .afterAttempts(3)))
    func tryHard(_ fragile: Fragile, context: Context) throws -> Report {
        context.publish(
            Progress(attempt: context.attempt, last: context.retry.lastError.map { String(describing: $0) })
        )
        guard context.retry.number >= fragile.failures else { throw Broken(number: context.attempt) }
        return Report(words: "done", attempts: context.attempt)
    }

    @Step(workers: 2)
    func make(_ part: Part) throws -> Made {
        guard part.number.isMultiple(of: 2) else { throw Broken(number: part.number) }
        return Made(number: part.number)
    }

    @Step
    func assemble(_ parts: [Made]) -> Report {
        Report(words: parts.map { "\($0.number)\($0.isSpare ? "*" : "")" }.sorted().joined(separator: " "))
    }

    @Step
    func goRound(_ round: Rounds) throws -> Report { throw Broken(number: round.number) }

    @CatchError(for: "tryHard")
    func giveIn(_ failure: StepFailed) -> Report {
        Report(words: "\(failure.step) gave up on \(failure.inputType): \(failure.message)", attempts: failure.attempts)
    }

    @CatchError(for: "make", recoveries: 1)
    func spare(_ failure: StepFailed) -> Made {
        Made(number: failure.event(of: Part.self)?.number ?? -1, isSpare: true)
    }

    @CatchError(recoveries: 2)
    func again(_ failure: StepFailed) throws -> Rounds {
        guard let round = failure.event(of: Rounds.self) else { throw failure.error }
        return Rounds(number: round.number + 1)
    }
}
