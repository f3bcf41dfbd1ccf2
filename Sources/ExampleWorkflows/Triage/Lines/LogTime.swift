/// A moment as the log's own clock shows it, in whole seconds.
///
/// Zone offsets are read over, not applied: people compare what they see with the log beside them. Moments of one
/// log are therefore comparable as long as its writer kept one zone.
struct LogTime: Codable, Hashable, Comparable, Sendable {
    /// Seconds since 1970-01-01 00:00:00 on the log's clock.
    var seconds: Int

    static func < (left: LogTime, right: LogTime) -> Bool { left.seconds < right.seconds }

    init(seconds: Int) { self.seconds = seconds }

    init(year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int) {
        seconds = Self.days(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second
    }

    init(from decoder: any Decoder) throws {
        seconds = try decoder.singleValueContainer().decode(Int.self)
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(seconds)
    }

    /// Days from 1970-01-01 in the proleptic Gregorian calendar; the year is counted from March, so that the leap
    /// day comes last.
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    var parts: (year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int) {
        let day = (seconds >= 0 ? seconds : seconds - 86_399) / 86_400
        let rest = seconds - day * 86_400
        let shifted = day + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1, rest / 3_600, rest / 60 % 60, rest % 60)
    }

    /// `2025-11-22 18:08:16`, or `Nov 22 18:08:16` where the log writes no years.
    func text(withYear: Bool) -> String {
        let parts = parts
        let clock = [parts.hour, parts.minute, parts.second].map(Self.padded).joined(separator: ":")
        guard withYear else { return "\(Month.names[parts.month - 1]) \(Self.padded(parts.day)) \(clock)" }
        let year = String(parts.year)
        let zeros = String(repeating: "0", count: max(0, 4 - year.count))
        return "\(zeros)\(year)-\(Self.padded(parts.month))-\(Self.padded(parts.day)) \(clock)"
    }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}

/// The months as logs write them.
enum Month {
    static let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// The number of the month whose three letters stand at `start`, or -1.
    static func number(in line: LineBytes, at start: Int) -> Int {
        guard start + 3 <= line.count else { return -1 }
        let letters =
            UInt32(line.base[start]) << 16 | UInt32(line.base[start + 1]) << 8 | UInt32(line.base[start + 2])
        switch letters {
        case 0x4A616E: return 1
        case 0x466562: return 2
        case 0x4D6172: return 3
        case 0x417072: return 4
        case 0x4D6179: return 5
        case 0x4A756E: return 6
        case 0x4A756C: return 7
        case 0x417567: return 8
        case 0x536570: return 9
        case 0x4F6374: return 10
        case 0x4E6F76: return 11
        case 0x446563: return 12
        default: return -1
        }
    }
}

/// How a timestamp without a year gets one: the log's last line lies within the year before its modification.
struct YearReference: Codable, Hashable, Sendable {
    /// The year of the last line.
    var year: Int
    /// Month × 32 + day of the last line.
    var lastDay: Int

    init(year: Int, lastDay: Int) {
        self.year = year
        self.lastDay = lastDay
    }

    /// - Parameters:
    ///   - modified: seconds since 1970 at which the file was last written.
    ///   - tail: the file's last bytes.
    init(modified: Int, tail: [UInt8]) {
        let now = LogTime(seconds: modified).parts
        let today = now.month * 32 + now.day
        var last = today
        tail.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            let lines = LineBytes(base: base, count: buffer.count)
            var start = 0
            while start < lines.count {
                let newline = lines.position(of: 10, from: start)
                let end = newline < 0 ? lines.count : newline
                let line = lines.part(start, end)
                let at = SyslogLine.endOfPriority(line)
                let month = Month.number(in: line, at: at)
                if month > 0, let day = TimestampReader.paddedDay(line, at: at + 4) { last = month * 32 + day }
                start = end + 1
            }
        }
        // One day of tolerance: the log's zone may be ahead of the file system's UTC.
        self.init(year: last > today + 1 ? now.year - 1 : now.year, lastDay: last)
    }

    /// The year of a day of this log: what would come after the last line is from the year before.
    func year(month: Int, day: Int) -> Int {
        month * 32 + day > lastDay + 1 ? year - 1 : year
    }
}
