/// One step's workers, its queue, and the sets it is filling.
struct StepLane: Sendable, Equatable {
    var workers: WorkerSlots
    /// Invocations that wait for a worker.
    var queue = FirstInFirstOut<Int>()
    /// Bodies whose wait is over and that need a worker again; they go before the queue.
    var returning = FirstInFirstOut<Int>()
    /// Incomplete sets by fan-out (0 is the top level): one queue per parameter.
    var sets: [Int: [FirstInFirstOut<EventBox>]] = [:]
    /// Events handed in by `collect`, by buffer.
    var collections: [String: CollectBuffer] = [:]
    var waiting = 0
    var finished = 0
    var failed = 0
}

/// Events that the bodies of one step have handed in for a set, oldest first.
struct CollectBuffer: Sendable, Equatable {
    private var queues: [Int: FirstInFirstOut<EventBox>] = [:]
    private var count = 0

    init() {}

    /// A buffer with what was in it before, oldest first.
    init(_ boxes: [EventBox]) { for box in boxes { append(box) } }

    var isEmpty: Bool { count == 0 }

    /// In order of arrival, which is the order of the numbers that events get.
    var contents: [EventBox] { queues.values.flatMap(\.contents).sorted { $0.number < $1.number } }

    mutating func append(_ box: EventBox) {
        queues[box.type, default: FirstInFirstOut()].append(box)
        count += 1
    }

    /// The oldest event for each of some types, in their order, or `nil` while one is missing.
    mutating func take(_ types: [Int]) -> [EventBox]? {
        // Almost every call ends here, at the same cost whatever is in the buffer and however large the set.
        guard count >= types.count else { return nil }
        var wanted: [Int: Int] = [:]
        for type in types { wanted[type, default: 0] += 1 }
        guard wanted.allSatisfy({ queues[$0.key]?.count ?? 0 >= $0.value }) else { return nil }
        let set = types.compactMap { queues[$0]?.popFirst() }
        for type in wanted.keys where queues[type]?.isEmpty == true { queues[type] = nil }
        count -= set.count
        return set
    }
}

/// Which of a step's workers are busy; the lowest free one is taken first.
struct WorkerSlots: Sendable, Equatable {
    /// A bit for each of the first 64 workers, which is all that almost every step has.
    private var first: UInt64 = 0
    /// The same for the workers after them.
    private var others: [UInt64]
    private let limit: Int
    private(set) var busy = 0

    init(_ limit: Int) {
        self.limit = limit
        others = limit > 64 ? Array(repeating: 0, count: (limit - 1) / 64) : []
    }

    var isFull: Bool { busy == limit }

    /// The number of the lowest free worker, which is now busy, or `nil` when all are.
    mutating func take() -> Int? {
        guard busy < limit else { return nil }
        if let bit = WorkerSlots.takeBit(of: &first) {
            busy += 1
            return bit
        }
        for index in others.indices {
            guard let bit = WorkerSlots.takeBit(of: &others[index]) else { continue }
            busy += 1
            return (index + 1) * 64 + bit
        }
        return nil
    }

    mutating func giveBack(_ worker: Int) {
        let mask: UInt64 = 1 << UInt64(worker % 64)
        let isTaken =
            worker < 64
            ? WorkerSlots.takeAway(mask, from: &first) : WorkerSlots.takeAway(mask, from: &others[worker / 64 - 1])
        if isTaken { busy -= 1 }
    }

    private static func takeBit(of word: inout UInt64) -> Int? {
        guard word != .max else { return nil }
        let bit = (~word).trailingZeroBitCount
        word |= 1 << UInt64(bit)
        return bit
    }

    /// Says whether the bit was there.
    private static func takeAway(_ mask: UInt64, from word: inout UInt64) -> Bool {
        defer { word &= ~mask }
        return word & mask != 0
    }
}
