/// Moves the ends of lines along the boxes they meet, once the boxes have their places, where that makes a line straight.
struct PinStraightening {
    private let graph: LayeredGraph
    private let crossSizes: [Int]
    private let axes: Axes
    private let order: [[Int]]
    private let distance: (Int, Int) -> Int
    private(set) var places: [Int]
    private(set) var pins: [LayeredGraph.Pin]
    /// For each vertex of a box the pins towards the layer above, and those towards the layer below.
    private var startPins: [[Int]]
    private var endPins: [[Int]]
    private var isStart: [Bool]

    init(placement: Placement, places: [Int], crossSizes: [Int]) {
        graph = placement.graph
        order = placement.order
        distance = placement.distance
        axes = placement.axes
        self.places = places
        self.crossSizes = crossSizes
        pins = graph.pins
        startPins = [[Int]](repeating: [], count: graph.vertices.count)
        endPins = startPins
        isStart = [Bool](repeating: false, count: graph.pins.count)
        for passage in graph.channels.joined() {
            for pin in passage.above where graph.vertices[graph.pins[pin].vertex].isBox {
                endPins[graph.pins[pin].vertex].append(pin)
            }
            for pin in passage.below {
                isStart[pin] = true
                guard graph.vertices[graph.pins[pin].vertex].isBox else { continue }
                startPins[graph.pins[pin].vertex].append(pin)
            }
        }
        straightenLabelled()
        straighten()
    }

    /// Moves the line beside a label under one end of its net when the other end can follow.
    private mutating func straightenLabelled() {
        // The other ends of the only line above and below each vertex.
        var above = [Int?](repeating: nil, count: graph.vertices.count)
        var below = above
        for passage in graph.channels.joined() where passage.isSingle {
            above[pins[passage.below.lowerBound].vertex] = passage.above.lowerBound
            below[pins[passage.above.lowerBound].vertex] = passage.below.lowerBound
        }
        for layer in order {
            for (index, vertex) in layer.enumerated() where graph.vertices[vertex].kind == .label {
                guard let upper = above[vertex], let lower = below[vertex] else { continue }
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
        for passage in graph.channels.joined() where passage.isSingle {
            let (above, below) = (passage.above.lowerBound, passage.below.lowerBound)
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
        let vertex = pins[pin].vertex
        return (isStart[pin] ? startPins[vertex] : endPins[vertex]).allSatisfy { other in
            guard other != pin else { return true }
            let offset = pins[other].offset
            return offset < old ? offset + axes.pinPitch <= new : new + axes.pinPitch <= offset
        }
    }
}
