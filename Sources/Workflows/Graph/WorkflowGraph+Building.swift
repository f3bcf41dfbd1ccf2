extension WorkflowGraph {
    /// Builds the graph of a workflow from its steps, in order of declaration.
    public init(declaration: WorkflowDeclaration, steps: [StepDescription]) {
        self.init(name: declaration.name, description: declaration.documentation, steps: [], events: [], edges: [])
    }
}
