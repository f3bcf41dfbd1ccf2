/// The saved form of a run: what both its writer and its reader know.
///
/// Steps and event types stand in it by name, so that a workflow whose steps were moved or whose types were renamed
/// (see ``WorkflowEvent/formerNames``) still opens it. Moments are calendar dates, because the clock of another process
/// has another beginning.
enum SavedRun {
    /// Raised whenever a reader of the version before could misunderstand what is written.
    static let version = 1
    /// How many waits may lie between the oldest open one and the newest; each takes a place in a table.
    static let waitLimit = 1_000_000
}

/// A value somewhere in a saved run, with the way to it for error messages.
struct SavedValue {
    let json: JSON
    let path: String
    /// What it is a part of, as the beginning of a sentence.
    let document: String

    init(_ json: JSON, path: String = "", of document: String = "The saved run") {
        self.json = json
        self.path = path
        self.document = document
    }

    func fail(_ reason: String) -> SavedRunError {
        SavedRunError("\(document) cannot be read: \(path.isEmpty ? "it" : path) \(reason).")
    }

    private func way(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

    /// A member that may be absent.
    func optional(_ key: String) -> SavedValue? {
        guard let member = json[key], member != .null else { return nil }
        return SavedValue(member, path: way(key), of: document)
    }

    func member(_ key: String) throws(SavedRunError) -> SavedValue {
        guard let member = json[key] else { throw SavedValue(.null, path: way(key), of: document).fail("is missing") }
        return SavedValue(member, path: way(key), of: document)
    }

    var elements: [SavedValue] {
        get throws(SavedRunError) {
            guard let elements = json.arrayValue else { throw fail("is not a list") }
            return elements.enumerated().map { SavedValue($1, path: "\(path)[\($0)]", of: document) }
        }
    }

    /// The elements of a list that is left out when it is empty.
    func elements(_ key: String) throws(SavedRunError) -> [SavedValue] { try optional(key)?.elements ?? [] }

    var text: String {
        get throws(SavedRunError) {
            guard let text = json.stringValue else { throw fail("is not a text") }
            return text
        }
    }

    var count: Int {
        get throws(SavedRunError) {
            // Far above what a run can count, and far below where counting on would overflow.
            guard let number = json.integerValue, (0...(1 << 48)).contains(number) else {
                throw fail("is not a whole number in reach")
            }
            return number
        }
    }

    var number: Double {
        get throws(SavedRunError) {
            guard let number = json.numberValue, number.isFinite, abs(number) < 1e15 else {
                throw fail("is not a number in reach")
            }
            return number
        }
    }
}
