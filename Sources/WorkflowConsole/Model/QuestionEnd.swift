public import Workflows

/// Why a question is no longer open.
public enum QuestionEnd: Sendable, Hashable {
    /// Somebody has answered it.
    case answered
    /// Its own time limit came before an answer.
    case timeWasUp
    /// Nobody waits for an answer any more, although the run goes on: its step was cancelled or ran out of time.
    case givenUp
    /// The run ended while it was open.
    case runOver(RunStatus)

    /// The reason as a clause.
    public var words: String {
        switch self {
        case .answered: "it has been answered"
        case .timeWasUp: "nobody answered in time"
        case .givenUp: "the run has given it up"
        case .runOver(let status): "its run is over: \(status.word)"
        }
    }
}
