/// Finds the name someone probably meant.
enum NearestName {
    /// The candidate with the fewest edits from `name`, or `nil` when none is near.
    ///
    /// A third of the longer one's letters may differ (Damerau and Levenshtein: insertions, deletions, changes, swapped neighbours).
    static func of(_ name: String, among candidates: some Sequence<String>) -> String? {
        candidates.filter { $0 != name }
            .map { (name: $0, edits: edits(Array(name.lowercased()), Array($0.lowercased()))) }
            .filter { $0.edits <= max($0.name.count, name.count) / 3 }
            .min { ($0.edits, $0.name) < ($1.edits, $1.name) }?
            .name
    }

    /// The number of single-letter edits between two words, by the optimal string alignment recurrence.
    static func edits(_ one: [Character], _ other: [Character]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...other.count)
        for i in one.indices {
            var row = [i + 1]
            for j in other.indices {
                var best = min(last[j] + (one[i] == other[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, one[i] == other[j - 1], one[i - 1] == other[j] {
                    best = min(best, beforeLast[j - 1] + 1)
                }
                row.append(best)
            }
            (beforeLast, last) = (last, row)
        }
        return last[other.count]
    }
}
