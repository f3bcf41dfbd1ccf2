/// What one client asked of a web server.
struct ClientStatistics: TableValue {
    var requests = 0
    /// Answers 400–499.
    var clientErrors = 0
    /// Answers 500–599.
    var serverErrors = 0
    /// Requests only a scanner makes, answered with an error.
    var probes = 0
    /// Requests for secrets, answered with success.
    var exposures = 0
    /// Different paths answered with 404.
    var missing = DistinctCount()
    var span = TimeSpan()
    /// Requests that went wrong or that only a scanner makes.
    var places = Places()
    /// The first requests, whatever came of them.
    var samples = Places()

    var count: Int { requests }
    var weight: Int { requests + 5 * (clientErrors + serverErrors) + 50 * probes + 10_000 * exposures }
    var errors: Int { clientErrors + serverErrors }

    mutating func merge(_ other: ClientStatistics) {
        requests += other.requests
        clientErrors += other.clientErrors
        serverErrors += other.serverErrors
        probes += other.probes
        exposures += other.exposures
        missing.merge(other.missing)
        span.merge(other.span)
        places.merge(other.places)
        samples.merge(other.samples)
    }
}

/// How often one status code was answered.
struct StatusStatistics: Codable, Hashable, Sendable {
    var count = 0
    var span = TimeSpan()
    var places = Places()

    mutating func merge(_ other: StatusStatistics) {
        count += other.count
        span.merge(other.span)
        places.merge(other.places)
    }
}

/// The first and the last moment of something.
struct TimeSpan: Codable, Hashable, Sendable {
    var first: LogTime?
    var last: LogTime?

    mutating func add(_ time: LogTime) {
        if let first, first <= time {} else { first = time }
        if let last, last >= time {} else { last = time }
    }

    mutating func merge(_ other: TimeSpan) {
        if let time = other.first { add(time) }
        if let time = other.last { add(time) }
    }

    func overlaps(_ other: TimeSpan) -> Bool {
        guard let first, let last, let otherFirst = other.first, let otherLast = other.last else { return false }
        return first <= otherLast && otherFirst <= last
    }
}
