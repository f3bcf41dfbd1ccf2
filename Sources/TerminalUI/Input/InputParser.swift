/// Turns a terminal's bytes into events: a state machine without clock or descriptor.
///
/// Keys come only from bytes outside of control strings and pastes. Sequences it does not know are swallowed whole. The
/// same bytes give the same events however they are cut, as long as the pieces arrive in time.
///
/// ESC is both a key and the start of every sequence; only time tells them apart. The owner passes the time of each
/// call as an offset from any fixed moment, and calls `timeout(at:)` when `deadline` has come and nothing was read.
///
/// The grammar is that of ECMA-48 and of Paul Williams' state machine for DEC terminals, with xterm's and kitty's keys.
public struct InputParser: Sendable {
    /// Lengths and delays.
    public struct Limits: Sendable, Hashable {
        /// How long a lone ESC waits for the rest of a sequence.
        public var escapeDelay: Duration
        /// How long after a lone ESC a tail of a sequence is still swallowed.
        public var tailWindow: Duration
        /// How long a sequence may stand still in the middle before it is dropped; pastes have no such limit.
        public var stall: Duration
        /// Bytes of a key sequence that are looked at.
        public var sequenceBytes: Int
        /// Bytes of a control string that are kept.
        public var stringBytes: Int
        /// Bytes of a paste that are kept; the rest is dropped.
        public var pasteBytes: Int

        /// Makes limits; the delay of 25 ms is for a near terminal, 150 ms does for one across a network.
        public init(
            escapeDelay: Duration = .milliseconds(25),
            tailWindow: Duration = .seconds(1),
            stall: Duration = .seconds(5),
            sequenceBytes: Int = 64,
            stringBytes: Int = 4096,
            pasteBytes: Int = 1 << 20
        ) {
            self.escapeDelay = escapeDelay
            self.tailWindow = tailWindow
            self.stall = stall
            self.sequenceBytes = sequenceBytes
            self.stringBytes = stringBytes
            self.pasteBytes = pasteBytes
        }
    }

    enum State: Sendable, Hashable {
        case ground
        /// After ESC; `doubled` after two, which some terminals send for Alt.
        case escape(doubled: Bool)
        /// After ESC has been told as a key: what looks like the rest of a sequence is swallowed.
        case tail
        case sequence(Introducer)
        /// Inside OSC, DCS, APC, PM; `escaped` after an ESC that may end it.
        case string(UInt8, escaped: Bool)
        case paste
        /// Bytes of a known number that mean nothing to us: old mouse reports.
        case skipping(Int)
        /// After `ESC [ [`, as the Linux console starts F1 to F5.
        case linuxFunction
    }

    enum Introducer: Sendable, Hashable {
        case control
        case singleShift
    }

    /// The lengths and delays it keeps to.
    public let limits: Limits
    /// When to call `timeout(at:)` where no byte comes before; nil where nothing is waiting.
    public private(set) var deadline: Duration?

    private(set) var state = State.ground
    /// The bytes of the sequence, string or paste under way.
    var buffer: [UInt8] = []
    /// Whether the sequence follows an ESC that has been told already, so that it makes no key.
    var isLate = false
    /// Whether ESC stood before the introducer or character.
    var hasAlt = false
    private var decoder = ScalarDecoder()
    private var pasteMatch = 0
    private static let pasteEnd: [UInt8] = [0x1B, 0x5B, 0x32, 0x30, 0x31, 0x7E]

    /// Makes a parser that has read nothing.
    public init(limits: Limits = Limits()) {
        self.limits = limits
    }

    /// Reads bytes that arrived at `time`.
    public mutating func feed(_ bytes: some Sequence<UInt8>, at time: Duration) -> [InputEvent] {
        var events = timeout(at: time)
        for byte in bytes { consume(byte, at: time, into: &events) }
        deadline = delay.map { time + $0 }
        return events
    }

