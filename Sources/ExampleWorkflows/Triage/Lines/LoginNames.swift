/// Where a login came from and for whom, in the words of the common login programs.
///
/// `… for <account> from <source> port …`, `… rhost=<source> user=<account>`, or `… user <account> <source> port …`.
/// User names are chosen by whoever tries to log in, so the last `from` of the message is taken, not the first.
struct LoginNames {
    let source: LineBytes
    let account: LineBytes

    init?(_ message: LineBytes) {
        var from = -1
        var next = message.position(of: " from ")
        while next >= 0 {
            from = next
            next = message.position(of: " from ", from: next + 6)
        }
        if from >= 0 {
            source = Self.word(message, from: from + 6)
            var start = from
            while start > 0, message.base[start - 1] != 32 { start -= 1 }
            account = message.part(start, from)
        } else {
            let host = message.position(of: "rhost=")
            let named = message.position(of: " user ")
            if host >= 0 {
                source = Self.word(message, from: host + 6)
                let user = message.position(of: " user=")
                account = user >= 0 ? Self.word(message, from: user + 6) : message.part(0, 0)
            } else if named >= 0, message.position(of: " port ", from: named) >= 0 {
                account = Self.word(message, from: named + 6)
                source = Self.word(message, from: named + 6 + account.count + 1)
            } else {
                return nil
            }
        }
        guard source.count > 0 else { return nil }
    }

    private static func word(_ message: LineBytes, from start: Int) -> LineBytes {
        var end = start
        while end < message.count {
            let byte = message.base[end]
            if byte == 32 || byte == 44 || byte == 59 || byte == 93 { break }
            end += 1
        }
        return message.part(start, end)
    }
}
