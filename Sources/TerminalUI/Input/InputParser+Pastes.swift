// Pastes, which are text to their end mark, whatever is in them.
extension InputParser {
    private static let pasteEnd: [UInt8] = [0x1B, 0x5B, 0x32, 0x30, 0x31, 0x7E]

    mutating func consumePaste(_ byte: UInt8, into events: inout [InputEvent]) {
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
