/// What is known of a log, or of a part of it.
///
/// Statistics of parts merge to those of the whole in any order. Their size does not depend on the size of the part.
struct LogStatistics: Codable, Hashable, Sendable {
    var format: LogFormat
    /// Newlines, plus one for a last line without newline: `wc -l` plus that, or awk's `NR`.
    var lines = 0
    /// Lines of the log's format; in text every line is one.
    var parsed = 0
    /// Lines longer than what is looked at.
    var cut = 0
    /// Earliest and latest time of a line, on the log's clock.
    var span = TimeSpan()
    /// Whether the log writes years.
    var hasYears = true
    var timeline: Timeline
    var clients: BoundedTable<ClientStatistics>
    /// By status code.
    var statuses: [Int: StatusStatistics] = [:]
    var messages: BoundedTable<MessageStatistics>
    var logins: BoundedTable<LoginStatistics>
    var packages: BoundedTable<PackageStatistics>

    /// Lines that do not have the log's format.
    var unparsed: Int { lines - parsed }

    /// - Parameter breadth: how many keys each table keeps, in parts of what one chunk keeps.
    init(format: LogFormat, breadth: Int = 1) {
        self.format = format
        timeline = Timeline(limit: 2_048 * breadth)
        clients = BoundedTable(limit: 512 * breadth)
        messages = BoundedTable(limit: 512 * breadth)
        logins = BoundedTable(limit: 256 * breadth)
        packages = BoundedTable(limit: 2_048 * breadth)
    }

    /// The statistics of a whole log from those of its chunks.
    static func merged(_ parts: [LogStatistics], format: LogFormat) -> LogStatistics {
        var whole = LogStatistics(format: format, breadth: 8)
        for part in parts { whole.merge(part) }
        return whole
    }

    mutating func merge(_ other: LogStatistics) {
        lines += other.lines
        parsed += other.parsed
        cut += other.cut
        span.merge(other.span)
        hasYears = hasYears && other.hasYears
        timeline.merge(other.timeline)
        clients.merge(other.clients)
        for (code, statistics) in other.statuses {
            statuses[code, default: StatusStatistics()].merge(statistics)
        }
        messages.merge(other.messages)
        logins.merge(other.logins)
        packages.merge(other.packages)
    }

    /// A moment as the log writes it.
    func text(_ time: LogTime?) -> String? { time?.text(withYear: hasYears) }
}
