/// Sorted places, one list after the other; used again and again, because taking memory costs more than filling it.
struct PlaceLists {
    private var places: [Int] = []
    private var starts = [0]

    /// Makes a list for each block: the places of its neighbours.
    mutating func fill(_ blocks: [Int], _ neighbours: AdjacencyLists, _ place: [Int]) {
        places.removeAll(keepingCapacity: true)
        starts.removeAll(keepingCapacity: true)
        starts.append(0)
        for block in blocks {
            let start = places.count
            for index in neighbours.range(of: block) {
                // Sorted as they come: the lists are short, but for those of hubs.
                let new = place[neighbours.ends[index]]
                var slot = places.count
                places.append(new)
                guard slot - start < 16 else { continue }
                while slot > start, places[slot - 1] > new {
                    places[slot] = places[slot - 1]
                    slot -= 1
                }
                places[slot] = new
            }
            if places.count - start > 16 { places[start...].sort() }
            starts.append(places.count)
        }
    }

    /// The weighted median of a list, in 1024ths.
    func median(of list: Int) -> Int? {
        let (start, end) = (starts[list], starts[list + 1])
        let count = end - start
        guard count > 0 else { return nil }
        let middle = start + count / 2
        if count % 2 == 1 { return places[middle] * 1024 }
        if count == 2 { return (places[start] + places[start + 1]) * 512 }
        let left = places[middle - 1] - places[start]
        let right = places[end - 1] - places[middle]
        guard left + right > 0 else { return places[middle] * 1024 }
        return (places[middle - 1] * right + places[middle] * left) * 1024 / (left + right)
    }

    /// How many lines that end at the places of one list cross those that end at the other's, while their other ends
    /// lie left of the others' and if they lay right of them.
    func crossings(_ one: Int, _ other: Int) -> (now: Int, swapped: Int) {
        let (left, right) = (starts[one]..<starts[one + 1], starts[other]..<starts[other + 1])
        guard !left.isEmpty, !right.isEmpty else { return (0, 0) }
        if places[left.upperBound - 1] < places[right.lowerBound] { return (0, left.count * right.count) }
        if places[left.lowerBound] > places[right.upperBound - 1] { return (left.count * right.count, 0) }
        var (now, swapped, smaller, notGreater) = (0, 0, right.lowerBound, right.lowerBound)
        for index in left {
            let place = places[index]
            while smaller < right.upperBound, places[smaller] < place { smaller += 1 }
            while notGreater < right.upperBound, places[notGreater] <= place { notGreater += 1 }
            now += smaller - right.lowerBound
            swapped += right.upperBound - notGreater
        }
        return (now, swapped)
    }
}

/// Lists of numbers, one for each of some numbers, in one array.
struct AdjacencyLists {
    private(set) var starts: [Int]
    private(set) var ends: [Int]

    /// Sorts pairs by their first number, those of one number in the order they come in.
    init(count: Int, pairs: (_ add: (Int, Int) -> Void) -> Void) {
        var starts = [Int](repeating: 0, count: count + 1)
        pairs { from, _ in starts[from + 1] += 1 }
        for index in 0..<count { starts[index + 1] += starts[index] }
        var ends = [Int](repeating: 0, count: starts[count])
        var next = starts
        pairs { from, to in
            ends[next[from]] = to
            next[from] += 1
        }
        self.starts = starts
        self.ends = ends
    }

    func range(of index: Int) -> Range<Int> { starts[index]..<starts[index + 1] }

    subscript(index: Int) -> ArraySlice<Int> { ends[range(of: index)] }
}
