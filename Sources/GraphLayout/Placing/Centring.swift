/// Moves groups of vertices that are joined by straight lines to the middle of the room they can move in without making
/// any sum of sideways steps longer.
struct Centring {
    private(set) var places: [Int]
    /// The group each vertex is in, named by its first vertex.
    private var groupOf: [Int] = []
    private let pulls: [Placement.Pull]
    /// The pulls of each vertex, one after the other, and where those of a vertex begin.
    private let pullsOf: [Int]
    private let firstPull: [Int]
    /// The neighbours of each vertex in its layer, -1 at the end.
    private var before: [Int]
    private var after: [Int]
    /// The fewest cells to the neighbour after each vertex.
    private var separation: [Int]
    private let isBox: [Bool]

    init(
        places: [Int],
        order: [[Int]],
        pulls: [Placement.Pull],
        isBox: (Int) -> Bool,
        distance: (Int, Int) -> Int
    ) {
        self.places = places
        self.isBox = places.indices.map(isBox)
        self.pulls = pulls
        before = [Int](repeating: -1, count: places.count)
        after = before
        separation = before
        for layer in order {
            for (left, right) in zip(layer, layer.dropFirst()) {
                before[right] = left
                after[left] = right
                separation[left] = distance(left, right)
            }
        }
        var starts = [Int](repeating: 0, count: places.count + 1)
        for pull in pulls {
            starts[pull.one + 1] += 1
            starts[pull.other + 1] += 1
        }
        for vertex in places.indices { starts[vertex + 1] += starts[vertex] }
        firstPull = starts
        var lists = [Int](repeating: 0, count: 2 * pulls.count)
        for (index, pull) in pulls.enumerated() {
            for vertex in [pull.one, pull.other] {
                lists[starts[vertex]] = index
                starts[vertex] += 1
            }
        }
        pullsOf = lists
    }

    mutating func improve() {
        for _ in 0..<6 {
            var moved = false
            let (members, starts) = groups()
            for (start, end) in zip(starts, starts.dropFirst()) {
                let shift = shift(of: members[start..<end])
                guard shift != 0 else { continue }
                for vertex in members[start..<end] { places[vertex] += shift }
                moved = true
            }
            if !moved { return }
        }
    }

    private func length(_ pull: Placement.Pull) -> Int {
        places[pull.one] + pull.oneOffset - places[pull.other] - pull.otherOffset
    }

    /// The vertices sorted by group, groups in the order of their first vertices, and where each group begins.
    private mutating func groups() -> (members: [Int], starts: [Int]) {
        var group = Array(places.indices)
        func root(_ vertex: Int, _ group: inout [Int]) -> Int {
            var vertex = vertex
            while group[vertex] != vertex {
                group[vertex] = group[group[vertex]]
                vertex = group[vertex]
            }
            return vertex
        }
        for pull in pulls where pull.isAlone && length(pull) == 0 {
            let (one, other) = (root(pull.one, &group), root(pull.other, &group))
            if one != other { group[max(one, other)] = min(one, other) }
        }
        var next = [Int](repeating: 0, count: places.count + 1)
        groupOf = places.indices.map { root($0, &group) }
        for name in groupOf { next[name + 1] += 1 }
        for vertex in places.indices { next[vertex + 1] += next[vertex] }
        let starts = places.indices.filter { groupOf[$0] == $0 }.map { next[$0] } + [places.count]
        var members = [Int](repeating: 0, count: places.count)
        for vertex in places.indices {
            members[next[groupOf[vertex]]] = vertex
            next[groupOf[vertex]] += 1
        }
        return (members, starts)
    }

    private func shift(of group: ArraySlice<Int>) -> Int {
        let name = groupOf[group[group.startIndex]]
        var lowest = Int.min / 4
        var highest = Int.max / 4
        for vertex in group {
            let (left, right) = (before[vertex], after[vertex])
            if left >= 0, groupOf[left] != name {
                lowest = max(lowest, min(0, places[left] + separation[left] - places[vertex]))
            }
            if right >= 0, groupOf[right] != name {
                highest = min(highest, max(0, places[right] - places[vertex] - separation[vertex]))
            }
        }
        var slopes = (back: 0, forth: 0)
        var weights = 0
        var moment = 0
        var straightening: [Int] = []
        var ends = (above: 0, below: 0)
        for vertex in group {
            for index in pullsOf[firstPull[vertex]..<firstPull[vertex + 1]] {
                let pull = pulls[index]
                guard groupOf[pull.one] != groupOf[pull.other] else { continue }
                let step = vertex == pull.one ? length(pull) : -length(pull)
                slopes.forth += step >= 0 ? pull.weight : -pull.weight
                slopes.back += step <= 0 ? pull.weight : -pull.weight
                weights += pull.weight
                moment += pull.weight * step
                if !pull.isAlone { ends = (2, 2) }
                if vertex == pull.one { ends.below += 1 } else { ends.above += 1 }
                straightening.append(-step)
                // Moving further than a line becomes straight would make the sum longer.
                if step < 0 { highest = min(highest, -step) } else if step > 0 { lowest = max(lowest, -step) }
            }
        }
        guard weights > 0 else { return 0 }
        if slopes.forth > 0 { highest = 0 }
        if slopes.back > 0 { lowest = 0 }
        if ends == (1, 1) {
            // A line that passes is made straight at one of its ends: in the middle it would bend twice.
            return straightening.filter { $0 >= lowest && $0 <= highest }.min { abs($0) < abs($1) } ?? 0
        }
        guard group.contains(where: { isBox[$0] }) || ends.above + ends.below > 2 else { return 0 }
        let half = weights / 2
        let middle = (-moment + (moment > 0 ? -half : half)) / weights
        return min(max(middle, lowest), highest)
    }
}
