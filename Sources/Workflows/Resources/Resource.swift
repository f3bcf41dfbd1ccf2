/// A description of something that steps need and do not make themselves: a client, a model, a connection.
///
/// A description is a value and makes nothing by itself. A body asks for it with ``WorkflowContext/resource(_:)``; the
/// runner's ``ResourceManager`` makes it then.
public struct Resource<Value: Sendable>: AnyResource {
    /// What it is called; two resources with one name are one.
    public let name: String
    /// Whether one value serves all runs of a runner, or each step invocation gets its own.
    public let isShared: Bool
    /// Where it is described.
    public let place: SourcePlace?
    let configuration: ConfigurationFile?
    let needed: @Sendable () -> [any AnyResource]
    let make: @Sendable (ResourceRequest) async throws -> Value

    /// A resource that a function makes, from other resources if it needs any.
    ///
    /// - Parameters:
    ///   - name: unique among the resources of a manager.
    ///   - isShared: `true` makes it once per manager. `false` makes it once per step invocation: everything that is
    ///     made for that invocation shares it, and a retry of the step gets a new one.
    ///   - needs: what `make` asks for, so that circles are found before a run; looked at only when it is checked.
    ///   - make: makes the value; it may be asynchronous and may throw. Other resources it needs come from the request.
    public init(
        _ name: String,
        isShared: Bool = true,
        needs: @autoclosure @escaping @Sendable () -> [any AnyResource] = [],
        fileID: String = #fileID,
        line: Int = #line,
        column: Int = #column,
        path: String = #filePath,
        make: @escaping @Sendable (ResourceRequest) async throws -> Value
    ) {
        self.name = name
        self.isShared = isShared
        self.make = make
        place = .here(fileID: fileID, line: line, column: column, path: path)
        configuration = nil
        needed = needs
    }

    /// A resource that a function makes without looking at others.
    ///
    /// - Parameters:
    ///   - name: unique among the resources of a manager.
    ///   - isShared: whether it is made once per manager, or once per step invocation.
    ///   - make: makes the value; it may be asynchronous and may throw.
    public init(
        _ name: String,
        isShared: Bool = true,
        fileID: String = #fileID,
        line: Int = #line,
        column: Int = #column,
        path: String = #filePath,
        make: @escaping @Sendable () async throws -> Value
    ) {
        self.init(name, isShared: isShared, fileID: fileID, line: line, column: column, path: path) {
            (_: ResourceRequest) in try await make()
        }
    }

    public var needs: [any AnyResource] { needed() }

    public func tryOut(in manager: ResourceManager) async throws { _ = try await manager.value(of: self) }
}

extension Resource where Value: Decodable {
    /// A value read from a JSON file, or from an object inside it.
    ///
    /// Fields that the file leaves out take their defaults. The file is read once per manager, whoever asks.
    ///
    /// - Parameters:
    ///   - file: a path that ends in `.json`; a relative one starts at the working directory.
    ///   - selector: the way to an object inside the file, as `models.fast` or `models.0`; empty for the whole file.
    ///   - name: without it, the file and the way into it.
    public init(
        configuration file: String,
        at selector: String = "",
        name: String? = nil,
        fileID: String = #fileID,
        line: Int = #line,
        column: Int = #column,
        path: String = #filePath
    ) {
        let configuration = ConfigurationFile(file: file, selector: selector)
        self.name = name ?? configuration.words
        self.configuration = configuration
        isShared = true
        place = .here(fileID: fileID, line: line, column: column, path: path)
        needed = { [] }
        make = { try configuration.decode(Value.self, from: try $0.manager.members(of: configuration)) }
    }
}

/// A resource, whatever its value's type is: what a workflow lists for checks.
public protocol AnyResource: Sendable {
    /// What it is called; two resources with one name are one.
    var name: String { get }
    /// Whether one value serves all runs of a runner, or each step invocation gets its own.
    var isShared: Bool { get }
    /// Where it is described.
    var place: SourcePlace? { get }
    /// The resources that its making is declared to ask for.
    var needs: [any AnyResource] { get }
    /// Makes the value as a step's request would; a shared one stays with the manager.
    ///
    /// - Throws: what making it throws.
    func tryOut(in manager: ResourceManager) async throws
}
