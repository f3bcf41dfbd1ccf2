import FoundationEssentials

extension Duration {
    /// The duration as people write it: `45 s`, `1.5 s`, `10 min`, `2 h`.
    var words: String {
        let seconds = Double(components.seconds) + Double(components.attoseconds) / 1e18
        if seconds >= 3600, seconds.truncatingRemainder(dividingBy: 3600) == 0 { return "\(Int(seconds) / 3600) h" }
        if seconds >= 60, seconds.truncatingRemainder(dividingBy: 60) == 0 { return "\(Int(seconds) / 60) min" }
        return seconds == seconds.rounded() ? "\(components.seconds) s" : "\(seconds) s"
    }

    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}

extension Double {
    /// A short span in seconds with the digits that matter: `0.01 s`, `0.6 s`, `12 s`, `3:20`.
    var secondsText: String {
        if !isFinite || self < 0 { return "0 s" }
        if self < 0.095 { return "0.0\(Int((self * 100).rounded())) s" }
        if self < 9.95 {
            let tenths = Int((self * 10).rounded())
            return "\(tenths / 10).\(tenths % 10) s"
        }
        return self < 60 ? "\(Int(self)) s" : clockText
    }

    /// A span as a clock shows it: `0:18`, `12:04`, `1:02:03`.
    var clockText: String {
        guard isFinite, self >= 0, self < 1e9 else { return "0:00" }
        let seconds = Int(self)
        let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60)
        return hours > 0 ? "\(hours):\(minutes.twoDigits):\(rest.twoDigits)" : "\(minutes):\(rest.twoDigits)"
    }

    /// A run's time: always minutes and seconds, `00:41`, so that rows are aligned.
    var runClockText: String {
        guard isFinite, self >= 0, self < 1e9 else { return "00:00" }
        let seconds = Int(self)
        return seconds < 3600 ? "\((seconds / 60).twoDigits):\((seconds % 60).twoDigits)" : clockText
    }
}

extension Int {
    var twoDigits: String { self < 10 ? "0\(self)" : "\(self)" }

    /// Digits in groups of three with thin gaps: `1 842`.
    var grouped: String {
        let digits = String(magnitude)
        var result = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { result.append(" ") }
            result.append(digit)
        }
        return self < 0 ? "-" + result : result
    }

    /// At most four cells: `842`, `1.8k`, `42k`, `3M`.
    var compact: String {
        switch self {
        case ..<1000: String(self)
        case ..<10_000: "\(self / 1000).\(self / 100 % 10)k"
        case ..<1_000_000: "\(self / 1000)k"
        default: "\(self / 1_000_000)M"
        }
    }

    /// The number with its noun: `1 step`, `3 steps`.
    func counted(_ noun: String, _ plural: String? = nil) -> String {
        "\(grouped) \(self == 1 ? noun : plural ?? noun + "s")"
    }
}

/// A moment as a time of day, without any look at the machine's calendar.
struct TimeOfDay: Sendable, Hashable {
    private let milliseconds: Int

    /// - Parameter offset: seconds east of UTC.
    init(_ date: Date, offset: Int) {
        let seconds = date.timeIntervalSince1970 + Double(offset)
        guard seconds.isFinite, abs(seconds) < 1e14 else {
            milliseconds = 0
            return
        }
        let total = Int((seconds * 1000).rounded(.down)) % 86_400_000
        milliseconds = total < 0 ? total + 86_400_000 : total
    }

    /// `12:04:31.207`
    var exact: String {
        let rest = milliseconds % 1000
        return "\(seconds).\(rest < 100 ? "0" : "")\(rest.twoDigits)"
    }

    /// `12:04:31`
    var seconds: String {
        let all = milliseconds / 1000
        return "\((all / 3600).twoDigits):\((all / 60 % 60).twoDigits):\((all % 60).twoDigits)"
    }
}

/// `UTC+2`, `UTC-3:30`.
func utcOffsetText(_ offset: Int) -> String {
    guard offset != 0 else { return "UTC" }
    let minutes = abs(offset) / 60
    let rest = minutes % 60
    return "UTC\(offset < 0 ? "-" : "+")\(minutes / 60)\(rest == 0 ? "" : ":\(rest.twoDigits)")"
}
