// Sequences and control strings.
extension InputParser {
    mutating func consumeSequence(
        _ byte: UInt8,
        _ introducer: Introducer,
        into events: inout [InputEvent]
    ) {
        switch byte {
        case 0x1B:
            reset()
            state = .escape(doubled: false)
        case 0x18, 0x1A:
            reset()
        case 0x00..<0x20, 0x7F:
            break
        case 0x20...0x3F:
            if buffer.count <= limits.sequenceBytes { buffer.append(byte) }
        case 0x40...0x7E:
            end(introducer, final: byte, into: &events)
        default:
            reset()
        }
    }

    private mutating func end(_ introducer: Introducer, final: UInt8, into events: inout [InputEvent]) {
        let isWhole = buffer.count <= limits.sequenceBytes
        if introducer == .control, buffer.isEmpty {
            if final == 0x5B {
                state = .linuxFunction
                return
            }
            if final == 0x4D {
                state = .skipping(3)
                return
            }
        }
        let sequence = ControlSequence(parameterBytes: isWhole ? buffer : [], final: final)
        let (alt, late) = (hasAlt, isLate)
        reset()
        guard isWhole else { return }
        if introducer == .control, sequence.isPasteStart {
            state = .paste
            pasteMatch = 0
            return
        }
        guard let event = introducer == .control ? sequence.controlEvent : sequence.singleShiftEvent else { return }
        switch event {
        case .key(let key):
            if !late { events.append(.key(alt ? Key(key.code, key.modifiers.union(.alt)) : key)) }
        case .mouse:
            if !late { events.append(event) }
        default:
            events.append(event)
        }
    }

    mutating func consumeString(
        _ byte: UInt8,
        _ kind: UInt8,
        escaped: Bool,
        into events: inout [InputEvent]
    ) {
        if escaped {
            if byte == 0x5C {
                endString(kind, into: &events)
            } else {
                // Any other ESC cancels the string and starts something new.
                reset()
                state = .escape(doubled: false)
                consumeEscape(byte, doubled: false, into: &events)
            }
            return
        }
        switch byte {
        case 0x1B: state = .string(kind, escaped: true)
        case 0x07: endString(kind, into: &events)
        case 0x18, 0x1A: reset()
        default: if buffer.count <= limits.stringBytes { buffer.append(byte) }
        }
    }

    private mutating func endString(_ kind: UInt8, into events: inout [InputEvent]) {
        let content = buffer
        reset()
        guard content.count <= limits.stringBytes, let reply = TerminalReply(string: kind, content: content) else {
            return
        }
        events.append(.reply(reply))
    }
}
