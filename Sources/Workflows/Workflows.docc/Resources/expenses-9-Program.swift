import SignalboxApp
import Workflows

@main
struct Program: ConsoleApp {
    var workflows: [any RunnableWorkflow] { [ExpenseFlow().runner(timeout: nil)] }
}
