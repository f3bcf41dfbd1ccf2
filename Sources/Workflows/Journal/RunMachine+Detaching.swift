extension RunMachine {
    /// Takes the run out of its process, as far as it came: nobody looks at it, promises nothing, and runs no child.
    ///
    /// `last` is the moment of its last tick. Its moments become calendar dates, of which the clock of whoever goes on is
    /// taken off again; what happened between the last tick and the going on counts for retries and waits, and
    /// not for the run's own limit.
    mutating func detach(at last: RunInstant) {
        self = saved(at: last)
        recountChildren()
        guard isRunning, !isFromElsewhere else { return }
        moveMoments(by: .seconds(last.date) - last.elapsed)
        isFromElsewhere = true
    }
}
