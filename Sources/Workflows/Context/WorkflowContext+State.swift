import Synchronization

extension WorkflowContext {
    /// The run's shared state as it is now.
    public var state: W.State { bodies.state.withLock { $0 } }

    /// Changes the run's shared state as one transaction: nobody sees half of it, and an error takes it all back.
    ///
    /// Other steps wait while `change` runs, so it should be short; it must not call `edit` or `state` again.
    @discardableResult
    public func edit<Value>(_ change: (inout W.State) throws -> Value) rethrows -> Value where Value: Sendable {
        try bodies.state.withLock { state in
            var copy = state
            let value = try change(&copy)
            state = copy
            return value
        }
    }

    /// What the runner's resource manager has under a description; made on first use.
    ///
    /// - Throws: what making it throws, and ``WorkflowRuntimeError`` when resources need each other in a circle.
    public func resource<Value: Sendable>(_ resource: Resource<Value>) async throws -> Value {
        try await driver.resources.value(of: resource)
    }
}
