/// Lines and troubles per stretch of time.
///
/// Stretches are one minute long at first. Whenever there would be more than the limit, neighbours are joined and
/// stretches become twice as long, so a log of years takes no more room than a log of a day.
struct Timeline: Codable, Hashable, Sendable {
    struct Stretch: Codable, Hashable, Sendable {
        var lines = 0
        /// Server errors of a web log, messages that report an error.
        var errors = 0
        /// Client errors of a web log, failed logins.
        var refusals = 0
        var errorPlaces = Places()
        var refusalPlaces = Places()

        mutating func merge(_ other: Stretch) {
            lines += other.lines
            errors += other.errors
            refusals += other.refusals
            errorPlaces.merge(other.errorPlaces)
            refusalPlaces.merge(other.refusalPlaces)
        }
    }

    /// Seconds of a stretch: 60, 120, 240, …
    private(set) var width = 60
    /// By number of the stretch: seconds divided by ``width``.
    private(set) var stretches: [Int: Stretch] = [:]
    let limit: Int

    init(limit: Int) { self.limit = limit }

    mutating func add(_ stretch: Stretch, minute: Int) {
        let key = Self.floor(minute * 60, width)
        if let index = stretches.index(forKey: key) {
            stretches.values[index].merge(stretch)
        } else {
            stretches[key] = stretch
            while stretches.count > limit { widen() }
        }
    }

    mutating func merge(_ other: Timeline) {
        while width < other.width { widen() }
        for (key, stretch) in other.stretches {
            stretches[Self.floor(key * other.width, width), default: Stretch()].merge(stretch)
        }
        while stretches.count > limit { widen() }
    }

    /// The same with stretches `factor` times as long.
    func coarsened(by factor: Int) -> [Int: Stretch] {
        guard factor > 1 else { return stretches }
        var coarse: [Int: Stretch] = [:]
        for (key, stretch) in stretches { coarse[Self.floor(key, factor), default: Stretch()].merge(stretch) }
        return coarse
    }

    private mutating func widen() {
        stretches = coarsened(by: 2)
        width *= 2
    }

    private static func floor(_ value: Int, _ divisor: Int) -> Int {
        value >= 0 ? value / divisor : -((-value + divisor - 1) / divisor)
    }
}
