/// Decodes UTF-8 byte by byte and reports every byte that belongs to no scalar.
///
/// Overlong forms, surrogates and numbers past U+10FFFF are invalid (Unicode 3.9, table 3-7).
struct ScalarDecoder {
    /// A decoded scalar, or a byte that is part of none.
    enum Unit {
        case scalar(Unicode.Scalar)
        case invalid(UInt8)
    }

    private var pending: [UInt8] = []
    private var needed = 0

    /// True in the middle of a scalar.
    var isPending: Bool { !pending.isEmpty }

    mutating func feed(_ byte: UInt8, _ output: (Unit) -> Void) {
        if !pending.isEmpty {
            if isContinuation(byte) {
                pending.append(byte)
                if pending.count == needed { complete(output) }
                return
            }
            finish(output)
        }
        switch byte {
        case 0x00..<0x80: output(.scalar(Unicode.Scalar(byte)))
        case 0xC2...0xDF: start(byte, length: 2)
        case 0xE0...0xEF: start(byte, length: 3)
        case 0xF0...0xF4: start(byte, length: 4)
        default: output(.invalid(byte))
        }
    }

    /// Reports the bytes of a scalar that never became whole.
    mutating func finish(_ output: (Unit) -> Void) {
        let bytes = pending
        pending.removeAll(keepingCapacity: true)
        for byte in bytes { output(.invalid(byte)) }
    }

    private mutating func start(_ byte: UInt8, length: Int) {
        pending.append(byte)
        needed = length
    }

    private mutating func complete(_ output: (Unit) -> Void) {
        var value = UInt32(pending[0]) & (0x7F >> UInt32(needed))
        for byte in pending.dropFirst() { value = value << 6 | UInt32(byte & 0x3F) }
        pending.removeAll(keepingCapacity: true)
        if let scalar = Unicode.Scalar(value) { output(.scalar(scalar)) }
    }

    private func isContinuation(_ byte: UInt8) -> Bool {
        guard byte & 0xC0 == 0x80 else { return false }
        guard pending.count == 1 else { return true }
        switch pending[0] {
        case 0xE0: return byte >= 0xA0
        case 0xED: return byte < 0xA0
        case 0xF0: return byte >= 0x90
        case 0xF4: return byte < 0x90
        default: return true
        }
    }
}

extension Sanitizer {
    mutating func append(_ unit: ScalarDecoder.Unit) {
        switch unit {
        case .scalar(let scalar): append(scalar)
        case .invalid(let byte): append(invalidByte: byte)
        }
    }
}
