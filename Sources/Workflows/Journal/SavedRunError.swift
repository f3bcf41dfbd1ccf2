/// A saved run cannot be read, or does not fit the workflow that is to go on with it.
public struct SavedRunError: WorkflowError, Hashable {
    public let message: String
    public init(_ message: String) { self.message = message }
}
