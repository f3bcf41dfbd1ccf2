/// A line, or lines, being edited: text, cursor, undo and the last kill.
///
/// The text is what the user gave, unsafe characters included; it becomes safe only when drawn. The cursor stands
/// between characters as Swift counts them.
public struct TextField: Sendable, Hashable {
    /// What a key did.
    public enum Outcome: Sendable, Hashable {
        /// The text is another one.
        case changed
        /// Only the cursor moved, or there was nothing to do.
        case handled
        /// The key means nothing to a text field.
        case ignored
    }

    /// How many lines there may be.
    public enum Lines: Sendable, Hashable {
        /// One; line ends in a paste become blanks.
        case one
        /// Several; Enter begins a new one.
        case several
    }

    struct Moment: Sendable, Hashable {
        var characters: [Character]
        var cursor: Int
    }

    /// Whether it holds one line or several.
    public let lines: Lines
    /// Whether a dot is drawn for every character.
    public var isMasked: Bool
    /// The most characters it takes.
    public let limit: Int
    /// The characters of the text.
    public internal(set) var characters: [Character]
    /// How many characters stand before the cursor.
    public internal(set) var cursor: Int

    var killed: [Character] = []
    var history: [Moment] = []
    var isTyping = false
    static let historyLimit = 200

    /// Makes a field with the cursor at the end of `text`.
    public init(_ text: String = "", lines: Lines = .one, isMasked: Bool = false, limit: Int = 65_536) {
        self.lines = lines
        self.isMasked = isMasked
        self.limit = max(0, limit)
        characters = []
        cursor = 0
        _ = insert(text)
        history = []
        isTyping = false
    }

    /// The text as the user gave it; untrusted.
    public var text: String { String(characters) }

    /// True where nothing is written.
    public var isEmpty: Bool { characters.isEmpty }

    /// Replaces the whole text, which can be undone, and puts the cursor at its end.
    public mutating func replace(with text: String) {
        remember(typing: false)
        characters = []
        cursor = 0
        put(text)
    }

    /// Puts text in at the cursor, as a paste does.
    public mutating func insert(_ text: String) -> Outcome {
        guard !text.isEmpty else { return .handled }
        remember(typing: false)
        put(text)
        return .changed
    }

    /// Puts the cursor before the character at `index`, or at the nearest end.
    public mutating func moveCursor(to index: Int) {
        cursor = max(0, min(index, characters.count))
        isTyping = false
    }

    /// Takes characters until the limit; marks join the character before the cursor.
    mutating func put(_ text: String) {
        var added = Self.fitting(text, lines: lines)
        let free = limit - characters.count
        if added.count > free { added = String(added.prefix(max(0, free))) }
        let head = String(characters[..<cursor]) + added
        let tail = characters[cursor...]
        let joined = Array(head)
        cursor = joined.count
        characters = joined + tail
    }

    /// Keeps the text for undo; typing one character after the other counts as one change.
    mutating func remember(typing: Bool) {
        defer { isTyping = typing }
        if typing && isTyping { return }
        history.append(Moment(characters: characters, cursor: cursor))
        if history.count > Self.historyLimit { history.removeFirst() }
    }

    private static func fitting(_ text: String, lines: Lines) -> String {
        guard text.contains(where: { $0.isNewline }) else { return text }
        return String(
            text.map { character -> Character in
                guard character.isNewline else { return character }
                return lines == .one ? " " : "\n"
            }
        )
    }
}
