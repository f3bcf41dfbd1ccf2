/// Which edges of a graph run against its flow.
///
/// A depth-first search in declaration order, from the nodes nothing leads to; an edge into the path being walked
/// closes a cycle and runs backwards. Gansner, Koutsofios, North, Vo, "A Technique for Drawing Directed Graphs" (1993),
/// section 2.1, prefers this to a smallest set because the reversed edges are then the ones a reader calls loops.
struct CycleBreaking {
    let successors: [[Int]]
    /// Nodes that are started from last, so that edges from them are the ones to run backwards.
    let isSide: [Bool]

    /// The pairs of nodes whose edges run backwards; with these turned round the graph has no cycle.
    func backLinks() -> Set<Link> {
        let answers = answers()
        let back = backLinks(without: answers)
        // An answer may only run backwards while its question does not: both turned round would be a cycle again.
        return back.union(answers.filter { !back.contains(Link(source: $0.target, target: $0.source)) })
    }

    /// The edges from a node beside the flow back to one that leads to it: what a person answers to the step that asked.
    ///
    /// Such an edge goes with the flow all the same when nothing else leads to its target and the flow starts elsewhere.
    private func answers() -> Set<Link> {
        let entering = entering(without: [])
        let hasStart = successors.indices.contains { !isSide[$0] && entering[$0] == 0 }
        var answers: Set<Link> = []
        for side in successors.indices where isSide[side] {
            for target in successors[side] where !isSide[target] && successors[target].contains(side) {
                if entering[target] > 1 || !hasStart { answers.insert(Link(source: side, target: target)) }
            }
        }
        return answers
    }

    private func entering(without left: Set<Link>) -> [Int] {
        var entering = [Int](repeating: 0, count: successors.count)
        for (source, list) in successors.enumerated() {
            for target in list where !left.contains(Link(source: source, target: target)) { entering[target] += 1 }
        }
        return entering
    }

    private func backLinks(without left: Set<Link>) -> Set<Link> {
        let entering = entering(without: left)
        let all = Array(successors.indices)
        let main = all.filter { !isSide[$0] }
        let starts = main.filter { entering[$0] == 0 } + all.filter { isSide[$0] && entering[$0] == 0 } + main + all

        var back: Set<Link> = []
        var state = [State](repeating: .unseen, count: successors.count)
        for start in starts where state[start] == .unseen {
            // An explicit stack: the depth of the graph is the caller's and must not be able to exhaust ours.
            var path: [(node: Int, next: Int)] = [(start, 0)]
            state[start] = .onPath
            while let top = path.last {
                guard top.next < successors[top.node].count else {
                    state[top.node] = .done
                    path.removeLast()
                    continue
                }
                path[path.count - 1].next += 1
                let link = Link(source: top.node, target: successors[top.node][top.next])
                guard !left.contains(link) else { continue }
                switch state[link.target] {
                case .unseen:
                    state[link.target] = .onPath
                    path.append((link.target, 0))
                case .onPath:
                    back.insert(link)
                case .done:
                    break
                }
            }
        }
        return back
    }

    private enum State {
        case unseen, onPath, done
    }
}
