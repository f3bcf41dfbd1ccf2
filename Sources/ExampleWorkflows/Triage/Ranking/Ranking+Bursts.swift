extension Ranking {
    /// Adds the bursts of errors; returns how many errors lie in them.
    mutating func addErrorBursts(of what: String) -> Int {
        let detector = BurstDetector(floor: Rule.burstErrors, count: { $0.errors }, places: { $0.errorPlaces })
        let bursts = Self.worst(detector.bursts(in: statistics.timeline))
        for burst in bursts {
            add(burst, .errorBurst, of: what, base: 0.75, top: 0.98)
        }
        return bursts.reduce(0) { $0 + $1.count }
    }

    /// Adds the bursts of refusals that found clients active at the time do not account for by half.
    mutating func addRefusalBursts(of what: String, explained: [(span: TimeSpan, count: Int)]) {
        let detector = BurstDetector(floor: Rule.burstRefusals, count: { $0.refusals }, places: { $0.refusalPlaces })
        for burst in Self.worst(detector.bursts(in: statistics.timeline)) {
            let span = TimeSpan(first: LogTime(seconds: burst.start), last: LogTime(seconds: burst.end))
            let known = explained.reduce(0) { $0 + ($1.span.overlaps(span) ? $1.count : 0) }
            if known * 2 < burst.count { add(burst, .refusalBurst, of: what, base: 0.65, top: 0.90) }
        }
    }

    /// Three at most: one incident after another says no more than that it is not over.
    private static func worst(_ bursts: [BurstDetector.Burst]) -> [BurstDetector.Burst] {
        Array(bursts.sorted { ($0.count, $1.start) > ($1.count, $0.start) }.prefix(3))
    }

    private mutating func add(
        _ burst: BurstDetector.Burst,
        _ kind: Finding.Kind,
        of what: String,
        base: Double,
        top: Double
    ) {
        let unit = burst.width == 60 ? "minute" : "\(burst.width / 60) minutes"
        let usual = Double(burst.usual.count) / Double(max(1, burst.usual.stretches))
        let rounded = (usual * 10).rounded() / 10
        let start = statistics.text(LogTime(seconds: burst.start)) ?? ""
        let end = statistics.text(LogTime(seconds: burst.end)) ?? ""
        // Minutes are enough for a place in time, and the day is said once.
        let sameDay = start.dropLast(8) == end.dropLast(8)
        let subject = "\(start.dropLast(3)) to \(sameDay ? end.dropLast(3).suffix(5) : end.dropLast(3))"
        add(
            kind,
            subject,
            score: Self.score(base, top, ratio: burst.ratio),
            count: burst.count,
            figures: [
                "\(burst.count) \(what) in \((burst.end - burst.start) / 60) minutes, at most \(burst.peak) per \(unit)",
                "otherwise \(rounded) per \(unit)",
                "\(Self.percent(burst.count, of: burst.lines)) of the lines there, \(Self.percent(burst.usual.count, of: burst.usual.lines)) otherwise",
            ],
            span: TimeSpan(first: LogTime(seconds: burst.start), last: LogTime(seconds: burst.end - 1)),
            places: burst.places,
            why: "Far more trouble in a short time than in the rest of the log."
        )
    }
}
