public import Workflows

/// What stands in a workflow's drawing as a box.
public enum GraphNodeID: Sendable, Hashable, Codable {
    /// A step, by its id in the graph.
    case step(String)
    /// Whoever answers from outside.
    case person
    /// Where runs begin.
    case start
    /// Where runs end.
    case finish
    /// Where the engine makes an event of a step that has failed for good.
    case failure
    /// Something that steps ask for and do not make themselves, by its id in the graph and the words for it.
    case resource(String, words: String)
    /// The missing end of an event that nobody takes (`isTarget`) or nobody makes.
    case nobody(event: String, isTarget: Bool)
    /// Steps that are folded into one box.
    case group(GraphFold)
    /// An event type, where events are boxes too.
    case event(String)

    /// The words in the box.
    public var name: String {
        switch self {
        case .step(let name): name
        case .person: "you"
        case .start: "start"
        case .finish: "finished"
        case .failure: "a step fails"
        case .resource(_, let words): words
        case .nobody: "nobody"
        case .event(let name): name
        case .group(let fold): fold.name
        }
    }
}

/// A place on a workflow's drawing that can be selected.
public enum GraphPlace: Sendable, Hashable, Codable {
    /// A box.
    case node(GraphNodeID)
    /// An event type, wherever it is drawn.
    case event(String)
}

/// A workflow's graph in the form in which it is drawn: steps and people as boxes, events on the ways between them.
public struct Diagram: Sendable, Equatable {
    /// The boxes, steps first, in order of declaration.
    public var nodes: [GraphNodeID] = []
    /// The ways between boxes, one for each event type and pair of boxes.
    public var links: [Link] = []
    /// How many workers a step has, by its name.
    public var workers: [String: Int] = [:]
    /// What is wrong with a step, in two or three words.
    public var remarks: [GraphNodeID: String] = [:]
    /// Places of errors, to be drawn as such.
    public var faults: Set<GraphPlace> = []

    /// One event type on its way from box to box.
    public struct Link: Sendable, Hashable {
        /// The event type's id in the graph.
        public var event: String
        /// The box it comes from.
        public var source: GraphNodeID
        /// The box it goes to.
        public var target: GraphNodeID
        /// Made or taken by what a body does besides its result.
        public var isDashed: Bool
        /// Whether one end is missing.
        public var isGhost: Bool
        /// Whether the event's name stands on the way.
        public var isNamed = true
        /// What a step calls the resource it asks for; then `event` is empty.
        public var resourceLabel: String?

        /// The words that stand on the way; empty for none.
        public var words: String { isNamed ? resourceLabel ?? event : "" }
    }

    /// Makes the diagram of a graph, with its errors where they are.
    public init(_ graph: WorkflowGraph, problems: [WorkflowProblem]) {
        nodes = graph.steps.map { .step($0.id) }
        for step in graph.steps { workers[step.id] = step.workers }
        var seen: Set<Link> = []
        for event in graph.events {
            for link in Diagram.links(of: event, in: graph) where seen.insert(link).inserted { links.append(link) }
        }
        let used = Set(links.flatMap { [$0.source, $0.target] })
        if used.contains(.failure) { nodes.insert(.failure, at: 0) }
        if used.contains(.start) { nodes.insert(.start, at: 0) }
        if used.contains(.person) { nodes.append(.person) }
        if used.contains(.finish) { nodes.append(.finish) }
        for link in links {
            for end in [link.source, link.target] {
                if case .nobody = end, !nodes.contains(end) { nodes.append(end) }
            }
        }
        mark(problems)
    }

    private static func links(of event: WorkflowGraph.EventNode, in graph: WorkflowGraph) -> [Link] {
        var sources: [(GraphNodeID, Bool)] = []
        var targets: [(GraphNodeID, Bool)] = []
        for edge in graph.edges {
            if edge.target == .event(event.id), let node = node(edge.source) {
                sources.append((node, edge.kind == .declared))
            }
            if edge.source == .event(event.id), let node = node(edge.target) {
                targets.append((node, edge.kind == .declared))
            }
        }
        func addSource(_ node: GraphNodeID) {
            if !sources.contains(where: { $0.0 == node }) { sources.insert((node, false), at: 0) }
        }
        func addTarget(_ node: GraphNodeID) {
            if !targets.contains(where: { $0.0 == node }) { targets.append((node, false)) }
        }
        switch event.role {
        case .start: addSource(.start)
        case .response, .entry: addSource(.person)
        case .stop: if targets.isEmpty { addTarget(.finish) }
        case .question, .exit: addTarget(.person)
        // The graph may name the steps whose failures are meant, and then they are where it comes from.
        case .failure: if sources.isEmpty { addSource(.failure) }
        case .ordinary: break
        }
        if sources.isEmpty, targets.isEmpty { return [] }
        if sources.isEmpty { addSource(.nobody(event: event.id, isTarget: false)) }
        if targets.isEmpty { addTarget(.nobody(event: event.id, isTarget: true)) }
        return sources.flatMap { source in
            targets.map { target in
                Link(
                    event: event.id,
                    source: source.0,
                    target: target.0,
                    isDashed: source.1 || target.1,
                    isGhost: source.0.isNobody || target.0.isNobody
                )
            }
        }
    }

