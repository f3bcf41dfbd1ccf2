extension LayeredLayout {
    /// Every connected part, those longer than `room` along the flow cut into bands.
    func parts(axes: Axes, room: Int) -> [Part] {
        connected.map { part in
            let plan = BandPlan(
                nodes: part.nodes.map { sound.nodes[$0] },
                nets: part.nets,
                ranks: part.ranks,
                axes: axes
            )
            // The plan knows about lines only roughly: what comes out too long is cut once more.
            var limit = room
            var best: (part: Part, excess: Int)?
            var last: Set<Int>?
            for _ in 0..<(isLarge ? 2 : 5) {
                let cuts = plan.cuts(limit: limit)
                if cuts == last { break }
                last = cuts
                let drawn = draw(part, axes: axes, cuts: cuts)
                let excess = max(0, (axes.isDown ? drawn.height : drawn.width) - room)
                if best.map({ excess < $0.excess }) ?? true { best = (drawn, excess) }
                if excess == 0 { break }
                limit -= max(1, excess)
            }
            return best?.part ?? draw(part, axes: axes)
        }
    }

    /// About how large the largest part will be when it is cut into bands no longer than `room`.
    func estimate(axes: Axes, room: Int) -> (width: Int, height: Int) {
        var size = (cross: 0, main: 0)
        for part in connected {
            let plan = BandPlan(
                nodes: part.nodes.map { sound.nodes[$0] },
                nets: part.nets,
                ranks: part.ranks,
                axes: axes
            )
            let estimate = plan.estimate(cuts: plan.cuts(limit: room))
            size = (max(size.cross, estimate.cross), max(size.main, estimate.main))
        }
        return axes.isDown ? (size.cross, size.main) : (size.main, size.cross)
    }
}
