/// One moment of a run: how far the clock has come, and what the calendar says.
///
/// Deadlines are computed from `elapsed` alone; `date` is only ever shown.
struct RunInstant: Sendable, Hashable {
    /// Since the clock's own beginning.
    var elapsed: Duration
    /// Seconds since the reference date of `Date`.
    var date: Double
}
