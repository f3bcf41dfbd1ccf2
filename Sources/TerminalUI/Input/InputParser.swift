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

    var state = State.ground
    /// The bytes of the sequence, string or paste under way.
    var buffer: [UInt8] = []
    /// Whether the sequence follows an ESC that has been told already, so that it makes no key.
    var isLate = false
    /// Whether ESC stood before the introducer or character.
    var hasAlt = false
    var decoder = ScalarDecoder()
    /// How much of the end mark of a paste has been read.
    var pasteMatch = 0

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

    mutating func reset() {
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
