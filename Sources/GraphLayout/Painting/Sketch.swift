/// Boxes, lines and labels of a part or a band, at places across (`u`) and along (`v`) the flow.
struct Sketch {
    struct Box {
        /// The index of the node in the whole graph.
        var node: Int
        var id: String
        var u: Int
        var v: Int
        var cross: Int
        var main: Int
    }

    var boxes: [Box] = []
    /// The lines of each net, and where it leaves its sources.
    var canvases: [WireCanvas]
    var starts: [[WireCanvas.Cell]]
    /// The labels of each net, in columns and rows.
    var labels: [[LayoutDrawing.Label]]
    private let direction: LayoutDirection

    init(netCount: Int, direction: LayoutDirection) {
        self.direction = direction
        canvases = [WireCanvas](repeating: WireCanvas(direction: direction), count: netCount)
        starts = [[WireCanvas.Cell]](repeating: [], count: netCount)
        labels = [[LayoutDrawing.Label]](repeating: [], count: netCount)
    }

    /// The places in use, from the first to the last.
    var bounds: (u: ClosedRange<Int>, v: ClosedRange<Int>) {
        var (first, last) = ((u: Int.max, v: Int.max), (u: Int.min, v: Int.min))
        func include(_ u: Int, _ v: Int) {
            first = (min(first.u, u), min(first.v, v))
            last = (max(last.u, u), max(last.v, v))
        }
        for box in boxes {
            include(box.u, box.v)
            include(box.u + box.cross - 1, box.v + box.main - 1)
        }
        for run in canvases.lazy.flatMap(\.runs) {
            if run.isAlongFlow {
                include(run.line, run.from)
                include(run.line, run.to)
            } else {
                include(run.from, run.line)
                include(run.to, run.line)
            }
        }
        for label in labels.joined() where label.width > 0 {
            let end = label.x + label.width - 1
            if direction == .down { include(label.x, label.y) } else { include(label.y, label.x) }
            if direction == .down { include(end, label.y) } else { include(label.y, end) }
        }
        guard first.u <= last.u, first.v <= last.v else { return (0...0, 0...0) }
        return (first.u...last.u, first.v...last.v)
    }

    mutating func move(u: Int, v: Int) {
        for index in boxes.indices {
            boxes[index].u += u
            boxes[index].v += v
        }
        for net in canvases.indices {
            canvases[net].move(u: u, v: v)
            for index in starts[net].indices {
                starts[net][index].u += u
                starts[net][index].v += v
            }
            for index in labels[net].indices {
                labels[net][index].x += direction == .down ? u : v
                labels[net][index].y += direction == .down ? v : u
            }
        }
    }

    /// Adds what another sketch of the same nets shows.
    mutating func add(_ other: Sketch) {
        boxes += other.boxes
        for net in canvases.indices {
            canvases[net].add(other.canvases[net])
            starts[net] += other.starts[net]
            labels[net] += other.labels[net]
        }
    }

    /// - Parameter names: the `id` of each node, by the numbers the nets use.
    func part(declared: LayoutGraph, nets: [Net], names: [String], axes: Axes) -> Part {
        var part = Part()
        part.boxes = boxes.map { box in
            (
                box.node,
                LayoutDrawing.Box(
                    id: box.id,
                    x: axes.isDown ? box.u : box.v,
                    y: axes.isDown ? box.v : box.u,
                    width: axes.isDown ? box.cross : box.main,
                    height: axes.isDown ? box.main : box.cross
                )
            )
        }
        for (index, net) in nets.enumerated() {
            part.wires.append(
                LayoutDrawing.Wire(
                    id: declared.edges[net.edges[0]].id,
                    edges: net.edges.map { declared.edges[$0].id },
                    sources: net.sources.map { names[$0] },
                    targets: net.targets.map { names[$0] },
                    cells: canvases[index].cells(from: starts[index]),
                    labels: labels[index],
                    isBack: net.role != .forward,
                    kind: net.kind
                )
            )
        }
        part.normalise()
        return part
    }
}
