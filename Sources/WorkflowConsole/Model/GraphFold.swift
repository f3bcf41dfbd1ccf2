public import GraphLayout

/// Steps that are drawn as one box until they are unfolded.
public struct GraphFold: Sendable, Hashable, Codable {
    /// What makes them belong together.
    public var kind: FoldableGroup.Kind
    /// The steps' names in order of declaration.
    public var steps: [String]

    /// Makes a fold.
    public init(kind: FoldableGroup.Kind, steps: [String]) {
        self.kind = kind
        self.steps = steps
    }

    /// The words in the box.
    var name: String {
        let first = steps.first ?? ""
        let last = steps.last ?? ""
        return switch kind {
        case .chain: "\(first) ▸ \((steps.count - 2).counted("step")) ▸ \(last)"
        case .loop: "loop: \(first) … \(last), \(steps.count)"
        case .fan: "\(first) … ×\(steps.count)"
        }
    }

    /// The kind as a word.
    var word: String {
        switch kind {
        case .chain: "chain"
        case .loop: "loop"
        case .fan: "fan"
        }
    }
}

extension RunModel {
    /// Where a group of steps stands: what most needs to be seen.
    func state(of fold: GraphFold) -> NodeState {
        let states = fold.steps.map { state(of: $0) }
        let order: [NodeState] = [.failed, .asks, .retrying, .running, .queued, .cancelled, .paused]
        if let state = order.first(where: states.contains) { return state }
        if states.allSatisfy({ $0 == .done }) { return .done }
        return states.contains(.done) ? .queued : .idle
    }
}

extension GraphPicture {
    /// The groups of steps that could be folded, the smallest first.
    func folds(holding step: String) -> [GraphFold] {
        foldable.filter { $0.steps.contains(step) }.sorted {
            ($0.steps.count, $0.steps[0]) < ($1.steps.count, $1.steps[0])
        }
    }
}
