import TerminalUI
import WorkflowConsole
import Workflows

extension Program {
    /// `graph`: the drawing of one workflow.
    func graph(_ command: GraphCommand) throws -> ExitCode {
        let named = try graph(named: command.workflow)
        if let width = command.width, width < 1 {
            throw ExitError(.usage, "'--width \(width)' is no width. Give a number of columns from 1.")
        }
        let format = command.format ?? (command.common.ascii ? .ascii : .text)
        switch format {
        case .json: StandardOutput.write(named.graph.json.text)
        case .mermaid: GraphMarkup(named.info).mermaid.forEach(StandardOutput.write)
        case .dot: GraphMarkup(named.info).dot.forEach(StandardOutput.write)
        case .text, .ascii:
            let width = command.width ?? Surroundings.columns
            GraphText(named.info).lines(width: width, isASCII: format == .ascii).forEach(StandardOutput.write)
        }
        return .completed
    }
}
