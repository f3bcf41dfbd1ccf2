extension SafeText {
    /// What one cell, or a wide pair, shows; a token is one cluster as wide as its name.
    public struct Cluster: Sendable, Hashable {
        /// The safe characters.
        public let text: String
        /// Columns: 1 or 2, for a token the length of its name.
        public let width: Int
        /// Whether it stands for something unsafe, and is to be drawn in the token role.
        public let isToken: Bool
    }

    /// The clusters from left to right.
    public var clusters: [Cluster] { Array(ClusterSequence(self)) }
}

/// Walks a safe text cluster by cluster without making a list.
struct ClusterSequence: Sequence, IteratorProtocol {
    private let text: SafeText
    private var index: String.UnicodeScalarView.Index
    private var offset = 0
    private var nextToken = 0

    init(_ text: SafeText) {
        self.text = text
        index = text.string.unicodeScalars.startIndex
    }

    mutating func next() -> SafeText.Cluster? {
        let scalars = text.string.unicodeScalars
        guard index < scalars.endIndex else { return nil }
        if nextToken < text.tokens.count, text.tokens[nextToken].offset == offset {
            return takeToken(text.tokens[nextToken])
        }
        let first = scalars[index]
        var end = scalars.index(after: index)
        if text.isPlain {
            index = end
            return SafeText.Cluster(text: String(first), width: 1, isToken: false)
        }
        var length = UTF8.width(first)
        while end < scalars.endIndex, !isTokenStart(offset + length), ScalarWidth.isMark(scalars[end]) {
            length += UTF8.width(scalars[end])
            end = scalars.index(after: end)
        }
        defer {
            index = end
            offset += length
        }
        return SafeText.Cluster(
            text: String(scalars[index..<end]),
            width: ScalarWidth.width(of: first),
            isToken: false
        )
    }

    private func isTokenStart(_ offset: Int) -> Bool {
        nextToken < text.tokens.count && text.tokens[nextToken].offset == offset
    }

    private mutating func takeToken(_ token: SafeText.Token) -> SafeText.Cluster {
        let end = text.string.utf8.index(index, offsetBy: token.length)
        defer {
            index = end
            offset += token.length
            nextToken += 1
        }
        let name = String(text.string[index..<end])
        return SafeText.Cluster(text: name, width: name.unicodeScalars.count, isToken: true)
    }
}
