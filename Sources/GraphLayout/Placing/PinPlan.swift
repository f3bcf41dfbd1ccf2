/// Where lines meet the ends of the boxes they come from and go to: how large a box must be for that, and at which of
/// its cells each line ends.
struct PinPlan {
    /// The size of each box across the flow.
    private(set) var crossSizes: [Int]
    /// The pins of the graph with their offsets.
    private(set) var pins: [LayeredGraph.Pin]

    init(graph: LayeredGraph, order: [[Int]], nodes: [SizedNode], axes: Axes) {
        pins = graph.pins
        var place = [Int](repeating: 0, count: graph.vertices.count)
        for layer in order { for (index, vertex) in layer.enumerated() { place[vertex] = index } }

        var startPins = [[Wanted]](repeating: [], count: nodes.count)
        var endPins = startPins
        for passage in graph.channels.joined() {
            /// The mean of the places of some pins in 1024ths.
            func average(_ pins: Range<Int>) -> Int {
                pins.reduce(0) { $0 + place[graph.pins[$1].vertex] } * 1024 / max(1, pins.count)
            }
            for pin in passage.above {
                guard case .box(let node) = graph.vertices[graph.pins[pin].vertex].kind else { continue }
                endPins[node].append(Wanted(pin: pin, target: average(passage.below), net: passage.net))
            }
            for pin in passage.below {
                guard case .box(let node) = graph.vertices[graph.pins[pin].vertex].kind else { continue }
                startPins[node].append(Wanted(pin: pin, target: average(passage.above), net: passage.net))
            }
        }
        crossSizes = nodes.map { axes.cross(of: $0) }
        for node in nodes.indices {
            let most = max(startPins[node].count, endPins[node].count)
            if most > 1 {
                crossSizes[node] = Axes.grown(crossSizes[node], toHold: (most - 1) * axes.pinPitch + 1)
            }
            for list in [startPins[node], endPins[node]] where !list.isEmpty {
                let sorted = list.sorted { ($0.target, $0.net) < ($1.target, $1.net) }
                let room = sorted.map { axes.isDown ? graph.nets[$0.net].widestLabel : 0 }
                let offsets = Self.offsets(labels: room, size: crossSizes[node], axes: axes)
                for (wanted, offset) in zip(sorted, offsets) { pins[wanted.pin].offset = offset }
            }
        }
    }

    private struct Wanted {
        var pin: Int
        var target: Int
        var net: Int
    }

    /// Evenly spread, or just so far apart that the labels fit between straight lines when only that is possible.
    private static func offsets(labels: [Int], size: Int, axes: Axes) -> [Int] {
        let count = labels.count
        let interior = Axes.interior(size)
        let even = (0..<count).map { (((2 * $0 + 1) * interior - 1) / (2 * count)) + Axes.inset(size) }
        let steps = labels.dropLast().map { $0 > 0 ? $0 + 2 + axes.labelGap : axes.lineGap + 1 }
        let fits = zip(zip(even, even.dropFirst()), steps).allSatisfy { $0.1 - $0.0 >= $1 }
        let total = steps.reduce(0, +)
        if fits || total > interior - 1 { return even }
        var next = Axes.inset(size) + (interior - 1 - total) / 2
        return [next]
            + steps.map { step in
                next += step
                return next
            }
    }
}
