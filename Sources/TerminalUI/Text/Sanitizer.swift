/// Turns scalars of unknown origin into text that a terminal only shows, never obeys.
///
/// It works from left to right with a memory of one scalar, so a part of a text costs only that part. `finish` settles
/// what still waits for its neighbour.
struct Sanitizer {
    /// More marks than an ncurses cell keeps are a known way to corrupt terminals, so the rest become tokens.
    static let markLimit = 4

    /// What the scalar before was, as far as the next one depends on it.
    private enum Previous {
        case other
        case keycapBase
        case emoji
        case joinedEmoji
        case regional(Unicode.Scalar)
    }

    private(set) var text = SafeText()
    /// Clusters written so far, tokens included.
    private(set) var clusterCount = 0
    private var previous = Previous.other
    private var marks = 0
    private var hasBase = false
    private var selected = false

    mutating func append(_ scalar: Unicode.Scalar) {
        if settle(before: scalar) { return }
        switch ScalarClass.of(scalar) {
        case .printable:
            text.append(scalar: scalar, width: ScalarWidth.width(of: scalar))
            clusterCount += 1
            hasBase = true
            marks = 0
            selected = false
            previous = Self.kind(of: scalar)
        case .mark:
            guard hasBase, marks < Self.markLimit else { return appendToken(Self.name(of: scalar)) }
            text.append(scalar: scalar, width: 0)
            marks += 1
        case .hidden:
            appendToken(Self.name(of: scalar))
            // A skin tone belongs to the emoji before it; a joiner after it still joins.
            if scalar.value >= 0x1F3FB && scalar.value <= 0x1F3FF { previous = .emoji }
        case .joiner:
            if case .emoji = previous { previous = .joinedEmoji } else { appendToken(Self.name(of: scalar)) }
        case .emojiSelector:
            appendSelector(scalar)
        case .regional:
            previous = .regional(scalar)
        }
    }

    mutating func append(invalidByte byte: UInt8) {
        finish()
        appendToken("⟨x\(Self.hexadecimal(UInt32(byte), digits: 2))⟩")
    }

    /// Writes what waited for a next scalar that never came.
    mutating func finish() {
        switch previous {
        case .joinedEmoji: appendToken("⟨U+200D⟩")
        case .regional(let scalar): appendToken(Self.name(of: scalar))
        case .other, .keycapBase, .emoji: previous = .other
        }
    }

    /// Writes what waits for its neighbour; true when `scalar` was used up by it.
    private mutating func settle(before scalar: Unicode.Scalar) -> Bool {
        switch previous {
        case .joinedEmoji:
            appendToken(ScalarClass.isEmoji(scalar) ? "+" : "⟨U+200D⟩")
            return false
        case .regional(let first):
            guard case .regional = ScalarClass.of(scalar) else {
                appendToken(Self.name(of: first))
                return false
            }
            appendToken("⟨\(Self.letter(of: first))\(Self.letter(of: scalar))⟩")
            return true
        case .other, .keycapBase, .emoji:
            return false
        }
    }

    /// The selector is left out once after an emoji: the base stands there in its plain, narrow form.
    private mutating func appendSelector(_ scalar: Unicode.Scalar) {
        switch previous {
        case .emoji where !selected, .keycapBase where !selected:
            selected = true
        default:
            appendToken(Self.name(of: scalar))
        }
    }

    private mutating func appendToken(_ name: String) {
        text.append(cluster: name, width: name.unicodeScalars.count, isToken: true)
        clusterCount += 1
        hasBase = false
        previous = .other
    }

    private static func kind(of scalar: Unicode.Scalar) -> Previous {
        switch scalar {
        case "0"..."9", "#", "*": .keycapBase
        default: ScalarClass.isEmoji(scalar) ? .emoji : .other
        }
    }

    private static func letter(of regional: Unicode.Scalar) -> Character {
        Character(Unicode.Scalar(UInt8(truncatingIfNeeded: regional.value &- 0x1F1E6 &+ 65)))
    }

    /// The visible name: a control picture for C0 and DEL, else the number.
    private static func name(of scalar: Unicode.Scalar) -> String {
        if scalar.value < 0x20, let picture = Unicode.Scalar(0x2400 + scalar.value) { return String(picture) }
        if scalar.value == 0x7F { return "␡" }
        return "⟨U+\(hexadecimal(scalar.value, digits: 4))⟩"
    }

    private static func hexadecimal(_ value: UInt32, digits: Int) -> String {
        let text = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}
