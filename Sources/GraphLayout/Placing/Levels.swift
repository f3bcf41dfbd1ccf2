/// Where layers and channels lie along the flow.
struct Levels {
    /// The first cell of each layer.
    private(set) var layerStarts: [Int] = []
    /// The first track of each channel.
    private var firstTracks: [Int] = []
    private let pitch: Int

    /// What a channel needs along the flow.
    struct Channel {
        var trackCount: Int
        /// Whether a cell must stay free between the layer above and the first track, and so on: a line that turns there
        /// could be taken for one that ends at what lies beside it.
        var keepsOffAbove: Bool
        var keepsOffBelow: Bool
    }

    init(graph: LayeredGraph, thicknesses: [Int], channels: [Channel], axes: Axes) {
        pitch = axes.trackPitch
        var next = 0
        for (layer, kind) in graph.layerKinds.enumerated() {
            layerStarts.append(next)
            next += thicknesses[layer]
            guard layer < graph.channels.count else { continue }
            let passages = graph.channels[layer]
            let headsAbove = passages.contains { passage in
                graph.nets[passage.net].role == .back
                    && passage.above.contains { graph.vertices[graph.pins[$0].vertex].isBox }
            }
            let headsBelow = passages.contains { passage in
                graph.nets[passage.net].role == .forward
                    && passage.below.contains { graph.vertices[graph.pins[$0].vertex].isBox }
            }
            let (tracks, margin) = (channels[layer].trackCount, channels[layer].trackCount > 0 ? axes.trackMargin : 0)
            let before = max((headsAbove ? 1 : 0) + margin, channels[layer].keepsOffAbove ? 1 : 0)
            let after = max((headsBelow ? 1 : 0) + margin, channels[layer].keepsOffBelow ? 1 : 0)
            firstTracks.append(next + before)
            var depth = before + (tracks > 0 ? (tracks - 1) * pitch + 1 : 0) + after
            if case .boxes = graph.layerKinds[layer + 1] {
                if case .boxes = kind { depth = max(depth, axes.rankGap) } else { depth = max(depth, 1) }
            }
            next += depth
        }
    }

    /// The cell along the flow of a track of the channel after a layer.
    func track(_ track: Int, after layer: Int) -> Int { firstTracks[layer] + track * pitch }
}
