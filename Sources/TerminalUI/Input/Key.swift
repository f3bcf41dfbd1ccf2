/// A key with what was held: what the command table binds.
public struct Key: Sendable, Hashable {
    /// The key itself.
    public enum Code: Sendable, Hashable {
        /// A key that writes a character; capitals are characters of their own, without `.shift`.
        case character(Character)
        /// Enter, also Ctrl-M.
        case enter
        /// Tab, also Ctrl-I.
        case tab
        /// Backspace, also Ctrl-H.
        case backspace
        /// Esc, also Ctrl-[.
        case escape
        /// The arrow up.
        case up
        /// The arrow down.
        case down
        /// The arrow left.
        case left
        /// The arrow right.
        case right
        /// Home.
        case home
        /// End.
        case end
        /// Page up.
        case pageUp
        /// Page down.
        case pageDown
        /// Insert.
        case insert
        /// Delete forward.
        case delete
        /// A function key, from 1.
        case function(Int)
    }

    /// Keys held with another one.
    public struct Modifiers: OptionSet, Sendable, Hashable {
        /// One bit for each key.
        public let rawValue: UInt8

        /// Takes the bits as they are.
        public init(rawValue: UInt8) {
            self.rawValue = rawValue
        }

        /// Shift; never set on characters.
        public static let shift = Modifiers(rawValue: 1)
        /// Alt, or ESC right before the key.
        public static let alt = Modifiers(rawValue: 2)
        /// Control.
        public static let control = Modifiers(rawValue: 4)
    }

    /// The key itself.
    public let code: Code
    /// What was held.
    public let modifiers: Modifiers

    /// Makes a key in its one spelling: `Ctrl-I`, `Ctrl-M`, `Ctrl-H` and `Ctrl-[` are the keys they cannot be told
    /// from, letters with Control are small, and Shift on a character is the character.
    public init(_ code: Code, _ modifiers: Modifiers = []) {
        var code = code
        var modifiers = modifiers
        if case .character(let character) = code {
            if modifiers.contains(.shift) {
                modifiers.remove(.shift)
                if !modifiers.contains(.control), character.isLowercase, let upper = Self.single(character.uppercased())
                {
                    code = .character(upper)
                }
            }
            if modifiers.contains(.control) {
                switch character {
                case "i", "I": (code, modifiers) = (.tab, modifiers.subtracting(.control))
                case "m", "M": (code, modifiers) = (.enter, modifiers.subtracting(.control))
                case "h", "H": (code, modifiers) = (.backspace, modifiers.subtracting(.control))
                case "[": (code, modifiers) = (.escape, modifiers.subtracting(.control))
                default: if let lower = Self.single(character.lowercased()) { code = .character(lower) }
                }
            }
        }
        self.code = code
        self.modifiers = modifiers
    }

    /// A key that writes this character.
    public static func character(_ character: Character) -> Key { Key(.character(character)) }

    /// This key with Control.
    public static func control(_ character: Character) -> Key { Key(.character(character), .control) }

    /// This key with Alt.
    public static func alt(_ code: Code) -> Key { Key(code, .alt) }

    /// The character the key writes in a text field; nil with Control or Alt and for all other keys.
    public var typed: Character? {
        guard case .character(let character) = code, modifiers.isEmpty else { return nil }
        return character
    }

    private static func single(_ text: String) -> Character? {
        text.count == 1 ? text.first : nil
    }
}
