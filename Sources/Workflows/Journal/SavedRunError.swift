/// A saved run cannot be read, or does not fit the workflow that is to go on with it.
public struct SavedRunError: WorkflowError, Hashable {
    /// What is wrong, where in the document, and what to do.
    public let message: String
    /// An error with its words.
    public init(_ message: String) { self.message = message }
}
