import Workflows

/// Which entries of a run the event pane shows, and where in them the person is.
///
/// The place is a sequence number, never an offset, so that what arrives does not move what is being read.
public struct EventList: Sendable, Equatable {
    /// The numbers of the entries that are shown, in order.
    public private(set) var shown: [Int] = []
    /// Whether the newest entry is selected as it comes.
    public internal(set) var isFollowing = true
    /// How many have come since the person scrolled away.
    public internal(set) var newCount = 0
    /// The selected entry.
    public internal(set) var selected: Int?
    /// The entry in the top row while not following.
    public internal(set) var top: Int?
    /// Only entries that hold this text are shown; empty shows all.
    public private(set) var filter = ""
    /// Whether what the engine says of steps is shown too.
    public private(set) var showsNotices = false

    /// Takes in a new entry.
    mutating func append(_ record: EventRecord) {
        guard shows(record) else { return }
        shown.append(record.sequence)
        if isFollowing { selected = record.sequence } else { newCount += 1 }
    }

    /// Forgets what the log no longer has.
    mutating func drop(before first: Int) {
        guard let oldest = shown.first, oldest < first else { return }
        shown.removeFirst(shown.partitionPoint { $0 >= first })
        // The first entry of a log that has lost some says so, whatever the filter.
        if shown.first != first { shown.insert(first, at: 0) }
        if let top, top < first { self.top = shown.first }
        if let selected, selected < first { self.selected = shown.first }
    }

    /// Changes what is shown.
    mutating func show(filter: String? = nil, notices: Bool? = nil, from log: RecordLog) {
        self.filter = filter ?? self.filter
        showsNotices = notices ?? showsNotices
        shown = log.records.compactMap { shows($0) ? $0.sequence : nil }
        newCount = 0
        if isFollowing {
            selected = shown.last
        } else if let place = selected {
            select(near: place)
        }
    }

    private func shows(_ record: EventRecord) -> Bool {
        guard showsNotices || !record.isEngineDetail else { return false }
        return filter.isEmpty || record.matches(filter)
    }

    /// The place of the selected entry among those shown.
    public var selectedIndex: Int? {
        guard let selected else { return nil }
        let index = shown.partitionPoint { $0 >= selected }
        return index < shown.count && shown[index] == selected ? index : nil
    }

    /// Selects the entry at a place; the last one means following.
    mutating func select(index: Int, follows: Bool = false) {
        guard !shown.isEmpty else { return }
        let index = min(max(0, index), shown.count - 1)
        selected = shown[index]
        isFollowing = follows
        if follows {
            newCount = 0
            top = nil
        }
    }

    /// Selects the entry with this number or the nearest one after it; else the last.
    mutating func select(near sequence: Int) {
        guard !shown.isEmpty else { return }
        select(index: shown.partitionPoint { $0 >= sequence })
    }

    /// Goes to the newest entry and stays there.
    mutating func follow() {
        isFollowing = true
        newCount = 0
        top = nil
        selected = shown.last
    }

    /// The first shown entry that stands in a window of so many rows, without changing anything.
    public func firstIndex(rows: Int) -> Int {
        let last = max(0, shown.count - max(1, rows))
        if isFollowing { return last }
        let start = top.map { top in shown.partitionPoint { $0 >= top } } ?? last
        guard let index = selectedIndex else { return min(start, last) }
        // The selection is always in view.
        return min(max(min(start, index), index - max(1, rows) + 1), last)
    }

    /// Keeps the window where it is now.
    mutating func anchor(rows: Int) {
        guard !shown.isEmpty else { return }
        let index = firstIndex(rows: rows)
        top = shown.indices.contains(index) ? shown[index] : nil
        if index + rows >= shown.count { newCount = 0 }
    }
}

extension EventRecord {
    /// Whether this is news for those who look at the engine, not at the flow.
    var isEngineDetail: Bool {
        guard let notice else { return false }
        return switch notice {
        case .stepStateChanged, .idle, .questionOpened: true
        default: false
        }
    }

    /// Whether type, step or the short form of the fields hold a text, in any case of letters.
    func matches(_ text: String) -> Bool {
        let text = text.lowercased()
        if headline.lowercased().contains(text) || type.lowercased().contains(text) { return true }
        if let step, step.lowercased().contains(text) { return true }
        return value.digest(limit: 600).lowercased().contains(text)
    }
}
