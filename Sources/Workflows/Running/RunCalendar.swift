import FoundationEssentials

/// What a run is told about the time of day: the system's, or what a test says.
struct RunCalendar: Sendable {
    private let date: (@Sendable () -> Date)?

    /// - Parameter date: in place of the system's date; `nil` for that one.
    init(_ date: (@Sendable () -> Date)?) { self.date = date }

    /// Seconds since the reference date of `Date`.
    var now: Double {
        // The system's own is read for every entry of a stream, and a closure in between is a third of what that costs.
        if let date { date().timeIntervalSinceReferenceDate } else { Date.timeIntervalSinceReferenceDate }
    }
}
