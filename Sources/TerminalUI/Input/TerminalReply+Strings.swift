extension TerminalReply {
    /// Reads the content of a control string opened by `kind`; nil for what is not known.
    init?(string kind: UInt8, content: [UInt8]) {
        let text = String(decoding: content, as: UTF8.self)
        switch kind {
        case 0x5D:
            guard let semicolon = text.firstIndex(of: ";") else { return nil }
            guard let color = Self.color(text[text.index(after: semicolon)...]) else { return nil }
            switch text[..<semicolon] {
            case "10": self = .foreground(red: color.red, green: color.green, blue: color.blue)
            case "11": self = .background(red: color.red, green: color.green, blue: color.blue)
            default: return nil
            }
        case 0x50:
            guard text.hasPrefix(">|") else { return nil }
            self = .version(String(text.dropFirst(2)))
        default:
            return nil
        }
    }

    /// Reads `rgb:` or `rgba:` with one to four hexadecimal digits a part, or `#` with two.
    private static func color(_ text: Substring) -> (red: UInt8, green: UInt8, blue: UInt8)? {
        var parts: [Substring]
        if text.hasPrefix("#") {
            let digits = text.dropFirst()
            guard digits.count == 6 else { return nil }
            parts = [digits.prefix(2), digits.dropFirst(2).prefix(2), digits.suffix(2)]
        } else {
            guard let colon = text.firstIndex(of: ":"), text.hasPrefix("rgb:") || text.hasPrefix("rgba:") else {
                return nil
            }
            parts = text[text.index(after: colon)...].split(separator: "/", omittingEmptySubsequences: false)
        }
        guard parts.count >= 3, let red = channel(parts[0]), let green = channel(parts[1]), let blue = channel(parts[2])
        else { return nil }
        return (red, green, blue)
    }

    private static func channel(_ digits: Substring) -> UInt8? {
        guard (1...4).contains(digits.count), let value = Int(digits, radix: 16), value >= 0 else { return nil }
        let maximum = (1 << (4 * digits.count)) - 1
        return UInt8((value * 255 + maximum / 2) / maximum)
    }
}
