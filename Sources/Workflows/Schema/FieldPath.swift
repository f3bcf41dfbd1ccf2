/// The way to a field inside a JSON value, as people write it: `customer.orders.0.total`.
///
/// Each segment is a member's name or, inside a list, an index from 0. Names that contain a dot cannot be written so.
struct FieldPath: Sendable, Hashable {
    static let limit = 1000

    let segments: [Substring]

    /// Reads a path; an empty text is the way to the whole value.
    ///
    /// - Throws: ``FieldPathError`` when it has more than 1000 segments.
    init(_ text: String) throws {
        segments = text.isEmpty ? [] : text.split(separator: ".", omittingEmptySubsequences: false)
        guard segments.count <= FieldPath.limit else {
            throw FieldPathError(
                path: text,
                reason: "The path has \(segments.count) segments; it may have at most \(FieldPath.limit)."
            )
        }
    }

    private init(_ segments: ArraySlice<Substring>) { self.segments = Array(segments) }

    var text: String { segments.joined(separator: ".") }

    /// The way as far as the first so many segments.
    func prefix(_ count: Int) -> FieldPath { FieldPath(segments.prefix(count)) }
}

/// A path that leads nowhere, or to something that cannot be written.
public struct FieldPathError: WorkflowError, Hashable {
    /// The path as it was given.
    public let path: String
    /// What is wrong, in a sentence.
    public let reason: String

    /// An error about one path, with a whole sentence about it.
    public init(path: String, reason: String) {
        self.path = path
        self.reason = reason
    }

    public var message: String { reason }
}

extension JSON {
    /// What is at the end of a path.
    ///
    /// - Throws: ``FieldPathError`` when there is nothing.
    func value(at path: FieldPath) throws -> JSON {
        var value = self
        for (depth, segment) in path.segments.enumerated() {
            switch value {
            case .object(let members):
                guard let member = members[String(segment)] else { throw JSON.nothing(at: path) }
                value = member
            case .array(let elements):
                value = elements[try JSON.index(segment, in: elements, at: path, depth)]
            default: throw JSON.nothing(at: path)
            }
        }
        return value
    }

    /// Puts a value at the end of a path; objects that are missing on the way are made, all or nothing.
    ///
    /// - Throws: ``FieldPathError`` when the path is empty, an index is not in its list, or something on the way is
    ///   neither an object nor a list.
    mutating func set(_ value: JSON, at path: FieldPath) throws {
        guard !path.segments.isEmpty else {
            throw FieldPathError(path: "", reason: "The path is empty; name the field to set.")
        }
        var copy = self
        try copy.set(value, at: path, 0)
        self = copy
    }

    private mutating func set(_ value: JSON, at path: FieldPath, _ depth: Int) throws {
        guard depth < path.segments.count else {
            self = value
            return
        }
        let segment = path.segments[depth]
        switch self {
        case .object(var members):
            try members[String(segment), default: .object([:])].set(value, at: path, depth + 1)
            self = .object(members)
        case .array(var elements):
            try elements[JSON.index(segment, in: elements, at: path, depth)].set(value, at: path, depth + 1)
            self = .array(elements)
        case .null:
            self = .object([:])
            try set(value, at: path, depth)
        default:
            throw FieldPathError(
                path: path.text,
                reason: "'\(path.prefix(depth).text)' is \(kindWords), so '\(path.text)' cannot be set. "
                    + "Set '\(path.prefix(depth).text)' to an object first."
            )
        }
    }

    private static func index(
        _ segment: Substring,
        in elements: [JSON],
        at path: FieldPath,
        _ depth: Int
    ) throws -> Int {
        let list = depth == 0 ? "The list" : "The list '\(path.prefix(depth).text)'"
        guard let index = Int(segment), index >= 0 else {
            throw FieldPathError(
                path: path.text,
                reason: "\(list) has no '\(segment)'; elements are named by their index, from 0."
            )
        }
        guard index < elements.count else {
            throw FieldPathError(
                path: path.text,
                reason: "\(list) has \(elements.count) element\(elements.count == 1 ? "" : "s"), so none at \(index)."
            )
        }
        return index
    }

    private static func nothing(at path: FieldPath) -> FieldPathError {
        FieldPathError(path: path.text, reason: "There is nothing at '\(path.text)'.")
    }
}
