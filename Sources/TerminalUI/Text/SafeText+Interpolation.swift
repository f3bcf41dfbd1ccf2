extension SafeText: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
    /// Makes a literal safe like any other text.
    public init(stringLiteral value: String) {
        self.init(untrusted: value)
    }

    /// Takes the text an interpolation has put together.
    public init(stringInterpolation: Interpolation) {
        self = stringInterpolation.text
    }

    /// Puts a safe text together; every part that is not safe yet is made safe.
    public struct Interpolation: StringInterpolationProtocol {
        fileprivate var text = SafeText()

        /// Starts an empty text; both numbers are hints and not used.
        public init(literalCapacity: Int, interpolationCount: Int) {}

        /// Adds a literal part.
        public mutating func appendLiteral(_ literal: String) {
            text.append(SafeText(untrusted: literal))
        }

        /// Adds a text that is safe already; its tokens stay tokens.
        public mutating func appendInterpolation(_ value: SafeText) {
            text.append(value)
        }

        /// Adds a glyph.
        public mutating func appendInterpolation(_ value: Glyph) {
            text.append(SafeText(value))
        }

        /// Adds text of unknown origin, made safe.
        public mutating func appendInterpolation(_ value: some StringProtocol) {
            text.append(SafeText(untrusted: String(value)))
        }

        /// Adds what the value says of itself, made safe.
        public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
            text.append(SafeText(untrusted: value.description))
        }
    }
}
