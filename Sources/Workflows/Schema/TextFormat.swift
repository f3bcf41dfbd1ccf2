import FoundationEssentials

/// A format of text values: what fits it, and how what people type is brought into it.
enum TextFormat {
    case plain
    case dateTime
    case address
    case identifier
    case bytes

    init(_ format: String?) {
        self =
            switch format {
            case "date-time": .dateTime
            case "uri": .address
            case "uuid": .identifier
            case "byte": .bytes
            default: .plain
            }
    }

    /// What is wrong with a text, or `nil` when it fits.
    func fault(in text: String) -> String? {
        switch self {
        case .plain: nil
        case .dateTime: DateSpelling.date(text) == nil ? "must be a date and time such as 2026-03-14T09:26:53Z" : nil
        case .address: text.isEmpty || URL(string: text) == nil ? "must be an address such as https://example.org" : nil
        case .identifier: UUID(uuidString: text) == nil ? "must be a UUID of 32 hexadecimal digits" : nil
        case .bytes: Data(base64Encoded: text) == nil ? "must be base64" : nil
        }
    }

    /// A typed text as a value of this format.
    func read(_ text: String) -> Result<JSON, FieldError> {
        if self == .dateTime, let date = DateSpelling.typedDate(text) {
            return .success(.string(DateSpelling.text(date)))
        }
        if let fault = fault(in: text) { return .failure(FieldError(path: "", reason: fault)) }
        return .success(.string(text))
    }
}

/// Dates as RFC 3339 texts, and as people type them.
enum DateSpelling {
    /// The date in UTC, with milliseconds when there are any.
    static func text(_ date: Date) -> String {
        let whole = date.timeIntervalSince1970 == date.timeIntervalSince1970.rounded()
        return date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: !whole))
    }

    /// A date with time and zone, with or without fractions of a second.
    ///
    /// The parser of dates carries over what is too much, as 25 hours, so the numbers are looked at first.
    static func date(_ text: String) -> Date? {
        guard isOnCalendar(text) else { return nil }
        let hasFraction = text.contains(".")
        return try? Date(text, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: hasFraction))
    }

    private static func isOnCalendar(_ text: String) -> Bool {
        let parts = text.split(separator: "T", maxSplits: 1)
        guard parts.count == 2 else { return false }
        let day = parts[0].split(separator: "-", omittingEmptySubsequences: false).map { Int($0) ?? -1 }
        let time = parts[1].prefix(8).split(separator: ":", omittingEmptySubsequences: false).map { Int($0) ?? -1 }
        guard day.count == 3, time.count == 3 else { return false }
        let isLeap = day[0] % 4 == 0 && (day[0] % 100 != 0 || day[0] % 400 == 0)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard day[0] > 0, (1...12).contains(day[1]), (1...lengths[day[1] - 1]).contains(day[2]) else { return false }
        return (0...23).contains(time[0]) && (0...59).contains(time[1]) && (0...60).contains(time[2])
    }

    /// A date without time (midnight), without seconds, or without zone (UTC), with a space for the `T`.
    static func typedDate(_ text: String) -> Date? {
        if let date = date(text) { return date }
        let joined = text.replacing(" ", with: "T")
        var parts = joined.split(separator: "T", maxSplits: 1).map(String.init)
        guard let day = parts.first, parts.count <= 2 else { return nil }
        if parts.count == 1 { parts.append("00:00") }
        var time = parts[1]
        var zone = "Z"
        if let start = time.firstIndex(where: { "Zz+-".contains($0) }) {
            zone = time[start...].uppercased()
            time = String(time[..<start])
        }
        if time.split(separator: ":").count == 2 { time += ":00" }
        return date("\(day)T\(time)\(zone)")
    }
}
