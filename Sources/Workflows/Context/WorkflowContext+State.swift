extension WorkflowContext {
    /// The run's shared state as it is now; inside ``edit(_:)``, as it was before the change.
    public var state: W.State { bodies.state.value }

    /// Changes the run's shared state as one transaction: nobody sees half of it, and an error takes it all back.
    ///
    /// Other steps that edit wait while `change` runs, so it should be short. Readers do not wait. An `edit` inside
    /// `change` is refused: neither is committed, and the step fails with ``WorkflowRuntimeError`` when its body
    /// returns. Change the value that `change` is given instead.
    @discardableResult
    public func edit<Value>(_ change: (inout W.State) throws -> Value) rethrows -> Value where Value: Sendable {
        try bodies.state.edit(change) { work.refuse(nestedEdit) }
    }

    private var nestedEdit: WorkflowRuntimeError {
        WorkflowRuntimeError(
            "Step '\(step)' changed the state inside `edit`. Change the value that the closure is given instead."
        )
    }
}

extension WorkflowContext {
    /// The value at a path in the state: `customer.orders.0.total`; an empty path is the whole state.
    ///
    /// - Throws: ``FieldPathError`` when there is nothing at the path.
    public func value(at path: String) throws -> JSON { try state.value(at: path) }

    /// The value at a path in the state, as a Swift type.
    ///
    /// - Throws: ``FieldPathError`` when there is nothing at the path, or something of another shape.
    public func value<Value: Decodable>(at path: String, as type: Value.Type = Value.self) throws -> Value {
        try state.value(at: path, as: type)
    }

    /// The value at a path in the state, or a value in its place when there is nothing.
    ///
    /// - Throws: ``FieldPathError`` when there is something of another shape.
    public func value<Value: Decodable>(at path: String, default standIn: Value) throws -> Value {
        try state.value(at: path, default: standIn)
    }

    /// Puts a value at a path in the state, as one transaction; objects that are missing on the way are made.
    ///
    /// - Throws: ``FieldPathError`` when the path is empty, leads through something that has no fields, or names a
    ///   field that a typed state does not have; ``WorkflowRuntimeError`` inside ``edit(_:)``.
    public func set(_ value: some Encodable, at path: String) throws {
        guard !bodies.state.isBeingEditedHere else { throw nestedEdit }
        try edit { try $0.set(value, at: path) }
    }
}
