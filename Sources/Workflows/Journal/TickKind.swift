/// What happened, in a word, as records name it.
///
/// Every tick has a kind and every kind has a reader, or this does not compile.
enum TickKind: String, CaseIterable {
    case started
    case resumed
    case eventArrived
    case stepFinished
    case stepFailed
    case stepTimedOut
    case feedOpened
    case fed
    case published
    case cameLate
    case waitOpened
    case waitGivenUp
    case collected
    case deadlineReached
    case invocationCancelled
    case child
    case held
    case extended
    case waitExtended
    case debugged
    case cancelled
}

extension Tick {
    var kind: TickKind {
        switch self {
        case .started: .started
        case .resumed: .resumed
        case .eventArrived: .eventArrived
        case .stepFinished: .stepFinished
        case .stepFailed: .stepFailed
        case .stepTimedOut: .stepTimedOut
        case .feedOpened: .feedOpened
        case .fed: .fed
        case .published: .published
        case .cameLate: .cameLate
        case .waitOpened: .waitOpened
        case .waitGivenUp: .waitGivenUp
        case .collected: .collected
        case .deadlineReached: .deadlineReached
        case .invocationCancelled: .invocationCancelled
        case .child: .child
        case .held: .held
        case .extended: .extended
        case .waitExtended: .waitExtended
        case .debugged: .debugged
        case .cancelled: .cancelled
        }
    }
}
