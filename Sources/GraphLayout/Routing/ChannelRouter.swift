/// The lines between two layers, on tracks.
///
/// Every net of a channel becomes one or more pieces that run across the flow, each on a track, and the stretches along
/// the flow that join a piece to the pins above and below it. Where the pin of one net above lies over the pin of
/// another below, the first must have the earlier track; circles of such demands are broken by bending one net at a free
/// column. Where only taste decides, the order that crosses fewer lines wins (Sander, "A Fast Heuristic for Hierarchical
/// Manhattan Layout", GD 1995; Eclipse Layout Kernel, orthogonal edge router). The columns are places across the flow.
struct ChannelRouter {
    /// The columns of a net's pins.
    struct Demand {
        var above: [Int]
        var below: [Int]
        /// The column of a net that passes straight from its only pin above to its only pin below; those two are then
        /// not listed.
        var straight: Int?

        init(above: [Int], below: [Int]) {
            let isStraight = above.count == 1 && above == below
            self.above = isStraight ? [] : above
            self.below = isStraight ? [] : below
            straight = isStraight ? above[0] : nil
        }

        init(straight: Int) {
            (above, below) = ([], [])
            self.straight = straight
        }
    }

    /// A stretch along the flow at one column. `from` and `to` are tracks; nil is the edge of the channel.
    struct Stretch {
        var column: Int
        var from: Int?
        var to: Int?
    }

    struct Route {
        /// The column of a line that passes straight through the channel and has no pieces.
        var straight: Int?
        /// Stretches across the flow.
        var pieces: [(track: Int, from: Int, to: Int)] = []
        var stretches: [Stretch] = []
    }

    private(set) var routes: [Route]
    private(set) var trackCount = 0
    /// The columns where a line on the first track turns away from the layer above without coming from there.
    private(set) var turnsOnFirst: [Int] = []
    /// The columns where a line on the last track turns away from the layer below without coming from there.
    private(set) var turnsOnLast: [Int] = []

    struct Piece {
        var demand: Int
        var from: Int
        var to: Int
        /// Columns of pins, from left to right.
        var above: [Int]
        var below: [Int]
        /// The columns where it is bent to another piece of its net that lies further on or further back.
        var bendBelow: Int?
        var bendAbove: Int?

        func touches(_ other: Piece) -> Bool { from <= other.to + 1 && other.from <= to + 1 }
    }

    /// - Parameter turnGap: how far apart the tracks of two lines are that turn away from each other in one column: with
    ///   nothing between them they could be taken for one.
    init(_ demands: [Demand], turnGap: Int = 1) {
        routes = demands.map { _ in Route() }
        var pieces: [Piece] = []
        for (index, demand) in demands.enumerated() {
            if let column = demand.straight {
                routes[index].straight = column
            } else {
                pieces += Self.pieces(of: demand, index: index)
            }
        }
        if pieces.isEmpty { return }
        Self.breakCircles(&pieces, demands)
        let tracks = TrackOrder(pieces, needs: Self.needs(of: pieces)).tracks(turnGap: turnGap)
        trackCount = (tracks.max() ?? -1) + 1
        for (piece, track) in zip(pieces, tracks) {
            if track == 0 {
                turnsOnFirst += piece.below.filter { !piece.above.contains($0) } + [piece.bendBelow].compactMap(\.self)
            }
            if track == trackCount - 1 {
                turnsOnLast += piece.above.filter { !piece.below.contains($0) } + [piece.bendAbove].compactMap(\.self)
            }
        }
        for (piece, track) in zip(pieces, tracks) {
            routes[piece.demand].pieces.append((track, piece.from, piece.to))
            for column in piece.above {
                routes[piece.demand].stretches.append(Stretch(column: column, from: nil, to: track))
            }
            for column in piece.below {
                routes[piece.demand].stretches.append(Stretch(column: column, from: track, to: nil))
            }
        }
        // The two halves of a bent net follow each other in `pieces`.
        for (index, piece) in pieces.enumerated() {
            guard let bend = piece.bendBelow else { continue }
            let other = pieces.indices.first {
                pieces[$0].demand == piece.demand && pieces[$0].bendAbove == bend && $0 != index
            }
            if let other {
                routes[piece.demand].stretches.append(
                    Stretch(column: bend, from: tracks[index], to: tracks[other])
                )
            }
        }
    }

