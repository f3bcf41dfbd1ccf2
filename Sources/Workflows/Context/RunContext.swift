/// A run as it stood at one moment, to go on from in this process, or with ``json(includingState:)`` in another one.
public struct RunContext<W: Workflow>: Sendable {
    let machine: RunMachine
    let boxCount: Int
    /// When it was taken.
    let date: Double
    /// The saved forms of child runs that were under way, by number.
    let children: [Int: SavedChild]

    /// The state that the run's steps shared.
    public let state: W.State

    init(machine: RunMachine, boxCount: Int, state: W.State, date: Double, children: [Int: SavedChild] = [:]) {
        self.machine = machine
        self.boxCount = boxCount
        self.state = state
        self.date = date
        self.children = children
    }

    /// Whether there is work to go on with: also when the run was cancelled, which takes no work away, and when its
    /// turn had not come.
    public var isRunning: Bool { machine.isRunning }
}
