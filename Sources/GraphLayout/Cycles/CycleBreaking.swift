/// Which edges of a graph run against its flow.
///
/// A depth-first search in declaration order, from the nodes nothing leads to; an edge into the path being walked
/// closes a cycle and runs backwards. Gansner, Koutsofios, North, Vo, "A Technique for Drawing Directed Graphs" (1993),
/// section 2.1, prefers this to a smallest set because the reversed edges are then the ones a reader calls loops.
struct CycleBreaking {
    let successors: [[Int]]
    /// Nodes that are started from last, so that edges from them are the ones to run backwards.
    let isSide: [Bool]

    /// The pairs of nodes whose edges run backwards; without them the graph has no cycle.
    func backLinks() -> Set<Link> {
        var entered = [Bool](repeating: false, count: successors.count)
        for list in successors { for target in list { entered[target] = true } }
        let all = Array(successors.indices)
        let main = all.filter { !isSide[$0] }
        let starts = main.filter { !entered[$0] } + all.filter { isSide[$0] && !entered[$0] } + main + all

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
                let target = successors[top.node][top.next]
                switch state[target] {
                case .unseen:
                    state[target] = .onPath
                    path.append((target, 0))
                case .onPath:
                    back.insert(Link(source: top.node, target: target))
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
