public import GraphLayout
public import TerminalUI
import Workflows

/// The drawing of the workflow the panes are about, laid out once for the room it has, and the place in it.
public struct GraphState: Sendable, Equatable {
    /// What is selected; also when it is out of sight.
    public internal(set) var selection: GraphPlace?
    /// The cell of the drawing in the top left corner, or the first row of the lanes.
    public internal(set) var scroll = Point.zero
    /// What is drawn, and for which room; `nil` before there is a workflow.
    public internal(set) var picture: GraphPicture?
    /// Counts the checks, so that a graph that may have changed is laid out again.
    var version = 0
}

/// A diagram with places for everything on it.
public struct GraphPicture: Sendable, Equatable {
    /// What it was made for; another key needs another picture.
    public let key: Key
    /// What is drawn.
    public let diagram: Diagram
    /// Where it is drawn.
    public let drawing: LayoutDrawing
    /// The same as lines, for screens the drawing does not fit on.
    public let lanes: Lanes
    /// Whether boxes have a second line for figures.
    public let isRoomy: Bool
    /// Whether the drawing has the size of the pane or less.
    public let fits: Bool
    private let nodes: [String: GraphNodeID]
    private let links: [String: Diagram.Link]

    /// What a picture was made for; the same key gives the same picture.
    public struct Key: Sendable, Hashable {
        /// The workflow's name.
        public var workflow: String
        /// Counts how often the workflows were read anew.
        public var version: Int
        /// The cells there are to draw in.
        public var room: Size
        /// Whether boxes and labels keep room for the figures of a run.
        public var hasFigures: Bool
    }

    /// Cells kept beside an event's name for its count: ` ×999`.
    static let countRoom = 5
    /// The least number of cells for the figures in a box.
    static let figureRoom = 13

    init(_ workflow: WorkflowInfo, key: Key) {
        self.key = key
        diagram = Diagram(workflow.graph, problems: workflow.problems)
        lanes = Lanes(diagram)
        var nodes: [String: GraphNodeID] = [:]
        for (index, node) in diagram.nodes.enumerated() { nodes["n\(index)"] = node }
        self.nodes = nodes
        var links: [String: Diagram.Link] = [:]
        for (index, link) in diagram.links.enumerated() { links["e\(index)"] = link }
        self.links = links

        let options = LayoutOptions(maximumWidth: key.room.width, maximumHeight: key.room.height)
        if key.hasFigures {
            let tall = layout(GraphPicture.input(diagram, isRoomy: true, hasFigures: true), options: options)
            if GraphPicture.fits(tall, key.room) {
                (drawing, isRoomy, fits) = (tall, true, true)
                return
            }
        }
        let low = layout(GraphPicture.input(diagram, isRoomy: false, hasFigures: key.hasFigures), options: options)
        (drawing, isRoomy, fits) = (low, false, GraphPicture.fits(low, key.room))
    }

    private static func fits(_ drawing: LayoutDrawing, _ room: Size) -> Bool {
        drawing.width <= room.width && drawing.height <= room.height
    }

    private static func input(_ diagram: Diagram, isRoomy: Bool, hasFigures: Bool) -> LayoutGraph {
        var names: [GraphNodeID: String] = [:]
        let nodes = diagram.nodes.enumerated().map { index, node -> LayoutGraph.Node in
            names[node] = "n\(index)"
            let size = boxSize(of: node, in: diagram, isRoomy: isRoomy, hasFigures: hasFigures)
            return LayoutGraph.Node(id: "n\(index)", width: size.width, height: size.height, isSide: node == .person)
        }
        let edges = diagram.links.enumerated().map { index, link -> LayoutGraph.Edge in
            let width = SafeText(untrusted: link.event).width + (link.isGhost || !hasFigures ? 0 : countRoom)
            return LayoutGraph.Edge(
                id: "e\(index)",
                source: names[link.source] ?? "",
                target: names[link.target] ?? "",
                label: link.event,
                labelWidth: width,
                kind: link.isDashed || link.isGhost ? .dashed : .ordinary,
                net: link.event
            )
        }
        return LayoutGraph(nodes: nodes, edges: edges)
    }

