/// How one run of a command ended.
enum CommandOutcome: Codable, Hashable, Sendable {
    case exited(Int32)
    case signalled(Int32)
    case timedOut(Duration)
    /// Ended by us because the whole run was stopped.
    case stopped

    var isGreen: Bool { self == .exited(0) }

    var words: String {
        switch self {
        case .exited(0): "passed"
        case .exited(126): "exit 126, may not be run"
        case .exited(127): "exit 127, no such command"
        case .exited(let code): "exit \(code)"
        case .signalled(let number): "ended by signal \(number)"
        case .timedOut(let limit): "ended after its \(DurationWords.of(limit))"
        case .stopped: "stopped"
        }
    }
}

/// Durations in words as short as they are useful.
enum DurationWords {
    /// `0.25 s`, `12.3 s`, `4 min 5 s`, `2 h 3 min`.
    static func of(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        if seconds >= 3_600 { return "\(seconds / 3_600) h \(seconds % 3_600 / 60) min" }
        if seconds >= 60 { return "\(seconds / 60) min \(seconds % 60) s" }
        let hundredths = Int(seconds) * 100 + Int(attoseconds / 10_000_000_000_000_000)
        if hundredths % 100 == 0 { return "\(seconds) s" }
        if seconds >= 10 { return "\(seconds).\(hundredths % 100 / 10) s" }
        return "\(seconds).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100) s"
    }
}
