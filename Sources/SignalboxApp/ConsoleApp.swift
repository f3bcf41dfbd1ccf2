public import Workflows

/// The whole console as a program, for your own workflows.
///
/// ```swift
/// @Workflow
/// struct Greeting {
///     @Step func greet(_ start: Start) -> Stop<String> { Stop("Hello.") }
/// }
///
/// @main
/// struct MyConsole: ConsoleApp {
///     var workflows: [any RunnableWorkflow] { [Greeting()] }
/// }
/// ```
///
/// The program has the verbs, flags and exit codes of `signalbox`; run it with `--help`.
public protocol ConsoleApp {
    /// Makes the program's value; it is made once, at the start.
    init()

    /// The workflows people may run, in the order in which lists show them.
    var workflows: [any RunnableWorkflow] { get }

    /// What the program calls itself in its header and messages; without one, the name of its executable.
    static var name: String? { get }

    /// What `--version` prints.
    static var version: String { get }
}

extension ConsoleApp {
    public static var name: String? { nil }
    public static var version: String { "0.1.0" }

    /// Parses the command line, does what it says and ends the process with a documented exit code.
    @MainActor
    public static func main() {
        Program(app: Self()).run(arguments: Array(CommandLine.arguments.dropFirst()))
    }
}
