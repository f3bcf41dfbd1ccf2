import GraphLayout
import TerminalUI

extension GraphPicture {
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
            if let cell = drawing.wires.first(where: { carries(event, $0) })?.cells.first {
                return Rect(x: cell.x, y: cell.y, width: 1, height: 1)
            }
            // What goes from step to step within a fold is where the fold is.
            let folded = links.values.filter { $0.event == event }.map(\.source)
            return drawing.boxes.first { box in
                guard case .group(let fold)? = nodes[box.id] else { return false }
                return folded.contains { if case .step(let name) = $0 { fold.steps.contains(name) } else { false } }
            }.map { Rect(x: $0.x, y: $0.y, width: $0.width, height: $0.height) }
        }
    }

    private func carries(_ event: String, _ wire: LayoutDrawing.Wire) -> Bool {
        wire.edges.contains { links[$0]?.event == event }
    }

    /// The event type a label names; `nil` for the name of a resource.
    func event(of label: LayoutDrawing.Label) -> String? {
        guard let event = label.edges.lazy.compactMap({ links[$0]?.event }).first, !event.isEmpty else { return nil }
        return event
    }

    /// Everything there is to be found, also what has no name on the drawing: steps in folds, events without labels.
    var findable: [GraphPlace] {
        var seen: Set<GraphPlace> = []
        return
            (diagram.nodes.map(GraphPlace.node)
            + diagram.links.lazy.filter { !$0.event.isEmpty }.map { .event($0.event) })
            .filter { seen.insert($0).inserted }
    }

    /// The events without a name on the drawing, with the cells of their ways.
    func unnamedEvents(in seen: Rect) -> [(event: String, cell: Point)] {
        var named: Set<String> = []
        for wire in drawing.wires {
            for label in wire.labels { named.formUnion(label.edges.compactMap { links[$0]?.event }) }
        }
        for node in nodes.values { if case .event(let name) = node { named.insert(name) } }
        var result: [(String, Point)] = []
        for (wire, bounds) in zip(drawing.wires, wireBounds) where !bounds.intersection(seen).isEmpty {
            guard let event = wire.edges.lazy.compactMap({ links[$0]?.event }).first, !event.isEmpty else { continue }
            let cells = wire.cells.filter { seen.contains(Point(x: $0.x, y: $0.y)) }
            guard !cells.isEmpty, named.insert(event).inserted else { continue }
            let middle = cells[cells.count / 2]
            result.append((event, Point(x: middle.x, y: middle.y)))
        }
        return result
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
                guard let event = event(of: label) else { continue }
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

extension LayoutDrawing.Wire {
    /// The cells it takes, those of its labels included.
    var bounds: Rect {
        var (left, top, right, bottom) = (Int.max, Int.max, Int.min, Int.min)
        for cell in cells {
            (left, right) = (min(left, cell.x), max(right, cell.x + 1))
            (top, bottom) = (min(top, cell.y), max(bottom, cell.y + 1))
        }
        for label in labels {
            (left, right) = (min(left, label.x), max(right, label.x + label.width))
            (top, bottom) = (min(top, label.y), max(bottom, label.y + 1))
        }
        return left < right ? Rect(x: left, y: top, width: right - left, height: bottom - top) : .zero
    }
}

extension Rect {
    var middle: Point { Point(x: x + width / 2, y: y + height / 2) }
}
