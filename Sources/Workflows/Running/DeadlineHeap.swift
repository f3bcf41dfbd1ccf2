/// Deadlines, earliest first.
struct DeadlineHeap: Sendable {
    /// When sleeping tasks wake, the earliest last.
    var wakes: [Duration] = []
    private var entries: [(time: Duration, number: Int)] = []
    private var actions: [Int: @Sendable () -> Void] = [:]
    private var count = 0

    /// The earliest deadline that still counts.
    var next: Duration? { entries.first?.time }

    mutating func insert(at time: Duration, _ action: @escaping @Sendable () -> Void) -> Int {
        count += 1
        actions[count] = action
        entries.append((time, count))
        siftUp(entries.count - 1)
        return count
    }

    mutating func remove(_ number: Int) {
        actions[number] = nil
        while let first = entries.first, actions[first.number] == nil { popFirst() }
        guard entries.count > 64, entries.count > 2 * actions.count else { return }
        // A sorted array is a heap.
        entries = entries.filter { actions[$0.number] != nil }.sorted { ($0.time, $0.number) < ($1.time, $1.number) }
    }

    mutating func popDue(at now: Duration) -> [@Sendable () -> Void] {
        var due: [@Sendable () -> Void] = []
        while let first = entries.first, first.time <= now || actions[first.number] == nil {
            popFirst()
            if let action = actions.removeValue(forKey: first.number) { due.append(action) }
        }
        return due
    }

    private func isBefore(_ one: Int, _ other: Int) -> Bool {
        (entries[one].time, entries[one].number) < (entries[other].time, entries[other].number)
    }

    private mutating func popFirst() {
        entries.swapAt(0, entries.count - 1)
        entries.removeLast()
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < entries.count && isBefore(child, least) {
                least = child
            }
            guard least != parent else { return }
            entries.swapAt(parent, least)
            parent = least
        }
    }

    private mutating func siftUp(_ index: Int) {
        var child = index
        while child > 0, isBefore(child, (child - 1) / 2) {
            entries.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }
}
