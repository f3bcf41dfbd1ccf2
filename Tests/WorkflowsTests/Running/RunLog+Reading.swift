import Testing

@testable import Workflows

extension RunLog {
    /// What a reader comes to, up to so many entries; for logs in which no body has published anything.
    struct Read {
        var facts: [(fact: Fact, sequence: Int, date: Double)] = []
        /// What is missing before the first of them.
        var gap: ClosedRange<Int>?
        /// Whether nothing comes after them.
        var isLast = false
    }

    func read(after sequence: Int, limit: Int) -> Read {
        var cursor = Cursor(after: sequence)
        return read(&cursor, limit: limit)
    }

    func read(_ cursor: inout Cursor, limit: Int) -> Read {
        var result = Read()
        while true {
            var next = cursor
            switch read(&next) {
            case .entry(let fact, let date):
                if result.facts.count == limit { return result }
                result.facts.append((fact, next.sequence, date))
            case .published(let event, _, _):
                Issue.record("a body published \(event)")
                return result
            case .gap(let gap, _): result.gap = gap
            case .nothing: return result
            case .over:
                result.isLast = true
                return result
            }
            cursor = next
        }
    }
}
