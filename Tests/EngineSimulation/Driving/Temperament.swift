@testable import Workflows

/// How much a schedule is given to each kind of action; each has its own, and many leave some kinds out.
///
/// Leaving features out at random finds more than mixing all of them all the time.
/// Groce, Zhang, Eide, Chen, Regehr: Swarm Testing (ISSTA 2012).
struct Temperament {
    private var weights: [(action: Action, weight: Int)] = []
    private var total = 0

    init(_ random: inout SeededRandom) {
        for action in Action.allCases {
            let weight = action.weights[random.below(action.weights.count)]
            guard weight > 0 else { continue }
            weights.append((action, weight))
            total += weight
        }
    }

    func pick(_ random: inout SeededRandom) -> Action {
        var number = random.below(total)
        for (action, weight) in weights {
            number -= weight
            if number < 0 { return action }
        }
        return .finish
    }
}

/// What can happen to a run.
enum Action: CaseIterable {
    case finish, fail, publish, wait, collect, feed, startChild, tellOfChild, giveUp, look
    case sendFromOutside, sendToOneStep, answer, answerLate, answerWithoutNumber
    case cancelRun, cancelInvocation
    case passTime, fireClearedTimer, hold, extend, saveAndContinue, repeatOutcome

    /// One of these is a schedule's own.
    fileprivate var weights: [Int] {
        switch self {
        case .finish: [20, 40, 80]
        case .cancelRun: [0, 0, 0, 1]
        case .fail: [0, 0, 1, 8]
        case .wait: [10, 20, 40]
        case .feed: [0, 4, 20]
        case .look: [0, 0, 2, 10]
        case .answer: [5, 10, 30]
        case .saveAndContinue: [0, 1, 4]
        case .passTime: [0, 2, 10]
        case .cancelInvocation: [0, 0, 2, 8]
        default: [0, 2, 8]
        }
    }
}
