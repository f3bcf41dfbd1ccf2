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
    /// The level a person chose; `nil` takes the nearest that fits.
    public internal(set) var zoom: GraphZoom?
    /// Whether events are boxes too.
    public internal(set) var showsEvents = false
    /// Whether the whole drawing stands in a corner while a part of it is seen.
    public internal(set) var showsMinimap = true
    /// What is folded.
    public internal(set) var folds: [GraphFold] = []
    /// Whether steps say how long ago something last happened in them.
    public internal(set) var showsTimes = false
    /// Whether the selection goes where the run is.
    public internal(set) var isFollowing = false
    var heat = GraphHeat.none
    /// The picture that is being laid out elsewhere.
    var pending: GraphPicture.Key?
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
    /// How much of each step is shown.
    public let zoom: GraphZoom
    /// Whether the drawing has the size of the pane or less.
    public let fits: Bool
    /// The groups of steps that could be folded.
    private(set) var foldable: [GraphFold]
    private var nodes: [String: GraphNodeID]
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
        /// The level that is wished for; `nil` takes the nearest that fits.
        public var zoom: GraphZoom?
        /// Whether events are boxes too.
        public var showsEvents = false
        /// What is folded into one box each.
        public var folds: [GraphFold] = []
    }

    /// Cells kept beside an event's name for its count: ` ×999`.
    static let countRoom = 5
    /// The least number of cells for the figures in a box.
    static let figureRoom = 13

    /// Lays a workflow's graph out; may take long for a large one.
    public init(_ workflow: WorkflowInfo, key: Key) {
        self.key = key
        let diagram = Diagram(workflow.graph, problems: workflow.problems)
        self.diagram = diagram
        lanes = Lanes(diagram)
        let drawn = key.showsEvents ? diagram.showingEvents : diagram
        var nodes: [String: GraphNodeID] = [:]
        for (index, node) in drawn.nodes.enumerated() { nodes["n\(index)"] = node }
        self.nodes = nodes
        foldable = []
        var links: [String: Diagram.Link] = [:]
        for (index, link) in drawn.links.enumerated() { links["e\(index)"] = link }
        self.links = links

        // Figures need a run; without one the second line of a card would be empty.
        let levels = key.zoom.map { [$0] } ?? (key.hasFigures ? [.card, .box, .line] : [.box, .line])
        let ids = Dictionary(nodes.map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        let groups = key.folds.map { fold in
            FoldableGroup(kind: fold.kind, members: fold.steps.compactMap { ids[.step($0)] })
        }
        var best: (drawing: LayoutDrawing, zoom: GraphZoom)?
        for level in levels {
            let input = GraphPicture.input(drawn, zoom: level, hasFigures: key.hasFigures)
            if level == levels[0] { foldable = key.showsEvents ? [] : GraphPicture.foldable(in: input, nodes) }
            let folded = CollapsedGraph(input, folding: groups) { group in
                let name = GraphFold(kind: group.kind, steps: group.members.compactMap { nodes[$0]?.name }).name
                let size = GraphPicture.boxSize(of: .step(name), in: drawn, zoom: level, hasFigures: false)
                return LayoutGraph.Node(id: "", width: size.width, height: size.height)
            }
            for fold in folded.folds {
                let steps = fold.group.members.compactMap { nodes[$0]?.name }
                self.nodes[fold.id] = .group(GraphFold(kind: fold.group.kind, steps: steps))
            }
            // A box of one row has no room for several ways at its sides, only above and below.
            let options = LayoutOptions(
                direction: level.rows == 1 ? .down : nil,
                maximumWidth: key.room.width,
                maximumHeight: key.room.height
            )
            let drawing = layout(folded.graph, options: options)
            if GraphPicture.fits(drawing, key.room) {
                (self.drawing, zoom, fits) = (drawing, level, true)
                return
            }
            // Where none fits, frames are worth more than a drawing a little smaller.
            if best == nil || level == (key.showsEvents ? .line : .box) { best = (drawing, level) }
        }
        (drawing, zoom, fits) = (best?.drawing ?? LayoutDrawing.empty, best?.zoom ?? .box, false)
    }

    private static func fits(_ drawing: LayoutDrawing, _ room: Size) -> Bool {
        drawing.width <= room.width && drawing.height <= room.height
    }

    private static func foldable(in input: LayoutGraph, _ nodes: [String: GraphNodeID]) -> [GraphFold] {
        var seen: Set<GraphFold> = []
        return input.foldableGroups().compactMap { group in
            // Where runs begin and end stays in sight.
            let steps = group.members.compactMap { id in
                if case .step(let name)? = nodes[id] { name } else { nil }
            }
            guard steps.count >= (group.kind == .loop ? 2 : 3) else { return nil }
            let fold = GraphFold(kind: group.kind, steps: steps)
            return seen.insert(fold).inserted ? fold : nil
        }
    }

    private static func input(_ diagram: Diagram, zoom: GraphZoom, hasFigures: Bool) -> LayoutGraph {
        var names: [GraphNodeID: String] = [:]
        let nodes = diagram.nodes.enumerated().map { index, node -> LayoutGraph.Node in
            names[node] = "n\(index)"
            let size = boxSize(of: node, in: diagram, zoom: zoom, hasFigures: hasFigures)
            return LayoutGraph.Node(id: "n\(index)", width: size.width, height: size.height, isSide: node == .person)
        }
        let edges = diagram.links.enumerated().map { index, link -> LayoutGraph.Edge in
            let isNamed = link.isNamed && zoom != .glyph
            let width = SafeText(untrusted: link.event).width + (link.isGhost || !hasFigures ? 0 : countRoom)
            return LayoutGraph.Edge(
                id: "e\(index)",
                source: names[link.source] ?? "",
                target: names[link.target] ?? "",
                label: isNamed ? link.event : "",
                labelWidth: isNamed ? width : 0,
                kind: link.isDashed || link.isGhost ? .dashed : .ordinary,
                net: link.event
            )
        }
        return LayoutGraph(nodes: nodes, edges: edges)
    }

    /// Letters of a name that stand behind the sign of a glyph.
    static let glyphLetters = 3

    private static func boxSize(
        of node: GraphNodeID,
        in diagram: Diagram,
        zoom: GraphZoom,
        hasFigures: Bool
    ) -> Size {
        let name = SafeText(untrusted: node.name).width
        switch node {
        case .step, .person:
            if zoom == .glyph { return Size(width: 2 + min(name, glyphLetters), height: 1) }
            let remark = diagram.remarks[node].map { SafeText(untrusted: $0).width } ?? 0
            if zoom == .line {
                // The state's sign and a blank; then a blank and a count, or what is wrong.
                let beside = remark > 0 ? remark + 2 : hasFigures && node != .person ? 5 : 0
                return Size(width: name + 2 + beside, height: 1)
            }
            // A frame, a blank on both sides, the state's glyph and a blank.
            let beside = remark > 0 ? remark + 2 : hasFigures ? 7 : workers(of: node, in: diagram) > 1 ? 4 : 0
            let line = zoom == .card ? max(name + 2, figureRoom, remark) : name + beside
            return Size(width: line + 4, height: zoom.rows)
        case .event, .group:
            if zoom == .glyph { return Size(width: 2 + min(name, glyphLetters), height: 1) }
            return Size(width: name + 4 + (hasFigures ? countRoom : 0), height: 1)
        case .start, .finish, .nobody:
            if zoom == .glyph { return Size(width: 2 + min(name, glyphLetters), height: 1) }
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
            let box = drawing.boxes.first { box in
                if case .group(let fold)? = nodes[box.id], case .step(let name) = node {
                    return fold.steps.contains(name)
                }
                return nodes[box.id] == node
            }
            return box.map { Rect(x: $0.x, y: $0.y, width: $0.width, height: $0.height) }
        case .event(let event):
            if let box = drawing.boxes.first(where: { nodes[$0.id] == .event(event) }) {
                return Rect(x: box.x, y: box.y, width: box.width, height: box.height)
            }
            for wire in drawing.wires {
                for label in wire.labels where label.edges.contains(where: { links[$0]?.event == event }) {
                    return Rect(x: label.x, y: label.y, width: label.width, height: 1)
                }
            }
            // Without names on the ways the way itself is the place.
            let wire = drawing.wires.first { wire in wire.edges.contains { links[$0]?.event == event } }
            return wire?.cells.first.map { Rect(x: $0.x, y: $0.y, width: 1, height: 1) }
        }
    }

    /// Everything that can be selected, with the cells it takes.
    var places: [(place: GraphPlace, rect: Rect)] {
        var result: [(GraphPlace, Rect)] = []
        for box in drawing.boxes {
            guard let node = nodes[box.id] else { continue }
            let place: GraphPlace = if case .event(let name) = node { .event(name) } else { .node(node) }
            result.append((place, Rect(x: box.x, y: box.y, width: box.width, height: box.height)))
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

extension LayoutDrawing {
    static var empty: LayoutDrawing { layout(LayoutGraph()) }
}

extension Rect {
    var middle: Point { Point(x: x + width / 2, y: y + height / 2) }
}
