import Workflows

extension WorkflowProblem.Code {
    /// What is wrong, in two to four words, as a heading.
    var heading: String {
        switch self {
        case .startMissing: "no start event"
        case .startSeveral: "several start events"
        case .stopMissing: "no stop event"
        case .stopSeveral: "several stop events"
        case .stopAccepted: "a step accepts the end"
        case .eventNeverProduced: "consumed, never produced"
        case .eventNeverConsumed: "produced, never consumed"
        case .stepUnreachable: "unreachable"
        case .stepDeadEnd: "dead end"
        case .stepDuplicate: "two steps of one name"
        case .stepAcceptsNothing: "accepts nothing"
        case .stepWorkers: "number of workers"
        case .joinNoFanOut: "join without a fan-out"
        case .joinLevels: "join over several levels"
        case .joinSameParameter: "join of one type twice"
        case .recoverySeveralWildcards: "several catch-alls"
        case .recoveryUnknownStep: "catches for no step"
        case .recoveryCoversHandler: "catches a handler"
        case .recoveryClaimedTwice: "caught twice"
        case .resourceCycle: "resources in a circle"
        case .resourceConfig: "resource without its setting"
        case .resourceFactory: "resource without a maker"
        case .eventPrivateType: "private event type"
        case .timeoutCountsPeople: "the timeout counts people"
        case .eventSameShape: "two events look the same"
        case .responseNeverAsked: "an answer nobody asks for"
        case .schemaAnyField: "a field of any shape"
        }
    }
}

extension WorkflowProblem.Severity {
    /// Whether it keeps the workflow from running.
    var isFatal: Bool { self == .error }
}
