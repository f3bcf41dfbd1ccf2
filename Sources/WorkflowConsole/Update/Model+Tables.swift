import TerminalUI
import Workflows

extension Model {
    /// The panes whose lines may be longer than they are wide.
    static let tables: Set<Pane> = [.runs, .inbox, .events]
    /// Columns that one key moves a list by.
    static let columnStep = 8
    /// The most columns that can be out of sight.
    static let mostColumns = 400

    mutating func moveColumns(by step: Int) {
        let target = (columns[focus] ?? 0) + step * Model.columnStep
        columns[focus] = target > 0 ? min(target, Model.mostColumns) : nil
    }

    /// Marks the selected run or takes its mark away, and goes on to the next line.
    mutating func toggleMark() {
        guard case .run(let id) = subject else { return }
        if marks.contains(id) { marks.removeAll { $0 == id } } else { marks.append(id) }
        let count = marks.count { run($0) != nil }
        let rows = runRows
        if let index = rows.firstIndex(of: subject), rows.indices.contains(index + 1), case .run = rows[index + 1] {
            select(subject: rows[index + 1])
        }
        say(count == 0 ? "No run is marked" : "\(count.counted("run")) marked; x cancels, u takes the last mark away")
    }

    mutating func sort(_ order: RunOrder) { runOrder = order }

    // MARK: Copying

    /// Puts what is selected into the terminal's clipboard.
    mutating func copy(_ id: Command.ID) -> [Effect] {
        let thing = copied
        let (form, lines): (String, [String]) =
            switch id {
            case .copyJSON: ("JSON", thing.json?.pretty(order: thing.order) ?? [])
            case .copyPath: ("a path", thing.path.map { [$0] } ?? [])
            case .copyMarkdown: ("Markdown", thing.markdown)
            case .copyCommand: ("a command", thing.command.map { [$0] } ?? [])
            default: ("text", thing.text)
            }
        let safe = lines.map { SafeText(untrusted: $0) }
        let bytes = Clipboard.bytes(of: safe)
        guard bytes <= Clipboard.limit else {
            return complain(
                "Not copied: \(bytes.bytesText), and terminals take \(Clipboard.limit.bytesText) at most"
            )
        }
        say("Copied as \(form): \(bytes.bytesText)")
        return [.copy(safe)]
    }

    /// The payload of the entry that is looked at, to be read in the editor.
    var readablePayload: (name: String, lines: [String])? {
        guard focus == .events || focus == .inspector, case .record(let sequence) = inspected,
            let record = run?.log[sequence]
        else { return nil }
        let schema = schema(of: record.qualifiedName ?? record.type) ?? schema(of: record.type)
        return ("\(record.type)-\(sequence)", record.value.pretty(order: schema?.fieldNames ?? []))
    }
}
