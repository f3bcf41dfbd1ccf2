import TerminalUI
import Workflows

extension Program {
    /// `list`: one line a workflow.
    func list(_ command: ListCommand) throws -> ExitCode {
        let rows = runners.map(WorkflowRow.init)
        if command.json {
            let workflows = zip(runners, rows).map { runner, row -> JSON in
                [
                    "name": .string(row.name), "summary": .string(row.summary),
                    "problems": .integer(row.errors),
                    "warnings": .integer(runner.validate().problems.count { $0.severity == .warning }),
                    "asks_people": .bool(row.asksPeople), "steps": .integer(runner.graph.steps.count),
                ]
            }
            StandardOutput.write(JSON.object(["workflows": .array(workflows)]).text)
            return .completed
        }
        let width = rows.map(\.name.count).max() ?? 0
        for row in rows {
            var line = row.name + String(repeating: " ", count: width - row.name.count + 2) + row.summary
            if row.errors > 0 { line += "  (\(row.errors) problem\(row.errors == 1 ? "" : "s"))" }
            if row.asksPeople { line += "  (asks people)" }
            StandardOutput.write(SafeText(untrusted: line))
        }
        return .completed
    }
}

/// What a list says of a workflow.
struct WorkflowRow {
    var name: String
    var summary: String
    var errors: Int
    var asksPeople: Bool

    init(_ runner: any AnyWorkflowRunner) {
        name = runner.declaration.name
        summary = runner.declaration.summary
        errors = runner.errors.count
        asksPeople = runner.asksPeople
    }
}
