public import Workflows

/// The bundled workflows, in the order in which lists show them.
public enum BundledWorkflows {
    public static var all: [any RunnableWorkflow] {
        [Hello(), TriageFlow().runner(timeout: .seconds(1800)), Broken(), BrokenStart(), BrokenStop()]
    }
}