    /// Ends what has waited too long; nothing before `deadline`.
    public mutating func timeout(at time: Duration) -> [InputEvent] {
        guard let deadline, time >= deadline else { return [] }
        self.deadline = nil
        switch state {
        case .escape(let doubled):
            state = .tail
            self.deadline = time + limits.tailWindow
            let key = InputEvent.key(Key(.escape))
            return doubled ? [key, key] : [key]
        case .ground, .paste:
            return []
        case .tail, .sequence, .string, .skipping, .linuxFunction:
            reset()
            return []
        }
    }

    private var delay: Duration? {
        switch state {
        case .ground, .paste: nil
        case .escape: limits.escapeDelay
        case .tail: limits.tailWindow
        case .sequence, .string: buffer.isEmpty ? limits.tailWindow : limits.stall
        case .skipping, .linuxFunction: limits.tailWindow
        }
    }

    private mutating func reset() {
        state = .ground
        buffer.removeAll(keepingCapacity: true)
        isLate = false
        hasAlt = false
    }

    private mutating func consume(_ byte: UInt8, at time: Duration, into events: inout [InputEvent]) {
        switch state {
        case .ground: consumeGround(byte, into: &events)
        case .escape(let doubled): consumeEscape(byte, doubled: doubled, into: &events)
        case .tail: consumeTail(byte, into: &events)
        case .sequence(let introducer): consumeSequence(byte, introducer, into: &events)
        case .string(let kind, let escaped): consumeString(byte, kind, escaped: escaped, into: &events)
        case .paste: consumePaste(byte, into: &events)
        case .skipping(let count):
            if count > 1 { state = .skipping(count - 1) } else { reset() }
        case .linuxFunction:
            if (0x41...0x45).contains(byte), !isLate { events.append(.key(Key(.function(Int(byte) - 0x40)))) }
            reset()
        }
    }
}

// Characters and the first byte of sequences.
extension InputParser {
    private mutating func consumeGround(_ byte: UInt8, into events: inout [InputEvent]) {
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

    private mutating func consumeEscape(_ byte: UInt8, doubled: Bool, into events: inout [InputEvent]) {
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

    private mutating func consumeTail(_ byte: UInt8, into events: inout [InputEvent]) {
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

// Sequences, strings and pastes.
extension InputParser {
    private mutating func consumeSequence(
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

    private mutating func consumeString(
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
        guard content.count <= limits.stringBytes, let reply = TerminalReply(string: kind, content: content) else { return }
        events.append(.reply(reply))
    }

    private mutating func consumePaste(_ byte: UInt8, into events: inout [InputEvent]) {
        if byte == Self.pasteEnd[pasteMatch] {
            pasteMatch += 1
            guard pasteMatch == Self.pasteEnd.count else { return }
            pasteMatch = 0
            events.append(.paste(Self.pastedText(buffer)))
            reset()
            return
        }
        if pasteMatch > 0 {
            keepPasted(Self.pasteEnd[..<pasteMatch])
            pasteMatch = 0
            // ESC opens the end mark and occurs nowhere else in it.
            if byte == 0x1B {
                pasteMatch = 1
                return
            }
        }
        keepPasted([byte])
    }

    private mutating func keepPasted(_ bytes: some Collection<UInt8>) {
        if buffer.count + bytes.count <= limits.pasteBytes { buffer.append(contentsOf: bytes) }
    }

    /// Terminals send line ends as Enter does; CR and CR LF become LF.
    private static func pastedText(_ bytes: [UInt8]) -> String {
        var lines: [UInt8] = []
        lines.reserveCapacity(bytes.count)
        var wasReturn = false
        for byte in bytes {
            if byte == 0x0D {
                lines.append(0x0A)
            } else if byte != 0x0A || !wasReturn {
                lines.append(byte)
            }
            wasReturn = byte == 0x0D
        }
        return String(decoding: lines, as: UTF8.self)
    }
}
