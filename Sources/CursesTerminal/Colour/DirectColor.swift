import CNCurses

/// How colours are numbered in the direct-colour entry that is made from the user's own.
///
/// The stock `-direct` entries give up the palette above 7 and all near-black blues, because both share the numbers 0 to
/// 7. Here a number below 2²⁴ is always red, green and blue, and the terminal's palette follows after them.
enum DirectColor {
    /// The first palette colour's number; 256 follow.
    static let paletteBase: Int32 = 1 << 24
    /// How many colour numbers there are.
    static let count: Int32 = paletteBase + 256
    /// As many pairs as ncurses can count.
    static let pairs: Int32 = 65_536

    /// The number of a colour given by its parts.
    static func number(red: UInt8, green: UInt8, blue: UInt8) -> Int32 {
        Int32(red) << 16 | Int32(green) << 8 | Int32(blue)
    }

    /// The number of a colour of the terminal's palette.
    static func number(palette index: UInt8) -> Int32 { paletteBase + Int32(index) }

    /// The capability that selects a colour by its number; `ground` is 3 for text, 4 for what is behind it.
    ///
    /// Semicolons, not colons: every terminal that knows direct colours understands them, the reverse does not hold.
    static func selector(ground: Int) -> String {
        "\u{1B}[%?%p1%{16777215}%>%t\(ground)8;5;%p1%{255}%&%d"
            + "%e\(ground)8;2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%d%;m"
    }

    /// The name of the made entry; it exists nowhere but in the text given to ncurses.
    static let entryName = "signalbox-direct"

    /// Makes a direct-colour entry from the one that was looked up last, or `nil` if that one has no ANSI colours at all.
    static func entry() -> CompiledTerminfo? {
        guard let setForeground = string("setaf"), setForeground.starts(with: Array("\u{1B}[".utf8)) else { return nil }
        var entry = CompiledTerminfo(
            names: [entryName, "the terminal's own entry with direct colours"],
            flags: (0..<cncurses_flag_count()).map { cncurses_flag(cncurses_flag_name($0)) },
            numbers: (0..<cncurses_number_count()).map { index in
                let value = cncurses_number(cncurses_number_name(index))
                return value < 0 ? nil : value
            },
            strings: (0..<cncurses_string_count()).map { index in
                cncurses_string(cncurses_string_name(index)).map(bytes)
            },
            extendedNumbers: [("RGB", 8)]
        )
        for index in 0..<cncurses_flag_count() where name(cncurses_flag_name(index)) == "ccc" {
            entry.flags[Int(index)] = false
        }
        for index in 0..<cncurses_number_count() {
            switch name(cncurses_number_name(index)) {
            case "colors": entry.numbers[Int(index)] = count
            case "pairs": entry.numbers[Int(index)] = pairs
            default: continue
            }
        }
        for index in 0..<cncurses_string_count() {
            switch name(cncurses_string_name(index)) {
            case "setaf": entry.strings[Int(index)] = Array(selector(ground: 3).utf8)
            case "setab": entry.strings[Int(index)] = Array(selector(ground: 4).utf8)
            // The palette is the user's: nothing that redefines or resets it.
            case "setf", "setb", "initc", "initp", "oc", "scp": entry.strings[Int(index)] = nil
            default: continue
            }
        }
        return entry
    }

    private static func string(_ capability: String) -> [UInt8]? { cncurses_string(capability).map(bytes) }

    /// As they are: capabilities are bytes, not text in any encoding.
    private static func bytes(_ text: UnsafePointer<CChar>) -> [UInt8] {
        var output: [UInt8] = []
        var next = text
        while next.pointee != 0 {
            output.append(UInt8(bitPattern: next.pointee))
            next += 1
        }
        return output
    }

    private static func name(_ text: UnsafePointer<CChar>?) -> String { text.map { String(cString: $0) } ?? "" }
}
