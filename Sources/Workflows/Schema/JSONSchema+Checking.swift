extension JSONSchema {
    /// Everything that is wrong with a value, in order of declaration; empty when it fits.
    ///
    /// Fill in defaults first with ``filled(_:)-(JSON)``.
    public func check(_ value: JSON) -> [FieldError] { check(value, in: SchemaScope(self)) }

    func check(_ value: JSON, in scope: SchemaScope) -> [FieldError] {
        switch kind {
        case .any: return []
        case .null: return value == .null ? [] : [wrong("nothing", value)]
        case .boolean: return value.boolValue == nil ? [wrong("yes or no", value)] : []
        case .integer(let minimum, let maximum):
            guard let number = value.integerValue else { return [wrong("a whole number", value)] }
            return bounds(number, minimum, maximum)
        case .number(let minimum, let maximum):
            guard let number = value.numberValue else { return [wrong("a number", value)] }
            return bounds(number, minimum, maximum)
        case .string(let format):
            guard let text = value.stringValue else { return [wrong("text", value)] }
            return TextFormat(format).fault(in: text).map { [FieldError(path: "", reason: $0)] } ?? []
        case .choice(let values):
            if values.contains(value) { return [] }
            let names = values.map(\.choiceName)
            let near = value.stringValue.flatMap { NearestName.of($0, among: names) }
            return [
                FieldError(
                    path: "",
                    reason: "must be \(names.joined(separator: ", "))\(near.map { "; did you mean \($0)?" } ?? "")"
                )
            ]
        default: return checkInside(value, in: scope)
        }
    }

    private func checkInside(_ value: JSON, in scope: SchemaScope) -> [FieldError] {
        switch kind {
        case .array(let items):
            guard let elements = value.arrayValue else { return [wrong("a list", value)] }
            let inner = scope.entering(items)
            return elements.enumerated().flatMap { index, element in
                items.check(element, in: inner).map { $0.under(String(index)) }
            }
        case .map(let values):
            guard let members = value.objectValue else { return [wrong("an object", value)] }
            let inner = scope.entering(values)
            return members.sorted { $0.key < $1.key }.flatMap { key, member in
                values.check(member, in: inner).map { $0.under(key) }
            }
        case .object(let properties):
            guard let members = value.objectValue else { return [wrong("an object", value)] }
            return check(members, properties, in: scope)
        case .oneOf(let shapes): return checkShapes(shapes, value, in: scope)
        case .reference(let title):
            guard let (target, inner) = scope.resolve(title) else { return [] }
            return target.check(value, in: inner)
        default: return []
        }
    }

    private func check(_ members: [String: JSON], _ properties: [Property], in scope: SchemaScope) -> [FieldError] {
        var errors: [FieldError] = []
        for property in properties {
            let schema = property.schema
            switch members[property.name] {
            case nil: if property.isRequired { errors.append(FieldError(path: property.name, reason: "is missing")) }
            case .null? where !property.isRequired && schema.defaultValue == nil: break
            case let member?: errors += schema.check(member, in: scope.entering(schema)).map { $0.under(property.name) }
            }
        }
        let names = properties.map(\.name)
        for unknown in members.keys.sorted() where !names.contains(unknown) {
            let near = NearestName.of(unknown, among: names).map { "; did you mean \($0)?" }
            errors.append(FieldError(path: unknown, reason: "is not a field here\(near ?? "")"))
        }
        return errors
    }

    /// With no fitting shape, the errors of the nearest one: the one that can be told apart by its member, or has fewest.
    private func checkShapes(_ shapes: [JSONSchema], _ value: JSON, in scope: SchemaScope) -> [FieldError] {
        var best: (rank: Int, errors: [FieldError])?
        for shape in shapes {
            let errors = shape.check(value, in: scope.entering(shape))
            if errors.isEmpty { return [] }
            let isMeant = shape.properties.contains { value[$0.name] != nil }
            let rank = errors.count + (isMeant ? 0 : 1_000_000)
            if best.map({ rank < $0.rank }) ?? true { best = (rank, errors) }
        }
        guard let best, best.rank < 1_000_000 else {
            let names = shapes.map { $0.title ?? $0.kindWords }.joined(separator: ", ")
            return [FieldError(path: "", reason: "must be one of: \(names)")]
        }
        return best.errors
    }

    private func wrong(_ expected: String, _ value: JSON) -> FieldError {
        FieldError(path: "", reason: "must be \(expected), not \(value.kindWords)")
    }

    private func bounds<Number: Comparable>(_ number: Number, _ minimum: Number?, _ maximum: Number?) -> [FieldError] {
        if let minimum, number < minimum { return [FieldError(path: "", reason: "must be at least \(minimum)")] }
        if let maximum, number > maximum { return [FieldError(path: "", reason: "must be at most \(maximum)")] }
        return []
    }
}

extension FieldError {
    /// The error as seen from one level further out.
    func under(_ name: String) -> FieldError {
        FieldError(path: path.isEmpty ? name : "\(name).\(path)", reason: reason)
    }
}

extension JSON {
    /// What kind of value this is, as people say it.
    var kindWords: String {
        switch self {
        case .null: "nothing"
        case .bool: "yes or no"
        case .integer, .number: "a number"
        case .string: "text"
        case .array: "a list"
        case .object: "an object"
        }
    }

    /// A choice as people read and type it: the text itself, or the name of a case without a payload.
    var choiceName: String {
        switch self {
        case .string(let text): text
        case .object(let members) where members.count == 1 && members.values.first == .object([:]):
            members.keys.first ?? text
        default: text
        }
    }
}

extension JSONSchema {
    /// What kind of value fits, as people say it.
    var kindWords: String {
        switch kind {
        case .any, .reference: "JSON"
        case .null: "nothing"
        case .boolean: "yes or no"
        case .integer: "a whole number"
        case .number: "a number"
        case .string: "text"
        case .choice: "a choice"
        case .array: "a list"
        case .object, .map: "an object"
        case .oneOf: "one of several shapes"
        }
    }
}
