/// One character of exactly one cell that is safe to draw: lines, arrows, blocks, state signs.
public struct Glyph: Sendable, Hashable, ExpressibleByUnicodeScalarLiteral {
    /// The scalar that is drawn.
    public let scalar: Unicode.Scalar

    /// Takes a printable scalar of one cell; `?` stands for any other.
    public init(_ scalar: Unicode.Scalar) {
        let isFit = ScalarClass.of(scalar) == .printable && ScalarWidth.width(of: scalar) == 1
        self.scalar = isFit ? scalar : "?"
    }

    /// Takes a character of one printable scalar of one cell; `?` stands for any other.
    public init(_ character: Character) {
        let scalars = character.unicodeScalars
        let only = scalars.count == 1 ? scalars.first : nil
        self.init(only ?? "?")
    }

    /// Takes a literal of one printable scalar of one cell; `?` stands for any other.
    public init(unicodeScalarLiteral value: Unicode.Scalar) {
        self.init(value)
    }

    /// The glyph as a string.
    public var string: String { String(scalar) }

    /// What stands for it where only ASCII can be shown, in one cell too.
    public var ascii: Glyph { Glyph(Transliteration.cell(string)) }
}
