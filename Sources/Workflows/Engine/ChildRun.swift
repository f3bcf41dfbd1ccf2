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
    var ending: ChildEnding?
}

/// How a child run ended.
struct ChildEnding: Sendable, Equatable {
    var status: RunStatus
    /// The stop event's fields, so that a body that runs again after a resume is given the same.
    var result: JSON?
    /// What went wrong.
    var message: String?
}

/// What comes from a child run to the run around it.
enum ChildNews: Sendable {
    case opened(base: String, invocation: Int)
    /// Facts of the child, to be shown in the parent's stream, and whether the child only waits for people now.
    case said([Fact], plan: RunPlan, isWaiting: Bool)
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
