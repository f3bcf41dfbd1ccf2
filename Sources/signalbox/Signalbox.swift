import ExampleWorkflows
import SignalboxApp
import Workflows

/// The bundled workflows in a console.
@main
struct Signalbox: ConsoleApp {
    static var name: String? { "signalbox" }

    var workflows: [any RunnableWorkflow] { BundledWorkflows.all }
}
