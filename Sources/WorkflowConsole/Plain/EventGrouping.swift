/// Keeps what is printed by itself down to one line a second.
///
/// The first event after a quiet second is a line at once; what comes in the same second is one line at its end.
struct EventGrouping: Sendable {
    private var isLinePrinted = false
    /// What came since, in order: the kind, the text of the first, how many.
    private var waiting: [(kind: String, text: String, count: Int)] = []

    /// How many events have not been printed.
    var count: Int { waiting.reduce(0) { $0 + $1.count } }

    /// The line to print now, if any.
    mutating func take(_ text: String, kind: String) -> String? {
        guard isLinePrinted else {
            isLinePrinted = true
            return text
        }
        if let index = waiting.firstIndex(where: { $0.kind == kind }) {
            waiting[index].count += 1
        } else {
            waiting.append((kind, text, 1))
        }
        return nil
    }

    /// The line for what came since the last one; to be called once a second, and before anything that must come after.
    mutating func flush() -> String? {
        defer { waiting = [] }
        isLinePrinted = !waiting.isEmpty
        guard let first = waiting.first else { return nil }
        if waiting.count == 1, first.count == 1 { return first.text }
        return waiting.map { $0.count == 1 ? $0.kind : "\($0.count) \($0.kind)" }.joined(separator: ", ")
    }

    /// Forgets what came, because somebody else counts it.
    mutating func drop() -> Int {
        defer { waiting = [] }
        return count
    }
}
