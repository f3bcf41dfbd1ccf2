/// Where text stands in a space wider than itself.
public enum Alignment: Sendable, Hashable {
    /// At the left edge.
    case leading
    /// In the middle, one cell left of it where it cannot be exact.
    case center
    /// At the right edge.
    case trailing
}

extension SafeText {
    /// The clusters that fit into `columns`; a token is cut only where it stands first.
    public func prefix(columns: Int) -> SafeText {
        if columns >= width { return self }
        var result = SafeText()
        for cluster in ClusterSequence(self) {
            if result.width + cluster.width > columns {
                if result.isEmpty, cluster.isToken, columns > 0 {
                    let part = String(cluster.text.unicodeScalars.prefix(columns))
                    result.append(cluster: part, width: columns, isToken: true)
                }
                break
            }
            result.append(cluster: cluster.text, width: cluster.width, isToken: cluster.isToken)
        }
        return result
    }

    /// The text without its first `columns`; half a wide character becomes a blank.
    public func dropFirst(columns: Int) -> SafeText {
        if columns <= 0 { return self }
        var result = SafeText()
        var column = 0
        for cluster in ClusterSequence(self) {
            defer { column += cluster.width }
            if column >= columns {
                result.append(cluster: cluster.text, width: cluster.width, isToken: cluster.isToken)
            } else if column + cluster.width > columns {
                let missing = columns - column
                if cluster.isToken {
                    let part = String(cluster.text.unicodeScalars.dropFirst(missing))
                    result.append(cluster: part, width: cluster.width - missing, isToken: true)
                } else {
                    result.append(cluster: " ", width: 1, isToken: false)
                }
            }
        }
        return result
    }

    /// The last clusters that fit into `columns`.
    public func suffix(columns: Int) -> SafeText {
        if columns >= width { return self }
        var start = 0
        for cluster in ClusterSequence(self) {
            if width - start <= columns { break }
            start += cluster.width
        }
        return dropFirst(columns: start)
    }

    /// The text, or as much of its beginning as fits before an ellipsis.
    public func truncated(to columns: Int, ellipsis: SafeText = "…") -> SafeText {
        if width <= columns { return self }
        if columns <= ellipsis.width { return columns > 0 ? ellipsis.prefix(columns: columns) : SafeText() }
        return prefix(columns: columns - ellipsis.width) + ellipsis
    }

    /// The text, or as much of both ends as fits around an ellipsis: for paths and names whose end matters.
    public func middleTruncated(to columns: Int, ellipsis: SafeText = "…") -> SafeText {
        if width <= columns { return self }
        let free = columns - ellipsis.width
        if free < 2 { return truncated(to: columns, ellipsis: ellipsis) }
        let head = prefix(columns: (free + 1) / 2)
        return head + ellipsis + suffix(columns: free - head.width)
    }

    /// Exactly `columns` wide: padded with blanks, or cut with an ellipsis.
    public func padded(to columns: Int, alignment: Alignment = .leading) -> SafeText {
        let text = truncated(to: columns)
        let free = columns - text.width
        if free <= 0 { return text }
        switch alignment {
        case .leading: return text + .blanks(free)
        case .center: return .blanks(free / 2) + text + .blanks(free - free / 2)
        case .trailing: return .blanks(free) + text
        }
    }

    /// Lines of at most `columns`, broken at blanks where there are any, else between clusters.
    ///
    /// Blanks at a break are dropped; blanks at the start of the text stay. An empty text is one empty line, and
    /// there is none where there are no columns.
    public func wrapped(to columns: Int) -> [SafeText] {
        guard columns > 0 else { return [] }
        if width <= columns { return [self] }
        var wrapper = Wrapper(columns: columns)
        for cluster in ClusterSequence(self) { wrapper.append(cluster) }
        return wrapper.finish()
    }

    /// Fills lines greedily, one word at a time.
    private struct Wrapper {
        let columns: Int
        var lines: [SafeText] = []
        var line = SafeText()
        var blanks = 0
        var word = SafeText()

        init(columns: Int) {
            self.columns = columns
        }

        mutating func append(_ cluster: Cluster) {
            if cluster.text == " " {
                placeWord()
                blanks += 1
                return
            }
            if cluster.isToken, cluster.width > columns {
                placeWord()
                breakToken(cluster)
                return
            }
            if word.width + cluster.width > columns {
                placeWord()
            }
            word.append(cluster: cluster.text, width: cluster.width, isToken: cluster.isToken)
        }

        mutating func finish() -> [SafeText] {
            placeWord()
            if !line.isEmpty || lines.isEmpty { lines.append(line) }
            return lines
        }

        private mutating func placeWord() {
            guard !word.isEmpty else { return }
            if line.width + blanks + word.width > columns {
                if !line.isEmpty { lines.append(line) }
                line = lines.isEmpty ? .blanks(min(blanks, max(0, columns - word.width))) : SafeText()
            } else {
                line.append(.blanks(blanks))
            }
            line.append(word)
            blanks = 0
            word = SafeText()
        }

        /// A token wider than a whole line is the only cluster that is taken apart.
        private mutating func breakToken(_ cluster: Cluster) {
            var rest = cluster.text.unicodeScalars[...]
            while !rest.isEmpty {
                let part = rest.prefix(columns)
                word.append(cluster: String(part), width: part.count, isToken: true)
                rest = rest.dropFirst(part.count)
                placeWord()
            }
        }
    }
}
