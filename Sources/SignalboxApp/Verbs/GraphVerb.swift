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
        let format = command.format ?? (Characters.isASCII ? .ascii : .text)
        let width = command.width ?? Surroundings.columns
        switch format {
        case .json: StandardOutput.write(named.graph.json.text)
        case .mermaid: GraphMarkup(named.info).mermaid.forEach { StandardOutput.write($0) }
        case .dot: GraphMarkup(named.info).dot.forEach { StandardOutput.write($0) }
        case .layout: StandardOutput.write(GraphText(named.info).layout(width: width).text)
        case .text, .ascii:
            GraphText(named.info).lines(width: width, isASCII: format == .ascii).forEach { StandardOutput.write($0) }
        }
        return .completed
    }
}
