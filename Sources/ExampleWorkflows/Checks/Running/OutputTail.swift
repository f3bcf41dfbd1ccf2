/// The last lines a command printed, and which of them nobody has been shown yet.
///
/// Keeps a bounded part however much comes: 20 lines of 400 bytes. A carriage return begins a line anew, as on a
/// terminal, so that a progress bar is one line.
struct OutputTail: Hashable, Sendable {
    /// How many lines are kept.
    static let most = 20
    /// How many bytes of a line are kept.
    static let longest = 400

    /// The whole lines, oldest first.
    private(set) var lines: [String] = []
    /// How many lines were printed in all.
    private(set) var count = 0
    private var open: [UInt8] = []
    private var isOpenCut = false
    /// The last byte was a carriage return: whether it ends a line or begins one anew, the next byte tells.
    private var isReturned = false
    private var unseen = 0

    /// Adds what was printed.
    mutating func append(_ bytes: some Sequence<UInt8>) {
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "\n"): close()
            case UInt8(ascii: "\r"): isReturned = true
            default:
                if isReturned {
                    open.removeAll(keepingCapacity: true)
                    isOpenCut = false
                    isReturned = false
                }
                if open.count < Self.longest { open.append(byte) } else { isOpenCut = true }
            }
        }
    }

    /// Makes a line of what was printed without a newline at its end.
    mutating func finish() {
        if !open.isEmpty { close() }
    }

    /// The lines since the last call, at most the kept ones; `nil` when there are none.
    mutating func takeUnseen() -> [String]? {
        guard unseen > 0 else { return nil }
        defer { unseen = 0 }
        return Array(lines.suffix(unseen))
    }

    private mutating func close() {
        lines.append(String(decoding: open, as: UTF8.self) + (isOpenCut ? "…" : ""))
        if lines.count > Self.most { lines.removeFirst() }
        count += 1
        unseen = min(unseen + 1, Self.most)
        open.removeAll(keepingCapacity: true)
        isOpenCut = false
        isReturned = false
    }
}
