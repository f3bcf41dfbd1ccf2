extension Diagram {
    /// The same graph with a box for every event type, between those that make it and those that take it.
    ///
    /// Places of events are then those boxes; what is wrong with an event stands in its box.
    var showingEvents: Diagram {
        var result = self
        var seen: Set<Link> = []
        var events: Set<String> = []
        result.links = []
        for link in links {
            let node = GraphNodeID.event(link.event)
            if events.insert(link.event).inserted { result.nodes.append(node) }
            for (source, target) in [(link.source, node), (node, link.target)] {
                let isGhost = source.isNobody || target.isNobody
                let part = Link(
                    event: link.event,
                    source: source,
                    target: target,
                    isDashed: link.isDashed,
                    isGhost: isGhost,
                    isNamed: false
                )
                if seen.insert(part).inserted { result.links.append(part) }
            }
        }
        return result
    }
}
