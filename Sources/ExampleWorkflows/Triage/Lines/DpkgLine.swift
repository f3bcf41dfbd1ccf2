/// One line of the package manager's log: `2025-11-22 18:08:16 action …`.
struct DpkgLine {
    enum Action {
        /// `status <state> <package> <version>`
        case status
        /// `upgrade <package> <old> <new>`
        case upgrade
        case install
        case remove
        case purge
        case configure
        /// `trigproc`
        case trigger
        /// `startup`, `disappear`, `conffile`
        case other
    }

    let time: LogTime
    let action: Action
    /// Of a status line; a state that dpkg does not know makes a line none of its.
    let state: PackageStatistics.State?
    /// The words after the action.
    let words: (LineBytes, LineBytes, LineBytes)

    init?(_ line: LineBytes) {
        guard line.count > 20, line.base[4] == 45, line.base[10] == 32, line.base[19] == 32,
            let stamp = TimestampReader.iso(line, at: 0)
        else { return nil }
        var end = line.position(of: 32, from: 20)
        if end < 0 { end = line.count }
        let word = line.part(20, end)
        switch word.count {
        case 6 where word.has("status", at: 0): action = .status
        case 6 where word.has("remove", at: 0): action = .remove
        case 7 where word.has("upgrade", at: 0): action = .upgrade
        case 7 where word.has("install", at: 0): action = .install
        case 5 where word.has("purge", at: 0): action = .purge
        case 9 where word.has("configure", at: 0): action = .configure
        case 7 where word.has("startup", at: 0): action = .other
        case 8 where word.has("trigproc", at: 0): action = .trigger
        case 8 where word.has("conffile", at: 0): action = .other
        case 9 where word.has("disappear", at: 0): action = .other
        default: return nil
        }
        time = stamp.time
        let first = Self.word(line, from: end + 1)
        let second = Self.word(line, from: first.end + 1)
        let third = Self.word(line, from: second.end + 1)
        words = (first.word, second.word, third.word)
        switch action {
        case .other:
            guard first.word.count > 0 else { return nil }
            state = nil
        case .status:
            guard third.word.count > 0, second.word.count > 0,
                let state = PackageStatistics.State(rawValue: first.word.text(0, first.word.count))
            else { return nil }
            self.state = state
        default:
            guard first.word.count > 0, second.word.count > 0 else { return nil }
            state = nil
        }
    }

    private static func word(_ line: LineBytes, from start: Int) -> (word: LineBytes, end: Int) {
        guard start < line.count else { return (line.part(line.count, line.count), line.count) }
        var end = line.position(of: 32, from: start)
        if end < 0 { end = line.count }
        return (line.part(start, end), end)
    }
}
