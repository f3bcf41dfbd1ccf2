extension WorkflowContext {
    /// The value of a resource: the runner's for a shared one, this invocation's for any other.
    ///
    /// - Throws: what making it throws; ``ResourceCycleError`` when resources need each other in a circle;
    ///   ``ResourceConfigurationError`` when a file it is read from is not in order; ``WorkflowRuntimeError`` when its
    ///   name stands for a value of another type.
    public func resource<Value: Sendable>(_ resource: Resource<Value>) async throws -> Value {
        try await work.resources(of: driver.resources).request.value(of: resource)
    }
}
