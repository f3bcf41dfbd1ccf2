/// A question without an answer: returned by a step, or asked by a body that is suspended until it comes.
struct OpenWait: Sendable, Equatable {
    /// Counted from 1 per run; people see `w1`.
    var number: Int
    /// The step that asks.
    var step: Int?
    /// The body that waits; `nil` for a returned question.
    var body: WaitingBody?
    /// The question event, if one was asked.
    var question: EventBox?
    /// The types of event that close it, the one that forms are made for first.
    var expected: [Int]
    /// The fan-out it belongs to.
    var scope: Int
    var asked: RunInstant
    var deadline: RunInstant?
    /// What fields of the event that closes it must be.
    var requirements: [String: JSON] = [:]

    var name: String { "w\(number)" }

    /// Whether an event has the fields that the wait requires.
    func fits(_ box: EventBox) -> Bool {
        if requirements.isEmpty { return true }
        guard let fields = try? box.json else { return false }
        return requirements.allSatisfy { key, wanted in
            guard let value = fields[key] else { return wanted == .null }
            return value == wanted || (value.numberValue != nil && value.numberValue == wanted.numberValue)
        }
    }
}

/// The suspended side of a wait.
struct WaitingBody: Sendable, Equatable {
    var invocation: Int
    var key: WaitKey
    /// The driver's continuation; `nil` after a resume until the body has come back to this wait.
    var token: Int?
}

/// What tells the waits of one invocation apart, in this process and when the body runs again.
struct WaitKey: Sendable, Hashable {
    /// The author's id.
    var id: String?
    /// The question's type and the answer's; what a repeated wait must agree with.
    var types: [Int]
    /// Counted from 1 among the invocation's waits with this id, or without one among those of these types.
    var count: Int

    func isSamePlace(as other: WaitKey) -> Bool {
        id == other.id && count == other.count && (id != nil || types == other.types)
    }
}

/// The open waits of a run, oldest first; finding, closing and matching cost the same however many there are.
struct WaitTable: Sendable, Equatable {
    private var slots: [OpenWait?] = []
    /// The number of the wait in the first slot.
    private var base = 1
    private(set) var count = 0
    /// Numbers by expected type, oldest first; closed ones are skipped when met.
    private var bodies: [Int: FirstInFirstOut<Int>] = [:]
    private var questions: [Int: FirstInFirstOut<Int>] = [:]

    init() {}

    /// A table of waits that were open before, oldest first.
    init(_ waits: [OpenWait], next: Int) {
        base = waits.first?.number ?? max(1, next)
        for wait in waits {
            while nextNumber < wait.number { slots.append(nil) }
            open(wait)
        }
        while !waits.isEmpty, nextNumber < next { slots.append(nil) }
    }

    var isEmpty: Bool { count == 0 }
    /// The number the next wait gets.
    var nextNumber: Int { base + slots.count }
    /// All open waits, oldest first.
    var open: some Sequence<OpenWait> { slots.lazy.compactMap { $0 } }

    subscript(number: Int) -> OpenWait? {
        let index = number - base
        return slots.indices.contains(index) ? slots[index] : nil
    }

    mutating func open(_ wait: OpenWait) {
        slots.append(wait)
        count += 1
        for type in wait.expected {
            if wait.body == nil {
                questions[type, default: FirstInFirstOut()].append(wait.number)
            } else {
                bodies[type, default: FirstInFirstOut()].append(wait.number)
            }
        }
    }

    mutating func close(_ number: Int) -> OpenWait? {
        let index = number - base
        guard slots.indices.contains(index), let wait = slots[index] else { return nil }
        slots[index] = nil
        count -= 1
        if count == 0 {
            base += slots.count
            slots.removeAll()
            bodies.removeAll()
            questions.removeAll()
        } else if index == 0, slots.count >= 64 {
            dropClosedHead()
        }
        return wait
    }

    /// Moves the moments of every wait, when the run goes on by another clock.
    mutating func move(by difference: Duration) {
        for index in slots.indices {
            slots[index]?.asked.elapsed += difference
            slots[index]?.deadline?.elapsed += difference
        }
    }

    /// Gives a wait to another execution of its body.
    mutating func reassign(_ number: Int, to invocation: Int) {
        slots[number - base]?.body?.invocation = invocation
        slots[number - base]?.body?.token = nil
    }

    /// Ties a wait to the body that came back to it, or unties it.
    mutating func attach(_ number: Int, token: Int?) { slots[number - base]?.body?.token = token }

    /// The oldest suspended body that waits for an event like this.
    mutating func oldestBody(expecting box: EventBox) -> OpenWait? {
        guard let first = oldest(box.type, in: \.bodies) else { return nil }
        if first.fits(box) { return first }
        for number in bodies[box.type]?.contents ?? [] {
            if let wait = self[number], wait.fits(box) { return wait }
        }
        return nil
    }

    /// The oldest returned question that wants a type.
    mutating func oldestQuestion(expecting type: Int) -> OpenWait? { oldest(type, in: \.questions) }

    private mutating func oldest(
        _ type: Int,
        in queues: WritableKeyPath<WaitTable, [Int: FirstInFirstOut<Int>]>
    ) -> OpenWait? {
        while let number = self[keyPath: queues][type]?.first {
            if let wait = self[number] { return wait }
            _ = self[keyPath: queues][type]?.popFirst()
        }
        return nil
    }

    /// Half the slots must be closed before they are moved, so that a close costs a constant on average.
    private mutating func dropClosedHead() {
        let head = slots.firstIndex { $0 != nil } ?? slots.count
        guard head * 2 >= slots.count else { return }
        slots.removeFirst(head)
        base += head
    }
}
