import Foundation
public import Workflows

/// Asks your name, and greets you.
@Workflow
public struct Hello {
    /// What is your name?
    struct AskName: InputRequiredEvent {}

    struct Name: HumanResponseEvent {
        var name: String = ProcessInfo.processInfo.environment["USER"] ?? "you"
        /// Shall the whole street hear it?
        var loudly: Bool
    }

    /// Makes the workflow, which needs nothing.
    public init() {}

    @Step
    func ask(_ start: Start) -> AskName { AskName() }

    @Step
    func greet(_ answer: Name) -> Stop<String> {
        Stop(answer.loudly ? "HELLO, \(answer.name.uppercased())!" : "Hello, \(answer.name).")
    }
}
