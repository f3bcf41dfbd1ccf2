/// Moves groups of vertices that are joined by straight lines to the middle of the room they can move in without making
/// any sum of sideways steps longer.
struct Centring {
    private(set) var places: [Int]
    /// The group each vertex is in, named by its first vertex.
    private var groupOf: [Int] = []
    private let pulls: [Placement.Pull]
    private let pullsOf: [[Int]]
    private var before: [Int?]
    private var after: [Int?]
    private let isBox: (Int) -> Bool
    private let distance: (Int, Int) -> Int

    init(
        places: [Int],
        order: [[Int]],
        pulls: [Placement.Pull],
        isBox: @escaping (Int) -> Bool,
        distance: @escaping (Int, Int) -> Int
    ) {
        self.places = places
        self.isBox = isBox
        self.pulls = pulls
        before = [Int?](repeating: nil, count: places.count)
        after = before
        for layer in order {
            for (left, right) in zip(layer, layer.dropFirst()) {
                before[right] = left
                after[left] = right
            }
        }
        var lists = [[Int]](repeating: [], count: places.count)
        for (index, pull) in pulls.enumerated() {
            lists[pull.one].append(index)
            lists[pull.other].append(index)
        }
        pullsOf = lists
        self.distance = distance
    }

    mutating func improve() {
        for _ in 0..<6 {
            var moved = false
            for group in groups() {
                let shift = shift(of: group)
                guard shift != 0 else { continue }
                for vertex in group { places[vertex] += shift }
                moved = true
            }
            if !moved { return }
        }
    }

    private func length(_ pull: Placement.Pull) -> Int {
        places[pull.one] + pull.oneOffset - places[pull.other] - pull.otherOffset
    }

    private mutating func groups() -> [[Int]] {
        var group = Array(places.indices)
        func root(_ vertex: Int) -> Int {
            var vertex = vertex
            while group[vertex] != vertex {
                group[vertex] = group[group[vertex]]
                vertex = group[vertex]
            }
            return vertex
        }
        for pull in pulls where pull.isAlone && length(pull) == 0 {
            let (one, other) = (root(pull.one), root(pull.other))
            if one != other { group[max(one, other)] = min(one, other) }
        }
        groupOf = places.indices.map(root)
        var lists = [[Int]](repeating: [], count: places.count)
        for vertex in places.indices { lists[groupOf[vertex]].append(vertex) }
        return lists.filter { !$0.isEmpty }
    }

    private func shift(of group: [Int]) -> Int {
        let name = groupOf[group[0]]
        var lowest = Int.min / 4
        var highest = Int.max / 4
        for vertex in group {
            if let left = before[vertex], groupOf[left] != name {
                lowest = max(lowest, min(0, places[left] + distance(left, vertex) - places[vertex]))
            }
            if let right = after[vertex], groupOf[right] != name {
                highest = min(highest, max(0, places[right] - places[vertex] - distance(vertex, right)))
            }
        }
        var slopes = (back: 0, forth: 0)
        var weights = 0
        var moment = 0
        var straightening: [Int] = []
        var ends = (above: 0, below: 0)
        for vertex in group {
            for pull in pullsOf[vertex].map({ pulls[$0] }) where groupOf[pull.one] != groupOf[pull.other] {
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
        guard group.contains(where: isBox) || ends.above + ends.below > 2 else { return 0 }
        let half = weights / 2
        let middle = (-moment + (moment > 0 ? -half : half)) / weights
        return min(max(middle, lowest), highest)
    }
}
