/// Says what is unusual in a log, most unusual first.
///
/// Reads statistics only: the same statistics give the same suspects.
struct Ranking {
    let statistics: LogStatistics
    var suspects: [Suspect] = []

    private init(_ statistics: LogStatistics) { self.statistics = statistics }

    /// At most ``Rule/suspects`` suspects, by score, then kind, then subject; none for a log in which nothing is odd.
    static func suspects(in statistics: LogStatistics) -> [Suspect] {
        var ranking = Ranking(statistics)
        switch statistics.format {
        case .common, .combined:
            let bursts = ranking.addErrorBursts(of: "server errors (5xx)")
            let clients = ranking.addClients()
            ranking.addStatuses(explainedByBursts: bursts, explainedByClients: clients.map(\.clientErrors))
            ranking.addRefusalBursts(
                of: "refused requests (4xx)",
                explained: clients.map { ($0.span, $0.clientErrors) }
            )
            ranking.addMessages()
        case .syslog, .text:
            _ = ranking.addErrorBursts(of: "messages that report an error")
            let logins = ranking.addLogins()
            ranking.addRefusalBursts(
                of: "messages about failed logins",
                explained: logins.map { ($0.span, $0.failures) }
            )
            ranking.addMessages()
        case .dpkg:
            ranking.addPackages()
            ranking.addMessages()
        }
        let ordered = ranking.suspects.sorted { left, right in
            let one = left.finding
            let other = right.finding
            if one.score != other.score { return one.score > other.score }
            if one.kind != other.kind { return one.kind.rawValue < other.kind.rawValue }
            return one.subject < other.subject
        }
        return Array(ordered.prefix(Rule.suspects))
    }

    mutating func add(
        _ kind: Finding.Kind,
        _ subject: String,
        score: Double,
        count: Int,
        figures: [String],
        span: TimeSpan,
        places: Places,
        why: String
    ) {
        let finding = Finding(
            kind: kind,
            subject: subject,
            score: score,
            count: count,
            figures: figures,
            first: statistics.text(span.first),
            last: statistics.text(span.last),
            why: why
        )
        suspects.append(Suspect(finding: finding, places: places))
    }

    /// `base` where the threshold is just reached, towards `top` as the ratio grows.
    static func score(_ base: Double, _ top: Double, ratio: Double) -> Double {
        let value = base + (top - base) * (1 - 1 / max(1, ratio))
        return (value * 100).rounded() / 100
    }

    static func percent(_ part: Int, of whole: Int) -> String {
        guard whole > 0 else { return "0 %" }
        let tenths = (Double(part) / Double(whole) * 1_000).rounded()
        return tenths >= 100 || tenths.truncatingRemainder(dividingBy: 10) == 0
            ? "\(Int(tenths / 10)) %" : "\(Int(tenths) / 10).\(Int(tenths) % 10) %"
    }
}
