/// Some layers of a part, drawn as one row of a downward text is: everything numbered anew but the nets.
struct Band {
    var graph: LayeredGraph
    var order: [[Int]]
    /// The nodes of the band in numbers of the part.
    var nodes: [Int]
    /// The vertices where nets come from an earlier band and go on to a later one, by net.
    var entries: [Int: Int] = [:]
    var exits: [Int: Int] = [:]
}

extension Band {
    /// All layers of a part that is not cut.
    init(graph: LayeredGraph, order: [[Int]]) {
        self.init(graph: graph, order: order, nodes: Array(graph.boxVertex.indices))
    }
}

extension LayeredGraph {
    /// The layers between the cuts; each cut belongs to both of its bands. Nets that only pass a band are not in it.
    func bands(order: [[Int]]) -> [Band] {
        let cuts = layerKinds.indices.filter { if case .cut = layerKinds[$0] { true } else { false } }
        return zip([0] + cuts, cuts + [layerKinds.count - 1]).map { band(layers: $0...$1, order: order) }
    }

    private func band(layers: ClosedRange<Int>, order: [[Int]]) -> Band {
        var hasEnd = [Bool](repeating: false, count: nets.count)
        for channel in layers.lowerBound..<layers.upperBound {
            for passage in channels[channel] {
                let ends = [passage.above, passage.below].joined().contains { pin in
                    switch vertices[pins[pin].vertex].kind {
                    case .box, .lane: true
                    case .line, .label: false
                    }
                }
                if ends { hasEnd[passage.net] = true }
            }
        }
        let nodes = boxVertex.indices.filter { layers.contains(vertices[boxVertex[$0]].layer) }
        let localNode = Dictionary(uniqueKeysWithValues: nodes.enumerated().map { ($1, $0) })
        var band = Band(graph: LayeredGraph(nets: nets, layerKinds: Array(layerKinds[layers])), order: [], nodes: nodes)
        var local: [Int: Int] = [:]
        for (vertex, value) in vertices.enumerated() where layers.contains(value.layer) {
            if let net = value.net, !hasEnd[net] { continue }
            var value = value
            value.layer -= layers.lowerBound
            switch value.kind {
            case .box(let node): value.kind = .box(localNode[node] ?? 0)
            case .lane(let node): value.kind = .lane(localNode[node] ?? 0)
            case .line, .label: break
            }
            local[vertex] = band.graph.vertices.count
            band.graph.vertices.append(value)
        }
        band.graph.boxVertex = nodes.compactMap { local[boxVertex[$0]] }
        band.order = order[layers].map { layer in layer.compactMap { local[$0] } }
        for channel in layers.lowerBound..<layers.upperBound {
            for passage in channels[channel] where hasEnd[passage.net] {
                let start = band.graph.pins.count
                for pin in [passage.above, passage.below].joined() {
                    guard let vertex = local[pins[pin].vertex] else { continue }
                    band.graph.pins.append(Pin(vertex: vertex, net: passage.net))
                }
                let middle = start + passage.above.count
                band.graph.channels[channel - layers.lowerBound].append(
                    Passage(net: passage.net, above: start..<middle, below: middle..<band.graph.pins.count)
                )
            }
        }
        for (net, lane) in lanes {
            guard let upper = local[lane.upper], let lower = local[lane.lower] else { continue }
            band.graph.lanes[net] = (upper, lower)
        }
        func ports(_ layer: Int) -> [Int: Int] {
            guard case .cut = layerKinds[layer] else { return [:] }
            var ports: [Int: Int] = [:]
            for vertex in order[layer] {
                if let net = vertices[vertex].net, let vertex = local[vertex] { ports[net] = vertex }
            }
            return ports
        }
        band.entries = ports(layers.lowerBound)
        band.exits = ports(layers.upperBound)
        return band
    }
}
