/// The timestamp of an application's log line, if it begins with one, and where the message begins.
struct TextLine {
    let time: LogTime?
    let message: LineBytes

    init(_ line: LineBytes) {
        // The date may stand behind a bracket, a quote or a short field name; a number further in is payload.
        let edge = min(line.count, 32)
        var index = 0
        while index < edge, line.base[index] &- 48 > 9 { index += 1 }
        if index < edge, let stamp = TimestampReader.iso(line, at: index) {
            time = stamp.time
            message = line.part(Self.afterPunctuation(line, stamp.end), line.count)
        } else if line.has("[", at: 0), let stamp = TimestampReader.weekday(line, at: 1) {
            time = stamp.time
            message = line.part(Self.afterPunctuation(line, stamp.end), line.count)
        } else {
            time = nil
            message = line
        }
    }

    private static func afterPunctuation(_ line: LineBytes, _ start: Int) -> Int {
        var index = start
        while index < line.count {
            switch line.base[index] {
            case 32, 93, 34, 44, 58, 9: index += 1  // blank ] " , : tab
            default: return index
            }
        }
        return index
    }
}
