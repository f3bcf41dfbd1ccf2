/// The parameters and the final byte of one `ESC [` or `ESC O` sequence.
struct ControlSequence {
    /// `?`, `<`, `=` or `>` at the start, else nil.
    let prefix: UInt8?
    /// Numbers between semicolons, each with its parts between colons; what is left out is nil.
    let parameters: [[Int?]]
    /// The bytes between numbers and final.
    let intermediates: [UInt8]
    let final: UInt8

    init(parameterBytes: [UInt8], final: UInt8) {
        var rest = parameterBytes[...]
        if let first = rest.first, (0x3C...0x3F).contains(first) {
            prefix = first
            rest = rest.dropFirst()
        } else {
            prefix = nil
        }
        let numbers = rest.prefix { $0 >= 0x30 }
        intermediates = Array(rest.dropFirst(numbers.count))
        let fields = numbers.isEmpty ? [] : numbers.split(separator: 0x3B, omittingEmptySubsequences: false)
        parameters = fields.map { field in
            field.split(separator: 0x3A, omittingEmptySubsequences: false).map(Self.number)
        }
        self.final = final
    }

    var isPasteStart: Bool { isKey && final == 0x7E && self[0] == 200 }

    /// The first part of a parameter.
    subscript(index: Int) -> Int? { self[index, 0] }

    subscript(index: Int, part: Int) -> Int? {
        guard index < parameters.count, part < parameters[index].count else { return nil }
        return parameters[index][part]
    }

    /// Without prefix and intermediates, as keys are.
    var isKey: Bool { prefix == nil && intermediates.isEmpty }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        guard !digits.isEmpty else { return nil }
        var value = 0
        for digit in digits {
            guard (0x30...0x39).contains(digit) else { return nil }
            // Larger numbers mean nothing to us and must not overflow.
            value = min(value * 10 + Int(digit - 0x30), 1 << 24)
        }
        return value
    }
}

extension ControlSequence {
    /// What `ESC [` with these means; nil for what is not known.
    var controlEvent: InputEvent? {
        if prefix == 0x3C { return mouseEvent }
        if prefix == 0x3F { return replyEvent }
        guard isKey else { return nil }
        switch final {
        case 0x49 where parameters.isEmpty: return .focus(true)
        case 0x4F where parameters.isEmpty: return .focus(false)
        case 0x52 where self[0] != 1 || parameters.count != 2:
            guard let row = self[0], let column = self[1] else { return functionKey }
            return .reply(.cursor(Point(x: max(0, column - 1), y: max(0, row - 1))))
        case 0x75: return unambiguousKey
        case 0x7E where self[0] == 27: return key(codePoint: self[2], modifiers: modifiers(self[1]))
        default: return functionKey
        }
    }

    /// What `ESC O` with these means; nil for what is not known.
    var singleShiftEvent: InputEvent? {
        guard isKey, let held = modifiers(self[1] ?? self[0]) else { return nil }
        if let code = Self.letterCodes[final] { return .key(Key(code, held)) }
        switch final {
        case 0x4D: return .key(Key(.enter, held))
        case 0x49: return .key(Key(.tab, held))
        case 0x58: return .key(Key(.character("="), held))
        case 0x6A...0x79: return .key(Key(.character(Character(Unicode.Scalar(final - 0x40))), held))
        default: return nil
        }
    }

    private var functionKey: InputEvent? {
        if final == 0x5A { return .key(Key(.tab, .shift)) }
        // Third part of the modifiers, as kitty gives it: 3 is the release.
        if self[1, 1] == 3 { return nil }
        if let code = Self.letterCodes[final], self[0] ?? 1 == 1, let held = modifiers(self[1]) {
            return .key(Key(code, held))
        }
        // Arrows with Shift as rxvt sends them.
        if (0x61...0x64).contains(final), parameters.isEmpty, let code = Self.letterCodes[final - 0x20] {
            return .key(Key(code, .shift))
        }
        guard let number = self[0], let code = Self.numberCodes[number], var held = modifiers(self[1]) else {
            return nil
        }
        switch final {
        case 0x7E: break
        case 0x5E: held.insert(.control)
        case 0x40: held.formUnion([.control, .shift])
        default: return nil
        }
        return .key(Key(code, held))
    }

    /// Kitty's `CSI code:shifted ; modifiers:event ; text u`.
    private var unambiguousKey: InputEvent? {
        if self[1, 1] == 3 { return nil }
        guard var held = modifiers(self[1]) else { return nil }
        if held.contains(.shift), let shifted = self[0, 1] {
            held.remove(.shift)
            return key(codePoint: shifted, modifiers: held)
        }
        return key(codePoint: self[0], modifiers: held)
    }

