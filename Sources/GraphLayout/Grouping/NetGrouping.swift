extension SoundGraph {
    /// The nets of the graph: forward ones first, then those against the flow, then loops.
    ///
    /// Edges of one net and source form a tree. Trees of one net that lead to the same targets are joined before
    /// their arrival, and nets that connect the same nodes share a line and stack their labels.
    func nets(of graph: LayoutGraph, back: Set<Link>) -> [Net] {
        var forward = NetCollector()
        var backward = NetCollector()
        var loops = NetCollector()
        for edge in edges {
            let declared = graph.edges[edge.index]
            let name = declared.net.isEmpty ? "edge \(declared.id)" : "net \(declared.net)"
            let single = Net(
                role: .forward,
                sources: [edge.source],
                targets: [edge.target],
                edges: [edge.index],
                labels: Self.labels(of: declared, index: edge.index),
                kind: declared.kind
            )
            if edge.source == edge.target {
                loops.add(single, role: .loop, key: NetKey(sources: [edge.source], kind: .ordinary))
            } else if back.contains(Link(source: edge.source, target: edge.target)) {
                let key = NetKey(sources: [edge.source], targets: [edge.target], kind: declared.kind)
                backward.add(single, role: .back, key: key)
            } else {
                let key = NetKey(sources: [edge.source], name: name, kind: declared.kind)
                forward.add(single, role: .forward, key: key)
            }
        }
        var joined = NetCollector()
        for (key, net) in zip(forward.keys, forward.nets) {
            let targets = net.targets.sorted()
            joined.add(net, role: .forward, key: NetKey(targets: targets, name: key.name, kind: key.kind))
        }
        var bundled = NetCollector()
        for net in joined.nets {
            let key = NetKey(sources: net.sources.sorted(), targets: net.targets.sorted(), kind: net.kind)
            bundled.add(net, role: .forward, key: key)
        }
        return bundled.nets + backward.nets + loops.nets
    }

    private static func labels(of edge: LayoutGraph.Edge, index: Int) -> [Net.Label] {
        let width = min(max(edge.labelWidth, 0), 1024)
        return width == 0 ? [] : [Net.Label(text: edge.label, width: width, edges: [index])]
    }
}

/// What edges or nets must have in common to be drawn as one.
private struct NetKey: Hashable {
    var sources: [Int] = []
    var targets: [Int] = []
    var name = ""
    var kind: LayoutGraph.Edge.Kind
}

/// Nets by key, in the order of their first edge.
private struct NetCollector {
    var nets: [Net] = []
    var keys: [NetKey] = []
    private var indexOfKey: [NetKey: Int] = [:]

    init() {}

    mutating func add(_ net: Net, role: Net.Role, key: NetKey) {
        guard let index = indexOfKey[key] else {
            indexOfKey[key] = nets.count
            keys.append(key)
            nets.append(net)
            nets[nets.count - 1].role = role
            return
        }
        nets[index].edges += net.edges
        for node in net.sources where !nets[index].sources.contains(node) { nets[index].sources.append(node) }
        for node in net.targets where !nets[index].targets.contains(node) { nets[index].targets.append(node) }
        if net.kind == .ordinary { nets[index].kind = .ordinary }
        for label in net.labels {
            let same = nets[index].labels.firstIndex { $0.text == label.text && $0.width == label.width }
            if let same {
                nets[index].labels[same].edges += label.edges
            } else {
                nets[index].labels.append(label)
            }
        }
    }
}
