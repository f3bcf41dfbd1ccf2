/// The text of a JSON document, read for the places in it: where it breaks off, and where a value begins.
struct JSONText {
    private let bytes: [UInt8]
    /// The offset of every value, by its way from the top: `nodes`, `nodes.3.id`.
    private(set) var values: [String: Int] = [:]
    /// The offset of the first sign that does not belong there; `nil` when the text is JSON.
    private(set) var fault: Int?

    private var index = 0

    /// Deeper documents are no graphs; the limit keeps the stack.
    private static let deepest = 200

    init(_ bytes: some Sequence<UInt8>) {
        self.bytes = Array(bytes)
        // A mark of the byte order is no sign of the document.
        if self.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
        let isRead = readValue("", depth: 0)
        if isRead { skipBlanks() }
        if !isRead || index < self.bytes.count { fault = min(index, self.bytes.count) }
    }

    /// Line and column of an offset, both from 1; columns count bytes, as compilers do.
    func place(at offset: Int) -> (line: Int, column: Int) {
        let before = bytes[..<offset]
        let line = before.count { $0 == UInt8(ascii: "\n") } + 1
        let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        return (line, offset - start + 1)
    }

    /// Where the value at the end of a way begins, or the innermost there is on that way.
    func place(of way: String) -> (line: Int, column: Int) {
        var parts = way.split(separator: ".")
        while true {
            if let offset = values[parts.joined(separator: ".")] { return place(at: offset) }
            guard !parts.isEmpty else { return (1, 1) }
            parts.removeLast()
        }
    }

    // MARK: Reading

    private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func skipBlanks() {
        while let byte = next, [0x20, 0x0A, 0x0D, 0x09].contains(byte) { index += 1 }
    }

    /// Stays at the first wrong sign when it gives `false`.
    private mutating func readValue(_ way: String, depth: Int) -> Bool {
        skipBlanks()
        guard depth < JSONText.deepest, let byte = next else { return false }
        // Of a name that is given twice, the first.
        if values[way] == nil { values[way] = index }
        switch byte {
        case UInt8(ascii: "{"): return readMembers(way, depth)
        case UInt8(ascii: "["): return readElements(way, depth)
        case UInt8(ascii: "\""): return readString() != nil
        case UInt8(ascii: "t"): return read("true")
        case UInt8(ascii: "f"): return read("false")
        case UInt8(ascii: "n"): return read("null")
        default: return readNumber()
        }
    }

    private mutating func readMembers(_ way: String, _ depth: Int) -> Bool {
        index += 1
        skipBlanks()
        if next == UInt8(ascii: "}") { return read("}") }
        while true {
            skipBlanks()
            guard next == UInt8(ascii: "\""), let name = readString() else { return false }
            skipBlanks()
            guard read(":"), readValue(way.isEmpty ? name : "\(way).\(name)", depth: depth + 1) else { return false }
            skipBlanks()
            if next == UInt8(ascii: "}") { return read("}") }
            guard read(",") else { return false }
        }
    }

    private mutating func readElements(_ way: String, _ depth: Int) -> Bool {
        index += 1
        skipBlanks()
        if next == UInt8(ascii: "]") { return read("]") }
        var number = 0
        while true {
            guard readValue(way.isEmpty ? "\(number)" : "\(way).\(number)", depth: depth + 1) else { return false }
            number += 1
            skipBlanks()
            if next == UInt8(ascii: "]") { return read("]") }
            guard read(",") else { return false }
        }
    }

    /// The letters between the quotes as they are written; names with escapes are never looked for.
    private mutating func readString() -> String? {
        index += 1
        let start = index
        while let byte = next, byte >= 0x20 {
            if byte == UInt8(ascii: "\"") {
                index += 1
                return String(decoding: bytes[start..<(index - 1)], as: UTF8.self)
            }
            index += byte == UInt8(ascii: "\\") ? 2 : 1
        }
        index = min(index, bytes.count)
        return nil
    }

    private mutating func readNumber() -> Bool {
        let start = index
        if next == UInt8(ascii: "-") { index += 1 }
        while let byte = next, (0x30...0x39).contains(byte) || "+-.eE".utf8.contains(byte) { index += 1 }
        guard let last = bytes[start..<index].last, (0x30...0x39).contains(last) else {
            index = start
            return false
        }
        return true
    }

    private mutating func read(_ word: String) -> Bool {
        for byte in word.utf8 {
            guard next == byte else { return false }
            index += 1
        }
        return true
    }
}
