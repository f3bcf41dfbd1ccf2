extension Ranking {
    private typealias Message = BoundedTable<MessageStatistics>.Entry

    /// Adds addresses with many failed logins, and returns them.
    mutating func addLogins() -> [LoginStatistics] {
        let found = statistics.logins.ranked.filter { $0.value.failures >= Rule.loginFailures }
        for source in found {
            let value = source.value
            let accounts = value.accounts.estimate
            var figures = [
                "\(value.failures) messages about failed logins",
                "\(accounts)\(accounts > DistinctCount.exactUpTo ? " or so" : "") account names tried",
            ]
            if value.accepted > 0 { figures.append("\(value.accepted) logins from there were accepted") }
            let ratio = Double(value.failures) / Double(Rule.loginFailures) * (value.accepted > 0 ? 3 : 1)
            add(
                .failedLogins,
                source.name,
                score: Self.score(0.75, 0.97, ratio: ratio),
                count: value.failures,
                figures: figures,
                span: value.span,
                places: value.places,
                why: value.accepted > 0
                    ? "Many logins failed from there, and some were accepted."
                    : "So many failed logins from one address are not a mistyped password."
            )
        }
        return found.map(\.value)
    }

    /// Adds rare messages that report danger or an error. Lines that do not have the log's format are messages too.
    mutating func addMessages() {
        let all = statistics.messages.ranked
        let total = all.reduce(statistics.messages.droppedLines) { $0 + $1.value.count }
        let repeated = all.reduce(0) { $0 + ($1.value.count >= 5 ? $1.value.count : 0) }
        let lines = statistics.format == .syslog || statistics.format == .text ? total : statistics.lines
        let isRoutine = lines > total || repeated * 2 >= total
        let rare = all.filter { message in
            switch message.value.tone.severity {
            case .critical: lines >= Rule.seriousLines && message.value.count <= max(3, lines / 100)
            case .error: lines >= Rule.errorLines && isRoutine && message.value.count <= 2
            case .warning, .ordinary: false
            }
        }
        let groups = grouped(rare)
        for group in groups.filter(Self.isSerious).prefix(10) { addRare(group, lines: lines) }
        let others = groups.filter { !Self.isSerious($0) }.sorted { $0.count > $1.count }
        for group in others.prefix(5) { addRare(group, lines: lines) }
    }

    private mutating func addRare(_ group: [Message], lines: Int) {
        let serious = Self.isSerious(group)
        let main = group.first { !serious || $0.value.tone.severity == .critical }
        guard let main else { return }
        var span = TimeSpan()
        var places = Places()
        var count = 0
        for message in group {
            span.merge(message.value.span)
            places.merge(message.value.places)
            count += message.value.count
        }
        var figures = ["seen \(count == 1 ? "once" : "\(count) times") in \(lines) lines"]
        if group.count > 1 { figures.append("\(group.count) different messages of one incident") }
        let floor = Double(serious ? Rule.seriousLines : Rule.errorLines)
        add(
            .rareMessage,
            main.name,
            score: Self.score(serious ? 0.78 : 0.45, serious ? 0.92 : 0.65, ratio: Double(lines) / floor),
            count: count,
            figures: figures,
            span: span,
            places: places,
            why: serious
                ? "It speaks of danger to hardware, kernel, memory, disk or data, and is not routine in this log."
                : "An error that this log hardly ever reports."
        )
    }

    private static func isSerious(_ group: [Message]) -> Bool {
        group.contains { $0.value.tone.severity == .critical }
    }

    /// What one program reports within two minutes is one incident; first incident first. Other logs than those of
    /// the system have one program.
    private func grouped(_ messages: [Message]) -> [[Message]] {
        var groups: [(program: Substring, last: Int, members: [Message])] = []
        for message in messages.sorted(by: Self.earlier) {
            let program = statistics.format == .syslog ? message.name.prefix { $0 != ":" } : ""
            if let first = message.value.span.first?.seconds, let last = message.value.span.last?.seconds {
                if let index = groups.lastIndex(where: { $0.program == program && first - $0.last <= 120 }) {
                    groups[index].members.append(message)
                    groups[index].last = max(groups[index].last, last)
                } else {
                    groups.append((program, last, [message]))
                }
            } else {
                groups.append((program, Int.min / 2, [message]))
            }
        }
        return groups.map(\.members)
    }

    private static func earlier(_ left: Message, _ right: Message) -> Bool {
        let one = left.value.places.offsets.first ?? 0
        let other = right.value.places.offsets.first ?? 0
        return one != other ? one < other : left.name < right.name
    }
}
