/// Some entries of a ``RunLog`` one after another, in memory that is never moved.
///
/// Unchecked as `Sendable`, because it is written while it is read, which the compiler cannot follow. It is safe, because
/// whoever writes has the log's lock, and what was written is not changed again; readers look only at entries below an end
/// that the log stores once they are written. Everything else is for whoever has the lock.
final class RunLogSegment: @unchecked Sendable {
    struct Entry {
        var content: Content
        var date: Double
    }

    /// A fact, or where an event left the run that a body published, and where it lies.
    ///
    /// In this order: the bytes between the two are free in a fact, too, so that nothing is added to tell them apart.
    enum Content {
        case fact(Fact)
        case published(from: Fact.Place, UnsafePointer<any WorkflowEvent>)
    }

    let firstSequence: Int
    private let capacity: Int
    private let entries: UnsafeMutablePointer<Entry>
    /// Where the published events of its entries lie, and the last of them, by which it is known at no cost.
    private var published: [PublishedEvents] = []
    private var lastPublished: ObjectIdentifier?
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

    func add(_ fact: Fact, date: Double, beginsTick: Bool) {
        precondition(count < capacity)
        (entries + count).initialize(to: Entry(content: .fact(fact), date: date))
        count += 1
        if beginsTick { ticks += 1 }
    }

    /// Adds the only entry of a tick in which a body published an event.
    func add(_ event: any WorkflowEvent, in events: PublishedEvents, from place: Fact.Place, date: Double) {
        precondition(count < capacity)
        if lastPublished != ObjectIdentifier(events) {
            published.append(events)
            lastPublished = ObjectIdentifier(events)
        }
        (entries + count).initialize(to: Entry(content: .published(from: place, events.add(event)), date: date))
        count += 1
        ticks += 1
    }

    /// Whether an entry belongs into it, written or not.
    func holds(_ sequence: Int) -> Bool { sequence >= firstSequence && sequence - firstSequence < capacity }

    /// An entry, which must be one that readers may see; `nothing` for one that does not belong into it.
    subscript(sequence: Int) -> RunLog.Reading {
        guard holds(sequence) else { return .nothing }
        let entry = entries + (sequence - firstSequence)
        switch entry.pointee.content {
        case .fact(let fact): return .entry(fact, date: entry.pointee.date)
        case .published(let place, let event):
            return .published(event.pointee, from: place, date: entry.pointee.date)
        }
    }

    /// The first entry; a segment that is published has one.
    var first: (sequence: Int, date: Double) { (firstSequence, entries[0].date) }
}
