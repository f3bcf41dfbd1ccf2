/// Values by numbers that are given in ascending order, most of which do not stay long.
///
/// What was added lately lies in one array, in order; whatever outlives almost everything that came after it moves to a
/// dictionary. So finding, adding and removing cost the same however many there are, and next to nothing for the newest,
/// where a dictionary would have to hash each number several times a tick.
struct NumberedTable<Value: Sendable>: Sendable {
    /// The value of `first`, and of each number after it.
    private var recent: [Value?] = []
    private var first = 0
    /// Where in `recent` the oldest value is that is still there.
    private var head = 0
    private var recentCount = 0
    /// What has outlived its neighbours: all of it is older than what lies in `recent`.
    private var settled: [Int: Value] = [:]
    /// No settled number is greater.
    private var lastSettled = Int.min

    /// Below this many places, an array is kept however empty it is.
    private static var smallest: Int { 64 }
    /// How much of the array may be empty places: all but one in so many.
    private static var sparseness: Int { 4 }

    init() {}

    var count: Int { recentCount + settled.count }
    var isEmpty: Bool { count == 0 }

    /// How many places it takes, empty ones included.
    var places: Int { recent.count + settled.count }

    /// How many places there is memory for without moving anything.
    var room: Int { recent.capacity }

    /// In ascending order.
    var numbers: [Int] {
        settled.keys.sorted() + recent.indices.dropFirst(head).lazy.filter { recent[$0] != nil }.map { first + $0 }
    }

    /// In order of their numbers.
    var values: [Value] { settled.keys.sorted().compactMap { settled[$0] } + recent[head...].compactMap { $0 } }

    func contains(_ number: Int) -> Bool {
        if let index = index(of: number) { return recent[index] != nil }
        return !settled.isEmpty && settled.index(forKey: number) != nil
    }

    /// Adds or replaces a value; dearer for a number that was passed over than for the next one.
    mutating func set(_ value: Value, at number: Int) {
        if let index = index(of: number), recent[index] != nil {
            recent[index] = value
        } else if !settled.isEmpty, settled.index(forKey: number) != nil {
            settled[number] = value
        } else {
            add(value, at: number)
        }
    }

    /// Changes a value, in its place if it was added lately, or is told that there is none; it neither removes one nor adds one.
    ///
    /// The same through the subscript costs a call to the allocator, because an accessor that is not inlined keeps its frame
    /// on the heap.
    @inline(__always)
    mutating func change<Result>(_ number: Int, _ change: (inout Value?) -> Result) -> Result {
        if let index = index(of: number) { return change(&recent[index]) }
        return change(&self[number])
    }

    subscript(number: Int) -> Value? {
        get {
            if let index = index(of: number) { return recent[index] }
            return settled.isEmpty ? nil : settled[number]
        }
        _modify {
            if let index = index(of: number), recent[index] != nil {
                defer { if recent[index] == nil { leave(index) } }
                yield &recent[index]
            } else {
                var value = settled.isEmpty ? nil : settled.removeValue(forKey: number)
                defer { if let value { add(value, at: number) } }
                yield &value
            }
        }
    }

    mutating func removeValue(forKey number: Int) -> Value? {
        guard let index = index(of: number) else { return settled.isEmpty ? nil : settled.removeValue(forKey: number) }
        guard let value = recent[index].take() else { return nil }
        leave(index)
        return value
    }

    mutating func removeAll() { self = NumberedTable() }

    /// Makes room for so many more, so that growing does not move what is there several times.
    ///
    /// At least twice what there is, because an array takes just what it is told and would move everything the next time.
    mutating func reserve(_ more: Int) {
        guard recent.count + more > recent.capacity else { return }
        recent.reserveCapacity(max(recent.count + more, recent.capacity * 2))
    }

    private func index(of number: Int) -> Int? {
        let index = number - first
        return index >= head && index < recent.count ? index : nil
    }

    private mutating func add(_ value: Value, at number: Int) {
        if recentCount == 0, number > lastSettled { begin(at: number) }
        let index = number - first
        if index >= 0, index < recent.count {
            // One that was only taken out to be changed is perhaps the oldest again.
            head = min(head, index)
            recent[index] = value
            recentCount += 1
            return
        }
        guard index >= 0, number > lastSettled else { return settle(value, at: number) }
        let length = number - first - head + 1
        if length > NumberedTable.smallest, length > (recentCount + 1) * NumberedTable.sparseness {
            settle()
            begin(at: number)
        }
        while first + recent.count < number { recent.append(nil) }
        recent.append(value)
        recentCount += 1
    }

    private mutating func begin(at number: Int) {
        recent.removeAll(keepingCapacity: true)
        first = number
        head = 0
    }

    private mutating func settle() {
        for index in head..<recent.count { if let value = recent[index] { settle(value, at: first + index) } }
        recentCount = 0
    }

    private mutating func settle(_ value: Value, at number: Int) {
        settled[number] = value
        lastSettled = max(lastSettled, number)
    }

    /// Notes that a place has become empty.
    private mutating func leave(_ index: Int) {
        recentCount -= 1
        if recentCount == 0 { return begin(at: first + recent.count) }
        guard index == head else { return }
        while recent[head] == nil { head += 1 }
        guard head >= NumberedTable.smallest, head * 2 >= recent.count else { return }
        recent.removeFirst(head)
        first += head
        head = 0
    }
}

extension NumberedTable: Equatable where Value: Equatable {
    static func == (one: Self, other: Self) -> Bool {
        one.count == other.count
            && one.numbers.allSatisfy { number in
                guard let value = other[number] else { return false }
                return one[number] == value
            }
    }
}
