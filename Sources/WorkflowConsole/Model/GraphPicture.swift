public import GraphLayout
public import TerminalUI
import Workflows

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
    var nodes: [String: GraphNodeID]
    let links: [String: Diagram.Link]
    /// The cells each wire takes and each of its labels takes, so that only what is in sight is looked at.
    let wireBounds: [Rect]
    /// All of it in a few cells, where only a part is in sight.
    let overview: GraphOverview?

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
        /// Whether resources are boxes, too.
        public var showsResources = false
        /// What is folded into one box each.
        public var folds: [GraphFold] = []
    }

    /// Cells kept beside an event's name for its count: ` ×999`.
    static let countRoom = 5
    /// Cells beside a name for a state in a word: `running`, `retry 2`.
    static let stateRoom = 7
    /// The least number of cells for the figures in a box.
    static let figureRoom = 17

    /// Lays a workflow's graph out; may take long for a large one.
    ///
    /// - Parameter previous: the picture that is on the screen. Boxes that are in both keep their order, unless the room
    ///   is better used otherwise.
    public init(_ workflow: WorkflowInfo, key: Key, keeping previous: GraphPicture? = nil) {
        self.key = key
        let diagram = Diagram(workflow.graph, problems: workflow.problems)
        lanes = Lanes(diagram)
        var drawn = key.showsEvents ? diagram.showingEvents : diagram
        if key.showsResources { drawn = drawn.showingResources(of: workflow.graph) }
        self.diagram = key.showsResources ? diagram.showingResources(of: workflow.graph) : diagram
        let open = Dictionary(drawn.nodes.map { ($0.boxID, $0) }, uniquingKeysWith: { first, _ in first })
        var nodes = open
        foldable = []
        links = Dictionary(
            drawn.links.enumerated().map { ("e\($0)", $1) },
            uniquingKeysWith: { first, _ in first }
        )
        let earlier = previous.flatMap { $0.key.workflow == key.workflow ? $0.drawing : nil }

        // Figures need a run; without one the second line of a card would be empty.
        let levels = key.zoom.map { [$0] } ?? (key.hasFigures ? [.card, .box, .line] : [.box, .line])
        let groups = key.folds.map { fold in
            FoldableGroup(kind: fold.kind, members: fold.steps.map { GraphNodeID.step($0).boxID })
        }
        var best: (drawing: LayoutDrawing, zoom: GraphZoom)?
        var fits = false
        var cuttable: [(graph: LayoutGraph, zoom: GraphZoom)] = []
        for level in levels {
            let input = GraphPicture.input(drawn, zoom: level, hasFigures: key.hasFigures)
            if level == levels[0] { foldable = key.showsEvents ? [] : GraphPicture.foldable(in: input, open) }
            let folded = CollapsedGraph(input, folding: groups) { group in
                let name = GraphFold(kind: group.kind, steps: group.members.compactMap { open[$0]?.name }).name
                let size = GraphPicture.boxSize(of: .step(name), in: drawn, zoom: level, hasFigures: false)
                return LayoutGraph.Node(id: "", width: size.width, height: size.height)
            }
            for fold in folded.folds {
                let steps = fold.group.members.compactMap { open[$0]?.name }
                nodes[fold.id] = .group(GraphFold(kind: fold.group.kind, steps: steps))
            }
            let drawing = GraphPicture.drawing(of: folded.graph, zoom: level, room: key.room, keeping: earlier)
            if GraphPicture.fits(drawing, key.room) {
                (best, fits) = ((drawing, level), true)
                break
            }
            if GraphPicture.mayFitInBands(drawing, key.room) { cuttable.append((folded.graph, level)) }
            // Where none fits, frames are worth more than a drawing a little smaller.
            if best == nil || level == (key.showsEvents ? .line : .box) { best = (drawing, level) }
        }
        // Reading on in the next band is harder than reading names without frames, and easier than moving a drawing.
        for (graph, level) in cuttable where !fits {
            let drawing = GraphPicture.drawing(of: graph, zoom: level, room: key.room, keeping: earlier, wraps: true)
            if GraphPicture.fits(drawing, key.room) { (best, fits) = ((drawing, level), true) }
        }
        let drawing = best?.drawing ?? LayoutDrawing.empty
        self.nodes = nodes
        (self.drawing, zoom, self.fits) = (drawing, best?.zoom ?? .box, fits)
        wireBounds = drawing.wires.map(\.bounds)
        overview = fits ? nil : GraphOverview(drawing, room: key.room)
    }

    /// Lays out like the drawing before, unless another one uses the room better.
    private static func drawing(
        of graph: LayoutGraph,
        zoom: GraphZoom,
        room: Size,
        keeping earlier: LayoutDrawing?,
        wraps: Bool = false
    ) -> LayoutDrawing {
        let options = LayoutOptions(
            // A box of one row has no room for several ways at its sides, only above and below.
            direction: zoom.rows == 1 ? .down : nil,
            maximumWidth: room.width,
            maximumHeight: room.height,
            wraps: wraps
        )
        guard let earlier else { return layout(graph, options: options) }
        let kept = layout(graph, options: options, keeping: earlier)
        if fits(kept, room) { return kept }
        let fresh = layout(graph, options: options)
        return excess(fresh, room) < excess(kept, room) ? fresh : kept
    }

    private static func excess(_ drawing: LayoutDrawing, _ room: Size) -> Int {
        max(0, drawing.width - room.width) + max(0, drawing.height - room.height)
    }

    private static func fits(_ drawing: LayoutDrawing, _ room: Size) -> Bool {
        drawing.width <= room.width && drawing.height <= room.height
    }

    /// Whether it is worth trying to cut a drawing into bands: what takes much more cells than there are never fits.
    private static func mayFitInBands(_ drawing: LayoutDrawing, _ room: Size) -> Bool {
        drawing.width * drawing.height <= 2 * room.width * room.height
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
        let nodes = diagram.nodes.map { node -> LayoutGraph.Node in
            let size = boxSize(of: node, in: diagram, zoom: zoom, hasFigures: hasFigures)
            return LayoutGraph.Node(id: node.boxID, width: size.width, height: size.height, isSide: node == .person)
        }
        let edges = diagram.links.enumerated().map { index, link -> LayoutGraph.Edge in
            let words = zoom == .glyph ? "" : link.words
            let hasCount = hasFigures && !link.isGhost && link.resourceLabel == nil
            let width = SafeText(untrusted: words).width + (hasCount ? countRoom : 0)
            return LayoutGraph.Edge(
                id: "e\(index)",
                source: link.source.boxID,
                target: link.target.boxID,
                label: words,
                labelWidth: words.isEmpty ? 0 : width,
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
                let beside = remark > 0 ? remark + 2 : hasFigures && node != .person ? 1 + stateRoom : 0
                return Size(width: name + 2 + beside, height: 1)
            }
            // A frame, a blank on both sides, the state's glyph and a blank.
            let beside =
                remark > 0 ? remark + 2 : hasFigures ? 3 + stateRoom : workers(of: node, in: diagram) > 1 ? 4 : 0
            let line = zoom == .card ? max(name + 2, figureRoom, remark) : name + beside
            return Size(width: line + 4, height: zoom.rows)
        case .event, .group, .resource:
            if zoom == .glyph { return Size(width: 2 + min(name, glyphLetters), height: 1) }
            if case .resource = node { return Size(width: name + 2, height: 1) }
            return Size(width: name + 4 + (hasFigures ? countRoom : 0), height: 1)
        case .start, .finish, .failure, .nobody:
            if zoom == .glyph { return Size(width: 2 + min(name, glyphLetters), height: 1) }
            let remark = diagram.remarks[node].map { SafeText(untrusted: $0).width + 2 } ?? 0
            // The missing end has its sign on the wire or beside its name.
            return Size(width: name + (node.isMissingTarget ? 1 : 2) + remark, height: 1)
        }
    }

    private static func workers(of node: GraphNodeID, in diagram: Diagram) -> Int {
        if case .step(let name) = node { diagram.workers[name] ?? 1 } else { 1 }
    }
}