    private static func node(_ end: WorkflowGraph.End) -> GraphNodeID? {
        switch end {
        case .step(let name): .step(name)
        case .person: .person
        case .event, .resource: nil
        }
    }

    private mutating func mark(_ problems: [WorkflowProblem]) {
        for problem in problems {
            let place = place(of: problem)
            if problem.severity == .error { faults.insert(place) }
            guard case .node(let node) = place, remarks[node] == nil else { continue }
            switch problem.code {
            case .stepUnreachable: remarks[node] = "no way here"
            case .stepDeadEnd: remarks[node] = "leads nowhere"
            case .stepAcceptsNothing: remarks[node] = "accepts nothing"
            case .stepDuplicate: remarks[node] = "name twice"
            case .stopAccepted: remarks[node] = "accepts the end"
            default: break
            }
        }
        // What begins or ends nowhere still needs a place to point at.
        for problem in problems {
            guard case .node(let node) = place(of: problem), !nodes.contains(node) else { continue }
            nodes.append(node)
            remarks[node] = node == .start ? "no start event" : node == .finish ? "no stop event" : "not drawn"
        }
    }

    /// Where a problem is on the drawing; every problem has a place.
    public func place(of problem: WorkflowProblem) -> GraphPlace {
        switch problem.subject {
        case .step(let name):
            return .node(.step(name))
        case .event(let name):
            if links.contains(where: { $0.event == name }) { return .event(name) }
            return .node(problem.code == .stopMissing || problem.code == .stopSeveral ? .finish : .start)
        case .workflow:
            switch problem.code {
            case .stopMissing, .stopSeveral, .stopAccepted: return .node(.finish)
            default: return .node(.start)
            }
        }
    }

    /// The steps from the start on, each after those that lead to it as far as there are no loops.
    public var order: [String] {
        var predecessors: [String: Set<String>] = [:]
        var entries: Set<String> = []
        for link in links {
            guard case .step(let target) = link.target else { continue }
            if case .step(let source) = link.source {
                if source != target { predecessors[target, default: []].insert(source) }
            } else if link.source == .start {
                entries.insert(target)
            }
        }
        var rest = nodes.compactMap { node in
            if case .step(let name) = node { name } else { nil }
        }
        var placed: Set<String> = []
        var result: [String] = []
        while !rest.isEmpty {
            let index =
                rest.firstIndex { step in
                    let before = predecessors[step] ?? []
                    return (entries.contains(step) || !before.isEmpty) && before.isSubset(of: placed)
                }
                ?? rest.firstIndex { entries.contains($0) }
                ?? rest.firstIndex { !(predecessors[$0] ?? []).isDisjoint(with: placed) } ?? 0
            let step = rest.remove(at: index)
            placed.insert(step)
            result.append(step)
        }
        return result
    }
}

extension GraphNodeID {
    var isNobody: Bool {
        if case .nobody = self { true } else { false }
    }

    /// What a drawing knows the box by; the same node has the same one in every drawing of its workflow.
    var boxID: String {
        switch self {
        case .step(let id): "step \(id)"
        case .person: "person"
        case .start: "start"
        case .finish: "finish"
        case .failure: "failure"
        case .nobody(let event, let isTarget): "\(isTarget ? "nobody takes" : "nobody makes") \(event)"
        case .group(let fold): "step \(fold.steps.first ?? "")"
        case .event(let id): "event \(id)"
        case .resource(let id, _): "resource \(id)"
        }
    }

    var isMissingTarget: Bool {
        if case .nobody(_, true) = self { true } else { false }
    }
}
