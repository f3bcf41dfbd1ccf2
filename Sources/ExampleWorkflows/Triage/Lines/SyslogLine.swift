/// One message of a system log: when, from which program, and where its text begins.
///
/// Three layouts, each with an optional priority in angle brackets before it: `Nov 22 18:08:16 host program[pid]: text`
/// (RFC 3164), the same with an ISO timestamp, and `1 time host program pid id data text` (RFC 5424).
struct SyslogLine {
    let time: LogTime
    let hasYear: Bool
    let program: LineBytes
    /// Text of the message.
    let message: LineBytes
    /// 0 emergency … 7 debug, from the priority; -1 without one.
    let severity: Int

    init?(_ line: LineBytes, calendar: YearReference) {
        let priorityEnd = Self.endOfPriority(line)
        severity = priorityEnd > 2 ? line.number(at: 1, length: priorityEnd - 2) % 8 : -1
        var start = priorityEnd
        if priorityEnd > 0, line.has("1 ", at: start) {
            guard let stamp = TimestampReader.iso(line, at: start + 2), line.has(" ", at: stamp.end),
                let structured = Self.structured(line, from: stamp.end + 1)
            else { return nil }
            time = stamp.time
            hasYear = true
            program = structured.program
            message = structured.message
            return
        }
        if let time = TimestampReader.yearless(line, at: start, calendar: calendar) {
            self.time = time
            hasYear = false
            start += 15
        } else if let stamp = TimestampReader.iso(line, at: start) {
            time = stamp.time
            hasYear = true
            // A blank inside the timestamp, or slashes, is an application's log, not a system log.
            guard line.base[start + 10] != 32, line.base[start + 4] == 45 else { return nil }
            start = stamp.end
        } else {
            return nil
        }
        guard line.has(" ", at: start) else { return nil }
        let hostEnd = line.position(of: 32, from: start + 1)
        guard hostEnd > start + 1, hostEnd + 1 < line.count else { return nil }
        var end = hostEnd + 1
        while end < line.count {
            let byte = line.base[end]
            if byte == 58 || byte == 91 || byte == 32 { break }
            end += 1
        }
        let colon = end < line.count && line.base[end] != 32 ? line.position(of: ": ", from: end) : -1
        if colon > 0, colon - end < 24 {
            program = line.part(hostEnd + 1, end)
            message = line.part(colon + 2, line.count)
        } else {
            program = line.part(hostEnd + 1, hostEnd + 1)
            message = line.part(hostEnd + 1, line.count)
        }
    }

    /// The position after `<34>`, 0 when the line does not begin with a priority.
    static func endOfPriority(_ line: LineBytes) -> Int {
        guard line.count > 2, line.base[0] == 60 else { return 0 }
        let close = line.position(of: 62)
        return close >= 2 && close <= 4 && line.number(at: 1, length: close - 1) >= 0 ? close + 1 : 0
    }

    private static func structured(_ line: LineBytes, from start: Int) -> (program: LineBytes, message: LineBytes)? {
        var position = start
        var program = line.part(start, start)
        for field in 0..<4 {
            let end = line.position(of: 32, from: position)
            guard end > position else { return nil }
            if field == 1 { program = line.part(position, end) }
            position = end + 1
        }
        // Structured data: "-", or bracketed elements in which "]" inside quotes is written "\]".
        if line.has("-", at: position) {
            position += 1
        } else {
            while position < line.count, line.base[position] == 91 {
                var close = line.position(of: 93, from: position)
                while close > 0, line.base[close - 1] == 92 { close = line.position(of: 93, from: close + 1) }
                guard close > 0 else { return nil }
                position = close + 1
            }
        }
        if line.has(" ", at: position) { position += 1 }
        return (program, line.part(position, line.count))
    }
}
