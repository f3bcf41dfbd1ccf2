import Foundation
import Workflows

/// The reference's recorded traces, read into the form in which traces are compared.
enum Recording {
    /// Every recorded case by its id, `s01 empty_stop`, with its trace; read once.
    static let cases = Result { try read() }

    private static func read() throws -> [String: JSON] {
        var cases: [String: JSON] = [:]
        for file in try files() {
            let document = try JSON(parsing: Data(contentsOf: file))
            let number = file.lastPathComponent.prefix(3)
            for (name, trace) in document.objectValue ?? [:] where name != "scenario" {
                cases["\(number) \(name)"] = trace.comparable
            }
        }
        return cases
    }

    private static func files() throws -> [URL] {
        guard let folder = Bundle.module.url(forResource: "Recorded", withExtension: nil) else { return [] }
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        return files.filter { $0.lastPathComponent.hasSuffix(".expected.json") }.sorted { $0.path < $1.path }
    }
}

extension JSON {
    /// The trace without what cannot be compared between two languages.
    ///
    /// Python's spelling of a class (`<class 'module.Name'>`, `module.Name`) becomes its name, no class becomes
    /// nothing. Undeclared fields of an event count as fields. Measured times, import paths and fields without a value
    /// are left out.
    var comparable: JSON {
        switch self {
        case .array(let elements): .array(elements.map(\.comparable))
        case .string(let text): JSON.comparable(text)
        case .object(let object): JSON.comparable(object)
        // 5 and 5.0 are one number.
        case .number(let number): Int(exactly: number).map { .integer($0) } ?? self
        default: self
        }
    }

    private static func comparable(_ text: String) -> JSON {
        if text == "<class 'NoneType'>" || text == "<enqueued>" { return .null }
        return .string(text.replacing(/<class '(?:[A-Za-z_]+\.)*([A-Za-z_0-9]+)'>/) { String($0.output.1) })
    }

    /// Fields of engine notices that only the reference has: measured times, import paths, and whether the run was idle.
    private static let leftOut: Set = ["elapsed_seconds", "failed_at", "qualified_name", "idle"]

    private static func comparable(_ object: [String: JSON]) -> JSON {
        var result = object.mapValues(\.comparable)
        if case .string(let name)? = result["exception_type"] {
            result["exception_type"] = .string(name.split(separator: ".").last.map(String.init) ?? name)
        }
        guard result["type"] != nil, Set(result.keys).isSubset(of: ["type", "fields", "extra"]) else {
            return .object(result)
        }
        var fields = result["fields"]?.objectValue ?? [:]
        fields.merge(result["extra"]?.objectValue ?? [:]) { declared, _ in declared }
        fields = fields.filter { !leftOut.contains($0.key) && $0.value != .null }
        result["extra"] = nil
        result["fields"] = fields.isEmpty ? nil : .object(fields)
        return .object(result)
    }

    /// The trace with our error in place of each recorded one that has a counterpart in our words.
    func worded(_ words: [String: JSON]) -> JSON {
        switch self {
        case .array(let elements): return .array(elements.map { $0.worded(words) })
        case .object(let object):
            if case .string(let message)? = object["message"], let ours = words[message] { return ours }
            if case .string(let message)? = object["exception_message"], let ours = words[message] {
                return ["exception_type": ours["error"] ?? .null, "exception_message": ours["message"] ?? .null]
            }
            return .object(object.mapValues { $0.worded(words) })
        default: return self
        }
    }
}
