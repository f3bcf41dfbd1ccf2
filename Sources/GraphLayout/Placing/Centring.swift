/// Moves groups of vertices that are joined by straight lines to the middle of the room they can move in without making
/// any sum of sideways steps longer.
struct Centring {
    private(set) var places: [Int]
    private let order: [[Int]]
    private let pulls: [Placement.Pull]
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
        self.order = order
        self.pulls = pulls
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

    private func groups() -> [[Int]] {
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
        var lists: [Int: [Int]] = [:]
        for vertex in places.indices { lists[root(vertex), default: []].append(vertex) }
        return lists.keys.sorted().compactMap { lists[$0] }
    }

    private func shift(of group: [Int]) -> Int {
        let members = Set(group)
        var lowest = Int.min / 4
        var highest = Int.max / 4
        for layer in order {
            for (left, right) in zip(layer, layer.dropFirst()) where members.contains(left) != members.contains(right) {
                let slack = max(0, places[right] - places[left] - distance(left, right))
                if members.contains(left) { highest = min(highest, slack) } else { lowest = max(lowest, -slack) }
            }
        }
        var slopes = (back: 0, forth: 0)
        var weights = 0
        var moment = 0
        var isFork = false
        for pull in pulls where members.contains(pull.one) != members.contains(pull.other) {
            let step = members.contains(pull.one) ? length(pull) : -length(pull)
            slopes.forth += step >= 0 ? pull.weight : -pull.weight
            slopes.back += step <= 0 ? pull.weight : -pull.weight
            weights += pull.weight
            moment += pull.weight * step
            isFork = isFork || !pull.isAlone
            // Moving further than a line becomes straight would make the sum longer.
            if step < 0 { highest = min(highest, -step) } else if step > 0 { lowest = max(lowest, -step) }
        }
        // A lone line is not centred: it would bend twice instead of once.
        guard weights > 0, isFork || group.contains(where: isBox) else { return 0 }
        if slopes.forth > 0 { highest = 0 }
        if slopes.back > 0 { lowest = 0 }
        let half = weights / 2
        let middle = (-moment + (moment > 0 ? -half : half)) / weights
        return min(max(middle, lowest), highest)
    }
}
