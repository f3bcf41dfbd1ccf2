import FoundationEssentials
import TerminalUI
import Workflows

/// A workflow's graph as a file for other programs and people, with the states of a run where there is one.
public struct GraphExport: Sendable, Hashable {
    /// The forms there are.
    public enum Form: String, Sendable, Hashable, CaseIterable {
        /// Drawn with lines, or with ASCII characters alone.
        case text, ascii
        /// The graph as servers send it, with the states besides.
        case json
        /// For programs that draw graphs themselves.
        case mermaid, dot

        /// How names of such files end.
        var ending: String {
            switch self {
            case .text, .ascii: "txt"
            case .json: "json"
            case .mermaid: "mmd"
            case .dot: "dot"
            }
        }
    }

    /// The form it was written in.
    public var form: Form
    /// The whole text.
    public var text: String
    /// The name of the file, or the way to it.
    public var file: String
    /// Whether the person chose the name; else one that is taken gives way to the same with a number.
    public var isNamed: Bool

    /// Makes what is to be written.
    public init(form: Form, text: String, file: String, isNamed: Bool) {
        self.form = form
        self.text = text
        self.file = file
        self.isNamed = isNamed
    }
}

extension Model {
    /// Asks for the graph that is looked at to be written to a file: `mermaid`, or `mermaid ~/triage.mmd`.
    mutating func export(_ argument: String) -> [Effect] {
        let words = argument.split(separator: " ", maxSplits: 1).map(String.init)
        guard let word = words.first, let form = GraphExport.Form(rawValue: word) else {
            let forms = GraphExport.Form.allCases.map(\.rawValue).joined(separator: ", ")
            return complain("export needs a form, as :export mermaid graph.mmd. There are \(forms)")
        }
        guard let workflow else { return complain("no workflow is selected") }
        let named = words.count > 1 ? words[1].trimmingSpaces : ""
        let export = GraphExport(
            form: form,
            text: text(of: workflow, as: form),
            file: named.isEmpty ? fileName(of: workflow, form) : named,
            isNamed: !named.isEmpty
        )
        return [.export(export)]
    }

    private func text(of workflow: WorkflowInfo, as form: GraphExport.Form) -> String {
        let lines =
            switch form {
            case .text, .ascii: GraphText(workflow, run: run).lines(width: size.width, isASCII: form == .ascii)
            case .json: [run.map { $0.adding(to: workflow.graph.json) }?.text ?? workflow.graph.json.text]
            case .mermaid: GraphMarkup(workflow, run: run).mermaid
            case .dot: GraphMarkup(workflow, run: run).dot
            }
        return lines.map { $0 + "\n" }.joined()
    }

    /// The name comes from outside: only what is plain in every file system is taken.
    private func fileName(of workflow: WorkflowInfo, _ form: GraphExport.Form) -> String {
        let name = [workflow.name, run?.id.text].compactMap(\.self).joined(separator: "-")
        let plain = name.prefix(80).map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") ? $0 : "-" }
        return "\(String(plain)).\(form.ending)"
    }
}

extension RunModel {
    /// A graph with where this run stands in it; whoever reads graphs leaves that out.
    func adding(to graph: JSON) -> JSON {
        guard case .object(var members) = graph else { return graph }
        let steps = (members["nodes"]?.arrayValue ?? []).compactMap { node in
            node["node_type"]?.stringValue == "step" ? node["id"]?.stringValue : nil
        }
        members["run"] = [
            "id": .string(id.text), "workflow": .string(info.workflow), "status": .string(info.status.rawValue),
            "states": .object(
                Dictionary(steps.map { ($0, .string(state(of: $0).word)) }, uniquingKeysWith: { first, _ in first })
            ),
            "counts": .object(counts.mapValues { .integer($0) }),
        ]
        return .object(members)
    }
}
