/// A workflow's graph as lines from top to bottom: what fits a narrow screen, and what a screen reader hears.
public struct Lanes: Sendable, Equatable {
    /// The lines, from top to bottom.
    public var rows: [Row] = []

    /// One line of the lanes.
    public enum Row: Sendable, Equatable {
        /// The event with which runs begin, above the step that takes it.
        case entry(event: String)
        /// A step, by its id in the graph.
        case step(String)
        /// An event that goes to another place than the next line.
        case side(event: String, target: GraphNodeID, leadsBack: Bool, isDashed: Bool, isLast: Bool)
        /// An event that comes from a person, or from nobody.
        case incoming(event: String, source: GraphNodeID, isLast: Bool)
        /// An event on its way to the step below.
        case main(event: String)
        /// The way down to the next step.
        case arrow
        /// An empty line between two parts.
        case gap
        /// A box that is no step and has no way to it.
        case lone(GraphNodeID)

        /// What is selected when the row is.
        public var place: GraphPlace? {
            switch self {
            case .entry(let event), .main(let event): .event(event)
            case .side(let event, _, _, _, _), .incoming(let event, _, _): .event(event)
            case .step(let name): .node(.step(name))
            case .lone(let node): .node(node)
            case .arrow, .gap: nil
            }
        }
    }

    /// Writes a diagram as lines.
    public init(_ diagram: Diagram) {
        let order = diagram.order
        let places = Dictionary(order.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        for (index, step) in order.enumerated() {
            let next = index + 1 < order.count ? order[index + 1] : nil
            append(step, at: index, next: next, places: places, diagram: diagram)
        }
        let linked = Set(diagram.links.flatMap { [$0.source, $0.target] })
        for node in diagram.nodes where !linked.contains(node) {
            if case .step = node { continue }
            if rows.last != .gap { rows.append(.gap) }
            rows.append(.lone(node))
        }
        while rows.last == .gap { rows.removeLast() }
    }

    private mutating func append(
        _ step: String,
        at index: Int,
        next: String?,
        places: [String: Int],
        diagram: Diagram
    ) {
        let node = GraphNodeID.step(step)
        for link in diagram.links where link.target == node && link.source == .start {
            rows.append(.entry(event: link.event))
        }
        rows.append(.step(step))
        var sides: [Row] = []
        for link in diagram.links
        where link.target == node && (link.source == .person || link.source == .failure || link.source.isNobody) {
            sides.append(.incoming(event: link.event, source: link.source, isLast: false))
        }
        var mains: [String] = []
        for link in diagram.links where link.source == node {
            if case .step(let target) = link.target {
                if target == next {
                    mains.append(link.event)
                    continue
                }
                let leadsBack = (places[target] ?? 0) <= index
                sides.append(
                    .side(
                        event: link.event,
                        target: link.target,
                        leadsBack: leadsBack,
                        isDashed: link.isDashed,
                        isLast: false
                    )
                )
            } else {
                sides.append(
                    .side(
                        event: link.event,
                        target: link.target,
                        leadsBack: false,
                        isDashed: link.isDashed,
                        isLast: false
                    )
                )
            }
        }
        if mains.isEmpty, let last = sides.indices.last { sides[last].endLine() }
        rows += sides
        rows += mains.map { .main(event: $0) }
        rows.append(mains.isEmpty ? .gap : .arrow)
    }

    /// The first row that stands for a place.
    public func index(of place: GraphPlace?) -> Int? {
        guard let place else { return nil }
        if let index = rows.firstIndex(where: { $0.place == place }) { return index }
        // Boxes that are no lines of their own stand at the end of an event's line.
        guard case .node(let node) = place else { return nil }
        return rows.firstIndex { row in
            switch row {
            case .entry: node == .start
            case .side(_, let target, _, _, _): target == node
            case .incoming(_, let source, _): source == node
            case .step, .main, .arrow, .gap, .lone: false
            }
        }
    }

    /// The selected line: the one that was moved to while it stands for the selected place, else the first that does.
    public func selectedRow(_ row: Int?, place: GraphPlace?) -> Int? {
        if let row, rows.indices.contains(row), rows[row].place == place { return row }
        return index(of: place)
    }
}

extension Lanes.Row {
    fileprivate mutating func endLine() {
        switch self {
        case .side(let event, let target, let leadsBack, let isDashed, _):
            self = .side(event: event, target: target, leadsBack: leadsBack, isDashed: isDashed, isLast: true)
        case .incoming(let event, let source, _):
            self = .incoming(event: event, source: source, isLast: true)
        default: break
        }
    }
}
