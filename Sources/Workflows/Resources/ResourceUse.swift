/// A resource that a step's body asks for, as far as the step tells.
public struct ResourceUse: Sendable, Hashable {
    /// What is asked for.
    public var resource: any AnyResource
    /// What the body calls it, if that is known.
    public var label: String?

    /// Makes the use of a resource.
    public init(_ resource: any AnyResource, label: String? = nil) {
        self.resource = resource
        self.label = label
    }

    /// Two uses are equal when they name the same resource by the same word; resources are known by their names.
    public static func == (one: ResourceUse, other: ResourceUse) -> Bool {
        one.resource.name == other.resource.name && one.label == other.label
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(resource.name)
        hasher.combine(label)
    }
}

extension Step {
    /// The same step, whose body is now known to ask for a resource.
    ///
    /// It changes what graphs show, not what the body may do. `@Workflow` writes it for each
    /// `context.resource(Self.name)` that it reads in a body.
    ///
    /// - Parameter label: what the body calls it.
    public func using(_ resource: any AnyResource, as label: String? = nil) -> Step {
        var step = self
        let use = ResourceUse(resource, label: label)
        if !step.options.resources.contains(use) { step.options.resources.append(use) }
        return step
    }
}

/// What graphs tell of a resource besides its name.
protocol DescribedResource: AnyResource {
    /// The name of the value's type.
    var valueName: String { get }
    /// The file it is read from, if it is.
    var configuration: ConfigurationFile? { get }
    /// The fields that are read from the file.
    var valueSchema: JSONSchema? { get }
}

extension Resource: DescribedResource {
    var valueName: String { String(describing: Value.self) }

    var valueSchema: JSONSchema? {
        guard configuration != nil, let type = Value.self as? any Decodable.Type else { return nil }
        return JSONSchema.of(type)
    }
}
