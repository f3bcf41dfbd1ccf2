/// Which suspended bodies wait for which events.
///
/// Waits are kept by type and step, and those that require values of fields also by the value of one of them. So an event
/// finds its wait at the same cost however many there are; only waits that require the same value of that field and
/// differ in others are looked at one by one.
struct WaitIndex: Sendable, Equatable {
    /// By type, then by step.
    private var places: [Int: [Int: Place]] = [:]

    /// The waits of one step for one type.
    private struct Place: Sendable, Equatable {
        var undemanding = WaitQueue()
        /// By the name of the field, then by its value.
        var demanding: [String: [JSON: WaitQueue]] = [:]

        var isEmpty: Bool { undemanding.isEmpty && demanding.isEmpty }
    }

    mutating func add(_ wait: OpenWait) {
        for type in wait.expected {
            let step = wait.step ?? -1
            if let (field, value) = wait.firstRequirement {
                places[type, default: [:]][step, default: Place()].demanding[field, default: [:]][
                    value,
                    default: WaitQueue()
                ].append(wait.number)
            } else {
                places[type, default: [:]][step, default: Place()].undemanding.append(wait.number)
            }
        }
    }

    /// Forgets a wait that is closed already.
    mutating func close(_ wait: OpenWait, in slots: WaitSlots) {
        for type in wait.expected {
            let step = wait.step ?? -1
            if let (field, value) = wait.firstRequirement {
                if places[type]?[step]?.demanding[field]?[value]?.close(in: slots) == true {
                    places[type]?[step]?.demanding[field]?[value] = nil
                }
                if places[type]?[step]?.demanding[field]?.isEmpty == true {
                    places[type]?[step]?.demanding[field] = nil
                }
            } else {
                _ = places[type]?[step]?.undemanding.close(in: slots)
            }
            if places[type]?[step]?.isEmpty == true { places[type]?[step] = nil }
            if places[type]?.isEmpty == true { places[type] = nil }
        }
    }

    /// The number of the oldest wait for an event, of one step or of any.
    mutating func oldest(expecting box: EventBox, of step: Int?, in slots: WaitSlots) -> Int? {
        // Only names are taken out of the tables before they are changed, because a held table would be copied whole.
        let steps = step.map { [$0] } ?? places[box.type].map { Array($0.keys) } ?? []
        let isLookedInto = places[box.type]?.values.contains { !$0.demanding.isEmpty } == true
        let fields = isLookedInto ? try? box.json : nil
        var oldest: Int?
        func look(at number: Int?) { if let number, number < oldest ?? .max { oldest = number } }

        for step in steps {
            look(at: places[box.type]?[step]?.undemanding.first(in: slots) { _ in true })
            guard let fields else { continue }
            for field in places[box.type]?[step].map({ Array($0.demanding.keys) }) ?? [] {
                let value = (fields[field] ?? .null).asRequirement
                look(
                    at: places[box.type]?[step]?.demanding[field]?[value]?.first(in: slots) {
                        $0.fits(fields: fields)
                    }
                )
            }
        }
        return oldest
    }
}

extension OpenWait {
    /// The requirement by which the wait is found.
    fileprivate var firstRequirement: (field: String, value: JSON)? {
        requirements.min { $0.key < $1.key }.map { ($0.key, $0.value.asRequirement) }
    }
}

extension JSON {
    /// One form for values that are the same to a requirement: whole numbers and decimals.
    fileprivate var asRequirement: JSON { numberValue.map { .number($0) } ?? self }
}

/// Numbers of waits, oldest first; those of closed ones are passed by and cleared away now and then.
struct WaitQueue: Sendable, Equatable {
    private var numbers = FirstInFirstOut<Int>()
    private var openCount = 0

    var isEmpty: Bool { openCount == 0 }

    mutating func append(_ number: Int) {
        numbers.append(number)
        openCount += 1
    }

    /// Notes that one of them is closed; says whether none is left.
    mutating func close(in slots: WaitSlots) -> Bool {
        openCount -= 1
        // Only when half of them are closed, so that a close costs a constant on average.
        if numbers.count >= 64, numbers.count > openCount * 2 {
            var left = FirstInFirstOut<Int>()
            for number in numbers.contents where slots.isOpen(number) { left.append(number) }
            numbers = left
        }
        return isEmpty
    }

    /// The oldest that is open and fits.
    mutating func first(in slots: WaitSlots, where fits: (OpenWait) -> Bool) -> Int? {
        while let number = numbers.first, !slots.isOpen(number) { _ = numbers.popFirst() }
        return numbers.contents.first { number in slots[number].map(fits) ?? false }
    }
}

/// Open waits by number, oldest first.
struct WaitSlots: Sendable, Equatable {
    private var slots: [OpenWait?] = []
    /// The number of the wait in the first slot.
    private var base: Int
    private(set) var count = 0

    init(first: Int = 1) { base = first }

    /// The number the next wait gets.
    var nextNumber: Int { base + slots.count }
    var open: some Sequence<OpenWait> { slots.lazy.compactMap { $0 } }

    subscript(number: Int) -> OpenWait? {
        get {
            let index = number - base
            return slots.indices.contains(index) ? slots[index] : nil
        }
        _modify {
            let index = number - base
            if slots.indices.contains(index) {
                yield &slots[index]
            } else {
                var nothing: OpenWait?
                yield &nothing
            }
        }
    }

    func isOpen(_ number: Int) -> Bool {
        let index = number - base
        return slots.indices.contains(index) && slots[index] != nil
    }

    mutating func append(_ wait: OpenWait) {
        slots.append(wait)
        count += 1
    }

    /// Leaves out the number of a wait that was closed before.
    mutating func skip() { slots.append(nil) }

    mutating func close(_ number: Int) -> OpenWait? {
        let index = number - base
        guard slots.indices.contains(index), let wait = slots[index] else { return nil }
        slots[index] = nil
        count -= 1
        if count == 0 {
            base += slots.count
            slots.removeAll()
        } else if index == 0, slots.count >= 64 {
            dropClosedHead()
        }
        return wait
    }

    /// Half the slots must be closed before they are moved, so that a close costs a constant on average.
    private mutating func dropClosedHead() {
        let head = slots.firstIndex { $0 != nil } ?? slots.count
        guard head * 2 >= slots.count else { return }
        slots.removeFirst(head)
        base += head
    }
}
