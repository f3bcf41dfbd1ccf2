import Testing

/// What is said about types that cannot be workflows, outcomes or schemas, and where.
@Suite struct WorkflowDiagnosticsTests {
    private let step = "@Step func begin(_ start: Start) -> Done { Done() }"

    @Test(arguments: [
        (
            "@Workflow actor Flow { STEP }",
            "1:11 workflow.kind 'Flow' is an actor, which would run its steps one after another. "
                + "Make it a struct; what the steps of a run share goes into 'context.state'."
        ),
        (
            "@Workflow enum Flow { STEP }",
            "1:11 workflow.kind 'Flow' is an enum, but a workflow is a value with steps. "
                + "Make it a struct; what the steps of a run share goes into 'context.state'."
        ),
        (
            "@Workflow struct Flow<T> { STEP }",
            "1:22 workflow.generic 'Flow' is generic, so its event types would have no fixed names. "
                + "Keep what differs in a stored property."
        ),
        (
            "@Workflow class Flow { STEP }",
            "1:17 workflow.notFinal Class 'Flow' is not final, so a subclass could change its steps. "
                + "Add 'final', or make it a struct."
        ),
        (
            "@Workflow struct Flow {}",
            "1:1 step.none 'Flow' has no steps. Add a method marked @Step that takes the start event."
        ),
        (
            "@Workflow struct Flow {\n#if DEBUG\nSTEP\n#endif\n}",
            "2:1 workflow.conditional Steps and event types of a workflow cannot stand inside #if: the graph would "
                + "differ from build to build. Put the condition into the body, or add the step with 'adding'."
        ),
        (
            "@Workflow public struct Flow { struct Topic: StartEvent {}\n"
                + "@Step func begin(_ topic: Topic) -> Done { Done() } }",
            "1:39 event.access 'Topic' is part of what the public workflow 'Flow' shows, but cannot be seen as far. "
                + "Make it public."
        ),
        (
            "@Outcome struct Next {}",
            "1:10 outcome.kind @Outcome stands on something that is not an enum. Write an enum with one event per case."
        ),
        (
            "@Outcome enum Next {}",
            "1:15 outcome.empty Outcome 'Next' has no cases. Add a case for each event: 'case done(Finished)'."
        ),
        (
            "@Outcome enum Next { case done }",
            "1:27 outcome.case Case 'done' of an outcome must carry one event. Write 'case done(SomeEvent)'."
        ),
        (
            "@Schema class Draft {}",
            "1:9 schema.kind @Schema describes structs and enums only. Write 'static var schema' by hand."
        ),
        (
            "@Schema struct Draft {\n#if DEBUG\nvar a = 3\n#endif\n}",
            "2:1 schema.conditional 'Draft' has stored properties inside #if, so its schema would differ from build "
                + "to build. Move them out, or write 'static var schema' by hand."
        ),
        (
            "struct Outer { @Schema private struct Inner: Codable {} }",
            "1:39 type.private 'Inner' is private in another type, so the extension with its conformance cannot name it. "
                + "Make it fileprivate."
        ),
        (
            "struct Outer { @Workflow private struct Flow { STEP } }",
            "1:41 type.private 'Flow' is private in another type, so the extension with its conformance cannot name it. "
                + "Make it fileprivate."
        ),
        (
            "struct Outer { @Outcome private enum Next { case done(Finished) } }",
            "1:38 type.private 'Next' is private in another type, so the extension with its conformance cannot name it. "
                + "Make it fileprivate."
        ),
    ])
    func `a type that cannot be one is told why`(source: String, expected: String) {
        let findings = Expanding(source.replacing("STEP", with: step)).findings
        #expect(findings.filter { !$0.contains("step.outside") } == [expected])
    }

    @Test func `other things inside #if are left alone`() {
        let source =
            "@Workflow struct Flow {\n#if DEBUG\nstruct Helper { var a = 3 }\nfunc help() {}\n#endif\n\(step)\n}"
        #expect(Expanding(source).findings == [])
    }

    @Test func `fix-its make a class final, a type public and a first step`() {
        #expect(
            Expanding("/// Words.\n@Workflow class Flow { \(step) }").fixed
                == "/// Words.\n@Workflow final class Flow { \(step) }"
        )
        #expect(
            Expanding("@Workflow public class Flow { \(step) }").fixed
                == "@Workflow public final class Flow { \(step) }"
        )
        #expect(
            Expanding(
                """
                @Workflow public struct Flow {
                    /// Words.
                    struct Topic: StartEvent {}
                    @Step func begin(_ topic: Topic) -> Done { Done() }
                }
                """
            ).fixed == """
                @Workflow public struct Flow {
                    /// Words.
                    public struct Topic: StartEvent {}
                    @Step func begin(_ topic: Topic) -> Done { Done() }
                }
                """
        )
        let begun = Expanding("@Workflow struct Flow {\n}").fixed
        #expect(begun == "@Workflow struct Flow {\n    @Step\n    func begin(_ start: Start) -> Done { Done() }\n}")
        #expect(Expanding(begun).findings == [])
    }
}
