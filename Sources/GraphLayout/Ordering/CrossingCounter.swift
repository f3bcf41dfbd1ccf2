/// Counts how many straight links between two layers cross, with an accumulator tree: Barth, Jünger, Mutzel, "Simple and
/// Efficient Bilayer Cross Counting" (2002). The links are given vertex by vertex of the upper layer, from left to right.
struct CrossingCounter {
    private(set) var count = 0
    private var seen = 0
    private var tree: [Int] = []

    /// Begins anew, for a lower layer of `width` places.
    mutating func reset(width: Int) {
        count = 0
        seen = 0
        for index in tree.indices { tree[index] = 0 }
        if tree.count < width + 1 { tree += repeatElement(0, count: width + 1 - tree.count) }
    }

    /// Adds the links of the next vertex, given by numbers; `place` tells where in the lower layer each ends.
    mutating func add(_ ends: Range<Int>, place: (Int) -> Int) {
        for end in ends {
            // Of the links before these, those that do not end further left or at the same place cross it.
            var notRight = 0
            var index = place(end) + 1
            while index > 0 {
                notRight += tree[index]
                index -= index & -index
            }
            count += seen - notRight
        }
        for end in ends {
            var index = place(end) + 1
            while index < tree.count {
                tree[index] += 1
                index += index & -index
            }
        }
        seen += ends.count
    }
}
