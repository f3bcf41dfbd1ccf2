/// Finds the name somebody probably meant.
enum NearestName {
    /// The candidate with the fewest edits from `name`, or `nil` when none is near; of equals, the first.
    ///
    /// A third of the longer name's letters may differ, and at least one; case does not count.
    static func of(_ name: String, among candidates: some Sequence<String>) -> String? {
        var best: (name: String, edits: Int)?
        let letters = Array(name.lowercased())
        for candidate in candidates where candidate != name {
            let other = Array(candidate.lowercased())
            let limit = max(1, max(letters.count, other.count) / 3)
            // The difference in length alone is a lower bound, and saves the table for most names.
            guard abs(letters.count - other.count) <= limit else { continue }
            let edits = edits(letters, other)
            if edits <= limit, edits < best?.edits ?? .max { best = (candidate, edits) }
        }
        return best?.name
    }

    /// The number of insertions, deletions, changes and swaps of neighbours between two words
    /// (optimal string alignment: Damerau 1964, by the recurrence of Wagner and Fischer 1974).
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
