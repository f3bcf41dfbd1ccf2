/// A terminal description in the compiled form that ncurses reads from a file, or from text in `TERMINFO`.
///
/// The layout is that of term(5) with 32-bit numbers, and an extended section for what has no standard place.
struct CompiledTerminfo: Equatable {
    /// The names of the entry, first the one it is looked up by.
    var names: [String]
    /// The standard flags, by their place.
    var flags: [Bool]
    /// The standard numbers by their place, `nil` where absent.
    var numbers: [Int32?]
    /// The standard strings by their place, `nil` where absent.
    var strings: [[UInt8]?]
    /// Numbers that have a name instead of a place.
    var extendedNumbers: [(name: String, value: Int32)] = []

    static func == (left: Self, right: Self) -> Bool { left.bytes == right.bytes }

    /// The entry as the bytes of a compiled file.
    var bytes: [UInt8] {
        let title = Array(names.joined(separator: "|").utf8) + [0]
        var texts = StringTable()
        let offsets = strings.map { texts.offset(of: $0) }

        var output: [UInt8] = []
        output.append(short: 0o1036)
        output.append(short: title.count)
        output.append(short: flags.count)
        output.append(short: numbers.count)
        output.append(short: strings.count)
        output.append(short: texts.bytes.count)
        output += title
        output += flags.map { $0 ? 1 : 0 }
        output.padToEven()
        for number in numbers { output.append(long: number ?? -1) }
        for offset in offsets { output.append(short: offset) }
        output += texts.bytes
        output.padToEven()
        if !extendedNumbers.isEmpty { output += extendedSection }
        return output
    }

    private var extendedSection: [UInt8] {
        var names = StringTable()
        let offsets = extendedNumbers.map { names.offset(of: Array($0.name.utf8)) }
        var output: [UInt8] = []
        output.append(short: 0)  // flags
        output.append(short: extendedNumbers.count)
        output.append(short: 0)  // strings
        output.append(short: extendedNumbers.count)  // strings and names together
        output.append(short: names.bytes.count)
        for number in extendedNumbers { output.append(long: number.value) }
        for offset in offsets { output.append(short: offset) }
        return output + names.bytes
    }

    /// The entry as a value for the variable `TERMINFO`, so that no file is needed.
    var environmentValue: String { "b64:" + Base64.text(of: bytes) }
}

/// Zero-ended strings one after the other.
private struct StringTable {
    var bytes: [UInt8] = []

    mutating func offset(of text: [UInt8]?) -> Int {
        guard let text else { return -1 }
        let place = bytes.count
        bytes += text
        bytes.append(0)
        return place
    }
}

extension [UInt8] {
    fileprivate mutating func append(short value: Int) {
        let pattern = UInt16(truncatingIfNeeded: value)
        append(UInt8(truncatingIfNeeded: pattern))
        append(UInt8(truncatingIfNeeded: pattern >> 8))
    }

    fileprivate mutating func append(long value: Int32) {
        let pattern = UInt32(bitPattern: value)
        for shift in [0, 8, 16, 24] as [UInt32] { append(UInt8(truncatingIfNeeded: pattern >> shift)) }
    }

    fileprivate mutating func padToEven() {
        if count % 2 == 1 { append(0) }
    }
}

/// The alphabet of RFC 4648, section 4.
enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// The bytes as text, with padding.
    static func text(of bytes: [UInt8]) -> String {
        var output: [UInt8] = []
        output.reserveCapacity((bytes.count + 2) / 3 * 4)
        var start = 0
        while start < bytes.count {
            let group = bytes[start..<Swift.min(start + 3, bytes.count)]
            var value: UInt32 = 0
            for index in 0..<3 {
                value = value << 8 | UInt32(index < group.count ? group[start + index] : 0)
            }
            for index in 0..<4 {
                let digit = alphabet[Int(value >> UInt32(18 - 6 * index) & 63)]
                output.append(index <= group.count ? digit : UInt8(ascii: "="))
            }
            start += 3
        }
        return String(decoding: output, as: UTF8.self)
    }
}
