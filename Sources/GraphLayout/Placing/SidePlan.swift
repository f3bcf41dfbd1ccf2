/// What ends at the sides of the boxes: lines against the flow and loops.
///
/// A side has few cells, so the longest lines against the flow get them, where they keep the middle of the drawing
/// calm; the others end above and below their boxes like lines with the flow, drawn the other way round.
struct SidePlan {
    struct Loop {
        var net: Int
        /// The cells along the flow, from the start of the box, where the line leaves and comes back.
        var leaves: Int
        var returns: Int
    }

    struct Side {
        /// The size of the box along the flow, large enough for what ends at its side.
        var mainSize: Int
        var loop: Loop?
        /// The cell along the flow, from the start of the box, of each lane by its net.
        var slots: [Int: Int] = [:]
    }

    private(set) var sides: [Side] = []
    private(set) var usesLanes: [Bool]

    /// - Parameter cuts: the ranks after which the drawing is cut; what crosses a cut uses no side.
    init(nodes: [SizedNode], nets: [Net], ranks: [Int], cuts: Set<Int> = [], axes: Axes) {
        usesLanes = [Bool](repeating: false, count: nets.count)
        var loops = [Int?](repeating: nil, count: nodes.count)
        for (index, net) in nets.enumerated() where net.role == .loop { loops[net.sources[0]] = index }
        var ups = [[Int]](repeating: [], count: nodes.count)
        var downs = ups

        func length(_ node: Int, ups: Int, downs: Int) -> Int {
            var items = [Int](repeating: 1, count: ups + downs)
            if let loop = loops[node] {
                items.append(Self.loopLength(nets[loop], axes: axes, beforeLanes: downs > 0))
            }
            return items.reduce(0, +) + max(0, items.count - 1) * (axes.slotPitch - 1)
        }
        func span(_ net: Int) -> Int { ranks[nets[net].sources[0]] - ranks[nets[net].targets[0]] }

        let backs = nets.indices.filter { nets[$0].role == .back }.sorted { (-span($0), -$0) < (-span($1), -$1) }
        for net in backs {
            let (source, target) = (nets[net].sources[0], nets[net].targets[0])
            if cuts.contains(where: { ranks[target] <= $0 && $0 < ranks[source] }) { continue }
            let sourceRoom = Self.room(nodes[source], axes: axes)
            let targetRoom = Self.room(nodes[target], axes: axes)
            guard length(source, ups: ups[source].count + 1, downs: downs[source].count) <= sourceRoom,
                length(target, ups: ups[target].count, downs: downs[target].count + 1) <= targetRoom
            else { continue }
            ups[source].append(net)
            downs[target].append(net)
            usesLanes[net] = true
        }

        for node in nodes.indices {
            let total = length(node, ups: ups[node].count, downs: downs[node].count)
            let size = Axes.grown(axes.main(of: nodes[node]), toHold: total)
            var side = Side(mainSize: size)
            var next = Axes.inset(size) + (Axes.interior(size) - total) / 2
            // Lines that go up nest with the innermost first, those that go down with the innermost last.
            for net in ups[node].reversed() {
                side.slots[net] = next
                next += axes.slotPitch
            }
            if let loop = loops[node] {
                side.loop =
                    axes.isDown
                    ? Loop(net: loop, leaves: next, returns: next + 1)
                    : Loop(net: loop, leaves: next + 3, returns: next)
                next += Self.loopLength(nets[loop], axes: axes, beforeLanes: !downs[node].isEmpty)
                next += axes.slotPitch - 1
            }
            for net in downs[node] {
                side.slots[net] = next
                next += axes.slotPitch
            }
            sides.append(side)
        }
    }

    /// How many cells of a side may be used: a box grows by a little to keep its lines at its side.
    private static func room(_ node: SizedNode, axes: Axes) -> Int {
        max(Axes.interior(axes.main(of: node)), axes.isDown ? 4 : 9)
    }

    private static func loopLength(_ net: Net, axes: Axes, beforeLanes: Bool) -> Int {
        if axes.isDown { return max(2, net.labels.count) }
        return 4 + (beforeLanes && net.widestLabel > 0 ? net.widestLabel + 1 : 0)
    }
}