    /// The pieces of a net, cut where a pin above meets a pin below so that no four lines of a net meet in a cell.
    private static func pieces(of demand: Demand, index: Int) -> [Piece] {
        let above = Set(demand.above)
        let below = Set(demand.below)
        let columns = above.union(below).sorted()
        guard let first = columns.first, let last = columns.last, first < last else { return [] }
        let cuts = above.intersection(below).filter { $0 > first && $0 < last }.sorted()
        return zip([first] + cuts, cuts + [last]).map { from, to in
            Piece(
                demand: index,
                from: from,
                to: to,
                above: columns.filter { $0 >= from && $0 <= to && above.contains($0) },
                below: columns.filter { $0 >= from && $0 <= to && below.contains($0) }
            )
        }
    }

    // MARK: Circles

    /// The pieces that must lie before others for their lines not to run into each other.
    static func needs(of pieces: [Piece]) -> [(earlier: Int, later: Int)] {
        var needs: [(earlier: Int, later: Int)] = []
        var piecesBelow: [Int: [Int]] = [:]
        var bentAbove: [Int: Int] = [:]
        for (index, piece) in pieces.enumerated() {
            for column in piece.below { piecesBelow[column, default: []].append(index) }
            if let bend = piece.bendAbove { bentAbove[bend] = index }
        }
        for (index, piece) in pieces.enumerated() {
            for other in piece.above.flatMap({ piecesBelow[$0] ?? [] }) where pieces[other].demand != piece.demand {
                needs.append((index, other))
            }
            if let other = piece.bendBelow.flatMap({ bentAbove[$0] }) { needs.append((index, other)) }
        }
        return needs
    }

    /// Bends nets until the demands on the order of tracks can be met. A bent net has one half that must only precede
    /// and one that must only follow, so each is bent once at most.
    private static func breakCircles(_ pieces: inout [Piece], _ demands: [Demand]) {
        guard var circle = circle(in: pieces) else { return }
        var taken = Set(demands.flatMap { $0.above + $0.below + [$0.straight].compactMap(\.self) })
        while true {
            let bendable = circle.filter { !pieces[$0].above.isEmpty && !pieces[$0].below.isEmpty }
            let shortest = bendable.min {
                (pieces[$0].to - pieces[$0].from, $0) < (pieces[$1].to - pieces[$1].from, $1)
            }
            guard let index = shortest else { return }
            let piece = pieces[index]
            let column = freeColumn(near: (piece.from + piece.to) / 2, taken: taken)
            taken.insert(column)
            var first = piece
            first.below = []
            first.bendBelow = column
            first.from = min(column, piece.above.min() ?? column)
            first.to = max(column, piece.above.max() ?? column)
            var second = piece
            second.above = []
            second.bendAbove = column
            second.from = min(column, piece.below.min() ?? column)
            second.to = max(column, piece.below.max() ?? column)
            pieces[index] = first
            pieces.insert(second, at: index + 1)
            guard let next = Self.circle(in: pieces) else { return }
            circle = next
        }
    }

    private static func freeColumn(near middle: Int, taken: Set<Int>) -> Int {
        var distance = 0
        while true {
            if !taken.contains(middle + distance) { return middle + distance }
            if !taken.contains(middle - distance) { return middle - distance }
            distance += 1
        }
    }

    /// Pieces each of which must precede the next, and the last the first.
    private static func circle(in pieces: [Piece]) -> [Int]? {
        var following = [[Int]](repeating: [], count: pieces.count)
        for need in needs(of: pieces) { following[need.earlier].append(need.later) }
        var state = [Int](repeating: 0, count: pieces.count)
        for start in pieces.indices where state[start] == 0 {
            var path: [(piece: Int, next: Int)] = [(start, 0)]
            state[start] = 1
            while let top = path.last {
                guard top.next < following[top.piece].count else {
                    state[top.piece] = 2
                    path.removeLast()
                    continue
                }
                path[path.count - 1].next += 1
                let next = following[top.piece][top.next]
                if state[next] == 1 {
                    let members = path.map(\.piece)
                    return Array(members.drop { $0 != next })
                }
                if state[next] == 0 {
                    state[next] = 1
                    path.append((next, 0))
                }
            }
        }
        return nil
    }
}
