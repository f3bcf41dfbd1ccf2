/// How well a colour can be read on another.
public enum Contrast {
    /// The ratio of WCAG 2.2, from 1 (the same) to 21 (black on white); nil where the terminal decides a colour.
    public static func ratio(_ first: Color, _ second: Color) -> Double? {
        guard let first = luminance(first), let second = luminance(second) else { return nil }
        return (max(first, second) + 0.05) / (min(first, second) + 0.05)
    }

    /// Relative luminance of WCAG 2.2, from 0 (black) to 1 (white); nil for the terminal's own colour.
    public static func luminance(_ color: Color) -> Double? {
        guard let (red, green, blue) = color.components else { return nil }
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    /// The standard asks for a power of 2.4; a table keeps the mathematics library out.
    private static func linear(_ channel: UInt8) -> Double { linearTable[Int(channel)] }

    private static let linearTable: [Double] = (0...255).map { channel in
        let value = Double(channel) / 255
        if value <= 0.04045 { return value / 12.92 }
        let base = (value + 0.055) / 1.055
        // base^2.4 = base^2 * (base^2)^(1/5), the fifth root by Newton's method.
        let square = base * base
        var root = 1.0
        for _ in 0..<40 {
            let power = root * root * root * root
            root -= (power * root - square) / (5 * power)
        }
        return square * root
    }
}
