/// How many different things were seen, exactly up to 32 and as an estimate beyond.
///
/// Keeps the smallest 32 hashes; what their largest is tells how many there must have been (Bar-Yossef et al.,
/// "Counting distinct elements in a data stream", 2002).
struct DistinctCount: Codable, Hashable, Sendable {
    static let exactUpTo = 32

    private var smallest: [UInt32] = []

    mutating func add(_ hash: UInt64) { insert(UInt32(truncatingIfNeeded: hash ^ (hash >> 32))) }

    mutating func merge(_ other: DistinctCount) {
        for value in other.smallest { insert(value) }
    }

    var estimate: Int {
        guard smallest.count == Self.exactUpTo, let largest = smallest.last, largest > 0 else { return smallest.count }
        return Int(Double(Self.exactUpTo - 1) / (Double(largest) / 4_294_967_296))
    }

    private mutating func insert(_ value: UInt32) {
        if smallest.count == Self.exactUpTo, let largest = smallest.last, value >= largest { return }
        let position = smallest.firstIndex { $0 >= value } ?? smallest.count
        if position < smallest.count, smallest[position] == value { return }
        smallest.insert(value, at: position)
        if smallest.count > Self.exactUpTo { smallest.removeLast() }
    }
}
