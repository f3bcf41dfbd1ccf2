/// Which resource in the making waits for which: a graph that must stay without circles.
///
/// Two tasks that each make one half of a circle would wait for each other for ever. So an edge that would close a
/// circle is refused, and the one who asked gets an error. The search is depth-first over the edges that are there,
/// which are never more than the resources being made.
struct ResourceWaits: Sendable {
    /// With how many requests of one resource wait for another.
    private var edges: [ResourceKey: [ResourceKey: Int]] = [:]

    /// Notes that one resource waits for another.
    ///
    /// - Throws: ``ResourceCycleError`` when the other waits for it already, directly or through more.
    mutating func add(_ asker: ResourceKey, for needed: ResourceKey) throws {
        if let way = way(from: needed, to: asker) {
            throw ResourceCycleError(names: ([asker] + way).map(\.name))
        }
        edges[asker, default: [:]][needed, default: 0] += 1
    }

    /// Notes that one request is over.
    mutating func remove(_ asker: ResourceKey, for needed: ResourceKey) {
        guard let count = edges[asker]?[needed] else { return }
        edges[asker]?[needed] = count > 1 ? count - 1 : nil
        if edges[asker]?.isEmpty == true { edges[asker] = nil }
    }

    private func way(from start: ResourceKey, to end: ResourceKey) -> [ResourceKey]? {
        var seen: Set<ResourceKey> = [start]
        var ways = [[start]]
        while let way = ways.popLast(), let last = way.last {
            if last == end { return way }
            for next in edges[last, default: [:]].keys where seen.insert(next).inserted { ways.append(way + [next]) }
        }
        return nil
    }
}
