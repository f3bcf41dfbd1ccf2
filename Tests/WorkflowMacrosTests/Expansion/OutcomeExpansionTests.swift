import Testing

@testable import WorkflowMacros

@Suite struct OutcomeExpansionTests {
    @Test func `an outcome gets a table of its cases and their payload`() {
        let expanded = Expanding(
            "@Outcome public enum Next { case again(Draft), pages(of: [Page]), `default`(Finished?) }"
        ).expanded
        for line in [
            "public static var outcomeCases: [Workflows::OutcomeCase<Self>] {",
            "Workflows::OutcomeCase((Draft).self) { payload in",
            ".again(payload)",
            "Workflows::OutcomeCase(([Page]).self) { payload in",
            ".pages(of: payload)",
            "public var outcomePayload: any Workflows::StepOutput {",
            "case .`default`(let payload):",
            "extension Next: Workflows::Outcome {",
        ] {
            #expect(expanded.contains(line), "\(expanded)")
        }
    }
}
