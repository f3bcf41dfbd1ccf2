/// A run that a body has started as part of its own run.
struct ChildRun: Sendable, Equatable {
    /// Counted from 1 per run.
    let number: Int
    /// What people see and answer by: `stage#2`.
    let name: String
    /// The work that started it, and how many children that had started before.
    let work: Int
    let ordinal: Int
    /// The invocation that waits for it.
    var invocation: Int
    /// Whether all that it does is wait for people.
    var isWaiting = false
    /// Whether nothing can happen to it any more but by somebody outside.
    var isStuck = false
    var ending: ChildEnding?
}

/// The invocations that wait for children, counted so that news of one child costs the same however many there are.
struct Parents: Sendable, Equatable {
    /// What the children of an invocation do that are not over.
    struct Count: Sendable, Equatable {
        var live = 0
        var waiting = 0
        var stuck = 0
    }

    private(set) var counts: [Int: Count] = [:]
    /// Invocations that only wait for children that only wait for people.
    private(set) var idle: Set<Int> = []
    /// Those of which all children can do nothing by themselves.
    private(set) var stuck: Set<Int> = []

    /// Takes a child in (`sign` 1) or off (-1); call ``settle(_:)`` after.
    mutating func count(_ child: ChildRun, _ sign: Int) {
        guard child.ending == nil else { return }
        var count = counts[child.invocation] ?? Count()
        count.live += sign
        if child.isWaiting { count.waiting += sign }
        if child.isStuck { count.stuck += sign }
        counts[child.invocation] = count.live == 0 ? nil : count
    }

    /// Finds out anew what an invocation's children come to; says whether it became idle, or no longer is.
    mutating func settle(_ invocation: Int) -> Bool? {
        let count = counts[invocation] ?? Count()
        if count.live > 0, count.stuck == count.live { stuck.insert(invocation) } else { stuck.remove(invocation) }
        guard count.live > 0, count.waiting == count.live else {
            return idle.remove(invocation) == nil ? nil : false
        }
        return idle.insert(invocation).inserted ? true : nil
    }
}

/// What a child run can do by itself, as the run around it needs to know.
struct ChildStanding: Sendable, Equatable {
    /// Whether all that it does is wait for people, or to be let go on.
    var isWaiting = false
    /// Whether nothing can happen to it any more but by somebody outside.
    var isStuck = false
    /// The breakpoint at which it stands, in words, if it does.
    var stop: String?
}

/// How a child run ended.
struct ChildEnding: Sendable, Equatable {
    var status: RunStatus
    /// The stop event's fields, so that a body that runs again after a resume is given the same.
    var result: JSON?
    /// The name of the error's type.
    var errorType: String?
    /// What went wrong.
    var message: String?
}

/// What comes from a child run to the run around it.
enum ChildNews: Sendable {
    case opened(base: String, invocation: Int)
    /// Facts of the child, to be shown in the parent's stream, and what it can do by itself now.
    case said([Fact], plan: RunPlan, ChildStanding)
    case ended(ChildEnding)
}

/// A fact of a child run, with what is needed to put it into words.
final class ChildFact: Sendable, Equatable {
    let name: String
    let plan: RunPlan
    let fact: Fact

    init(name: String, plan: RunPlan, fact: Fact) {
        self.name = name
        self.plan = plan
        self.fact = fact
    }

    static func == (one: ChildFact, other: ChildFact) -> Bool {
        one.name == other.name && one.plan == other.plan && one.fact == other.fact
    }
}
