/// Which track each piece of a channel runs on.
struct TrackOrder {
    private let pieces: [ChannelRouter.Piece]
    /// Whether a piece comes before another, directly or through others.
    private var precedes: [[Bool]]

    /// The pieces must be free of circles.
    init(_ pieces: [ChannelRouter.Piece]) {
        self.pieces = pieces
        precedes = Array(repeating: Array(repeating: false, count: pieces.count), count: pieces.count)
        orderByNeed()
        orderByTaste()
    }

    /// The smallest track each piece can have, from 0.
    func tracks() -> [Int] {
        let rank = pieces.indices.map { piece in pieces.indices.count { precedes[$0][piece] } }
        var tracks = [Int](repeating: 0, count: pieces.count)
        let order = pieces.indices.sorted { (rank[$0], $0) < (rank[$1], $1) }
        for (index, piece) in order.enumerated() {
            for other in order[..<index] where precedes[other][piece] && pieces[other].touches(pieces[piece]) {
                tracks[piece] = max(tracks[piece], tracks[other] + 1)
            }
        }
        return tracks
    }

    private mutating func orderByNeed() {
        for one in pieces.indices {
            for other in pieces.indices where one != other {
                if ChannelRouter.mustPrecede(pieces[one], pieces[other]) { put(one, before: other) }
            }
        }
    }

    private mutating func orderByTaste() {
        var wishes: [(gain: Int, first: Int, second: Int)] = []
        for one in pieces.indices {
            for other in pieces.indices where one < other && pieces[one].touches(pieces[other]) {
                let forwards = Self.crossings(pieces[one], before: pieces[other])
                let backwards = Self.crossings(pieces[other], before: pieces[one])
                if forwards <= backwards {
                    wishes.append((backwards - forwards, one, other))
                } else {
                    wishes.append((forwards - backwards, other, one))
                }
            }
        }
        for wish in wishes.sorted(by: { ($1.gain, $0.first, $0.second) < ($0.gain, $1.first, $1.second) }) {
            if !precedes[wish.second][wish.first] { put(wish.first, before: wish.second) }
        }
    }

    private static func crossings(_ one: ChannelRouter.Piece, before other: ChannelRouter.Piece) -> Int {
        one.below.count { $0 > other.from && $0 < other.to } + other.above.count { $0 > one.from && $0 < one.to }
    }

    private mutating func put(_ one: Int, before other: Int) {
        guard !precedes[one][other] else { return }
        let earlier = pieces.indices.filter { $0 == one || precedes[$0][one] }
        let later = pieces.indices.filter { $0 == other || precedes[other][$0] }
        for first in earlier { for second in later { precedes[first][second] = true } }
    }
}
