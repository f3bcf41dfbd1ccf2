/// Text that a terminal only shows: the one kind of text that can reach a cell.
///
/// Whatever is unsafe in the origin stands there as a visible token: control characters as pictures (`␛`), bidi and
/// zero-width controls, tags, private use and the like by number (`⟨U+202E⟩`), bytes that are no UTF-8 as `⟨xFF⟩`.
/// Nothing is left out silently but one emoji selector (U+FE0F) after an emoji. Flags are shown by their letters
/// (`⟨DE⟩`), joined emoji side by side (`👩+💻`), because terminals disagree about their width.
///
/// A cluster is one base with at most four combining marks, what a cell (or a wide pair of cells) of a terminal holds;
/// scripts whose graphemes take several bases take several clusters. Joining two safe texts never changes either.
public struct SafeText: Sendable, Hashable {
    /// Where a token stands, in UTF-8 bytes of `string`.
    struct Token: Sendable, Hashable {
        var offset: Int
        var length: Int
    }

    /// The safe characters, tokens included, for plain output and logs.
    public private(set) var string = ""
    /// Columns the text takes.
    public private(set) var width = 0
    private(set) var tokens: [Token] = []
    /// True where every byte is one printable ASCII cell, so that columns are bytes.
    private(set) var isPlain = true

    /// No text.
    public init() {}

    /// Makes text of unknown origin safe; linear in its length. Where that may be long, give a limit.
    public init(untrusted: String) {
        if let plain = Self.plain(untrusted) {
            self = plain
        } else {
            self.init(untrusted: untrusted, limit: .max)
        }
    }

    /// Makes the first `limit` clusters safe and looks at nothing after them.
    ///
    /// Where something was left out, a token `…` follows the last cluster.
    public init(untrusted: String, limit: Int) {
        var sanitizer = Sanitizer()
        for scalar in untrusted.unicodeScalars {
            sanitizer.append(scalar)
            if sanitizer.clusterCount > limit { break }
        }
        if sanitizer.clusterCount <= limit { sanitizer.finish() }
        self = sanitizer.clusterCount > limit ? Self.cut(sanitizer, limit: limit) : sanitizer.text
    }

    /// Makes bytes of unknown origin safe; each byte that is no UTF-8 becomes a token.
    public init(untrusted bytes: some Sequence<UInt8>) {
        if let string = String(validating: bytes, as: UTF8.self) {
            self.init(untrusted: string)
        } else {
            self.init(untrusted: bytes, limit: .max)
        }
    }

    /// Makes the first `limit` clusters of bytes of unknown origin safe and looks at nothing after them.
    public init(untrusted bytes: some Sequence<UInt8>, limit: Int) {
        var sanitizer = Sanitizer()
        var decoder = ScalarDecoder()
        for byte in bytes {
            decoder.feed(byte) { sanitizer.append($0) }
            if sanitizer.clusterCount > limit { break }
        }
        if sanitizer.clusterCount <= limit {
            decoder.finish { sanitizer.append($0) }
            sanitizer.finish()
        }
        self = sanitizer.clusterCount > limit ? Self.cut(sanitizer, limit: limit) : sanitizer.text
    }

    /// True where there is nothing to see.
    public var isEmpty: Bool { string.isEmpty }

    /// True where something unsafe was replaced.
    public var hasTokens: Bool { !tokens.isEmpty }

    static func cut(_ sanitizer: Sanitizer, limit: Int) -> SafeText {
        var text = SafeText()
        var count = 0
        for cluster in ClusterSequence(sanitizer.text) {
            guard count < limit else { break }
            text.append(cluster: cluster.text, width: cluster.width, isToken: cluster.isToken)
            count += 1
        }
        text.append(cluster: "…", width: 1, isToken: true)
        return text
    }

    /// The text itself where every byte is printable ASCII, which most text is.
    private static func plain(_ string: String) -> SafeText? {
        guard string.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else { return nil }
        var text = SafeText()
        text.string = string
        text.string.makeContiguousUTF8()
        text.width = string.utf8.count
        return text
    }
}

extension SafeText {
    mutating func append(scalar: Unicode.Scalar, width: Int) {
        string.unicodeScalars.append(scalar)
        self.width += width
        if scalar.value >= 0x80 { isPlain = false }
    }

    mutating func append(cluster: String, width: Int, isToken: Bool) {
        if isToken {
            tokens.append(Token(offset: string.utf8.count, length: cluster.utf8.count))
            isPlain = false
        } else if isPlain, cluster.utf8.count != width || cluster.utf8.contains(where: { $0 >= 0x80 }) {
            isPlain = false
        }
        string += cluster
        self.width += width
    }

    /// Adds another safe text at the end.
    public mutating func append(_ other: SafeText) {
        let offset = string.utf8.count
        string += other.string
        width += other.width
        isPlain = isPlain && other.isPlain
        for token in other.tokens { tokens.append(Token(offset: offset + token.offset, length: token.length)) }
    }

    /// Blanks, as many as `columns`; none for a negative number.
    public static func blanks(_ columns: Int) -> SafeText {
        repeating(Glyph(" "), count: columns)
    }

    /// The glyph `count` times; empty for a negative number.
    public static func repeating(_ glyph: Glyph, count: Int) -> SafeText {
        var text = SafeText()
        text.string = String(repeating: glyph.string, count: max(0, count))
        text.width = max(0, count)
        text.isPlain = glyph.string.utf8.count == 1
        return text
    }

    /// The glyph as text.
    public init(_ glyph: Glyph) {
        self = .repeating(glyph, count: 1)
    }

    /// One text after the other.
    public static func + (left: SafeText, right: SafeText) -> SafeText {
        var sum = left
        sum.append(right)
        return sum
    }

    /// Adds the right text at the end of the left one.
    public static func += (left: inout SafeText, right: SafeText) {
        left.append(right)
    }
}

extension Sequence<SafeText> {
    /// The texts in order, with `separator` between them.
    public func joined(separator: SafeText = "") -> SafeText {
        var text = SafeText()
        var isFirst = true
        for part in self {
            if !isFirst { text.append(separator) }
            text.append(part)
            isFirst = false
        }
        return text
    }
}

extension SafeText: CustomStringConvertible {
    /// The safe characters, as `string`.
    public var description: String { string }
}
