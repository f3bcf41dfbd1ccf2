import Synchronization
import TerminalUI
import Workflows

extension Program {
    /// `validate`: every problem of the named workflows, or of all.
    func validate(_ command: ValidateCommand) throws -> ExitCode {
        if command.codes {
            for code in WorkflowProblem.Code.allCases { StandardOutput.write(code.rawValue) }
            return .completed
        }
        let chosen =
            try command.workflows.isEmpty
            ? runners.map(NamedGraph.runner) : command.workflows.map(graph(named:))
        let problems = command.resources ? problemsWithResources(of: chosen) : chosen.flatMap(\.problems)
        if command.json {
            let list = problems.map(\.json)
            StandardOutput.write(JSON.object(["problems": .array(list)]).text)
        } else {
            for problem in problems { for line in problem.compilerLines { StandardOutput.write(line) } }
            if problems.isEmpty, !command.common.quiet {
                let count = chosen.count
                StandardOutput.write("\(count) workflow\(count == 1 ? "" : "s"), no problems")
            }
        }
        let isBad = problems.contains { $0.severity == .error || (command.strict && $0.severity == .warning) }
        return isBad ? .invalidWorkflow : .completed
    }

    private func problemsWithResources(of graphs: [NamedGraph]) -> [WorkflowProblem] {
        let found = Mutex<[WorkflowProblem]>([])
        _ = blocking {
            for graph in graphs {
                let problems = await graph.problemsWithResources
                found.withLock { $0 += problems }
            }
            return .completed
        }
        return found.withLock { $0 }
    }
}

extension WorkflowProblem {
    /// The stable form that programs read.
    var json: JSON {
        [
            "severity": .string(severity.rawValue), "code": .string(code.rawValue), "workflow": .string(workflow),
            "subject": .string(subject.name), "file": place.map { .string($0.fileID) } ?? .null,
            "line": place.map { .integer($0.line) } ?? .null, "column": place.map { .integer($0.column) } ?? .null,
            "reason": .string(reason), "fix": .string(fix),
        ]
    }

    /// The form that compilers use, so that editors' error lists take it.
    var compilerLines: [SafeText] {
        let path = place.map { "\($0.path ?? $0.fileID):\($0.line):\($0.column): " } ?? "\(workflow): "
        let severity = severity == .hint ? "note" : severity.rawValue
        return [
            SafeText(untrusted: "\(path)\(severity): \(reason) [\(code.rawValue)]"),
            SafeText(untrusted: "    fix: \(fix)"),
        ]
    }
}
