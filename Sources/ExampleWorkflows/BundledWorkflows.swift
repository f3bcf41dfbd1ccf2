public import Workflows

/// The bundled workflows, in the order in which lists show them.
public enum BundledWorkflows {
    /// Makes them anew each time, with the time limits they are run with.
    public static var all: [any RunnableWorkflow] {
        [
            Hello(), TriageFlow().runner(timeout: .seconds(1800)), ReleaseFlow().runner(timeout: .seconds(600)),
            // Each command has a limit of its own, where its file gives one.
            ChecksFlow().runner(timeout: nil),
            // A limit that runs on while a person thinks is one of its problems.
            Broken().runner(timeout: .total(.seconds(45))), BrokenStart(), BrokenStop(),
        ]
    }
}
