/// How far two words are apart: the least number of letters to put in, take out or exchange (Levenshtein, 1965).
enum EditDistance {
    /// The word nearest to one that was mistyped; `nil` where none is near enough to be meant.
    static func nearest(to word: String, among words: [String]) -> String? {
        let typed = Array(word.utf8.prefix(64))
        let scored = words.map { (word: $0, distance: between(typed, Array($0.utf8))) }
        guard let best = scored.min(by: { $0.distance < $1.distance }) else { return nil }
        return best.distance <= max(2, typed.count / 3) ? best.word : nil
    }

    static func between(_ one: [UInt8], _ other: [UInt8]) -> Int {
        var row = Array(0...other.count)
        for (index, byte) in one.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in other.indices {
                let exchanged = diagonal + (byte == other[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(exchanged, diagonal + 1, row[column] + 1)
            }
        }
        return row[other.count]
    }
}
