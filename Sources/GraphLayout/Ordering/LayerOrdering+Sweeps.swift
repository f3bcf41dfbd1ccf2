extension LayerOrdering {
    /// Sweeps down and up through the layers and keeps the best order met.
    mutating func improve(sweeps: Int) {
        var best = layers
        var fewest = cost()
        moveSidesOut()
        var fruitless = 0
        // In large graphs most is won early, and a sweep costs as much as drawing the whole.
        let isLarge = graph.pins.count > 2_000
        for sweep in 0...max(0, isLarge ? min(sweeps, 6) : sweeps) where fruitless < (isLarge ? 3 : 8) {
            fruitless += 1
            if sweep > 0 {
                let down = sweep.isMultiple(of: 2)
                let order = down ? Array(layers.indices.dropFirst()) : Array(layers.indices.dropLast().reversed())
                // Ties are turned round in every other pair of sweeps; what they hide is found that way.
                let flips = sweep / 2 % 2 == 1
                for layer in order { sortByMedian(layer, down: down, flips: flips) }
                transpose(flips: flips)
            }
            let cost = cost()
            if cost < fewest {
                fewest = cost
                best = layers
                fruitless = 0
            }
            if fewest == (0, 0) { break }
        }
        layers = best
        for layer in layers.indices { number(layer) }
    }

    /// Crossings, then how far the nodes that stand beside the flow are from the end of their layers.
    private mutating func cost() -> (Int, Int) {
        var inside = 0
        for layer in layers where hasSides {
            for (index, block) in layer.enumerated() where isSideBlock[block] {
                inside += layer[index...].count { !isSideBlock[$0] }
            }
        }
        return (crossings(), inside)
    }

    private mutating func sortByMedian(_ layer: Int, down: Bool, flips: Bool) {
        above.fill(layers[layer], down ? neighboursAbove : neighboursBelow, place)
        // Blocks nothing pulls at keep their places; the others are sorted around them.
        var movable: [(median: Int, index: Int)] = []
        movable.reserveCapacity(layers[layer].count)
        var isSorted = true
        for index in layers[layer].indices {
            guard let median = above.median(of: index) else { continue }
            if let last = movable.last, median < last.median || flips && median == last.median { isSorted = false }
            movable.append((median, index))
        }
        if isSorted { return }
        let slots = movable.map(\.index)
        movable.sort {
            if $0.median != $1.median { return $0.median < $1.median }
            return flips ? $0.index > $1.index : $0.index < $1.index
        }
        let old = layers[layer]
        for (slot, block) in zip(slots, movable) { layers[layer][slot] = old[block.index] }
        number(layer)
    }

    /// Exchanges neighbours in all layers until no exchange crosses fewer lines.
    mutating func transpose(flips: Bool) {
        for layer in layers.indices { isSettled[layer] = false }
        for _ in 0..<(graph.pins.count > 2_000 ? 3 : 8) {
            var improved = false
            for layer in layers.indices where !isSettled[layer] {
                isSettled[layer] = true
                guard transpose(layer, flips: flips) else { continue }
                improved = true
                if layer > 0 { isSettled[layer - 1] = false }
                if layer + 1 < layers.count { isSettled[layer + 1] = false }
            }
            if !improved { return }
        }
    }

    /// Exchanges neighbours of one layer where that crosses fewer lines; whether it did.
    private mutating func transpose(_ layer: Int, flips: Bool) -> Bool {
        guard layers[layer].count > 1 else { return false }
        // The places of the neighbours do not change while only this layer is reordered.
        above.fill(layers[layer], neighboursAbove, place)
        below.fill(layers[layer], neighboursBelow, place)
        /// The list of the block that stands at `index` and is moved on as far as it gets.
        var list = 0
        var improved = false
        var moved = false
        for index in layers[layer].indices.dropLast() {
            let up = above.crossings(list, index + 1)
            let down = below.crossings(list, index + 1)
            let (now, swapped) = (up.now + down.now, up.swapped + down.swapped)
            guard swapped < now || flips && swapped == now,
                !(isKept[layers[layer][index]] && isKept[layers[layer][index + 1]])
            else {
                list = index + 1
                continue
            }
            layers[layer].swapAt(index, index + 1)
            moved = true
            improved = improved || swapped < now
        }
        if moved {
            number(layer)
            isSettled[layer] = !improved
        }
        return improved
    }

    private mutating func moveSidesOut() {
        guard hasSides else { return }
        for layer in layers.indices where layers[layer].contains(where: { isSideBlock[$0] }) {
            layers[layer] = layers[layer].filter { !isSideBlock[$0] } + layers[layer].filter { isSideBlock[$0] }
            number(layer)
        }
    }
}
