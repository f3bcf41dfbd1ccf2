public import TerminalUI

/// A screen as text, for comparing with one kept in a test.
public struct Screenshot: Sendable, Hashable, CustomStringConvertible {
    /// Cells next to each other in one row with one look.
    public struct StyledRun: Sendable, Hashable, CustomStringConvertible {
        /// The row.
        public let row: Int
        /// The column of the first cell.
        public let column: Int
        /// What the cells show.
        public let text: String
        /// Their look.
        public let style: Style

        /// The run in one line, as `3:10 bold red "failed"`.
        public var description: String { "\(row):\(column) \(style.summary) \"\(text)\"" }
    }

    /// The rows without the blanks at their ends.
    public let rows: [String]
    /// The runs whose look is not plain, from top to bottom and left to right.
    public let runs: [StyledRun]

    /// Takes a picture of a screen.
    public init(_ cells: CellBuffer) {
        rows = cells.text().map(Self.trimmed)
        var runs: [StyledRun] = []
        for y in 0..<cells.size.height {
            var column = 0
            let row = Array(cells.row(y))
            while column < row.count {
                let style = row[column].style
                var end = column
                var text = ""
                while end < row.count, row[end].style == style {
                    text += row[end].cluster
                    end += 1
                }
                if style != .plain { runs.append(StyledRun(row: y, column: column, text: text, style: style)) }
                column = end
            }
        }
        self.runs = runs
    }

    /// The rows as one text, without blank rows at the end.
    public var description: String {
        var rows = self.rows
        while rows.last?.isEmpty == true { rows.removeLast() }
        return rows.joined(separator: "\n")
    }

    /// The runs as one text, one a line.
    public var styles: String { runs.map(\.description).joined(separator: "\n") }

    /// What differs from a kept text, in words, with both versions of each row that differs; nil where nothing does.
    ///
    /// Blanks at the ends of rows and blank rows at the end do not count.
    public func difference(from golden: String) -> String? {
        let kept = Self.lines(golden)
        let shown = Self.lines(description)
        if kept == shown { return nil }
        var report: [String] = []
        for row in 0..<max(kept.count, shown.count) {
            let old = row < kept.count ? kept[row] : ""
            let new = row < shown.count ? shown[row] : ""
            if old != new { report += ["row \(row), expected: \(old)", "row \(row), on screen: \(new)"] }
        }
        return report.joined(separator: "\n")
    }

    private static func lines(_ text: String) -> [String] {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { trimmed(String($0)) }
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }

    private static func trimmed(_ row: String) -> String {
        var row = row
        while row.last == " " { row.removeLast() }
        return row
    }
}

extension Style {
    /// The look in words, as `bold rgb(1,2,3) on ansi(4)`; `plain` without any.
    public var summary: String {
        var words = Attributes.names.filter { attributes.contains($0.attribute) }.map(\.name)
        if let foreground { words.append(foreground.summary) }
        if let background { words.append("on \(background.summary)") }
        return words.isEmpty ? "plain" : words.joined(separator: " ")
    }
}

extension Color {
    /// The colour in one word.
    public var summary: String {
        switch self {
        case .terminalDefault: "default"
        case .ansi(let number): "ansi(\(number))"
        case .indexed(let number): "indexed(\(number))"
        case .rgb(let red, let green, let blue): "rgb(\(red),\(green),\(blue))"
        }
    }
}

extension VirtualTerminal {
    /// What the screen shows now.
    public var screenshot: Screenshot { Screenshot(screen) }
}
