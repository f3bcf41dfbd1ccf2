/// What the lines of a log look like.
enum LogFormat: String, Codable, Hashable, Sendable, CaseIterable {
    /// Web access log: client, identity, user, time, request, status, bytes.
    case common
    /// The same, followed by referrer and user agent.
    case combined
    /// System log, with `Nov 22 18:08:16` or ISO timestamps (RFC 3164, RFC 5424 and what rsyslog writes).
    case syslog
    /// The package manager's log on Debian.
    case dpkg
    /// Anything else, line by line.
    case text

    var words: String {
        switch self {
        case .common: "web access log (common)"
        case .combined: "web access log (combined)"
        case .syslog: "system log"
        case .dpkg: "dpkg log"
        case .text: "text, line by line"
        }
    }

    /// Lines of the beginning that are asked.
    static let sampleLines = 400

    /// The format of a log by majority: of the first ``sampleLines`` lines that are not empty, more than half must
    /// have the format. The two web formats count together and the commoner of them is taken; where no format has a
    /// majority, the log is ``text``.
    static func detected(in beginning: [UInt8]) -> LogFormat {
        var asked = 0
        var counts: [LogFormat: Int] = [:]
        let calendar = YearReference(year: 2000, lastDay: 12 * 32 + 31)
        beginning.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            let all = LineBytes(base: base, count: buffer.count)
            var start = 0
            while start < all.count, asked < sampleLines {
                let newline = all.position(of: 10, from: start)
                var end = newline < 0 ? all.count : newline
                let next = end + 1
                if end > start, base[end - 1] == 13 { end -= 1 }
                let line = all.part(start, end)
                start = next
                if line.count == 0 { continue }
                asked += 1
                if let access = AccessLine(line) {
                    counts[access.isCombined ? .combined : .common, default: 0] += 1
                } else if DpkgLine(line) != nil {
                    counts[.dpkg, default: 0] += 1
                } else if SyslogLine(line, calendar: calendar) != nil {
                    counts[.syslog, default: 0] += 1
                }
            }
        }
        let combined = counts[.combined] ?? 0
        let common = counts[.common] ?? 0
        if (combined + common) * 2 > asked { return combined >= common ? .combined : .common }
        return [.dpkg, .syslog].first { (counts[$0] ?? 0) * 2 > asked } ?? .text
    }
}
