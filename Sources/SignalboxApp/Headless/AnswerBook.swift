import FoundationEssentials
import WorkflowConsole
import Workflows

/// Answers that were given on the command line, by response event, and from a file, in order.
struct AnswerBook: Sendable {
    /// Fields by the response event's short name; used for every question that wants that event.
    private var byType: [String: [String: JSON]] = [:]
    /// One answer each, for the oldest question or the one it names.
    private(set) var lines: [AnswerLine] = []
    private var tried: Set<String> = []

    init() {}

    /// Reads `--answer Event.field=value` flags by the schemas of the workflow's response events.
    ///
    /// - Throws: ``ExitError``: 64 for an unknown event or field, 65 for a value that does not fit.
    init(flags: [String], runner: any AnyWorkflowRunner, readFile: @escaping (String) throws -> Data) throws {
        let responses = runner.events.filter(\.isResponse).map(\.shortName)
        var words: [(event: String, words: [String])] = []
        for flag in flags {
            let name = flag.prefix { $0 != "." && $0 != "=" }
            let rest = flag.dropFirst(name.count + 1)
            guard flag.dropFirst(name.count).first == ".", rest.contains("=") else {
                throw ExitError(.usage, "'--answer \(flag)' is no answer. Write --answer Event.field=value.")
            }
            guard responses.contains(String(name)) else {
                let nearest = String(name).nearest(in: responses).map { "Did you mean '\($0)'?" }
                let known =
                    responses.isEmpty ? "This workflow asks nothing." : "It takes \(responses.joined(separator: ", "))."
                throw ExitError(
                    .usage,
                    "Workflow '\(runner.declaration.name)' takes no answer '\(name)'. \(nearest ?? known)"
                )
            }
            if let index = words.firstIndex(where: { $0.event == name }) {
                words[index].words.append(String(rest))
            } else {
                words.append((String(name), [String(rest)]))
            }
        }
        for (event, words) in words {
            let schema = runner.schema(ofEvent: event) ?? JSONSchema(.any)
            byType[event] = try FieldArguments(schema: schema, owner: event, readFile: readFile).values(from: words)
        }
    }

    /// Adds the lines of an `--answers` file.
    ///
    /// - Throws: ``ExitError`` 65 that names the first line that is no answer.
    mutating func add(file: Data, named name: String) throws {
        for (index, line) in file.split(separator: UInt8(ascii: "\n")).enumerated() {
            do {
                lines.append(try AnswerLine(parsing: String(decoding: line, as: UTF8.self)))
            } catch {
                throw ExitError(.badInput, "\(name), line \(index + 1): \(error.reason).")
            }
        }
    }

    /// The fields for a question, when a flag names one of its response events; each question gets them once,
    /// so that fields it rejects are not tried again.
    mutating func takeFields(for question: Question) -> [String: JSON]? {
        guard tried.insert(question.wait).inserted else { return nil }
        for name in question.responseTypes {
            if let fields = byType[EventType.shortName(of: name)] { return fields }
        }
        return nil
    }

    /// Adds an answer that came in.
    mutating func add(_ line: AnswerLine) { lines.append(line) }

    /// Takes out the next line for a question: one that names it, else the first that names none.
    mutating func takeLine(for wait: String) -> AnswerLine? {
        let index = lines.firstIndex { $0.wait == wait } ?? lines.firstIndex { $0.wait == nil }
        return index.map { lines.remove(at: $0) }
    }
}

extension AnswerBook {
    /// Answers the questions of a run as they come, as long as there are answers; the rest is left to people.
    func follow(_ handler: any AnyWorkflowHandler) {
        guard !byType.isEmpty || !lines.isEmpty else { return }
        let start = self
        Task.detached {
            var book = start
            for await entry in handler.events(after: -1, includingNotices: true) {
                guard case .questionOpened(let question) = entry.notice else { continue }
                if let fields = book.takeFields(for: question),
                    (try? await handler.answer(question.wait, with: .object(fields))) != nil
                {
                    continue
                }
                if let line = book.takeLine(for: question.wait) {
                    try? await handler.answer(question.wait, with: line.fields)
                }
            }
        }
    }
}

/// One answer as a line of JSON: `{"wait": "w3", "value": {…}}`, or the bare fields.
struct AnswerLine: Sendable, Hashable {
    /// The question it is for; `nil` for the oldest open one.
    var wait: String?
    var fields: JSON

    /// Why a line is no answer.
    struct Fault: Error {
        var reason: String
    }

    init(parsing line: String) throws(Fault) {
        let json: JSON
        do {
            json = try JSON(parsing: line)
        } catch {
            throw Fault(reason: "not JSON")
        }
        guard let members = json.objectValue else { throw Fault(reason: "not a JSON object") }
        if let wait = members["wait"]?.stringValue, let value = members["value"],
            Set(members.keys).isSubset(of: ["wait", "value"])
        {
            self.wait = wait
            fields = value
        } else {
            fields = json
        }
    }
}
