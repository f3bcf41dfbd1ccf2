extension WorkflowState {
    /// The value at a path: `customer.orders.0.total`; an empty path is the whole state.
    ///
    /// A typed state is looked at as its coding writes it.
    ///
    /// - Throws: ``FieldPathError`` when there is nothing at the path, or it has more than 1000 segments.
    public func value(at path: String) throws -> JSON { try tree.value(at: FieldPath(path)) }

    /// The value at a path, as a Swift type.
    ///
    /// - Throws: ``FieldPathError`` when there is nothing at the path, or something of another shape.
    public func value<Value: Decodable>(at path: String, as type: Value.Type = Value.self) throws -> Value {
        try decode(try value(at: path), at: path, as: type)
    }

    /// The value at a path, or a value in its place when there is nothing.
    ///
    /// - Throws: ``FieldPathError`` when there is something of another shape, or the path has more than 1000 segments.
    public func value<Value: Decodable>(at path: String, default standIn: Value) throws -> Value {
        let way = try FieldPath(path)
        guard let json = try? tree.value(at: way) else { return standIn }
        return try decode(json, at: path, as: Value.self)
    }

    /// Puts a value at a path; objects that are missing on the way are made, all or nothing.
    ///
    /// - Throws: ``FieldPathError`` when the path is empty or has more than 1000 segments, an index is not in its list,
    ///   something on the way has no fields, or a typed state has no such field or wants another type there.
    public mutating func set(_ value: some Encodable, at path: String) throws {
        let way = try FieldPath(path)
        let json = try JSON(encoding: value)
        var tree = try self.tree
        try tree.set(json, at: way)
        let changed = try Self.make(from: tree, at: path)
        // A field that the type does not have is left out when the state is written again.
        if json != .null, (try? changed.tree.value(at: way)) == nil {
            throw FieldPathError(path: path, reason: "The state has no field '\(path)'.")
        }
        self = changed
    }

    private var tree: JSON {
        get throws {
            if let dynamic = self as? DynamicState { return .object(dynamic.fields) }
            return try JSON(encoding: self)
        }
    }

    private static func make(from tree: JSON, at path: String) throws -> Self {
        if let fields = tree.objectValue, let dynamic = DynamicState(fields) as? Self { return dynamic }
        do {
            return try tree.decode(Self.self)
        } catch let error as DecodingError {
            throw FieldPathError(path: path, error)
        }
    }

    private func decode<Value: Decodable>(_ json: JSON, at path: String, as type: Value.Type) throws -> Value {
        do {
            return try json.decode(type)
        } catch let error as DecodingError {
            let field = FieldError(error)
            let place = [path, field.path].filter { !$0.isEmpty }.joined(separator: ".")
            throw FieldPathError(path: path, reason: "'\(place)' \(field.reason).")
        }
    }
}

extension FieldPathError {
    /// A decoder's complaint about a state that was to be changed at a path.
    init(path: String, _ error: DecodingError) {
        let field = FieldError(error)
        self.init(
            path: path,
            reason: field.path == path || field.path.isEmpty
                ? "'\(path)' \(field.reason)."
                : "'\(path)' cannot be set: then '\(field.path)' \(field.reason)."
        )
    }
}
