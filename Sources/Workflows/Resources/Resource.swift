/// A description of something that steps need and do not make themselves: a client, a model, a connection.
public struct Resource<Value: Sendable>: Sendable {
    /// What it is called; two resources with one name are one.
    public let name: String
    /// Whether one value serves all who ask, or each gets a new one.
    public let isShared: Bool
    let make: @Sendable (ResourceManager) async throws -> Value

    /// - Parameter make: makes the value; other resources it needs come from the manager it is given.
    public init(
        _ name: String,
        isShared: Bool = true,
        make: @escaping @Sendable (ResourceManager) async throws -> Value
    ) {
        self.name = name
        self.isShared = isShared
        self.make = make
    }
}
