/// A run as it stood at one moment, to go on from in this process.
public struct RunContext<W: Workflow>: Sendable {
    let machine: RunMachine
    let boxCount: Int

    /// The state that the run's steps shared.
    public let state: W.State

    init(machine: RunMachine, boxCount: Int, state: W.State) {
        self.machine = machine
        self.boxCount = boxCount
        self.state = state
    }

    /// Whether there is work to go on with.
    public var isRunning: Bool { machine.isRunning }
}
