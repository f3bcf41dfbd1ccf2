/// Puts bands one after the other across the flow and draws the lines from one to the next: along the end of a band to
/// the gutter before the other, back through the gutter, and along the other's start.
///
/// Rüegg, von Hanxleden, "Wrapping Layered Graphs" (Diagrams 2018).
struct Gutters {
    let axes: Axes

    private struct Link {
        var net: Int
        var exit: WireCanvas.Cell
        var entry: WireCanvas.Cell
        /// The place of its line in the gutter.
        var line = 0
    }

    /// - Parameter ports: where the nets enter and leave each band.
    func join(
        _ bands: [Sketch],
        ports: [(entries: [Int: WireCanvas.Cell], exits: [Int: WireCanvas.Cell])]
    ) -> Sketch {
        var whole = bands[0]
        var links: [Link] = []
        // Where each net left the last band that has an end of it.
        var open = ports[0].exits
        var next = whole.bounds.u.upperBound + 1
        for (band, ports) in zip(bands, ports).dropFirst() {
            let entering = ports.entries.compactMap { net, entry in
                open[net].map { Link(net: net, exit: $0, entry: entry) }
            }
            // The last to leave is the innermost at the ends and the first in the gutter.
            .sorted { $0.exit.u > $1.exit.u }
            let first = next + axes.lineBoxGap
            next = first + max(0, entering.count - 1) * linePitch + 1 + axes.lineBoxGap
            var band = band
            let move = next - band.bounds.u.lowerBound
            band.move(u: move, v: 0)
            next = band.bounds.u.upperBound + 1
            whole.add(band)
            for (index, link) in entering.enumerated() {
                var link = link
                link.entry.u += move
                link.line = first + index * linePitch
                links.append(link)
            }
            for (net, exit) in ports.exits { open[net] = WireCanvas.Cell(u: exit.u + move, v: exit.v) }
        }
        draw(links, on: &whole)
        return whole
    }

    private var linePitch: Int { axes.lineGap + 1 }

    private func draw(_ links: [Link], on whole: inout Sketch) {
        let bounds = whole.bounds.v
        let margin = 1 + axes.trackMargin
        let ends = ChannelRouter(links.map { .init(above: [$0.exit.u, $0.line], below: []) }, turnGap: axes.turnGap)
        let starts = ChannelRouter(links.map { .init(above: [], below: [$0.line, $0.entry.u]) }, turnGap: axes.turnGap)
        for (index, link) in links.enumerated() {
            guard let end = ends.routes[index].pieces.first, let start = starts.routes[index].pieces.first else {
                continue
            }
            let last = bounds.upperBound + margin + end.track * axes.trackPitch
            let first = bounds.lowerBound - margin - (starts.trackCount - 1 - start.track) * axes.trackPitch
            let corners = [
                link.exit, .init(u: link.exit.u, v: last), .init(u: link.line, v: last), .init(u: link.line, v: first),
                .init(u: link.entry.u, v: first), link.entry,
            ]
            for (from, to) in zip(corners, corners.dropFirst()) { whole.canvases[link.net].line(from: from, to: to) }
        }
    }
}
