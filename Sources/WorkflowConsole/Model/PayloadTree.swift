public import TerminalUI
public import Workflows

/// The way to a value inside a payload: `evidence`, `3`, `client`.
public typealias PayloadPath = [String]

/// Which parts of a payload are unfolded, and which row is selected.
public struct PayloadTree: Sendable, Equatable {
    /// What a person folded or unfolded by hand; the rest follows the depth.
    private var isOpen: [PayloadPath: Bool] = [:]
    /// How many elements of a long list are shown, where more than ``firstShown``.
    private var shown: [PayloadPath: Int] = [:]
    /// The selected row among those visible.
    public internal(set) var selected = 0
    /// The first row in the window.
    public internal(set) var top = 0

    /// Elements of a list that are shown before a person asks for more.
    static let firstShown = 12
    /// Elements that one more request shows.
    static let moreShown = 200
    /// Characters of a text that are ever shown.
    static let textLimit = 4_000

    /// Makes a tree in which nothing was folded by hand.
    public init() {}

    /// One line of the unfolded tree.
    public struct Row: Sendable, Equatable {
        /// The way from the whole to this value.
        public var path: PayloadPath
        /// How far it is indented, from 0.
        public var depth: Int
        /// The member's name or the element's number; empty for the whole.
        public var label: String
        /// What the row shows.
        public var content: Content

        /// Whether it can be folded, unfolded, or asked for more.
        var canFold: Bool {
            switch content {
            case .leaf, .line, .rest: false
            case .branch, .text, .more: true
            }
        }
    }

    /// What a row can show.
    public enum Content: Sendable, Equatable {
        /// An object or list, with the number of what it holds.
        case branch(isOpen: Bool, isList: Bool, count: Int)
        /// A value with nothing inside.
        case leaf(JSON)
        /// Text longer than a line, and whether it is unfolded.
        case text(String, isOpen: Bool)
        /// A line of an unfolded text.
        case line(SafeText)
        /// What is left of a text too long to be shown whole, in bytes.
        case rest(Int)
        /// Elements that are not shown yet.
        case more(Int)
    }

    /// The rows of a value as it is unfolded now; looks only at what is shown.
    ///
    /// - Parameter width: the cells there are for a row.
    public func rows(of value: JSON, schema: JSONSchema?, width: Int) -> [Row] {
        var rows = Rows(width: width)
        append(children: value, at: [], depth: 0, schema: schema, to: &rows)
        return rows.rows
    }

    private struct Rows {
        let width: Int
        var rows: [Row] = []
    }

    private func append(
        children value: JSON,
        at path: PayloadPath,
        depth: Int,
        schema: JSONSchema?,
        to rows: inout Rows
    ) {
        switch value {
        case .object(let members):
            for name in JSON.names(of: members, order: schema?.fieldNames ?? []) {
                let inner = schema?.properties.first { $0.name == name }?.schema
                append(members[name] ?? .null, label: name, at: path + [name], depth: depth, schema: inner, to: &rows)
            }
        case .array(let elements):
            let count = min(elements.count, shown[path] ?? PayloadTree.firstShown)
            var inner: JSONSchema?
            if case .array(let items) = schema?.kind { inner = items }
            for index in 0..<count {
                let name = String(index)
                append(elements[index], label: name, at: path + [name], depth: depth, schema: inner, to: &rows)
            }
            if count < elements.count {
                rows.rows.append(Row(path: path, depth: depth, label: "", content: .more(elements.count - count)))
            }
        default:
            append(value, label: "", at: path, depth: depth, schema: schema, to: &rows)
        }
    }

    private func append(
        _ value: JSON,
        label: String,
        at path: PayloadPath,
        depth: Int,
        schema: JSONSchema?,
        to rows: inout Rows
    ) {
        switch value {
        case .object(let members) where !members.isEmpty:
            appendBranch(value, count: members.count, isList: false, label, path, depth, schema, to: &rows)
        case .array(let elements) where !elements.isEmpty:
            appendBranch(value, count: elements.count, isList: true, label, path, depth, schema, to: &rows)
        case .string(let text) where text.utf8.count > 60 || text.utf8.contains(0x0A):
            let open = isOpen[path] ?? false
            rows.rows.append(Row(path: path, depth: depth, label: label, content: .text(text, isOpen: open)))
            if open { append(linesOf: text, at: path, depth: depth + 1, to: &rows) }
        default:
            rows.rows.append(Row(path: path, depth: depth, label: label, content: .leaf(value)))
        }
    }

    private func append(linesOf text: String, at path: PayloadPath, depth: Int, to rows: inout Rows) {
        let start = text.prefix(PayloadTree.textLimit)
        let width = max(8, rows.width - 2 * depth)
        for line in start.split(separator: "\n", omittingEmptySubsequences: false) {
            for piece in SafeText(untrusted: String(line)).wrapped(to: width) {
                rows.rows.append(Row(path: path, depth: depth, label: "", content: .line(piece)))
            }
        }
        let rest = text.utf8.count - start.utf8.count
        if rest > 0 { rows.rows.append(Row(path: path, depth: depth, label: "", content: .rest(rest))) }
    }

    private func appendBranch(
        _ value: JSON,
        count: Int,
        isList: Bool,
        _ label: String,
        _ path: PayloadPath,
        _ depth: Int,
        _ schema: JSONSchema?,
        to rows: inout Rows
    ) {
        let isOpen = isOpen[path] ?? (depth < 2)
        rows.rows.append(
            Row(path: path, depth: depth, label: label, content: .branch(isOpen: isOpen, isList: isList, count: count))
        )
        if isOpen { append(children: value, at: path, depth: depth + 1, schema: schema, to: &rows) }
    }

    // MARK: Folding

    /// Folds or unfolds the row; asks for more where more is hidden. Gives whether anything changed.
    mutating func toggle(_ row: Row) -> Bool {
        switch row.content {
        case .branch(let open, _, _): isOpen[row.path] = !open
        case .text(_, let open): isOpen[row.path] = !open
        case .more: shown[row.path] = (shown[row.path] ?? PayloadTree.firstShown) + PayloadTree.moreShown
        case .leaf, .line, .rest: return false
        }
        return true
    }

    /// Unfolds what is folded, or folds what is open; gives whether anything changed.
    mutating func set(_ row: Row, open: Bool) -> Bool {
        switch row.content {
        case .branch(let isOpen, _, _) where isOpen != open: toggle(row)
        case .text(_, let isOpen) where isOpen != open: toggle(row)
        case .more where open: toggle(row)
        default: false
        }
    }
}
