public import TerminalUI

/// Where everything stands on a screen of one size: the one answer for drawing, paging and the mouse.
public struct Arrangement: Sendable, Equatable {
    /// How much the size has room for.
    public let tier: Tier
    /// The line at the top: what the panes are about.
    public internal(set) var status = Rect.zero
    /// The line of tabs, where one pane is shown at a time.
    public internal(set) var tabs: Rect?
    /// The panes on screen, frames included where they have one.
    public internal(set) var panes: [(pane: Pane, rect: Rect)] = []
    /// The line with the newest question.
    public internal(set) var question: Rect?
    /// The line that says why nothing happens, where there is room for one.
    public internal(set) var why: Rect?
    /// The line of keys at the bottom.
    public internal(set) var footer = Rect.zero
    /// All between status and footer: what overlays may cover.
    public internal(set) var body = Rect.zero

    public static func == (one: Arrangement, other: Arrangement) -> Bool {
        one.tier == other.tier && one.status == other.status && one.footer == other.footer && one.body == other.body
            && one.panes.elementsEqual(other.panes) { $0.pane == $1.pane && $0.rect == $1.rect }
    }

    /// How much a size has room for.
    public enum Tier: Sendable, Hashable {
        /// Three columns: runs, graph, inspector, and the events below.
        case columns
        /// The graph, the inspector and the events.
        case three
        /// One pane with tabs above it.
        case tabs
        /// A few wide rows.
        case strip
        /// A narrow list without frames.
        case list
        /// Hardly anything.
        case tiny

        /// Finds what a size has room for.
        public init(_ size: Size) {
            switch (size.width, size.height) {
            case (140..., 36...): self = .columns
            case (100..., 30...): self = .three
            case (60..., 16...): self = .tabs
            case (100..., ..<10): self = .strip
            case (20..., 5...): self = .list
            default: self = .tiny
            }
        }

        /// Whether panes have frames.
        public var hasFrames: Bool { self == .columns || self == .three || self == .tabs }
    }

    /// Arranges what the model shows on a screen of a size.
    public init(_ model: Model, size: Size) {
        tier = Tier(size)
        let screen = Rect(size: size)
        switch tier {
        case .columns, .three:
            (status, body) = screen.removing(top: 1)
            (footer, body) = body.removing(bottom: 1)
            arrangePanes(model)
        case .tabs:
            (status, body) = screen.removing(top: 1)
            let (tabs, rest) = body.removing(top: 1)
            self.tabs = tabs
            body = rest
            (footer, body) = body.removing(bottom: 1)
            var room = body
            if !model.inbox.isEmpty { (question, room) = optional(room.removing(bottom: 1)) }
            panes = [(model.focus, room)]
            if model.run == nil, !model.isZoomed, !model.showsProblems, [.runs, .graph].contains(model.focus) {
                // Nothing runs yet: what there is to run, and what the selected one does.
                let list = min(model.runRows.count + 2, room.height / 2)
                let parts = room.rows([.cells(list), .share(1)])
                panes = [(.runs, parts[0]), (.graph, parts[1])]
            }
        case .strip:
            (status, body) = screen.removing(top: 1)
            (footer, body) = body.removing(bottom: size.height > 2 ? 1 : 0)
        case .list:
            (status, body) = screen.removing(top: 1)
            (footer, body) = body.removing(bottom: 1)
            var room = body
            if !model.inbox.isEmpty, room.height > 3 {
                (question, room) = optional(room.removing(bottom: min(2, room.height / 3 + 1)))
            }
            panes = [(model.focus, room)]
        case .tiny:
            status = screen
        }
    }

    private func optional(_ parts: (removed: Rect, rest: Rect)) -> (Rect?, Rect) { (parts.removed, parts.rest) }

    private mutating func arrangePanes(_ model: Model) {
        if model.isZoomed {
            panes = [(model.focus, body)]
            return
        }
        if model.showsProblems {
            let columns = body.columns([.share(9), .share(11)])
            panes = [(.problems, columns[0]), (.graph, columns[1])]
            return
        }
        guard model.run != nil else {
            arrangeStart(model)
            return
        }
        let lower: Pane = model.showsTimeline ? .timeline : .events
        let bottom = body.height * 2 / 5
        let (below, above) = body.removing(bottom: tier == .columns ? bottom : bottom - 1)
        if tier == .columns {
            let left = max(34, body.width / 5)
            let right = max(42, body.width * 27 / 100)
            let columns = above.columns([.cells(left), .share(1), .cells(right)])
            let runsHeight = min(max(6, model.runRows.count + 4), columns[0].height / 2)
            let lists = columns[0].rows([.cells(runsHeight), .share(1)])
            let feet = below.columns([.cells(left), .share(1)])
            panes = [
                (.runs, lists[0]), (.inbox, lists[1]), (.graph, columns[1]), (.inspector, columns[2]), (lower, feet[1]),
            ]
            why = feet[0]
        } else {
            let right = max(36, body.width * 35 / 100)
            let columns = above.columns([.share(1), .cells(right)])
            let feet = below.columns([.cells(right), .share(1)])
            panes = [(.graph, columns[0]), (.inspector, columns[1]), (lower, feet[1])]
            // Runs and inbox share one place; the inbox has its part of it when it has something to say.
            let asked = model.inbox.count
            if asked > 0 || model.focus == .inbox {
                let lists = feet[0].rows([.share(1), .cells(min(feet[0].height / 2, max(1, asked) * 3 + 1))])
                panes.insert(contentsOf: [(.runs, lists[0]), (.inbox, lists[1])], at: 0)
            } else {
                panes.insert((.runs, feet[0]), at: 0)
            }
        }
    }

    /// Nothing runs, or a workflow is looked at: the list and its graph.
    private mutating func arrangeStart(_ model: Model) {
        let left = min(max(36, body.width * 2 / 5), 64)
        let columns = body.columns([.cells(left), .share(1)])
        if model.focus == .inspector {
            // What the graph tells of the selected place stands where the list was; Esc goes back to the graph.
            panes = [(.inspector, columns[0]), (.graph, columns[1])]
            return
        }
        if model.runs.isEmpty {
            panes = [(.runs, columns[0]), (.graph, columns[1])]
            return
        }
        let lists = columns[0].rows([.share(2), .share(1)])
        panes = [(.runs, lists[0]), (.inbox, lists[1]), (.graph, columns[1])]
    }

    /// The pane's block, frame included; `nil` when it is not on screen.
    public func rect(of pane: Pane) -> Rect? { panes.first { $0.pane == pane }?.rect }

    /// The pane's block inside its frame.
    public func inside(_ pane: Pane) -> Rect? {
        rect(of: pane).map { tier.hasFrames ? $0.inset(by: 1) : $0 }
    }

    /// The rows a pane's list has, at least one.
    func rows(of pane: Pane) -> Int { max(1, inside(pane)?.height ?? 1) }

    /// The pane under a cell.
    func pane(at point: Point) -> Pane? { panes.first { $0.rect.contains(point) }?.pane }
}

extension Model {
    /// Where everything stands now.
    var arrangement: Arrangement { Arrangement(self, size: size) }
}
