/// Where in the file the first few lines of something begin.
struct Places: Codable, Hashable, Sendable {
    /// Most lines of evidence a finding shows.
    static let limit = 12

    /// Offsets in bytes, ascending.
    private(set) var offsets: [Int] = []

    /// Adds a line behind those known so far; lines of a chunk come in order.
    mutating func add(_ offset: Int, limit: Int = Places.limit) {
        if offsets.count < limit { offsets.append(offset) }
    }

    mutating func merge(_ other: Places) {
        guard !other.offsets.isEmpty else { return }
        var all = offsets + other.offsets
        all.sort()
        offsets = Array(all.prefix(Self.limit))
    }
}
