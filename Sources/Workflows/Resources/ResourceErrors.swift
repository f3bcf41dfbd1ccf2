/// Resources need each other in a circle, so that none of them can be made.
public struct ResourceCycleError: WorkflowError, Hashable {
    /// The way round: the last name is the first.
    public let names: [String]

    /// - Parameter names: the way round, with its first name again at the end.
    public init(names: [String]) { self.names = names }

    public var message: String { "Circular resource dependency detected: \(names.joined(separator: " -> "))" }
}

/// A configuration that a resource reads is not there, or is not as it has to be.
public struct ResourceConfigurationError: WorkflowError, Hashable {
    /// The file as the resource names it.
    public let file: String
    /// The way into the file; empty for the whole.
    public let selector: String
    /// What is wrong, in a few words.
    public let reason: String

    /// An error about one file, or about an object inside it.
    public init(file: String, selector: String, reason: String) {
        self.file = file
        self.selector = selector
        self.reason = reason
    }

    public var message: String { "Configuration from \(file): \(reason)." }
}
