import FoundationEssentials
import Workflows

/// Reads the fields of an event from command line words by its schema.
///
/// `name=text` is read by the schema, `name:=json` is raw JSON, `name=@file` is a file's content, `a.b=1` reaches into
/// an object, a repeated name fills a list.
struct FieldArguments {
    let schema: JSONSchema
    /// Whose fields these are, for messages: `triage` or `Judgement`.
    let owner: String
    /// Gives a file's bytes, or throws what is wrong with it.
    let readFile: (String) throws -> Data

    /// Puts the words on top of fields that came from a file.
    ///
    /// - Throws: ``ExitError``: 64 for an unknown or repeated field, 65 for a value that does not fit,
    ///   66 for a file that cannot be read.
    func fields(from words: [String], over base: [String: JSON] = [:]) throws -> [String: JSON] {
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
                    throw ExitError(.usage, "Field '\(key)' of \(owner) is given twice. Give it once; it is no list.")
                }
                result = set(value, at: path[...], in: result)
            }
        }
        return result
    }

    private func parse(_ word: String) throws -> (path: [String], value: JSON, schema: JSONSchema) {
        guard let equals = word.firstIndex(of: "=") else {
            throw ExitError(.usage, "'\(word)' is no field. Write name=value; \(known()).")
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
                throw ExitError(
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
            throw ExitError(FieldError(path: String(name), reason: problem.reason), of: owner)
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
                throw ExitError(unknownField: whole, of: owner, known: current.properties.map(\.name))
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

extension String {
    /// The candidate that differs least, when it differs little enough to be a slip of the finger.
    ///
    /// Optimal string alignment distance; at most a third of the longer word may differ, and at least one letter may.
    func nearest(in candidates: [String]) -> String? {
        let best = candidates.map { (distance: distance(to: $0), name: $0) }.min { $0.distance < $1.distance }
        guard let best, best.distance <= max(1, max(count, best.name.count) / 3) else { return nil }
        return best.name
    }

    private func distance(to other: String) -> Int {
        let one = Array(lowercased())
        let two = Array(other.lowercased())
        var table = [[Int]](repeating: [Int](repeating: 0, count: two.count + 1), count: one.count + 1)
        for index in 0...one.count { table[index][0] = index }
        for index in 0...two.count { table[0][index] = index }
        guard !one.isEmpty, !two.isEmpty else { return Swift.max(one.count, two.count) }
        for row in 1...one.count {
            for column in 1...two.count {
                let cost = one[row - 1] == two[column - 1] ? 0 : 1
                var value = Swift.min(
                    table[row - 1][column] + 1,
                    table[row][column - 1] + 1,
                    table[row - 1][column - 1] + cost
                )
                if row > 1, column > 1, one[row - 1] == two[column - 2], one[row - 2] == two[column - 1] {
                    value = Swift.min(value, table[row - 2][column - 2] + 1)
                }
                table[row][column] = value
            }
        }
        return table[one.count][two.count]
    }
}
