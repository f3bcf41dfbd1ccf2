/// Moves the ends of lines along the boxes they meet, once the boxes have their places, where that makes a line straight.
struct PinStraightening {
    private let graph: LayeredGraph
    private let crossSizes: [Int]
    private let axes: Axes
    private let order: [[Int]]
    private let distance: (Int, Int) -> Int
    private(set) var places: [Int]
    private(set) var pins: [LayeredGraph.Pin]
    /// For each pin of a box the pins at the same end of it, itself included.
    private var companions: [Int: [Int]] = [:]

    init(placement: Placement, places: [Int], crossSizes: [Int]) {
        graph = placement.graph
        order = placement.order
        distance = placement.distance
        axes = placement.axes
        self.places = places
        self.crossSizes = crossSizes
        pins = graph.pins
        for passages in graph.channels {
            for side in [passages.flatMap(\.above), passages.flatMap(\.below)] {
                let pinsOfVertex = Dictionary(grouping: side) { graph.pins[$0].vertex }
                for pin in side { companions[pin] = pinsOfVertex[graph.pins[pin].vertex] }
            }
        }
        straightenLabelled()
        straighten()
    }

    /// Moves the line beside a label under one end of its net when the other end can follow.
    private mutating func straightenLabelled() {
        var above: [Int: LayeredGraph.Passage] = [:]
        var below: [Int: LayeredGraph.Passage] = [:]
        for passage in graph.channels.joined() where passage.above.count == 1 && passage.below.count == 1 {
            above[pins[passage.below[0]].vertex] = passage
            below[pins[passage.above[0]].vertex] = passage
        }
        for layer in order {
            for (index, vertex) in layer.enumerated() where graph.vertices[vertex].kind == .label {
                guard let upper = above[vertex]?.above[0], let lower = below[vertex]?.below[0] else { continue }
                let (start, end) = (column(upper), column(lower))
                guard start != end else { continue }
                for (target, pin, step) in [(start, lower, start - end), (end, upper, end - start)] {
                    let fitsBefore =
                        index == 0 || target - places[layer[index - 1]] >= distance(layer[index - 1], vertex)
                    let fitsAfter =
                        index + 1 == layer.count
                        || places[layer[index + 1]] - target >= distance(vertex, layer[index + 1])
                    guard fitsBefore, fitsAfter, canMove(pin, by: step) else { continue }
                    places[vertex] = target
                    pins[pin].offset += step
                    break
                }
            }
        }
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
