/// Where a part is cut into bands that are no longer than they may be, so that the bands take little room together.
struct BandPlan {
    /// The room each rank takes along and across the flow.
    private var lengths: [Int]
    private var widths: [Int]
    /// The room between each rank and the next, and how many lines pass there.
    private var gaps: [Int]
    private var passing: [Int]
    private let axes: Axes

    init(nodes: [SizedNode], nets: [Net], ranks: [Int], axes: Axes) {
        self.axes = axes
        let count = (ranks.max() ?? -1) + 1
        lengths = [Int](repeating: 1, count: count)
        widths = [Int](repeating: 0, count: count)
        gaps = [Int](repeating: axes.rankGap, count: count)
        passing = [Int](repeating: 0, count: count)
        for (node, rank) in zip(nodes, ranks) {
            lengths[rank] = max(lengths[rank], axes.main(of: node))
            widths[rank] += axes.cross(of: node) + axes.boxGap
        }
        for net in nets where net.role != .loop {
            let first = net.uppers.map { ranks[$0] }.min() ?? 0
            let last = net.lowers.map { ranks[$0] }.max() ?? 0
            for rank in first..<max(first, last) { passing[rank] += 1 }
            for rank in first..<max(first, last) where rank > first { widths[rank] += axes.lineGap + 1 }
            let gap = net.role == .forward ? net.sources.map { ranks[$0] }.max() ?? 0 : max(0, last - 1)
            let label = axes.isDown ? net.labels.count + 2 : net.widestLabel + 2
            gaps[gap] = max(gaps[gap], net.labels.isEmpty ? 0 : label)
        }
    }

    /// The ranks after which to cut so that no band is longer than `limit`, unless a single rank is.
    ///
    /// Of all ways to cut, the one with the least room across the flow; of these, the one with the most even bands.
    func cuts(limit: Int) -> Set<Int> {
        let count = lengths.count
        guard count > 1 else { return [] }
        struct Way {
            var cost = Int.max
            var unevenness = Int.max
            var start = 0
        }
        var ways = [Way](repeating: Way(), count: count + 1)
        ways[0] = Way(cost: 0, unevenness: 0)
        for end in 1...count {
            var length = -gaps[end - 1]
            var width = 0
            for start in (0..<end).reversed() {
                length += lengths[start] + gaps[start]
                width = max(width, widths[start])
                // What leads to and from other bands takes room at both ends.
                let needed = length + room(before: start) + room(after: end - 1)
                if needed > limit, start < end - 1 { break }
                let way = Way(
                    cost: ways[start].cost + width + (start > 0 ? gutter(before: start) : 0),
                    unevenness: ways[start].unevenness + length * length,
                    start: start
                )
                if (way.cost, way.unevenness) < (ways[end].cost, ways[end].unevenness) { ways[end] = way }
            }
        }
        var cuts: Set<Int> = []
        var end = ways[count].start
        while end > 0 {
            cuts.insert(end - 1)
            end = ways[end].start
        }
        return cuts
    }

    /// About how much room the bands take between some cuts.
    func estimate(cuts: Set<Int>) -> (cross: Int, main: Int) {
        var size = (cross: 0, main: 0)
        var start = 0
        for rank in lengths.indices where cuts.contains(rank) || rank == lengths.count - 1 {
            let band = start...rank
            size.cross += (band.map { widths[$0] }.max() ?? 0) + (start > 0 ? gutter(before: start) : 0)
            let length = band.reduce(-gaps[rank]) { $0 + lengths[$1] + gaps[$1] }
            size.main = max(size.main, length + room(before: start) + room(after: rank))
            start = rank + 1
        }
        return size
    }

    private func gutter(before rank: Int) -> Int { passing[rank - 1] * (axes.lineGap + 1) + 2 * axes.lineBoxGap }

    private func room(before rank: Int) -> Int {
        rank == 0 ? 0 : passing[rank - 1] * axes.trackPitch + 2 + axes.trackMargin
    }

    private func room(after rank: Int) -> Int {
        rank == lengths.count - 1 ? 0 : gaps[rank] / 2 + passing[rank] * axes.trackPitch + axes.trackMargin
    }
}
