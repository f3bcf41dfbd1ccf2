public import FoundationEssentials
public import Workflows

/// Reads the fields of an event from words by its schema, as the command line and the prompt of the plain client take them.
///
/// `name=text` is read by the schema, `name:=json` is raw JSON, `name=@file` is a file's content, `a.b=1` reaches into
/// an object, a repeated name fills a list.
public struct FieldArguments {
    let schema: JSONSchema
    let owner: String
    let readFile: (String) throws -> Data

    /// Makes a reader for the fields of one event.
    ///
    /// - Parameters:
    ///   - owner: whose fields these are, for messages: `triage` or `Judgement`.
    ///   - readFile: gives a file's bytes, or throws what is wrong with it.
    public init(schema: JSONSchema, owner: String, readFile: @escaping (String) throws -> Data) {
        self.schema = schema
        self.owner = owner
        self.readFile = readFile
    }

    /// Puts the words on top of fields that came from a file.
    ///
    /// - Throws: ``Failure``, or what `readFile` throws.
    public func fields(from words: [String], over base: [String: JSON] = [:]) throws -> [String: JSON] {
        var result = base
        var given: Set<String> = []
        for word in words {
            let (path, value, property) = try parse(word)
            let key = path.joined(separator: ".")
            if case .array = property.kind {
                let isFirst = given.insert(key).inserted
                try append(value, at: path, to: &result, startingAnew: isFirst, isWhole: value.arrayValue != nil)
            } else {
                guard given.insert(key).inserted else {
                    throw Failure(.usage, "Field '\(key)' of \(owner) is given twice. Give it once; it is no list.")
                }
                result = set(value, at: path[...], in: result)
            }
        }
        return result
    }

    private func parse(_ word: String) throws -> (path: [String], value: JSON, schema: JSONSchema) {
        guard let equals = word.firstIndex(of: "=") else {
            throw Failure(.usage, "'\(word)' is no field. Write name=value; \(known()).")
        }
        var name = word[..<equals]
        let text = String(word[word.index(after: equals)...])
        let isRaw = name.hasSuffix(":")
        if isRaw { name = name.dropLast() }
        let path = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        let property = try find(path)
        if isRaw {
            do {
                return (path, try JSON(parsing: text), property)
            } catch {
                throw Failure(
                    .badInput,
                    "Field '\(name)' of \(owner): '\(text)' is not JSON. For plain text write \(name)=text."
                )
            }
        }
        if text.hasPrefix("@") {
            let content = try readFile(String(text.dropFirst()))
            return (path, .string(String(decoding: content, as: UTF8.self)), property)
        }
        var target = property
        if case .array(let items) = property.kind { target = items }
        switch target.parse(text: text) {
        case .success(let value): return (path, value, property)
        case .failure(let problem):
            throw Failure(FieldError(path: String(name), reason: problem.reason), of: owner)
        }
    }

    private func find(_ path: [String]) throws -> JSONSchema {
        var current = schema
        for (index, part) in path.enumerated() {
            if case .map(let values) = current.kind {
                current = values
                continue
            }
            if case .any = current.kind { return current }
            guard let property = current.properties.first(where: { $0.name == part }) else {
                let whole = path[...index].joined(separator: ".")
                throw Failure(unknownField: whole, of: owner, known: current.properties.map(\.name))
            }
            current = property.schema
        }
        return current
    }

    private func known() -> String {
        let names = schema.properties.map(\.name)
        return names.isEmpty ? "\(owner) takes no fields" : "\(owner) takes \(names.joined(separator: ", "))"
    }

    private func set(_ value: JSON, at path: ArraySlice<String>, in members: [String: JSON]) -> [String: JSON] {
        guard let first = path.first else { return members }
        var members = members
        let rest = path.dropFirst()
        if rest.isEmpty {
            members[first] = value
        } else {
            members[first] = .object(set(value, at: rest, in: members[first]?.objectValue ?? [:]))
        }
        return members
    }

    private func append(
        _ value: JSON,
        at path: [String],
        to members: inout [String: JSON],
        startingAnew: Bool,
        isWhole: Bool
    ) throws {
        let added = isWhole ? value.arrayValue ?? [] : [value]
        var current: JSON? = .object(members)
        for part in path { current = current?[part] }
        let before = startingAnew ? [] : current?.arrayValue ?? []
        members = set(.array(before + added), at: path[...], in: members)
    }
}
