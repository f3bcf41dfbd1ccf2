/// What one tick comes to: commands for the driver and facts for the stream. Its arrays are used again for each tick.
struct Turn: Sendable {
    private(set) var now = RunInstant(elapsed: .zero, date: 0)
    var commands: [Command] = []
    var facts: [Fact] = []
    /// Whether this tick ended the run.
    var isEnd = false
    /// Whether a single step found something to let happen.
    var hasStepped = false
    /// Whether the run has come to a breakpoint, of its own or of a child.
    var hasStopped = false

    init() {
        // What a tick of a plain run comes to, so that the arrays do not grow under way.
        commands.reserveCapacity(2)
        facts.reserveCapacity(4)
    }

    mutating func begin(at now: RunInstant) {
        self.now = now
        isEnd = false
        hasStepped = false
        hasStopped = false
        if !commands.isEmpty { commands.removeAll(keepingCapacity: true) }
        if !facts.isEmpty { facts.removeAll(keepingCapacity: true) }
    }
}
