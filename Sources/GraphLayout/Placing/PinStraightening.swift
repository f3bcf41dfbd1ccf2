/// Moves the ends of lines along the boxes they meet, once the boxes have their places, where that makes a line straight.
struct PinStraightening {
    private let graph: LayeredGraph
    private let places: [Int]
    private let crossSizes: [Int]
    private let axes: Axes
    private(set) var pins: [LayeredGraph.Pin]
    /// For each pin of a box the pins at the same end of it, itself included.
    private var companions: [Int: [Int]] = [:]

    init(graph: LayeredGraph, places: [Int], crossSizes: [Int], axes: Axes) {
        self.graph = graph
        self.places = places
        self.crossSizes = crossSizes
        self.axes = axes
        pins = graph.pins
        for passages in graph.channels {
            for side in [passages.flatMap(\.above), passages.flatMap(\.below)] {
                let pinsOfVertex = Dictionary(grouping: side) { graph.pins[$0].vertex }
                for pin in side { companions[pin] = pinsOfVertex[graph.pins[pin].vertex] }
            }
        }
        straighten()
    }

    private mutating func straighten() {
        for passage in graph.channels.joined() where passage.above.count == 1 && passage.below.count == 1 {
            let (above, below) = (passage.above[0], passage.below[0])
            let step = column(above) - column(below)
            guard step != 0 else { continue }
            if canMove(below, by: step) {
                pins[below].offset += step
            } else if canMove(above, by: -step) {
                pins[above].offset -= step
            }
        }
    }

    private func column(_ pin: Int) -> Int { places[pins[pin].vertex] + pins[pin].offset }

    /// Whether a pin stays on the side of its box, in its order and apart from the others.
    private func canMove(_ pin: Int, by step: Int) -> Bool {
        guard case .box(let node) = graph.vertices[pins[pin].vertex].kind else { return false }
        let size = crossSizes[node]
        let (old, new) = (pins[pin].offset, pins[pin].offset + step)
        guard new >= Axes.inset(size), new < size - Axes.inset(size) else { return false }
        return (companions[pin] ?? []).allSatisfy { other in
            guard other != pin else { return true }
            let offset = pins[other].offset
            return offset < old ? offset + axes.pinPitch <= new : new + axes.pinPitch <= offset
        }
    }
}
