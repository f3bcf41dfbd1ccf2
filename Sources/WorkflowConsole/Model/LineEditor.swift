import TerminalUI

/// One line of text with a cursor and the keys of a shell's line.
public struct LineEditor: Sendable, Equatable {
    public private(set) var characters: [Character] = []
    /// The place before which text goes in, from 0.
    public private(set) var cursor = 0
    private var killed: [Character] = []

    /// A line longer than this takes no more.
    static let limit = 4_000

    public init(_ text: String = "") {
        characters = Array(text.prefix(LineEditor.limit))
        cursor = characters.count
    }

    public var text: String { String(characters) }

    /// Puts text in at the cursor; line ends become blanks.
    mutating func insert(_ text: String) {
        let added = text.prefix(max(0, LineEditor.limit - characters.count)).map { $0.isNewline ? " " : $0 }
        characters.insert(contentsOf: added, at: cursor)
        cursor += added.count
    }

    /// Does what a key says; gives whether it says anything here.
    mutating func handle(_ key: Key) -> Bool {
        if let character = key.typed {
            insert(String(character))
            return true
        }
        switch key {
        case Key(.backspace): remove(from: cursor - 1, to: cursor)
        case Key(.delete), .control("d"): remove(from: cursor, to: cursor + 1)
        case Key(.left), .control("b"): cursor = max(0, cursor - 1)
        case Key(.right), .control("f"): cursor = min(characters.count, cursor + 1)
        case Key(.home), .control("a"): cursor = 0
        case Key(.end), .control("e"): cursor = characters.count
        case .control("u"): kill(from: 0, to: cursor)
        case .control("k"): kill(from: cursor, to: characters.count)
        case .control("w"): kill(from: wordStart, to: cursor)
        case .control("y"): insert(String(killed))
        default: return false
        }
        return true
    }

    private var wordStart: Int {
        var place = cursor
        while place > 0, characters[place - 1] == " " { place -= 1 }
        while place > 0, characters[place - 1] != " " { place -= 1 }
        return place
    }

    private mutating func kill(from start: Int, to end: Int) {
        guard start < end else { return }
        killed = Array(characters[start..<end])
        remove(from: start, to: end)
    }

    private mutating func remove(from start: Int, to end: Int) {
        guard start >= 0, end <= characters.count, start < end else { return }
        characters.removeSubrange(start..<end)
        cursor = start
    }
}
