extension WorkflowGraph {
    /// A way from step to step, with the first event on it.
    public struct Way: Sendable, Hashable {
        /// The id of the step it comes from.
        public var source: String
        /// The id of the step it leads to.
        public var target: String
        /// The id of the event that leaves `source`.
        public var event: String

        /// Makes a way by hand.
        public init(source: String, target: String, event: String) {
            self.source = source
            self.target = target
            self.event = event
        }
    }

    /// The ways from step to step, in order of the steps: what is left of the graph without events, people and resources.
    ///
    /// A question leads on to the steps that take its answer; where it is not known which answer that is, to those that
    /// take any answer.
    public var ways: [Way] {
        var takers: [String: [End]] = [:]
        var answers: [String] = []
        for edge in edges {
            if case .event(let event) = edge.source { takers[event, default: []].append(edge.target) }
            if edge.source == .person, case .event(let event) = edge.target { answers.append(event) }
        }
        let responses = Dictionary(events.map { ($0.id, $0.response) }, uniquingKeysWith: { first, _ in first })
        var seen: Set<Way> = []
        var ways: [Way] = []
        func follow(_ event: String, from source: String, first: String, throughPeople: Bool) {
            for taker in takers[event] ?? [] {
                switch taker {
                case .step(let target):
                    let way = Way(source: source, target: target, event: first)
                    if seen.insert(way).inserted { ways.append(way) }
                case .person where !throughPeople:
                    for answer in (responses[event] ?? nil).map({ [$0] }) ?? answers {
                        follow(answer, from: source, first: first, throughPeople: true)
                    }
                case .person, .event, .resource: break
                }
            }
        }
        for step in steps {
            for edge in edges where edge.source == .step(step.id) {
                guard case .event(let event) = edge.target else { continue }
                follow(event, from: step.id, first: event, throughPeople: false)
            }
        }
        return ways
    }
}
