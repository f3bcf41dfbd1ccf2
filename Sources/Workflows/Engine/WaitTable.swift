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
        return fits(fields: fields)
    }

    func fits(fields: JSON) -> Bool {
        requirements.allSatisfy { key, wanted in
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
    private var slots = WaitSlots()
    /// Suspended bodies, by what they wait for.
    private var bodies = WaitIndex()
    /// Returned questions, by the type of their answer.
    private var questions: [Int: WaitQueue] = [:]
    /// The wait of a suspended task.
    private var tokens: [Int: Int] = [:]
    /// Waits of bodies by the author's id.
    private var ids: [String: Set<Int>] = [:]

    init() {}

    /// A table of waits that were open before, oldest first.
    init(_ waits: [OpenWait], next: Int) {
        slots = WaitSlots(first: waits.first?.number ?? max(1, next))
        for wait in waits {
            while nextNumber < wait.number { slots.skip() }
            open(wait)
        }
        while !waits.isEmpty, nextNumber < next { slots.skip() }
    }

    var count: Int { slots.count }
    var isEmpty: Bool { slots.count == 0 }
    /// The number the next wait gets.
    var nextNumber: Int { slots.nextNumber }
    /// All open waits, oldest first.
    var open: some Sequence<OpenWait> { slots.open }

    subscript(number: Int) -> OpenWait? { slots[number] }

    mutating func open(_ wait: OpenWait) {
        slots.append(wait)
        guard let body = wait.body else {
            for type in wait.expected { questions[type, default: WaitQueue()].append(wait.number) }
            return
        }
        bodies.add(wait)
        if let token = body.token { tokens[token] = wait.number }
        if let id = body.key.id { ids[id, default: []].insert(wait.number) }
    }

    mutating func close(_ number: Int) -> OpenWait? {
        guard let wait = slots.close(number) else { return nil }
        guard let body = wait.body else {
            for type in wait.expected where questions[type]?.close(in: slots) == true { questions[type] = nil }
            return wait
        }
        bodies.close(wait, in: slots)
        if let token = body.token { tokens[token] = nil }
        if let id = body.key.id {
            ids[id]?.remove(number)
            if ids[id]?.isEmpty == true { ids[id] = nil }
        }
        return wait
    }

    /// Moves the moments of every wait, when the run goes on by another clock.
    mutating func move(by difference: Duration) {
        for number in slots.open.map(\.number) {
            slots[number]?.asked.elapsed += difference
            slots[number]?.deadline?.elapsed += difference
        }
    }

    /// Moves a wait's deadline, and gives the new one; `nil` when there is none.
    mutating func extend(_ number: Int, by time: Duration) -> RunInstant? {
        guard var deadline = self[number]?.deadline else { return nil }
        deadline.elapsed += time
        deadline.date += time.inSeconds
        slots[number]?.deadline = deadline
        return deadline
    }

    /// Gives a wait to another execution of its body.
    mutating func reassign(_ number: Int, to invocation: Int) {
        slots[number]?.body?.invocation = invocation
        attach(number, token: nil)
    }

    /// Ties a wait to the body that came back to it, or unties it.
    mutating func attach(_ number: Int, token: Int?) {
        if let old = slots[number]?.body?.token { tokens[old] = nil }
        slots[number]?.body?.token = token
        if let token, slots[number]?.body != nil { tokens[token] = number }
    }

    /// The wait of a suspended task.
    func wait(of token: Int) -> OpenWait? { tokens[token].flatMap { slots[$0] } }

    /// The waits of bodies with an author's id.
    func waits(withID id: String) -> [OpenWait] { (ids[id] ?? []).sorted().compactMap { slots[$0] } }

    /// The oldest suspended body, of one step or of any, that waits for an event like this.
    mutating func oldestBody(expecting box: EventBox, of step: Int? = nil) -> OpenWait? {
        bodies.oldest(expecting: box, of: step, in: slots).flatMap { slots[$0] }
    }

    /// The oldest returned question that wants a type.
    mutating func oldestQuestion(expecting type: Int) -> OpenWait? {
        questions[type]?.first(in: slots) { _ in true }.flatMap { slots[$0] }
    }
}
