/// One request of a web access log, as positions in its line.
///
/// `client identity user [22/Nov/2025:18:08:16 +0100] "request" status bytes`, then the end of the line or a blank
/// and anything; with a quoted referrer and a quoted user agent there, the line is combined. The request may hold
/// quotes written `\"`.
struct AccessLine {
    let client: LineBytes
    let time: LogTime
    /// Between the quotes.
    let request: LineBytes
    let status: Int
    let isCombined: Bool

    init?(_ line: LineBytes) {
        let base = line.base
        let clientEnd = line.position(of: 32)
        guard clientEnd > 0 else { return nil }
        let identityEnd = line.position(of: 32, from: clientEnd + 1)
        guard identityEnd > clientEnd + 1 else { return nil }
        guard let (time, bracket) = Self.time(line, from: identityEnd + 1) else { return nil }
        let requestStart = bracket + 30
        guard let requestEnd = Self.endOfQuoted(line, from: requestStart) else { return nil }
        let status = line.number(at: requestEnd + 2, length: 3)
        guard status >= 100, base[requestEnd + 1] == 32, requestEnd + 6 < line.count, base[requestEnd + 5] == 32 else {
            return nil
        }
        var end = requestEnd + 6
        if base[end] == 45 {
            end += 1
        } else {
            let start = end
            while end < line.count, base[end] &- 48 <= 9 { end += 1 }
            guard end > start else { return nil }
        }
        guard end == line.count || base[end] == 32 else { return nil }
        var combined = false
        if line.has(" \"", at: end), let referrerEnd = Self.endOfQuoted(line, from: end + 2),
            line.has(" \"", at: referrerEnd + 1), Self.endOfQuoted(line, from: referrerEnd + 3) != nil
        {
            combined = true
        }
        client = line.part(0, clientEnd)
        self.time = time
        request = line.part(requestStart, requestEnd)
        self.status = status
        isCombined = combined
    }

    /// What was asked for: between the first two blanks of the request, without query; the whole request if there
    /// is none.
    var path: LineBytes {
        let start = request.position(of: 32) + 1
        guard start > 0 else { return request }
        var end = request.position(of: 32, from: start)
        if end < 0 { end = request.count }
        let query = request.position(of: 63, from: start)
        return request.part(start, query >= 0 && query < end ? query : end)
    }

    /// The first bracketed time after a user; a user's name may hold brackets and blanks of its own.
    private static func time(_ line: LineBytes, from start: Int) -> (time: LogTime, bracket: Int)? {
        var bracket = line.position(of: 91, from: start)
        while bracket >= 0 {
            if bracket > start + 1, line.base[bracket - 1] == 32, line.has("] \"", at: bracket + 27),
                let time = TimestampReader.access(line, at: bracket + 1)
            {
                return (time, bracket)
            }
            bracket = line.position(of: 91, from: bracket + 1)
        }
        return nil
    }

    private static func endOfQuoted(_ line: LineBytes, from start: Int) -> Int? {
        var quote = line.position(of: 34, from: start)
        while quote >= 0 {
            var backslashes = 0
            while quote - 1 - backslashes >= start, line.base[quote - 1 - backslashes] == 92 { backslashes += 1 }
            if backslashes % 2 == 0 { return quote }
            quote = line.position(of: 34, from: quote + 1)
        }
        return nil
    }
}
