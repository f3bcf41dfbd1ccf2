/// The start event of a workflow that needs no input.
public struct Start: StartEvent, Hashable, SchemaDescribed {
    /// Makes the event that begins a run which needs no input.
    public init() {}
    public static var schema: JSONSchema { JSONSchema(.object(properties: []), title: "Start") }
}

/// The stop event of a workflow whose result is one value.
public struct Stop<Value: Codable & Sendable>: StopEvent {
    /// What the run came to.
    public var result: Value

    /// Ends the run with this value as its result.
    public init(_ result: Value) { self.result = result }

    public var runResult: Value { result }
}

extension Stop: Equatable where Value: Equatable {}
extension Stop: Hashable where Value: Hashable {}

/// A value that says nothing: the result of a run that ends with ``Done``.
public struct Nothing: Codable, Sendable, Hashable, SchemaDescribed {
    /// Makes the one value of the type.
    public init() {}
    public static var schema: JSONSchema { JSONSchema(.object(properties: []), title: "Nothing") }
}

/// The stop event of a workflow that has nothing to say at its end.
public typealias Done = Stop<Nothing>

extension Stop where Value == Nothing {
    /// Ends the run without a result.
    public init() { self.init(Nothing()) }
}
