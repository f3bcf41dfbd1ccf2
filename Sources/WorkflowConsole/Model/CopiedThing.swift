import TerminalUI
import Workflows

/// What is selected, in the forms in which it can be taken along.
struct CopiedThing: Sendable, Equatable {
    /// What it is; empty when nothing is selected.
    var title = ""
    var facts: [(label: String, text: String)] = []
    var json: JSON?
    /// The order of the JSON's names.
    var order: [String] = []
    /// File and line, or the way to a value.
    var path: String?
    /// The command line that does or shows it.
    var command: String?

    static func == (one: CopiedThing, other: CopiedThing) -> Bool {
        one.title == other.title && one.json == other.json && one.path == other.path && one.command == other.command
            && one.facts.elementsEqual(other.facts) { $0 == $1 }
    }

    /// As lines of text.
    var text: [String] {
        let width = facts.map { $0.label.count }.max() ?? 0
        let lines = facts.map { fact in
            fact.label + String(repeating: " ", count: width - fact.label.count + 2) + fact.text
        }
        return [title] + lines + (json.map { $0.pretty(order: order) } ?? [])
    }

    /// As a heading, a list, and a block of JSON.
    var markdown: [String] {
        var lines = ["### \(CopiedThing.escaped(title))", ""]
        lines += facts.map { "- **\($0.label)**: \(CopiedThing.escaped($0.text))" }
        if let json { lines += (facts.isEmpty ? [] : [""]) + ["```json"] + json.pretty(order: order) + ["```"] }
        return lines
    }

    /// Signs that Markdown would take for its own are marked as text.
    private static func escaped(_ text: String) -> String {
        String(text.flatMap { "\\`*_[]<>#|".contains($0) ? ["\\", $0] : [$0] })
    }
}

extension JSON {
    /// The value over several lines, two blanks deeper with every level.
    func pretty(order: [String] = []) -> [String] {
        switch self {
        case .object(let members) where !members.isEmpty:
            let names = JSON.names(of: members, order: order)
            return ["{"] + JSON.block(names.map { (JSON.string($0).text + ": ", members[$0] ?? .null) }) + ["}"]
        case .array(let elements) where !elements.isEmpty:
            return ["["] + JSON.block(elements.map { ("", $0) }) + ["]"]
        default: return [text]
        }
    }

    private static func block(_ members: [(head: String, value: JSON)]) -> [String] {
        members.enumerated().flatMap { index, member -> [String] in
            var lines = member.value.pretty()
            lines[0] = member.head + lines[0]
            if index < members.count - 1 { lines[lines.count - 1] += "," }
            return lines.map { "  " + $0 }
        }
    }
}

extension Model {
    /// What is selected in the focused pane, ready to be copied.
    var copied: CopiedThing {
        if focus == .problems { return copiedProblem }
        if focus == .inbox, let selectedQuestion { return copied(inspection(about: .question(selectedQuestion))) }
        let isList = focus == .runs
        var thing = copied(isList ? inspection(about: .subject) : inspection)
        if isList, subject == .nothing { thing.title = "" }
        if focus == .inspector {
            let rows = inspectionRows
            if rows.indices.contains(tree.selected) { thing.path = rows[tree.selected].path.joined(separator: ".") }
        } else if let place = sourcePlace {
            thing.path = "\(place.path ?? place.fileID):\(place.line)"
        }
        return thing
    }

    private func copied(_ inspection: Inspection) -> CopiedThing {
        var thing = CopiedThing(
            title: [inspection.title, inspection.number].filter { !$0.isEmpty }.joined(separator: " ")
        )
        thing.facts = inspection.facts.map { ($0.label, $0.text) }
        thing.json = inspection.payload
        thing.order = inspection.schema?.fieldNames ?? []
        thing.command = commandLine
        return thing
    }

    private var copiedProblem: CopiedThing {
        guard problemRows.indices.contains(selectedProblem) else { return CopiedThing() }
        let item = problemRows[selectedProblem]
        var thing = CopiedThing(title: "\(item.heading): \(item.subject)")
        thing.facts = [("reason", item.reason), ("fix", item.fix)]
        if let place = item.place {
            thing.path = "\(place.path ?? place.fileID):\(place.line)"
            thing.facts.append(("place", item.shownPlace))
        }
        if let workflow, !workflow.isFromFile { thing.command = "\(options.program) validate \(workflow.name.quoted)" }
        return thing
    }

    /// The command line that runs or shows what the panes are about.
    private var commandLine: String? {
        guard let workflow, !workflow.isFromFile else { return nil }
        let name = workflow.name.quoted
        guard workflow.canRun else { return "\(options.program) validate \(name)" }
        if focus == .graph { return "\(options.program) graph \(name)" }
        let values = run?.startedWith ?? [:]
        let words = JSON.names(of: values, order: workflow.startSchema?.fieldNames ?? []).map { field -> String in
            if case .string(let text)? = values[field] { return "\(field)=\(text)".quoted }
            return "\(field):=\((values[field] ?? .null).text)".quoted
        }
        return ([options.program, "run", name] + words).joined(separator: " ")
    }
}

extension String {
    /// The word as a shell takes it.
    fileprivate var quoted: String {
        let plain = "/._-=:,@%+"
        if !isEmpty, allSatisfy({ ($0.isASCII && ($0.isLetter || $0.isNumber)) || plain.contains($0) }) { return self }
        return "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
}
