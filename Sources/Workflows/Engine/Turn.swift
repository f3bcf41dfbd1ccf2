/// What one tick comes to: commands for the driver and facts for the stream. Its arrays are used again for each tick.
struct Turn: Sendable {
    private(set) var now = RunInstant(elapsed: .zero, date: 0)
    var commands: [Command] = []
    var facts: [Fact] = []

    mutating func begin(at now: RunInstant) {
        self.now = now
        commands.removeAll(keepingCapacity: true)
        facts.removeAll(keepingCapacity: true)
    }
}
