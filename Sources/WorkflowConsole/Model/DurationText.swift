/// A length of time as people write it: `90s`, `5m`, `1h`, `250ms`, `1h30m`; a bare number is seconds.
public enum DurationText {
    /// The length, or `nil` when the text says none.
    public static func parse(_ text: String) -> Duration? {
        if let seconds = Double(text) {
            return seconds.isFinite && seconds >= 0 && seconds < 1e12 ? .milliseconds(Int64(seconds * 1000)) : nil
        }
        var total = Duration.zero
        var digits = ""
        var unit = ""
        var parts = 0

        func finish() -> Bool {
            guard let number = Double(digits), number.isFinite, number < 1e9 else { return false }
            let milliseconds: Double
            switch unit {
            case "ms": milliseconds = number
            case "s": milliseconds = number * 1000
            case "m": milliseconds = number * 60_000
            case "h": milliseconds = number * 3_600_000
            case "d": milliseconds = number * 86_400_000
            default: return false
            }
            total += .milliseconds(Int64(milliseconds))
            parts += 1
            digits = ""
            unit = ""
            return true
        }

        for character in text {
            if character.isASCII, character.isNumber || character == "." {
                if !unit.isEmpty, !finish() { return nil }
                digits.append(character)
            } else {
                unit.append(character)
            }
        }
        guard finish(), parts > 0 else { return nil }
        return total
    }
}
