import TerminalUI
import Workflows

/// A workflow's graph in the languages that other programs draw graphs from, with the states of a run if there is one.
///
/// Names and labels are untrusted: ids are numbers of ours, and every label is quoted by the rules of its language after
/// control characters have become visible tokens.
public struct GraphMarkup {
    private let diagram: Diagram
    private let name: String
    private let run: RunModel?
    private let ids: [GraphNodeID: String]

    /// Makes the exporter of one workflow.
    public init(_ workflow: WorkflowInfo, run: RunModel? = nil) {
        diagram = Diagram(workflow.graph, problems: workflow.problems).showingResources(of: workflow.graph)
        name = workflow.name
        self.run = run
        var ids: [GraphNodeID: String] = [:]
        for (index, node) in diagram.nodes.enumerated() { ids[node] = "n\(index)" }
        self.ids = ids
    }

    // MARK: Mermaid

    /// The lines of a Mermaid flowchart.
    public var mermaid: [String] {
        var lines = ["---", "title: \(GraphMarkup.yaml(name))", "---", "flowchart TD"]
        for node in diagram.nodes {
            let text = GraphMarkup.mermaid(title(of: node))
            let (left, right) =
                switch node {
                case .step: ("[", "]")
                case .person: ("([", "])")
                case .start, .finish: ("((", "))")
                case .nobody: ("{{", "}}")
                case .event, .group: ("[/", "/]")
                case .failure: (">", "]")
                case .resource: ("[(", ")]")
                }
            lines.append("    \(ids[node] ?? "")\(left)\"\(text)\"\(right)")
        }
        for link in diagram.links {
            let arrow = link.isDashed || link.isGhost ? "-.->" : "-->"
            let label = GraphMarkup.mermaid(title(of: link))
            let words = label.isEmpty ? "" : "|\"\(label)\"|"
            lines.append("    \(ids[link.source] ?? "") \(arrow)\(words) \(ids[link.target] ?? "")")
        }
        for (kind, style) in GraphMarkup.kinds {
            let nodes = diagram.nodes.filter { self.kind(of: $0) == kind }.compactMap { ids[$0] }
            guard !nodes.isEmpty else { continue }
            lines.append("    classDef \(kind) \(style)")
            lines.append("    class \(nodes.joined(separator: ",")) \(kind)")
        }
        return lines
    }

    /// How states and faults look; by line and dash, so that colour is never alone.
    private static let kinds = [
        ("fault", "stroke:#c00,stroke-width:2px,stroke-dasharray:5 3"), ("failed", "stroke:#c00,stroke-width:3px"),
        ("active", "stroke:#06c,stroke-width:3px"), ("asks", "stroke:#a60,stroke-width:3px"),
        ("done", "stroke:#080,stroke-width:2px"),
    ]

    private func kind(of node: GraphNodeID) -> String? {
        if node.isNobody || diagram.faults.contains(.node(node)) { return "fault" }
        return switch run?.state(of: node) {
        case .failed: "failed"
        case .running, .retrying, .queued: "active"
        case .asks: "asks"
        case .done: "done"
        case .idle, .cancelled, .paused, nil: nil
        }
    }

    // MARK: DOT

    /// The lines of a Graphviz digraph.
    public var dot: [String] {
        var lines = ["digraph \(GraphMarkup.dot(name)) {", "    rankdir=TB;", "    node [shape=box, style=rounded];"]
        for node in diagram.nodes {
            var attributes = ["label=\(GraphMarkup.dot(title(of: node)))"]
            switch node {
            case .step: break
            case .person: attributes.append("style=\"rounded,dashed\"")
            case .start, .finish: attributes.append("shape=plaintext")
            case .nobody: attributes.append("shape=plaintext, fontcolor=red")
            case .event, .group: attributes.append("shape=parallelogram")
            case .failure: attributes.append("shape=plaintext")
            case .resource: attributes.append("shape=cylinder, style=dashed")
            }
            switch kind(of: node) {
            case "fault", "failed": attributes.append("color=red, penwidth=2")
            case "active": attributes.append("color=blue, penwidth=2")
            case "asks": attributes.append("color=orange, penwidth=2")
            case "done": attributes.append("color=darkgreen")
            default: break
            }
            lines.append("    \(ids[node] ?? "") [\(attributes.joined(separator: ", "))];")
        }
        for link in diagram.links {
            let dashed = link.isDashed || link.isGhost ? ", style=dashed" : ""
            let ends = "\(ids[link.source] ?? "") -> \(ids[link.target] ?? "")"
            lines.append("    \(ends) [label=\(GraphMarkup.dot(title(of: link)))\(dashed)];")
        }
        return lines + ["}"]
    }

    // MARK: Words

    private func title(of node: GraphNodeID) -> String {
        var text = node.name
        if case .step(let name) = node, let workers = diagram.workers[name], workers > 1 { text += " ×\(workers)" }
        if let remark = diagram.remarks[node] { text += ", \(remark)" }
        if let run, node.hasState {
            let state = run.state(of: node)
            if node != .finish || state == .done { text += " (\(state.word))" }
        }
        return text
    }

    private func title(of link: Diagram.Link) -> String {
        let count = run?.counts[link.event] ?? 0
        return count > 1 ? "\(link.event) ×\(count)" : link.resourceLabel ?? link.event
    }

    /// Text inside the quotes of a Mermaid label: what would end or format it becomes a character code.
    static func mermaid(_ text: String) -> String {
        var result = ""
        for scalar in SafeText(untrusted: text, limit: 400).string.unicodeScalars {
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", " ", "_", "-", ".", ",", ":", "(", ")", "?", "!", "+", "=", "/", "×":
                result.unicodeScalars.append(scalar)
            default:
                if scalar.isASCII { result += "#\(scalar.value);" } else { result.unicodeScalars.append(scalar) }
            }
        }
        return result
    }

    /// A quoted string of DOT, in which the backslash is no escape and nothing is taken for HTML.
    static func dot(_ text: String) -> String {
        var result = "\""
        for character in SafeText(untrusted: text, limit: 400).string {
            if character == "\"" || character == "\\" { result.append("\\") }
            result.append(character)
        }
        return result + "\""
    }

    /// A quoted scalar of YAML.
    private static func yaml(_ text: String) -> String { dot(text) }
}

extension GraphNodeID {
    /// Whether a run does something there.
    fileprivate var hasState: Bool {
        switch self {
        case .step, .person, .finish, .group: true
        case .start, .failure, .resource, .nobody, .event: false
        }
    }
}

extension RunModel {
    /// Where a box of the drawing stands.
    func state(of node: GraphNodeID) -> NodeState {
        switch node {
        case .step(let name): state(of: name)
        case .person: questions.isEmpty ? .idle : .asks
        case .finish: info.status == .completed ? .done : .idle
        case .group(let fold): state(of: fold)
        case .start, .nobody, .event, .failure, .resource: .idle
        }
    }
}
