/// Events that bodies published, one after another, in memory that is never moved.
///
/// They lie beside the entries of a ``RunLog`` because there may be very many of them: a small one is written once and read
/// from there, without an object around it whose references writer and readers would have to count. Several segments
/// of the log may have entries for what lies in one of these, and keep it as long as they are kept.
///
/// Unchecked as `Sendable` for the reason that ``RunLogSegment`` gives: only whoever has the log's lock writes, and
/// readers come by way of an entry that was stored after its event.
final class PublishedEvents: @unchecked Sendable {
    private let capacity: Int
    private let places: UnsafeMutablePointer<any WorkflowEvent>
    private var count = 0

    /// As much as a short run needs, and twice as much each time after that, up to 1024 events.
    init(after last: PublishedEvents?) {
        capacity = last.map { min(1024, $0.capacity * 2) } ?? 2
        places = .allocate(capacity: capacity)
    }

    deinit {
        places.deinitialize(count: count)
        places.deallocate()
    }

    var isFull: Bool { count == capacity }

    /// Adds an event, and gives the place where it stays.
    func add(_ event: any WorkflowEvent) -> UnsafePointer<any WorkflowEvent> {
        precondition(count < capacity)
        let place = places + count
        place.initialize(to: event)
        count += 1
        return UnsafePointer(place)
    }
}
