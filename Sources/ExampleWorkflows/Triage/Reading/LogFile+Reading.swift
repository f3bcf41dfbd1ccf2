extension LogFile {
    /// Most chunks a log is split into; a longer log gets longer chunks, read with the same memory.
    static let mostChunks = 256
    /// Bytes of the beginning that decide on the format.
    private static let sampleSize = 256 * 1024

    /// Opens a log, looks at its beginning and its last lines, and closes it again.
    static func opened(at path: String) throws(LogFileError) -> LogFile {
        let descriptor = try LogDescriptor(path: path)
        let beginning = try bytes(of: descriptor, at: 0, count: min(sampleSize, descriptor.size))
        if let tool = unpacker(of: beginning) { throw .compressed(path, tool: tool) }
        let tailStart = max(0, descriptor.size - LineReader.longestLine)
        let tail = try bytes(of: descriptor, at: tailStart, count: descriptor.size - tailStart)
        return LogFile(
            path: path,
            size: descriptor.size,
            format: LogFormat.detected(in: beginning),
            calendar: YearReference(modified: descriptor.modified, tail: tail),
            permissions: descriptor.permissions,
            identity: descriptor.identity
        )
    }

    /// The file in pieces of whole lines, in order, each byte in exactly one of them.
    ///
    /// An empty log is one empty piece. A piece ends after the first newline at or behind its nominal end. Without a size, pieces have 4 MiB; a short
    /// log is cut smaller, down to 64 KiB, so that several workers have something to do, and no log gives more than
    /// ``mostChunks``.
    func chunks(ofSize wanted: Int? = nil) throws(LogFileError) -> [LogChunk] {
        let balanced = min(4 << 20, max(64 << 10, size / 48))
        let nominal = max(1, wanted ?? max(balanced, size / Self.mostChunks + 1))
        let descriptor = try LogDescriptor.opened(for: self)
        var chunks: [LogChunk] = []
        var start = 0
        while start < size {
            let end = try Self.endOfLine(in: descriptor, from: min(start + nominal, size) - 1, size: size)
            chunks.append(LogChunk(index: chunks.count, offset: start, length: end - start))
            start = end
        }
        return chunks.isEmpty ? [LogChunk(index: 0, offset: 0, length: 0)] : chunks
    }

    /// What one chunk holds. Memory does not depend on the length of the chunk or of its lines.
    func statistics(of chunk: LogChunk) throws -> LogStatistics {
        let descriptor = try LogDescriptor.opened(for: self)
        let parser = ChunkParser(format: format, calendar: calendar)
        try LineReader.forEachLine(of: descriptor, from: chunk.offset, length: chunk.length) { line, offset in
            parser.add(line, at: offset)
        }
        return parser.finished()
    }

    /// The findings with the lines their suspects point at, read again from the file.
    ///
    /// Lines are as they stand in the log, control characters and all: untrusted text.
    func findings(for suspects: [Suspect]) throws(LogFileError) -> [Finding] {
        guard !suspects.isEmpty else { return [] }
        let descriptor = try LogDescriptor.opened(for: self)
        var findings: [Finding] = []
        for suspect in suspects {
            var finding = suspect.finding
            for place in suspect.places.offsets.prefix(Places.limit) where place < size {
                let bytes = try Self.bytes(
                    of: descriptor,
                    at: place,
                    count: min(Finding.longestEvidence + 1, size - place)
                )
                finding.evidence.append(Finding.evidenceLine(bytes))
            }
            findings.append(finding)
        }
        return findings
    }

    private static func endOfLine(
        in descriptor: borrowing LogDescriptor,
        from start: Int,
        size: Int
    ) throws(LogFileError) -> Int {
        var position = start
        while position < size {
            let block = try bytes(of: descriptor, at: position, count: min(16 << 10, size - position))
            let newline = block.withUnsafeBufferPointer { buffer in
                buffer.baseAddress.map { LineBytes(base: $0, count: buffer.count).position(of: 10) } ?? -1
            }
            if newline >= 0 { return position + newline + 1 }
            position += block.count
        }
        return size
    }

    private static func bytes(
        of descriptor: borrowing LogDescriptor,
        at offset: Int,
        count: Int
    ) throws(LogFileError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var failure: LogFileError?
        var filled = 0
        bytes.withUnsafeMutableBytes { buffer in
            do throws(LogFileError) {
                filled = try descriptor.read(into: buffer, at: offset)
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        guard filled == count else { throw .changed(descriptor.path) }
        return bytes
    }

    private static func unpacker(of beginning: [UInt8]) -> String? {
        let tools: [([UInt8], String)] = [
            ([0x1F, 0x8B], "zcat"), ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "xzcat"),
            ([0x28, 0xB5, 0x2F, 0xFD], "zstdcat"), ([0x42, 0x5A, 0x68], "bzcat"),
        ]
        return tools.first { beginning.starts(with: $0.0) }?.1
    }
}
