import FoundationEssentials
import GraphLayout
import TerminalUI
import Workflows

extension Model {
    /// A graph with more ways than this is laid out off the console's thread.
    static let quickLinks = 60

    /// Lays the graph out again only when it, its room or its looks have changed.
    ///
    /// A large graph is laid out elsewhere; the old picture stays until the new one is there.
    mutating func settlePicture() -> [Effect] {
        guard let workflow else {
            graph.picture = nil
            return []
        }
        let key = GraphPicture.Key(
            workflow: workflow.name,
            version: graph.version,
            room: graphRoom,
            hasFigures: run != nil,
            zoom: graph.zoom,
            showsEvents: graph.showsEvents,
            showsResources: graph.showsResources,
            folds: graph.folds
        )
        guard graph.picture?.key != key else { return [] }
        if let old = graph.picture, old.key.workflow != key.workflow { leavePicture() }
        guard workflow.graph.edges.count > Model.quickLinks else {
            show(GraphPicture(workflow, key: key, keeping: graph.picture))
            return []
        }
        // One at a time: what has changed meanwhile is laid out when the one that goes on has come.
        guard graph.pending == nil else { return [] }
        graph.pending = key
        return [.layOut(workflow, key, keeping: graph.picture)]
    }

    /// A picture that was laid out elsewhere has come.
    mutating func laidOut(_ picture: GraphPicture) {
        graph.pending = nil
        guard picture.key.workflow == workflow?.name, picture.key.version == graph.version else { return }
        show(picture)
    }

    private mutating func show(_ picture: GraphPicture) {
        let before = selectionOnScreen
        graph.picture = picture
        if showsProblems, graph.selection == nil { selectProblemOnGraph() }
        // The selected box stays where the eye has it.
        if let before, !showsLanes, let rect = graph.selection.flatMap({ picture.rect(of: $0) }) {
            graph.scroll = Point(x: rect.minX - before.x, y: rect.minY - before.y)
            pan(columns: 0, rows: 0)
        }
        showSelectionOnGraph()
    }

    /// Where the selected place stands in the pane's room now.
    private var selectionOnScreen: Point? {
        guard let picture = graph.picture, !showsLanes, let rect = graph.selection.flatMap({ picture.rect(of: $0) })
        else { return nil }
        let (inset, scroll) = (graphInset, graph.scroll)
        let point = Point(x: rect.minX + inset.x - scroll.x, y: rect.minY + inset.y - scroll.y)
        let room = picture.key.room
        return Rect(size: room).contains(point) ? point : nil
    }

    private mutating func leavePicture() {
        graph.picture = nil
        graph.selection = nil
        graph.scroll = .zero
        graph.folds = []
        laneRow = nil
    }

    // MARK: Folding

    /// Whether the selected box of the graph can be folded or unfolded.
    var canFoldOnGraph: Command.Availability {
        guard let picture = graph.picture else { return .off("there is no graph") }
        if showsLanes { return .off("lines cannot be folded; v l draws a picture") }
        if graph.showsEvents { return .off("events are boxes now; v b makes them ways again") }
        switch graph.selection {
        case .node(.group): return .on
        case .node(.step(let name)):
            if graph.folds.contains(where: { $0.steps.contains(name) }) { return .on }
            return picture.folds(holding: name).isEmpty ? .off("\(name) is in no chain, loop or fan") : .on
        default: return .off("no step is selected")
        }
    }

    /// Folds the smallest group that holds the selected step, or unfolds the selected group.
    mutating func foldOnGraph() {
        switch graph.selection {
        case .node(.group(let fold)):
            graph.folds.removeAll { $0 == fold }
            graph.selection = fold.steps.first.map { .node(.step($0)) }
        case .node(.step(let name)):
            if let index = graph.folds.firstIndex(where: { $0.steps.contains(name) }) {
                graph.folds.remove(at: index)
            } else if let fold = graph.picture?.folds(holding: name).first {
                // A step is in one box only.
                graph.folds.removeAll { !Set($0.steps).isDisjoint(with: fold.steps) }
                graph.folds.append(fold)
                graph.selection = .node(.group(fold))
            }
        default: break
        }
    }

    /// Whether the graph is drawn as lanes: by wish, or because no picture fits and the lanes do better.
    var showsLanes: Bool {
        guard let picture = graph.picture else { return false }
        if prefersLanes { return true }
        // Whoever chose a level, or boxes for events, wants to see the picture.
        if picture.fits || graph.zoom != nil || graph.showsEvents { return false }
        // All of it as lines is better than a part of it as a picture.
        let room = picture.key.room
        return size.width < 100 || picture.lanes.rows.count <= room.height || picture.drawing.width > room.width * 2
    }

    // MARK: Zoom

    /// A level nearer or farther than what is shown.
    mutating func zoomGraph(by step: Int) {
        guard let picture = graph.picture else { return }
        let level = picture.zoom.moved(by: step)
        graph.zoom = level
        prefersLanes = false
        say(
            level == picture.zoom ? "\(level.word) are the \(step > 0 ? "nearest" : "farthest")" : "zoom: \(level.word)"
        )
    }

    mutating func fitGraph() {
        graph.zoom = nil
        prefersLanes = false
        graph.scroll = .zero
        say("zoom: what fits")
    }

    // MARK: Following

    /// The step in which most recently something began, while the run goes on.
    var activeStep: String? {
        guard let run, !run.info.status.isOver else { return nil }
        if let question = run.questions.last?.step { return question }
        return run.steps.filter { $0.value.liveCount > 0 }
            .max { ($0.value.since ?? .distantPast, $1.key) < ($1.value.since ?? .distantPast, $0.key) }?.key
    }

    /// While the graph follows, its selection is where the run is.
    mutating func settleFollowing() {
        guard graph.isFollowing, let step = activeStep else { return }
        let place = GraphPlace.node(.step(step))
        guard graph.selection != place, graph.picture?.diagram.has(place) == true else { return }
        graph.selection = place
        laneRow = nil
        if focus == .graph { inspectPlace() } else { showSelectionOnGraph() }
    }
}
