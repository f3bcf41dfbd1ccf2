extension JSON {
    /// The value as JSON text on one line with sorted keys, so that equal values give equal text.
    ///
    /// Decimals that JSON cannot write (not a number, infinities) become `null`.
    public var text: String { String(decoding: textBytes, as: UTF8.self) }

    /// The bytes of ``text``.
    var textBytes: [UInt8] {
        var output: [UInt8] = []
        write(to: &output)
        return output
    }

    private func write(to output: inout [UInt8]) {
        switch self {
        case .null: output.append(contentsOf: "null".utf8)
        case .bool(let value): output.append(contentsOf: (value ? "true" : "false").utf8)
        case .integer(let value): output.append(contentsOf: String(value).utf8)
        case .number(let value): output.append(contentsOf: (value.isFinite ? "\(value)" : "null").utf8)
        case .string(let value): JSON.write(value, to: &output)
        case .array(let elements):
            output.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { output.append(UInt8(ascii: ",")) }
                element.write(to: &output)
            }
            output.append(UInt8(ascii: "]"))
        case .object(let members):
            output.append(UInt8(ascii: "{"))
            for (index, member) in members.sorted(by: { $0.key < $1.key }).enumerated() {
                if index > 0 { output.append(UInt8(ascii: ",")) }
                JSON.write(member.key, to: &output)
                output.append(UInt8(ascii: ":"))
                member.value.write(to: &output)
            }
            output.append(UInt8(ascii: "}"))
        }
    }

    /// Every character outside printable ASCII and letters that terminals draw plainly leaves as `\u`, so that
    /// a line of output can never carry a control sequence or a change of direction.
    private static func write(_ text: String, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        // Nearly every text needs no look at its scalars.
        let isWritten =
            text.utf8.withContiguousStorageIfAvailable { bytes in
                guard bytes.allSatisfy(\.standsForItself) else { return false }
                output.append(contentsOf: bytes)
                return true
            } ?? false
        if !isWritten {
            for scalar in text.unicodeScalars { write(scalar, to: &output) }
        }
        output.append(UInt8(ascii: "\""))
    }

    private static func write(_ scalar: Unicode.Scalar, to output: inout [UInt8]) {
        switch scalar {
        case "\"": output.append(contentsOf: "\\\"".utf8)
        case "\\": output.append(contentsOf: "\\\\".utf8)
        case "\n": output.append(contentsOf: "\\n".utf8)
        case "\r": output.append(contentsOf: "\\r".utf8)
        case "\t": output.append(contentsOf: "\\t".utf8)
        case _ where scalar.isPlainlyPrintable: output.append(contentsOf: String(scalar).utf8)
        default:
            for unit in String(scalar).utf16 {
                let digits = String(unit, radix: 16)
                output.append(contentsOf: ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8)
            }
        }
    }
}

extension UInt8 {
    /// Whether the byte is printable ASCII that JSON writes as it is.
    fileprivate var standsForItself: Bool {
        self >= 0x20 && self < 0x7F && self != UInt8(ascii: "\"") && self != UInt8(ascii: "\\")
    }
}

extension Unicode.Scalar {
    /// Whether a terminal shows this scalar as ink or a blank, and obeys nothing in it.
    var isPlainlyPrintable: Bool {
        if isASCII { return value >= 0x20 && value != 0x7F }
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: return false
        default: return !(0xFE00...0xFE0F).contains(value) && !(0xE0100...0xE01EF).contains(value)
        }
    }
}
