public import Workflows

extension RunOptions {
    /// A run whose bodies run again from their top after each wait, as they would after a resume from a saved run.
    ///
    /// A body that does not repeat itself, or that does twice what it should do once, is found out by it: run each
    /// workflow that waits in a body in this way in one of its tests.
    public static var rerunningBodies: RunOptions {
        var options = RunOptions()
        options.rerunsBodies = true
        return options
    }
}
