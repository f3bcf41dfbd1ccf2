@testable import Workflows

/// Where every event of a run is: one entry for each event and each step that has it and is not done with it.
struct Holdings: Equatable {
    struct Entry: Hashable, Comparable {
        var box: Int
        var step: Int

        static func < (one: Entry, other: Entry) -> Bool { (one.box, one.step) < (other.box, other.step) }
    }

    private(set) var entries: [Entry] = []
    /// Events that bodies handed in for sets that they collect.
    private(set) var collected: [Int] = []

    init(_ machine: RunMachine) {
        for invocation in machine.invocations.values {
            for box in invocation.events.boxes { add(box, invocation.step) }
        }
        for (step, lane) in machine.lanes.enumerated() {
            for set in lane.sets.values { for box in set.flatMap(\.contents) { add(box, step) } }
            for buffer in lane.collections.values { collected += buffer.contents.map(\.number) }
        }
        for fanOut in machine.fanOuts.values {
            for (step, boxes) in fanOut.members { for box in boxes { add(box, step) } }
        }
        entries.sort()
        collected.sort()
    }

    mutating func add(_ box: EventBox, _ step: Int) { entries.append(Entry(box: box.number, step: step)) }

    /// What is in one list and not, or less often, in another.
    static func excess<Item: Hashable>(of one: [Item], over other: [Item]) -> [Item] {
        var counts: [Item: Int] = [:]
        for item in other { counts[item, default: 0] += 1 }
        return one.filter { item in
            guard let count = counts[item], count > 0 else { return true }
            counts[item] = count - 1
            return false
        }
    }
}

extension StepEvents {
    var boxes: [EventBox] {
        switch self {
        case .one(let box): [box]
        case .many(let boxes): boxes
        }
    }
}
