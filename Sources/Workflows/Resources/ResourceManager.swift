import Synchronization

/// Makes resources when they are first asked for, and keeps the shared ones.
///
/// Two who ask at the same time for a resource that is not there yet get the same value. One that could not be made
/// is tried again by the next who asks.
public final class ResourceManager: Sendable {
    private let made = Mutex<[String: Task<any Sendable, any Error>]>([:])
    @TaskLocal private static var path: [String] = []

    /// Makes a manager that has made nothing yet.
    public init() {}

    /// The value of a resource.
    ///
    /// - Throws: what making it throws; ``WorkflowRuntimeError`` when resources need each other in a circle, or when
    ///   the name stands for a value of another type.
    public func value<Value: Sendable>(of resource: Resource<Value>) async throws -> Value {
        let path = ResourceManager.path
        if let start = path.firstIndex(of: resource.name) {
            let circle = (path[start...] + [resource.name]).joined(separator: " -> ")
            throw WorkflowRuntimeError("Circular resource dependency detected: \(circle)")
        }
        let make: @Sendable () async throws -> any Sendable = {
            try await ResourceManager.$path.withValue(path + [resource.name]) { try await resource.make(self) }
        }
        let value: any Sendable
        if resource.isShared {
            let task = made.withLock { made in
                if let task = made[resource.name] { return task }
                let task = Task.detached { try await make() }
                made[resource.name] = task
                return task
            }
            do {
                value = try await task.value
            } catch {
                made.withLock { made in if made[resource.name] == task { made[resource.name] = nil } }
                throw error
            }
        } else {
            value = try await make()
        }
        guard let value = value as? Value else {
            throw WorkflowRuntimeError(
                "The resource '\(resource.name)' is a \(type(of: value)), not a \(Value.self). Give one of them another name."
            )
        }
        return value
    }

    /// Puts a value in place of what the description would make, for tests and for what exists already.
    public func set<Value: Sendable>(_ value: Value, for resource: Resource<Value>) {
        made.withLock { $0[resource.name] = Task { value } }
    }
}
