/// The footer: keys that work now and what they do.
public struct KeyHints: Sendable, Hashable {
    /// One key, or several written together, and what it does.
    public struct Hint: Sendable, Hashable {
        /// The key as the manual writes it.
        public var key: SafeText
        /// One or two words.
        public var action: SafeText
        /// Hints of a lower number go first where there is no room.
        public var priority: Int

        /// Makes a hint.
        public init(_ key: SafeText, _ action: SafeText, priority: Int = 0) {
            self.key = key
            self.action = action
            self.priority = priority
        }

        var width: Int { key.width + (action.isEmpty ? 0 : 1 + action.width) }
    }

    /// The hints in the order they are shown in.
    public var hints: [Hint]
    /// Blanks between two hints.
    public var gap: Int

    /// Makes a footer.
    public init(_ hints: [Hint], gap: Int = 3) {
        self.hints = hints
        self.gap = max(1, gap)
    }

    /// The hints that fit whole into so many columns, in order; of equal ones the last is left out first.
    public func fitting(_ columns: Int) -> [Hint] {
        let ranked = hints.indices.sorted {
            hints[$0].priority != hints[$1].priority ? hints[$0].priority > hints[$1].priority : $0 < $1
        }
        var used = 0
        var kept: Set<Int> = []
        for index in ranked {
            let needed = hints[index].width + (kept.isEmpty ? 0 : gap)
            if used + needed > columns { continue }
            used += needed
            kept.insert(index)
        }
        return hints.indices.filter(kept.contains).map { hints[$0] }
    }

    /// Draws the hints that fit into the block's first row.
    public func draw(in rect: Rect, on buffer: inout CellBuffer, styles: ThemeStyles) {
        var x = rect.minX
        for hint in fitting(rect.width) {
            x += buffer.draw(hint.key, at: Point(x: x, y: rect.minY), style: styles[.key], in: rect)
            if !hint.action.isEmpty {
                let point = Point(x: x + 1, y: rect.minY)
                x += 1 + buffer.draw(hint.action, at: point, style: styles[.keyDescription], in: rect)
            }
            x += gap
        }
    }
}
