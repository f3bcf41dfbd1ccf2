public import TerminalUI

/// Keys written as the manual writes them: `r Enter h i Tab Ctrl-X Enter`.
///
/// Words are keys; text in double quotes is typed character by character: `: "quit" Enter`.
public struct KeyScript: Sendable, Hashable, ExpressibleByStringLiteral {
    /// What a script cannot be read for.
    public struct UnknownKey: Error, Hashable, CustomStringConvertible {
        /// The word that is no key.
        public let word: String

        /// Names the word.
        public init(word: String) {
            self.word = word
        }

        /// What is wrong and what to write.
        public var description: String {
            "\"\(word)\" is no key: write a character, a name such as Enter or Ctrl-X, or quoted text"
        }
    }

    /// The keys in order.
    public let keys: [Key]

    /// Takes keys as they are.
    public init(_ keys: [Key]) {
        self.keys = keys
    }

    /// Reads a script; throws `UnknownKey` for a word that is no key.
    public init(parsing script: String) throws {
        var keys: [Key] = []
        var rest = script[...]
        while let first = rest.first {
            if first.isWhitespace {
                rest.removeFirst()
            } else if first == "\"", let end = rest.dropFirst().firstIndex(of: "\"") {
                let quoted = rest[rest.index(after: rest.startIndex)..<end]
                keys += quoted.map { $0 == "\n" ? Key(.enter) : .character($0) }
                rest = rest[rest.index(after: end)...]
            } else {
                let word = rest.prefix { !$0.isWhitespace }
                guard let key = Key(String(word)) else { throw UnknownKey(word: String(word)) }
                keys.append(key)
                rest = rest.dropFirst(word.count)
            }
        }
        self.keys = keys
    }

    /// Reads a script; a word that is no key stops the test with its name.
    public init(stringLiteral value: String) {
        do {
            try self.init(parsing: value)
        } catch {
            preconditionFailure("\(error)")
        }
    }

    /// The keys as events, each by itself.
    public var events: [InputEvent] { keys.map(InputEvent.key) }

    /// What an xterm sends for these keys.
    public var bytes: [UInt8] { keys.flatMap(\.bytes) }
}

extension Key {
    /// What an xterm sends for this key.
    public var bytes: [UInt8] {
        let alt: [UInt8] = modifiers.contains(.alt) ? [0x1B] : []
        switch code {
        case .character(let character):
            guard modifiers.contains(.control), let value = character.unicodeScalars.first?.value else {
                return alt + Array(String(character).utf8)
            }
            return alt + [UInt8(truncatingIfNeeded: value) & 0x1F]
        case .enter: return alt + [0x0D]
        case .backspace: return alt + [0x7F]
        case .escape: return alt + [0x1B]
        case .tab: return modifiers.contains(.shift) ? Array("\u{1B}[Z".utf8) : alt + [0x09]
        case .up: return letter("A")
        case .down: return letter("B")
        case .right: return letter("C")
        case .left: return letter("D")
        case .home: return letter("H")
        case .end: return letter("F")
        case .insert: return number(2)
        case .delete: return number(3)
        case .pageUp: return number(5)
        case .pageDown: return number(6)
        case .function(let function):
            if function <= 4 { return letter(["P", "Q", "R", "S"][max(0, function - 1)], plain: "O") }
            let numbers = [15, 17, 18, 19, 20, 21, 23, 24, 25, 26, 28, 29, 31, 32, 33, 34]
            return number(numbers[min(function - 5, numbers.count - 1)])
        }
    }

    private var modifierNumber: Int { 1 + Int(modifiers.rawValue) }

    private func letter(_ final: String, plain: String = "[") -> [UInt8] {
        Array((modifiers.isEmpty ? "\u{1B}\(plain)\(final)" : "\u{1B}[1;\(modifierNumber)\(final)").utf8)
    }

    private func number(_ number: Int) -> [UInt8] {
        Array((modifiers.isEmpty ? "\u{1B}[\(number)~" : "\u{1B}[\(number);\(modifierNumber)~").utf8)
    }
}
