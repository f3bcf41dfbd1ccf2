/// One request for resources: whom it is for, and what is being made on the way to it.
///
/// What makes a resource gets one, to ask for the resources that it needs itself.
public struct ResourceRequest: Sendable {
    /// Who makes and keeps what is asked for.
    public let manager: ResourceManager
    let scope: ResourceScope
    /// What is being made, outermost first.
    let path: [ResourceKey]

    /// The value of a resource, made now if it is not there yet.
    ///
    /// - Throws: what making it throws; ``ResourceCycleError`` when resources need each other in a circle;
    ///   ``WorkflowRuntimeError`` when the name stands for a value of another type.
    public func value<Value: Sendable>(of resource: Resource<Value>) async throws -> Value {
        let key = ResourceKey(scope: resource.isShared ? ResourceKey.shared : scope.number, name: resource.name)
        if let start = path.firstIndex(of: key) {
            throw ResourceCycleError(names: (path[start...] + [key]).map(\.name))
        }
        let inner = ResourceRequest(manager: manager, scope: scope, path: path + [key])
        let value = try await manager.value(key, askedBy: path.last) { try await resource.make(inner) }
        guard let value = value as? Value else {
            throw WorkflowRuntimeError(
                "The resource '\(resource.name)' is a \(type(of: value)), not a \(Value.self). Give one of them another name."
            )
        }
        return value
    }
}

/// What a manager knows a value by: its name, and whose it is.
struct ResourceKey: Sendable, Hashable {
    /// The number of a scope, or ``shared``.
    var scope: Int
    var name: String

    static let shared = 0
}

/// One step invocation's own resources; they go when it does.
final class ResourceScope: Sendable {
    let number: Int
    let manager: ResourceManager

    init(_ manager: ResourceManager) {
        self.manager = manager
        number = manager.openScope()
    }

    deinit { manager.closeScope(number) }

    /// A request from the invocation's body.
    var request: ResourceRequest { ResourceRequest(manager: manager, scope: self, path: []) }
}
