import Workflows

/// How the list of runs is sorted.
public enum RunOrder: Sendable, Hashable, CaseIterable {
    /// The newest first; by workflow; what needs somebody first; the longest first.
    case start, workflow, state, time
}

extension Model {
    /// The runs in the order of the list.
    var sortedRuns: [RunModel] {
        let newest = Array(runs.reversed())
        func sorted(_ isBefore: (RunModel, RunModel) -> Bool?) -> [RunModel] {
            // What is equal stays in the order of the starts.
            newest.enumerated().sorted { isBefore($0.element, $1.element) ?? ($0.offset < $1.offset) }.map(\.element)
        }
        switch runOrder {
        case .start: return newest
        case .workflow:
            return sorted { $0.info.workflow == $1.info.workflow ? nil : $0.info.workflow < $1.info.workflow }
        case .state:
            return sorted { $0.state == $1.state ? nil : RunOrder.rank(of: $0.state) < RunOrder.rank(of: $1.state) }
        case .time:
            return sorted { one, other in
                let (first, second) = (one.elapsed(at: now), other.elapsed(at: now))
                return first == second ? nil : first > second
            }
        }
    }

    /// The marked runs that are still there and can be cancelled.
    var liveMarks: [RunID] { marks.filter { run($0)?.info.status.isOver == false } }
}

extension RunOrder {
    /// What somebody should look at comes first.
    fileprivate static func rank(of state: NodeState) -> Int {
        switch state {
        case .asks: 0
        case .paused: 1
        case .retrying: 2
        case .running: 3
        case .queued: 4
        case .failed: 5
        case .cancelled: 6
        case .done, .idle: 7
        }
    }
}
