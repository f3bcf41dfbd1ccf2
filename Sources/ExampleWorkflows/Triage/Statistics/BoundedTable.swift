/// What a bounded table keeps per key.
protocol TableValue: Codable, Hashable, Sendable {
    /// Lines this value stands for.
    var count: Int { get }
    /// How much the value is worth keeping; the lightest go first when a table is full.
    var weight: Int { get }
    mutating func merge(_ other: Self)
}

/// Values by name, as many as fit: the heaviest are kept, what was dropped is counted.
///
/// A table may grow to twice its limit before it is cut down, so that cutting costs little per line. The same lines in
/// the same order give the same table everywhere. A key that was dropped and comes again starts from zero, so counts
/// of light keys are lower bounds once ``droppedKeys`` is above zero.
struct BoundedTable<Value: TableValue>: Hashable, Sendable {
    struct Entry: Codable, Hashable, Sendable {
        var name: String
        var value: Value
    }

    let limit: Int
    private(set) var entries: [UInt64: Entry] = [:]
    /// How often a key was dropped; one that came back and was dropped again counts twice.
    private(set) var droppedKeys = 0
    /// Lines the dropped keys stood for.
    private(set) var droppedLines = 0

    init(limit: Int) { self.limit = limit }

    /// Changes the value under a hash; makes the entry first when there is none.
    mutating func update(_ hash: UInt64, make: () -> Entry, _ change: (inout Value) -> Void) {
        if let index = entries.index(forKey: hash) {
            change(&entries.values[index].value)
        } else {
            var entry = make()
            change(&entry.value)
            entries[hash] = entry
            if entries.count > 2 * limit { cut() }
        }
    }

    mutating func merge(_ other: BoundedTable) {
        droppedKeys += other.droppedKeys
        droppedLines += other.droppedLines
        for (hash, entry) in other.entries {
            if let index = entries.index(forKey: hash) {
                entries.values[index].value.merge(entry.value)
            } else {
                entries[hash] = entry
            }
        }
        if entries.count > limit { cut() }
    }

    /// The entries, heaviest first, by name where equal.
    var ranked: [Entry] {
        entries.values.sorted { left, right in
            left.value.weight != right.value.weight
                ? left.value.weight > right.value.weight : left.name < right.name
        }
    }

    /// Leaves at most ``limit`` entries.
    mutating func cut() {
        guard entries.count > limit else { return }
        let ordered = entries.sorted { left, right in
            left.value.value.weight != right.value.value.weight
                ? left.value.value.weight > right.value.value.weight : left.value.name < right.value.name
        }
        for (_, entry) in ordered[limit...] {
            droppedKeys += 1
            droppedLines += entry.value.count
        }
        entries = Dictionary(ordered[..<limit].map { ($0.key, $0.value) }) { first, _ in first }
    }
}

extension BoundedTable: Codable {
    private struct Row: Codable {
        var hash: UInt64
        var entry: Entry
    }

    private enum CodingKeys: String, CodingKey {
        case limit, rows, droppedKeys, droppedLines
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        limit = try container.decode(Int.self, forKey: .limit)
        let rows = try container.decode([Row].self, forKey: .rows)
        entries = Dictionary(rows.map { ($0.hash, $0.entry) }) { first, _ in first }
        droppedKeys = try container.decode(Int.self, forKey: .droppedKeys)
        droppedLines = try container.decode(Int.self, forKey: .droppedLines)
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(limit, forKey: .limit)
        // In a fixed order, so that equal tables have equal bytes.
        let rows = entries.map { Row(hash: $0.key, entry: $0.value) }.sorted { $0.hash < $1.hash }
        try container.encode(rows, forKey: .rows)
        try container.encode(droppedKeys, forKey: .droppedKeys)
        try container.encode(droppedLines, forKey: .droppedLines)
    }
}
