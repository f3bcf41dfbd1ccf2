extension String {
    /// The candidate that differs least, when it differs little enough to be a slip of the finger.
    ///
    /// Optimal string alignment distance; at most a third of the longer word may differ, and at least one letter may.
    package func nearest(in candidates: [String]) -> String? {
        let best = candidates.map { (distance: distance(to: $0), name: $0) }.min { $0.distance < $1.distance }
        guard let best, best.distance <= max(1, max(count, best.name.count) / 3) else { return nil }
        return best.name
    }

    private func distance(to other: String) -> Int {
        let one = Array(lowercased())
        let two = Array(other.lowercased())
        var table = [[Int]](repeating: [Int](repeating: 0, count: two.count + 1), count: one.count + 1)
        for index in 0...one.count { table[index][0] = index }
        for index in 0...two.count { table[0][index] = index }
        guard !one.isEmpty, !two.isEmpty else { return Swift.max(one.count, two.count) }
        for row in 1...one.count {
            for column in 1...two.count {
                let cost = one[row - 1] == two[column - 1] ? 0 : 1
                var value = Swift.min(
                    table[row - 1][column] + 1,
                    table[row][column - 1] + 1,
                    table[row - 1][column - 1] + cost
                )
                if row > 1, column > 1, one[row - 1] == two[column - 2], one[row - 2] == two[column - 1] {
                    value = Swift.min(value, table[row - 2][column - 2] + 1)
                }
                table[row][column] = value
            }
        }
        return table[one.count][two.count]
    }
}
