/// Reads the timestamps logs use, at a position in a line.
enum TimestampReader {
    /// `2025-11-22T18:08:16`, also with `/` or a blank, and the position after fraction and zone.
    static func iso(_ line: LineBytes, at start: Int) -> (time: LogTime, end: Int)? {
        guard start >= 0, start + 19 <= line.count else { return nil }
        let base = line.base
        let separator = base[start + 4]
        guard separator == 45 || separator == 47, base[start + 7] == separator else { return nil }
        let middle = base[start + 10]
        guard middle == 84 || middle == 32 || middle == 116 else { return nil }
        let year = line.number(at: start, length: 4)
        let month = line.number(at: start + 5, length: 2)
        let day = line.number(at: start + 8, length: 2)
        guard year >= 0, month >= 1, month <= 12, day >= 1, day <= 31,
            let seconds = clock(line, at: start + 11)
        else { return nil }
        let midnight = LogTime(year: year, month: month, day: day, hour: 0, minute: 0, second: 0)
        var end = start + 19
        if end + 1 < line.count, base[end] == 46 || base[end] == 44, base[end + 1] &- 48 <= 9 {
            end += 1
            while end < line.count, base[end] &- 48 <= 9 { end += 1 }
        }
        if end < line.count, base[end] == 90 || base[end] == 122 {
            end += 1
        } else if end + 5 < line.count, base[end] == 43 || base[end] == 45, line.number(at: end + 1, length: 2) >= 0 {
            if base[end + 3] == 58, line.number(at: end + 4, length: 2) >= 0 {
                end += 6
            } else if line.number(at: end + 3, length: 2) >= 0 {
                end += 5
            }
        }
        return (LogTime(seconds: midnight.seconds + seconds), end)
    }

    /// `22/Nov/2025:18:08:16 +0100` of exactly 26 bytes, as access logs write it between brackets.
    static func access(_ line: LineBytes, at start: Int) -> LogTime? {
        guard start + 26 <= line.count else { return nil }
        let base = line.base
        let month = Month.number(in: line, at: start + 3)
        let day = line.number(at: start, length: 2)
        let year = line.number(at: start + 7, length: 4)
        guard month > 0, day >= 1, day <= 31, year >= 0, base[start + 2] == 47, base[start + 6] == 47,
            base[start + 11] == 58, base[start + 20] == 32, base[start + 21] == 43 || base[start + 21] == 45,
            line.number(at: start + 22, length: 4) >= 0, let seconds = clock(line, at: start + 12)
        else { return nil }
        let midnight = LogTime(year: year, month: month, day: day, hour: 0, minute: 0, second: 0)
        return LogTime(seconds: midnight.seconds + seconds)
    }

    /// `Nov 22 18:08:16` of exactly 15 bytes, in the year the calendar gives it.
    static func yearless(_ line: LineBytes, at start: Int, calendar: YearReference) -> LogTime? {
        guard start + 15 <= line.count else { return nil }
        let month = Month.number(in: line, at: start)
        guard month > 0, line.base[start + 3] == 32, line.base[start + 6] == 32,
            let day = paddedDay(line, at: start + 4), let seconds = clock(line, at: start + 7)
        else { return nil }
        let year = calendar.year(month: month, day: day)
        let midnight = LogTime(year: year, month: month, day: day, hour: 0, minute: 0, second: 0)
        return LogTime(seconds: midnight.seconds + seconds)
    }

    /// `Wed Nov 22 18:08:16.123456 2025`, as one web server's error log writes it, and the position after it.
    static func weekday(_ line: LineBytes, at start: Int) -> (time: LogTime, end: Int)? {
        guard start + 24 <= line.count, line.base[start + 3] == 32 else { return nil }
        let month = Month.number(in: line, at: start + 4)
        guard month > 0, let day = paddedDay(line, at: start + 8), let seconds = clock(line, at: start + 11) else {
            return nil
        }
        let blank = line.position(of: 32, from: start + 19)
        let year = line.number(at: blank + 1, length: 4)
        guard blank > 0, blank < start + 30, year >= 0 else { return nil }
        let midnight = LogTime(year: year, month: month, day: day, hour: 0, minute: 0, second: 0)
        return (LogTime(seconds: midnight.seconds + seconds), blank + 5)
    }

    /// A day of the month in two bytes, padded with a blank or a zero.
    static func paddedDay(_ line: LineBytes, at start: Int) -> Int? {
        guard start + 2 <= line.count else { return nil }
        let day =
            line.base[start] == 32 ? line.number(at: start + 1, length: 1) : line.number(at: start, length: 2)
        return day >= 1 && day <= 31 ? day : nil
    }

    /// Seconds since midnight of `18:08:16`; a leap second counts as the one before.
    private static func clock(_ line: LineBytes, at start: Int) -> Int? {
        let hour = line.number(at: start, length: 2)
        let minute = line.number(at: start + 3, length: 2)
        let second = line.number(at: start + 6, length: 2)
        guard hour >= 0, hour < 24, minute >= 0, minute < 60, second >= 0, second <= 60,
            line.base[start + 2] == 58, line.base[start + 5] == 58
        else { return nil }
        return hour * 3_600 + minute * 60 + min(second, 59)
    }
}
