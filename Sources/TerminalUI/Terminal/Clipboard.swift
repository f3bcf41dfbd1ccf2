/// What may be put into a terminal's clipboard.
public enum Clipboard {
    /// The most bytes that terminals take in one sequence: 100,000 letters of base64 with its frame.
    public static let limit = 74_994

    /// The bytes that lines take, with their ends between them.
    public static func bytes(of lines: [SafeText]) -> Int {
        lines.reduce(max(0, lines.count - 1)) { $0 + $1.string.utf8.count }
    }

    /// The sequence that sets the clipboard (OSC 52); `nil` for more than ``limit``.
    public static func sequence(for lines: [SafeText]) -> String? {
        guard bytes(of: lines) <= limit else { return nil }
        return "\u{1B}]52;c;\(base64(Array(lines.map(\.string).joined(separator: "\n").utf8)))\u{1B}\\"
    }

    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")

    static func base64(_ bytes: [UInt8]) -> String {
        var text = ""
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(0) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - group.count))
            for place in 0..<4 {
                text.append(place <= group.count ? letters[Int(bits >> UInt32(18 - 6 * place) & 63)] : "=")
            }
        }
        return text
    }
}
