/// How much a theme file may be; far more than any real one, far less than what hurts.
enum ThemeLimits {
    /// Bytes of a file.
    static let bytes = 64 * 1024
    /// Opening brackets and braces: what the YAML reader nests, it nests on the stack.
    static let brackets = 1_024
    /// `&` and `*` together. A file that doubles by aliases needs more of them to grow beyond a few thousand nodes.
    static let aliasSigns = 32
    /// How far `inherits` may lead.
    static let ancestors = 8
    /// Colours of one gradient.
    static let gradientColors = 64
    /// Characters of a name.
    static let nameLength = 60
}
