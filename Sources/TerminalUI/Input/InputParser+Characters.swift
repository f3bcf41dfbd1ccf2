// Characters, and the first byte of sequences.
extension InputParser {
    mutating func consumeGround(_ byte: UInt8, into events: inout [InputEvent]) {
        if byte == 0x1B {
            decoder.finish { _ in }
            reset()
            state = .escape(doubled: false)
            return
        }
        var scalar: Unicode.Scalar?
        decoder.feed(byte) { unit in
            if case .scalar(let value) = unit { scalar = value }
        }
        if decoder.isPending { return }
        if let scalar, let key = Self.key(for: scalar) {
            events.append(.key(hasAlt ? Key(key.code, key.modifiers.union(.alt)) : key))
        }
        hasAlt = false
    }

    mutating func consumeEscape(_ byte: UInt8, doubled: Bool, into events: inout [InputEvent]) {
        switch byte {
        case 0x5B: begin(.sequence(.control), alt: doubled)
        case 0x4F: begin(.sequence(.singleShift), alt: doubled)
        case 0x1B:
            if doubled { events.append(.key(Key(.escape))) }
            state = .escape(doubled: true)
        default:
            if doubled { events.append(.key(Key(.escape))) }
            if Self.opensString(byte) {
                begin(.string(byte, escaped: false), alt: false)
            } else {
                begin(.ground, alt: true)
                consumeGround(byte, into: &events)
            }
        }
    }

    mutating func consumeTail(_ byte: UInt8, into events: inout [InputEvent]) {
        switch byte {
        case 0x5B: begin(.sequence(.control), alt: false)
        case 0x4F: begin(.sequence(.singleShift), alt: false)
        case _ where Self.opensString(byte): begin(.string(byte, escaped: false), alt: false)
        default:
            reset()
            consumeGround(byte, into: &events)
            return
        }
        isLate = true
    }

    private mutating func begin(_ state: State, alt: Bool) {
        reset()
        self.state = state
        hasAlt = alt
    }

    /// DCS, OSC, PM and APC.
    private static func opensString(_ byte: UInt8) -> Bool {
        byte == 0x50 || byte == 0x5D || byte == 0x5E || byte == 0x5F
    }

    /// The key a scalar stands for; none for controls beyond C0.
    private static func key(for scalar: Unicode.Scalar) -> Key? {
        switch scalar.value {
        case 0x00: Key(.character(" "), .control)
        case 0x08, 0x7F: Key(.backspace)
        case 0x09: Key(.tab)
        case 0x0A, 0x0D: Key(.enter)
        case 0x01...0x1A: .control(Character(Unicode.Scalar(UInt8(scalar.value + 0x60))))
        case 0x1C...0x1F: .control(Character(Unicode.Scalar(UInt8(scalar.value + 0x40))))
        case 0x1B, 0x80..<0xA0: nil
        default: Key(.character(Character(scalar)))
        }
    }
}
