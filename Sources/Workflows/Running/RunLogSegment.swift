/// Some entries of a ``RunLog`` one after another, in memory that is never moved.
///
/// Unchecked as `Sendable`, because it is written while it is read, which the compiler cannot follow. It is safe, because
/// whoever writes has the log's lock, and what was written is not changed again; readers look only at entries below the end
/// that the log has published after them. Everything else is for whoever has the lock.
final class RunLogSegment: @unchecked Sendable {
    struct Entry {
        var fact: Fact
        var date: Double
    }

    let firstSequence: Int
    private let capacity: Int
    private let entries: UnsafeMutablePointer<Entry>
    private var count = 0
    /// How many ticks begin in it.
    private(set) var ticks = 0

    /// As much as a short run needs, and twice as much each time after that, up to 1024 entries.
    init(after last: RunLogSegment?, firstSequence: Int) {
        self.firstSequence = firstSequence
        capacity = last.map { min(1024, $0.capacity * 2) } ?? 8
        entries = .allocate(capacity: capacity)
    }

    deinit {
        entries.deinitialize(count: count)
        entries.deallocate()
    }

    var isFull: Bool { count == capacity }

    func add(_ entry: Entry, beginsTick: Bool) {
        precondition(count < capacity)
        (entries + count).initialize(to: entry)
        count += 1
        if beginsTick { ticks += 1 }
    }

    /// Whether an entry belongs into it, written or not.
    func holds(_ sequence: Int) -> Bool { sequence >= firstSequence && sequence - firstSequence < capacity }

    /// An entry, which must be published; `nil` for one that does not belong into it.
    subscript(sequence: Int) -> Entry? { holds(sequence) ? entries[sequence - firstSequence] : nil }

    /// The first entry; a segment that is published has one.
    var first: (sequence: Int, date: Double) { (firstSequence, entries[0].date) }
}
