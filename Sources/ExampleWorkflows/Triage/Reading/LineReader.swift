/// Walks over the lines of a byte range with one buffer, however long the lines are.
///
/// A line is what ends with a newline, and what stands after the last newline if anything does: `wc -l`, plus one
/// when the last line has no newline, which is what awk calls `NR`. Of a line longer than ``longestLine`` only its
/// first bytes are handed on; the rest is skipped and it counts as one line. A carriage return before the newline
/// is not part of the line.
struct LineReader {
    /// Bytes of a line that are looked at.
    static let longestLine = 64 * 1024
    private static let block = 512 * 1024

    /// Calls `body` with each line and the offset of its first byte in the file.
    ///
    /// - Throws: ``LogFileError/changed(_:)`` when the file ends before the range does, and whatever `body` throws.
    static func forEachLine(
        of file: borrowing LogDescriptor,
        from start: Int,
        length: Int,
        _ body: (LineBytes, _ offset: Int) throws -> Void
    ) throws {
        guard length > 0 else { return }
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: min(block, max(length, 1)), alignment: 16)
        defer { buffer.deallocate() }
        guard let raw = buffer.baseAddress else { return }
        let base = UnsafePointer(raw.assumingMemoryBound(to: UInt8.self))
        let end = start + length
        var position = start  // in the file, of the next byte to read
        var held = 0  // bytes of an unfinished line at the front of the buffer
        var skipping = false  // inside the rest of a line that was handed on already

        while position < end {
            try Task.checkCancellation()
            let room = UnsafeMutableRawBufferPointer(
                start: raw + held,
                count: min(buffer.count - held, end - position)
            )
            let count = try file.read(into: room, at: position)
            guard count == room.count else { throw LogFileError.changed(file.path) }
            let filled = held + count
            let origin = position - held
            position += count
            let bytes = LineBytes(base: base, count: filled)
            var lineStart = 0
            var searchFrom = held
            while true {
                let newline = bytes.position(of: 10, from: searchFrom)
                if newline < 0 { break }
                if skipping {
                    skipping = false
                } else {
                    try body(line(base, lineStart, newline), origin + lineStart)
                }
                lineStart = newline + 1
                searchFrom = lineStart
            }
            held = filled - lineStart
            if skipping {
                held = 0
            } else if held >= longestLine {
                try body(line(base, lineStart, filled), origin + lineStart)
                skipping = true
                held = 0
            } else if held > 0, lineStart > 0 {
                raw.copyMemory(from: raw + lineStart, byteCount: held)
            }
        }
        if held > 0 { try body(line(base, 0, held), end - held) }
    }

    private static func line(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> LineBytes {
        var count = end - start
        if count > longestLine {
            count = longestLine
        } else if count > 0, base[end - 1] == 13 {
            count -= 1
        }
        return LineBytes(base: base + start, count: count)
    }
}
