import Synchronization

/// Makes resources when they are first asked for, and keeps the shared ones.
///
/// Two who ask at the same time for a resource that is not there yet get the same value. One that could not be made
/// is tried again by the next who asks. Values are kept as long as the manager is.
public final class ResourceManager: Sendable {
    private let state = Mutex(State())

    private struct State {
        var presets: [String: any Sendable] = [:]
        /// By scope, then by name.
        var entries: [Int: [String: Entry]] = [:]
        var waits = ResourceWaits()
        var scopeCount = ResourceKey.shared
        var configurations: [ConfigurationFile: [String: JSON]] = [:]
    }

    private enum Entry {
        case made(any Sendable)
        case making(Task<any Sendable, any Error>)
    }

    /// Makes a manager that has made nothing yet.
    public init() {}

    /// The value of a resource, for whoever is not a step; one that is not shared is made anew.
    ///
    /// - Throws: as ``ResourceRequest/value(of:)``.
    public func value<Value: Sendable>(of resource: Resource<Value>) async throws -> Value {
        try await ResourceScope(self).request.value(of: resource)
    }

    /// Puts a value in place of what the description would make, for tests and for what exists already.
    ///
    /// It serves everybody from now on, also where the description is not shared.
    public func set<Value: Sendable>(_ value: Value, for resource: Resource<Value>) {
        set(value, named: resource.name)
    }

    /// Puts a value under a name, for descriptions that the caller cannot see.
    public func set(_ value: any Sendable, named name: String) { state.withLock { $0.presets[name] = value } }

    /// The names of the shared values that are there, made or set, in alphabetical order.
    public var names: [String] {
        state.withLock { state in
            let made = state.entries[ResourceKey.shared, default: [:]].compactMap { name, entry in
                if case .made = entry { name } else { nil }
            }
            return Set(made).union(state.presets.keys).sorted()
        }
    }

    // MARK: Making

    /// A value that is there, is being made, or is made now; `asker` is the resource that needs it.
    func value(
        _ key: ResourceKey,
        askedBy asker: ResourceKey?,
        _ make: @escaping @Sendable () async throws -> any Sendable
    ) async throws -> any Sendable {
        while true {
            switch try find(key, askedBy: asker, make) {
            case .made(let value): return value
            case .making(let task):
                defer { if let asker { state.withLock { $0.waits.remove(asker, for: key) } } }
                // What others may share goes on without the one who asked first.
                if key.scope == ResourceKey.shared { return try await task.value }
                do {
                    return try await withTaskCancellationHandler {
                        try await task.value
                    } onCancel: {
                        task.cancel()
                    }
                } catch is CancellationError where task.isCancelled && !Task.isCancelled {
                    // Another child task of the same body waited for it too, and was cancelled. A making that throws
                    // this error by itself has not been cancelled, and would throw it each time.
                    continue
                }
            }
        }
    }

    /// The value, or the task that makes it, begun now if nobody asked before.
    private func find(
        _ key: ResourceKey,
        askedBy asker: ResourceKey?,
        _ make: @escaping @Sendable () async throws -> any Sendable
    ) throws -> Entry {
        try state.withLock { state -> Entry in
            if let preset = state.presets[key.name] { return .made(preset) }
            switch state.entries[key.scope]?[key.name] {
            case .made(let value)?: return .made(value)
            case .making(let task)?:
                if let asker { try state.waits.add(asker, for: key) }
                return .making(task)
            case nil:
                if let asker { try state.waits.add(asker, for: key) }
                let task = start(key, make)
                state.entries[key.scope, default: [:]][key.name] = .making(task)
                return .making(task)
            }
        }
    }

    /// Begins to make a value, in a task of its own: detached where others share it, so that nothing of the first
    /// asker's task (its priority, its task-local values) gets into it.
    private func start(
        _ key: ResourceKey,
        _ make: @escaping @Sendable () async throws -> any Sendable
    ) -> Task<any Sendable, any Error> {
        let work: @Sendable () async throws -> any Sendable = {
            do {
                let value = try await make()
                self.finish(key, .made(value))
                return value
            } catch {
                self.finish(key, nil)
                throw error
            }
        }
        return key.scope == ResourceKey.shared
            ? Task.detached { try await work() } : Task { try await work() }
    }

    private func finish(_ key: ResourceKey, _ entry: Entry?) {
        state.withLock { state in
            // A scope that was closed meanwhile takes nothing in.
            guard state.entries[key.scope] != nil else { return }
            state.entries[key.scope]?[key.name] = entry
        }
    }

    func openScope() -> Int {
        state.withLock { state in
            state.scopeCount += 1
            return state.scopeCount
        }
    }

    func closeScope(_ number: Int) {
        // What the scope kept is let go outside the lock: it may have a deinitialiser that asks this manager.
        let kept = state.withLock { $0.entries.removeValue(forKey: number) }
        _ = kept
    }

    // MARK: Configurations

    /// The object that a configuration names; read once.
    func members(of configuration: ConfigurationFile) throws -> [String: JSON] {
        let key = configuration.absolute
        if let known = state.withLock({ $0.configurations[key] }) { return known }
        let members = try configuration.read()
        return state.withLock { state in
            if let first = state.configurations[key] { return first }
            state.configurations[key] = members
            return members
        }
    }
}
