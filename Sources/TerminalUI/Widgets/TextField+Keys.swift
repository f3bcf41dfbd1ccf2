extension TextField {
    /// Does what readline does with the key; keys that are not its own are ignored.
    public mutating func handle(_ key: Key) -> Outcome {
        if let character = key.typed { return type(character) }
        switch (key.code, key.modifiers) {
        case (.enter, []) where lines == .several: return type("\n")
        case (.left, []), (.character("b"), .control): return move(to: cursor - 1)
        case (.right, []), (.character("f"), .control): return move(to: cursor + 1)
        case (.home, []), (.character("a"), .control): return move(to: lineStart)
        case (.end, []), (.character("e"), .control): return move(to: lineEnd)
        case (.left, .control), (.character("b"), .alt): return move(to: wordStart)
        case (.right, .control), (.character("f"), .alt): return move(to: wordEnd)
        case (.up, []) where lines == .several: return moveLine(by: -1)
        case (.down, []) where lines == .several: return moveLine(by: 1)
        case (.backspace, []): return delete((cursor - 1)..<cursor)
        case (.delete, []), (.character("d"), .control): return delete(cursor..<(cursor + 1))
        case (.character("w"), .control): return kill(blankWordStart..<cursor)
        case (.backspace, .alt): return kill(wordStart..<cursor)
        case (.character("d"), .alt): return kill(cursor..<wordEnd)
        case (.character("u"), .control): return kill(lineStart..<cursor)
        case (.character("k"), .control): return kill(cursor..<(cursor == lineEnd ? cursor + 1 : lineEnd))
        case (.character("y"), .control): return yank()
        case (.character("_"), .control): return undo()
        default: return .ignored
        }
    }

    /// Takes back the last change.
    public mutating func undo() -> Outcome {
        isTyping = false
        guard let moment = history.popLast() else { return .handled }
        characters = moment.characters
        cursor = moment.cursor
        return .changed
    }

    private mutating func type(_ character: Character) -> Outcome {
        guard characters.count < limit else { return .handled }
        remember(typing: true)
        put(String(character))
        return .changed
    }

    private mutating func move(to index: Int) -> Outcome {
        moveCursor(to: index)
        return .handled
    }

    private mutating func moveLine(by step: Int) -> Outcome {
        let column = cursor - lineStart
        if step < 0 {
            guard lineStart > 0 else { return .ignored }
            let end = lineStart - 1
            let start = characters[..<end].lastIndex(of: "\n").map { $0 + 1 } ?? 0
            return move(to: min(start + column, end))
        }
        guard lineEnd < characters.count else { return .ignored }
        let start = lineEnd + 1
        let end = characters[start...].firstIndex(of: "\n") ?? characters.count
        return move(to: min(start + column, end))
    }

    private mutating func delete(_ range: Range<Int>) -> Outcome {
        let range = range.clamped(to: 0..<characters.count)
        guard !range.isEmpty else { return .handled }
        remember(typing: false)
        // What is left may join into other characters, such as the halves of a flag.
        let head = Array(String(characters[..<range.lowerBound]))
        characters = Array(String(head) + String(characters[range.upperBound...]))
        cursor = min(head.count, characters.count)
        return .changed
    }

    private mutating func kill(_ range: Range<Int>) -> Outcome {
        let range = range.clamped(to: 0..<characters.count)
        guard !range.isEmpty else { return .handled }
        killed = Array(characters[range])
        return delete(range)
    }

    private mutating func yank() -> Outcome {
        guard !killed.isEmpty else { return .handled }
        return insert(String(killed))
    }

    private var lineStart: Int { characters[..<cursor].lastIndex(of: "\n").map { $0 + 1 } ?? 0 }

    private var lineEnd: Int { characters[cursor...].firstIndex(of: "\n") ?? characters.count }

    /// The start of the word of letters and digits before the cursor.
    private var wordStart: Int {
        var index = cursor
        while index > 0, !Self.isWord(characters[index - 1]) { index -= 1 }
        while index > 0, Self.isWord(characters[index - 1]) { index -= 1 }
        return index
    }

    private var wordEnd: Int {
        var index = cursor
        while index < characters.count, !Self.isWord(characters[index]) { index += 1 }
        while index < characters.count, Self.isWord(characters[index]) { index += 1 }
        return index
    }

    /// The start of what stands between blanks before the cursor, as Ctrl-W takes it.
    private var blankWordStart: Int {
        var index = cursor
        while index > 0, characters[index - 1].isWhitespace { index -= 1 }
        while index > 0, !characters[index - 1].isWhitespace { index -= 1 }
        return index
    }

    private static func isWord(_ character: Character) -> Bool {
        character.isLetter || character.isNumber
    }
}
