#if canImport(Glibc)
    import Glibc
#endif

/// Lines from a descriptor, read on a thread of its own because reading blocks.
enum LineReader {
    /// The longest line that is kept whole; what is longer is cut, so that no input can fill the memory.
    static let longestLine = 16 * 1024 * 1024

    /// Starts reading; the stream ends with the input.
    static func lines(of descriptor: Int32) -> AsyncStream<String> {
        AsyncStream { continuation in
            let thread = ReaderThread(descriptor: descriptor) { line in
                if let line { continuation.yield(line) } else { continuation.finish() }
            }
            thread.start()
        }
    }
}

/// The thread behind a stream of lines; it ends with the input or the process.
private struct ReaderThread: Sendable {
    let descriptor: Int32
    let deliver: @Sendable (String?) -> Void

    func start() {
        let box = Unmanaged.passRetained(Work(run: readAll))
        var thread = pthread_t()
        let status = pthread_create(
            &thread,
            nil,
            { argument in
                guard let argument else { return nil }
                Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run()
                return nil
            },
            box.toOpaque()
        )
        if status == 0 {
            pthread_detach(thread)
        } else {
            box.release()
            deliver(nil)
        }
    }

    private func readAll() {
        var pending: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            for byte in buffer[..<count] {
                if byte == UInt8(ascii: "\n") {
                    deliver(String(decoding: pending, as: UTF8.self))
                    pending.removeAll(keepingCapacity: true)
                } else if pending.count < LineReader.longestLine {
                    pending.append(byte)
                }
            }
        }
        if !pending.isEmpty { deliver(String(decoding: pending, as: UTF8.self)) }
        deliver(nil)
    }
}

private final class Work: Sendable {
    let run: @Sendable () -> Void
    init(run: @escaping @Sendable () -> Void) { self.run = run }
}