    private static func boxSize(of node: GraphNodeID, in diagram: Diagram, isRoomy: Bool, hasFigures: Bool) -> Size {
        let name = SafeText(untrusted: node.name).width
        switch node {
        case .step, .person:
            let remark = diagram.remarks[node].map { SafeText(untrusted: $0).width } ?? 0
            // A frame, a blank on both sides, the state's glyph and a blank.
            let beside = remark > 0 ? remark + 2 : hasFigures ? 7 : workers(of: node, in: diagram) > 1 ? 4 : 0
            let line = isRoomy ? max(name + 2, figureRoom, remark) : name + beside
            return Size(width: line + 4, height: isRoomy ? 4 : 3)
        case .start, .finish, .nobody:
            let remark = diagram.remarks[node].map { SafeText(untrusted: $0).width + 2 } ?? 0
            // The missing end has its sign on the wire or beside its name.
            return Size(width: name + (node.isMissingTarget ? 1 : 2) + remark, height: 1)
        }
    }

    private static func workers(of node: GraphNodeID, in diagram: Diagram) -> Int {
        if case .step(let name) = node { diagram.workers[name] ?? 1 } else { 1 }
    }

    // MARK: Places

    /// The node a box stands for.
    func node(_ box: LayoutDrawing.Box) -> GraphNodeID? { nodes[box.id] }

    /// The event type an edge carries.
    func link(_ edge: String) -> Diagram.Link? { links[edge] }

    /// The cells a place takes on the drawing, the first ones where there are several.
    func rect(of place: GraphPlace) -> Rect? {
        switch place {
        case .node(let node):
            let box = drawing.boxes.first { nodes[$0.id] == node }
            return box.map { Rect(x: $0.x, y: $0.y, width: $0.width, height: $0.height) }
        case .event(let event):
            for wire in drawing.wires {
                for label in wire.labels where label.edges.contains(where: { links[$0]?.event == event }) {
                    return Rect(x: label.x, y: label.y, width: label.width, height: 1)
                }
            }
            return nil
        }
    }

    /// Everything that can be selected, with the cells it takes.
    var places: [(place: GraphPlace, rect: Rect)] {
        var result: [(GraphPlace, Rect)] = []
        for box in drawing.boxes {
            guard let node = nodes[box.id] else { continue }
            result.append((.node(node), Rect(x: box.x, y: box.y, width: box.width, height: box.height)))
        }
        for wire in drawing.wires {
            for label in wire.labels {
                guard let event = label.edges.lazy.compactMap({ links[$0]?.event }).first else { continue }
                result.append((.event(event), Rect(x: label.x, y: label.y, width: label.width, height: 1)))
            }
        }
        return result
    }

    /// The place under a cell of the drawing.
    func place(at point: Point) -> GraphPlace? { places.last { $0.rect.contains(point) }?.place }

    /// The nearest place in a direction, straight ones before slanted ones; `nil` at the edge.
    func neighbour(of place: GraphPlace?, columns: Int, rows: Int) -> GraphPlace? {
        let all = places
        guard let place, let from = rect(of: place) else { return all.first?.place }
        let start = from.middle
        var best: (place: GraphPlace, cost: Int)?
        for (candidate, rect) in all where candidate != place {
            let middle = rect.middle
            // A cell is about twice as high as it is wide.
            let ahead = columns != 0 ? (middle.x - start.x) * columns : (middle.y - start.y) * rows * 2
            let aside = columns != 0 ? abs(middle.y - start.y) * 2 : abs(middle.x - start.x)
            guard ahead > 0 else { continue }
            let cost = ahead + aside * 3
            if best.map({ cost < $0.cost }) ?? true { best = (candidate, cost) }
        }
        return best?.place
    }
}

extension Rect {
    var middle: Point { Point(x: x + width / 2, y: y + height / 2) }
}
