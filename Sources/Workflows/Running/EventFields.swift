/// Makes events from JSON fields: fills defaults, checks against the schema, decodes.
struct EventFields {
    private let schema: JSONSchema

    init(_ schema: JSONSchema) { self.schema = schema }

    /// - Throws: ``FieldsRejected`` with every wrong field.
    func make<E: WorkflowEvent>(_ type: E.Type, from fields: JSON) throws -> E {
        let filled = schema.filled(fields)
        let errors = schema.check(filled)
        guard errors.isEmpty else { throw FieldsRejected(errors: errors) }
        do {
            return try filled.decode(type)
        } catch let error as DecodingError {
            throw FieldsRejected(errors: [FieldError(error)])
        } catch {
            let words = (error as? any WorkflowError)?.message ?? String(describing: error)
            throw FieldsRejected(errors: [FieldError(path: "", reason: words)])
        }
    }
}

/// Fields that do not make an event.
struct FieldsRejected: Error {
    var errors: [FieldError]

    var words: String {
        errors.map { $0.path.isEmpty ? $0.reason : "\($0.path): \($0.reason)" }.joined(separator: "; ") + "."
    }
}

extension FieldError {
    /// A decoder's complaint as a field's.
    init(_ error: DecodingError) {
        func path(_ keys: [any CodingKey]) -> String {
            keys.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
        }
        switch error {
        case .keyNotFound(let key, let context):
            self.init(path: path(context.codingPath + [key]), reason: "is missing")
        case .valueNotFound(_, let context):
            self.init(path: path(context.codingPath), reason: "must not be empty")
        case .typeMismatch(_, let context), .dataCorrupted(let context):
            self.init(path: path(context.codingPath), reason: context.debugDescription)
        @unknown default:
            self.init(path: "", reason: String(describing: error))
        }
    }
}
