/// Which track each piece of a channel runs on.
struct TrackOrder {
    private let pieces: [ChannelRouter.Piece]
    private let needs: [(earlier: Int, later: Int)]
    /// For each piece the pieces after it, directly or through others.
    private var following: BitMatrix

    /// - Parameter needs: pieces that must lie before others; free of circles.
    init(_ pieces: [ChannelRouter.Piece], needs: [(earlier: Int, later: Int)]) {
        self.pieces = pieces
        self.needs = needs
        following = BitMatrix(size: pieces.count)
        for need in needs { put(need.earlier, before: need.later) }
        orderByTaste()
    }

    /// The smallest track each piece can have, from 0.
    ///
    /// - Parameter turnGap: how far apart the tracks of two pieces are that turn away from each other in one column.
    func tracks(turnGap: Int) -> [Int] {
        var turns = BitMatrix(size: pieces.count)
        for need in needs where pieces[need.earlier].demand != pieces[need.later].demand {
            turns.insert(need.later, in: need.earlier)
        }
        var rank = [Int](repeating: 0, count: pieces.count)
        for piece in pieces.indices {
            for other in pieces.indices where following.contains(other, in: piece) { rank[other] += 1 }
        }
        var tracks = [Int](repeating: 0, count: pieces.count)
        let order = pieces.indices.sorted { (rank[$0], $0) < (rank[$1], $1) }
        for (index, piece) in order.enumerated() {
            for other in order[..<index]
            where following.contains(piece, in: other) && pieces[other].touches(pieces[piece]) {
                tracks[piece] = max(tracks[piece], tracks[other] + (turns.contains(piece, in: other) ? turnGap : 1))
            }
        }
        return tracks
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
            if !following.contains(wish.first, in: wish.second) { put(wish.first, before: wish.second) }
        }
    }

    private static func crossings(_ one: ChannelRouter.Piece, before other: ChannelRouter.Piece) -> Int {
        one.below.count { $0 > other.from && $0 < other.to } + other.above.count { $0 > one.from && $0 < one.to }
    }

    private mutating func put(_ one: Int, before other: Int) {
        guard !following.contains(other, in: one) else { return }
        following.insert(other, in: one)
        following.formUnion(of: one, with: other)
        for earlier in pieces.indices where following.contains(one, in: earlier) {
            following.formUnion(of: earlier, with: one)
        }
    }
}

/// For each of some numbers a set of those numbers.
private struct BitMatrix {
    private var words: [UInt64]
    private let width: Int

    init(size: Int) {
        width = (size + 63) / 64
        words = [UInt64](repeating: 0, count: size * width)
    }

    func contains(_ member: Int, in row: Int) -> Bool {
        words[row * width + member / 64] & (1 << UInt64(member % 64)) != 0
    }

    mutating func insert(_ member: Int, in row: Int) {
        words[row * width + member / 64] |= 1 << UInt64(member % 64)
    }

    mutating func formUnion(of row: Int, with other: Int) {
        for word in 0..<width { words[row * width + word] |= words[other * width + word] }
    }
}