    private func key(codePoint: Int?, modifiers: Key.Modifiers?) -> InputEvent? {
        guard let codePoint, let modifiers else { return nil }
        switch codePoint {
        case 9: return .key(Key(.tab, modifiers))
        case 13: return .key(Key(.enter, modifiers))
        case 27: return .key(Key(.escape, modifiers))
        case 8, 127: return .key(Key(.backspace, modifiers))
        case 57376...57398: return .key(Key(.function(codePoint - 57363), modifiers))
        case 57344...63743:
            guard let code = Self.keypadCodes[codePoint] else { return nil }
            return .key(Key(code, modifiers))
        default:
            guard codePoint >= 32, !(0x80..<0xA0).contains(codePoint), let scalar = Unicode.Scalar(UInt32(codePoint))
            else { return nil }
            return .key(Key(.character(Character(scalar)), modifiers))
        }
    }

    /// What was held; nil with a key we give no meaning to (Super, Hyper), so that it never does what it does without.
    private func modifiers(_ parameter: Int?) -> Key.Modifiers? {
        let bits = max(0, (parameter ?? 1) - 1)
        guard bits & 0b1_1000 == 0 else { return nil }
        var held: Key.Modifiers = []
        if bits & 0b1 != 0 { held.insert(.shift) }
        if bits & 0b10_0010 != 0 { held.insert(.alt) }
        if bits & 0b100 != 0 { held.insert(.control) }
        return held
    }

    private var mouseEvent: InputEvent? {
        guard let bits = self[0], let column = self[1], let row = self[2], final == 0x4D || final == 0x6D else {
            return nil
        }
        var held: Key.Modifiers = []
        if bits & 4 != 0 { held.insert(.shift) }
        if bits & 8 != 0 { held.insert(.alt) }
        if bits & 16 != 0 { held.insert(.control) }
        let position = Point(x: max(0, column - 1), y: max(0, row - 1))
        let number = (bits & 3) | (bits & 0b1100_0000) >> 4
        let isMotion = bits & 32 != 0
        let button: MouseEvent.Button
        switch number {
        case 0: button = .left
        case 1: button = .middle
        case 2: button = .right
        case 3: return isMotion ? .mouse(MouseEvent(.move, at: position, modifiers: held)) : nil
        case 4...7:
            guard final == 0x4D else { return nil }
            let wheel: [MouseEvent.Action] = [.scrollUp, .scrollDown, .scrollLeft, .scrollRight]
            return .mouse(MouseEvent(wheel[number - 4], at: position, modifiers: held))
        default: button = .other(number)
        }
        let action: MouseEvent.Action = final == 0x6D ? .release(button) : isMotion ? .drag(button) : .press(button)
        return .mouse(MouseEvent(action, at: position, modifiers: held))
    }

    private var replyEvent: InputEvent? {
        switch (final, intermediates) {
        case (0x63, []):
            return .reply(.deviceAttributes(parameters.compactMap { $0.first ?? nil }))
        case (0x79, [0x24]):
            guard let number = self[0], let state = self[1].flatMap(TerminalReply.ModeState.init) else { return nil }
            return .reply(.mode(number: number, state: state))
        case (0x75, []):
            return .reply(.keyboardFlags(self[0] ?? 0))
        case (0x6E, []):
            guard self[0] == 997, let scheme = self[1], scheme == 1 || scheme == 2 else { return nil }
            return .reply(.colorScheme(isLight: scheme == 2))
        default:
            return nil
        }
    }

    private static let letterCodes: [UInt8: Key.Code] = [
        0x41: .up, 0x42: .down, 0x43: .right, 0x44: .left, 0x46: .end, 0x48: .home, 0x50: .function(1),
        0x51: .function(2), 0x52: .function(3), 0x53: .function(4),
    ]

    private static let numberCodes: [Int: Key.Code] = [
        1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end, 11: .function(1),
        12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5), 17: .function(6), 18: .function(7),
        19: .function(8), 20: .function(9), 21: .function(10), 23: .function(11), 24: .function(12), 25: .function(13),
        26: .function(14), 28: .function(15), 29: .function(16), 31: .function(17), 32: .function(18),
        33: .function(19), 34: .function(20),
    ]

    /// Kitty's numbers of the keypad; locks, media keys and bare modifiers are left out.
    private static let keypadCodes: [Int: Key.Code] = {
        var codes: [Int: Key.Code] = [
            57409: .character("."), 57410: .character("/"), 57411: .character("*"), 57412: .character("-"),
            57413: .character("+"), 57414: .enter, 57415: .character("="), 57416: .character(","), 57417: .left,
            57418: .right, 57419: .up, 57420: .down, 57421: .pageUp, 57422: .pageDown, 57423: .home, 57424: .end,
            57425: .insert, 57426: .delete,
        ]
        for (digit, character) in "0123456789".enumerated() { codes[57399 + digit] = .character(character) }
        return codes
    }()
}
