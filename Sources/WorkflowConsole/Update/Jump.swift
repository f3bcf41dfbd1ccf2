import TerminalUI

/// Labels on everything that can be gone to, and what was typed of one so far.
public struct Jump: Sendable, Equatable {
    /// The pane the labels are in.
    var pane: Pane
    var targets: [Target]
    /// The letters typed so far.
    var typed = ""

    struct Target: Sendable, Equatable {
        var label: String
        /// Where the label is drawn, on the screen.
        var point: Point
        var destination: Destination
    }

    enum Destination: Sendable, Equatable {
        case place(GraphPlace, laneRow: Int?)
        /// An entry of the events, by its number.
        case record(Int)
    }

    /// The letters of labels, those under the fingers first; none is a letter with a meaning of its own here.
    static let letters = Array("asdfghjklwertuiopcvbnm")

    /// As many labels as asked for: one letter each while they suffice, else two.
    static func labels(_ count: Int) -> [String] {
        if count <= letters.count { return letters.prefix(count).map(String.init) }
        var result: [String] = []
        for first in letters {
            for second in letters where result.count < count { result.append("\(first)\(second)") }
        }
        return result
    }
}

extension Model {
    /// Puts labels on everything in the focused pane that can be gone to.
    mutating func openJump() {
        let found: [(Point, Jump.Destination)] = focus == .events ? recordTargets : graphTargets
        let labels = Jump.labels(found.count)
        guard !labels.isEmpty else {
            say("f: there is nothing to go to", .warning)
            return
        }
        let targets = zip(labels, found).map { Jump.Target(label: $0, point: $1.0, destination: $1.1) }
        overlays.append(.jump(Jump(pane: focus, targets: targets)))
    }

    /// Takes a letter of a label; anything else leaves the labels.
    mutating func press(_ key: Key, in jump: Jump) -> [Effect] {
        overlays.removeLast()
        guard let letter = key.typed else { return [] }
        var jump = jump
        jump.typed.append(letter)
        if let target = jump.targets.first(where: { $0.label == jump.typed }) {
            hasLeapt = true
            go(to: target.destination)
            return []
        }
        guard jump.targets.contains(where: { $0.label.hasPrefix(jump.typed) }) else {
            say("no label begins with '\(jump.typed)'", .warning)
            return []
        }
        overlays.append(.jump(jump))
        return []
    }

    private mutating func go(to destination: Jump.Destination) {
        switch destination {
        case .place(let place, let row):
            graph.isFollowing = false
            graph.selection = place
            laneRow = row
            inspectPlace()
        case .record(let sequence):
            changeRun { $0.events.select(near: sequence) }
            inspect(.record(sequence))
        }
    }

    private var graphTargets: [(Point, Jump.Destination)] {
        guard let picture = graph.picture, let inside = arrangement.inside(.graph) else { return [] }
        let room = inside.inset(top: graphHeaderHeight, bottom: arrangement.tier.hasFrames ? 1 : 0)
        if showsLanes {
            let top = min(max(0, graph.scroll.y), max(0, picture.lanes.rows.count - room.height))
            return (0..<room.height).compactMap { offset in
                guard picture.lanes.rows.indices.contains(top + offset),
                    let place = picture.lanes.rows[top + offset].place
                else { return nil }
                return (room.origin.moved(rows: offset), .place(place, laneRow: top + offset))
            }
        }
        let origin = room.origin.moved(
            columns: graphInset.x - graph.scroll.x,
            rows: graphInset.y - graph.scroll.y
        )
        let seen = Rect(x: room.x - origin.x, y: room.y - origin.y, width: room.width, height: room.height)
        let named = picture.places.map { (place: $0.place, cell: $0.rect.intersection(seen)) }
            .filter { !$0.cell.isEmpty }.map { ($0.place, $0.cell.origin) }
        let unnamed = picture.unnamedEvents(in: seen).map { (GraphPlace.event($0.event), $0.cell) }
        var taken: Set<Point> = []
        return (named + unnamed).compactMap { place, cell -> (Point, Jump.Destination)? in
            guard taken.insert(cell).inserted else { return nil }
            return (origin.moved(columns: cell.x, rows: cell.y), .place(place, laneRow: nil))
        }.sorted { ($0.0.y, $0.0.x) < ($1.0.y, $1.0.x) }
    }

    private var recordTargets: [(Point, Jump.Destination)] {
        guard let run, let inside = arrangement.inside(.events) else { return [] }
        let first = run.events.firstIndex(rows: inside.height)
        return (0..<inside.height).compactMap { row in
            guard run.events.shown.indices.contains(first + row) else { return nil }
            return (inside.origin.moved(rows: row), .record(run.events.shown[first + row]))
        }
    }
}
