/// How often messages of one template came.
struct MessageStatistics: TableValue {
    var count = 0
    var tone: MessageTone
    var span = TimeSpan()
    var places = Places()

    /// What sounds bad is kept even where it is rare.
    var weight: Int { count + tone.severity.rawValue * 100_000 }

    mutating func merge(_ other: MessageStatistics) {
        count += other.count
        tone.severity = max(tone.severity, other.tone.severity)
        span.merge(other.span)
        places.merge(other.places)
    }
}

/// Logins from one address.
struct LoginStatistics: TableValue {
    /// Messages about failed logins.
    var failures = 0
    /// Logins that worked.
    var accepted = 0
    /// Different account names that were tried.
    var accounts = DistinctCount()
    var span = TimeSpan()
    var places = Places()

    var count: Int { failures + accepted }
    var weight: Int { failures * 10 + accepted }

    mutating func merge(_ other: LoginStatistics) {
        failures += other.failures
        accepted += other.accepted
        accounts.merge(other.accounts)
        span.merge(other.span)
        places.merge(other.places)
    }
}
