import CNCurses
import Synchronization

/// Takes what the process writes to its standard output and standard error, line by line, while the screen is up.
///
/// Only a descriptor that is a terminal is taken: what the user sent to a file or a pipe goes there. The lines are
/// untrusted text. A crash makes the descriptors what they were, if the capture is given to `CursesTerminal`.
public final class OutputCapture: Sendable {
    /// Where a line was written to.
    public enum Stream: Sendable {
        /// The process's own two streams.
        case standardOutput, standardError
    }

    /// Longer lines are handed on in pieces of this many bytes.
    public static let longestLine = 8_192

    struct Taken: Sendable {
        var stream: Stream
        var descriptor: Int32
        /// What the descriptor meant before.
        var original: Int32
        var reader: Int32
        var writer: Int32
    }

    let taken: [Taken]
    private let stopReader: Int32
    private let stopWriter: Int32
    private let doneReader: Int32
    private let doneWriter: Int32
    private let onLine: @Sendable (Stream, String) -> Void
    private let isStopped = Mutex(false)

    /// Begins at once; `onLine` is called on a thread of its own, in order within a stream.
    ///
    /// - Throws: `CursesTerminalError.noDescriptors` when the process can open no more files.
    public convenience init(onLine: @escaping @Sendable (Stream, String) -> Void) throws(CursesTerminalError) {
        let terminals = [(Stream.standardOutput, Int32(1)), (.standardError, 2)].filter { cncurses_is_terminal($0.1) }
        try self.init(taking: terminals, onLine: onLine)
        cncurses_buffer_lines()
    }

    /// Begins at once with these descriptors.
    init(
        taking descriptors: [(Stream, Int32)],
        onLine: @escaping @Sendable (Stream, String) -> Void
    ) throws(CursesTerminalError) {
        var opened: [Int32] = []
        func fail() -> CursesTerminalError {
            for descriptor in opened { cncurses_close_descriptor(descriptor) }
            return .noDescriptors
        }
        func pipe() throws(CursesTerminalError) -> (reader: Int32, writer: Int32) {
            var reader: Int32 = -1
            var writer: Int32 = -1
            guard cncurses_pipe(&reader, &writer) else { throw fail() }
            opened += [reader, writer]
            return (reader, writer)
        }
        let stop = try pipe()
        let done = try pipe()
        var taken: [Taken] = []
        for (stream, descriptor) in descriptors {
            let ends = try pipe()
            let original = cncurses_private_copy(descriptor)
            guard original >= 0 else { throw fail() }
            opened.append(original)
            taken.append(
                .init(
                    stream: stream,
                    descriptor: descriptor,
                    original: original,
                    reader: ends.reader,
                    writer: ends.writer
                )
            )
        }
        self.taken = taken
        (stopReader, stopWriter) = stop
        (doneReader, doneWriter) = done
        self.onLine = onLine

        let box = Unmanaged.passRetained(self)
        let isRunning = cncurses_start_thread(
            { argument in
                guard let argument else { return nil }
                Unmanaged<OutputCapture>.fromOpaque(argument).takeRetainedValue().read()
                return nil
            },
            box.toOpaque()
        )
        guard isRunning else {
            box.release()
            throw .noDescriptors
        }
        cncurses_flush_standard_streams()
        redirect()
    }

    /// What a crash has to know to make the descriptors what they were.
    var diversion: cncurses_diversion {
        let output = taken.first { $0.stream == .standardOutput }
        let error = taken.first { $0.stream == .standardError }
        return cncurses_diversion(
            output: output?.original ?? -1,
            error: error?.original ?? -1,
            error_reader: error?.reader ?? -1
        )
    }

    private func redirect() {
        for one in taken { _ = cncurses_redirect(one.writer, one.descriptor) }
    }

    /// Makes the descriptors what they were, for as long as something else has the terminal.
    func pause() {
        cncurses_flush_standard_streams()
        for one in taken { _ = cncurses_redirect(one.original, one.descriptor) }
    }

    /// Ends a pause.
    func resume() {
        guard !isStopped.withLock({ $0 }) else { return }
        cncurses_flush_standard_streams()
        redirect()
    }

    /// Makes the descriptors what they were and hands on what was written before; calling it again does nothing.
    ///
    /// Waits for the last lines, but at most a second: a reader that hangs does not keep the program.
    public func stop() {
        let isFirst = isStopped.withLock { stopped in
            defer { stopped = true }
            return !stopped
        }
        guard isFirst else { return }
        pause()
        _ = cncurses_write(stopWriter, "x", 1)
        _ = cncurses_wait([doneReader], 1, 1_000)
    }

    private func read() {
        var pending = taken.map { _ in [UInt8]() }
        let descriptors = taken.map(\.reader) + [stopReader]
        var isEnding = false
        while !isEnding {
            let ready = cncurses_wait(descriptors, Int32(descriptors.count), -1)
            isEnding = ready & (1 << UInt32(taken.count)) != 0
            for index in taken.indices where isEnding || ready & (1 << UInt32(index)) != 0 {
                drain(taken[index], into: &pending[index], toTheEnd: isEnding)
            }
        }
        for (index, rest) in pending.enumerated() where !rest.isEmpty { hand(on: rest[...], of: taken[index].stream) }
        _ = cncurses_write(doneWriter, "x", 1)
    }

    private func drain(_ source: Taken, into pending: inout [UInt8], toTheEnd: Bool) {
        var buffer = [UInt8](repeating: 0, count: 4_096)
        // What others go on writing while the capture ends is not waited for.
        var rounds = toTheEnd ? 256 : 1
        while rounds > 0 {
            rounds -= 1
            let count = cncurses_read(source.reader, &buffer, buffer.count)
            guard count > 0 else { return }
            if source.stream == .standardError { cncurses_guard_note_error(buffer, count) }
            pending += buffer[..<count]
            var start = pending.startIndex
            while let end = pending[start...].firstIndex(of: UInt8(ascii: "\n")) {
                hand(on: pending[start..<end], of: source.stream)
                start = end + 1
            }
            while pending.count - start >= Self.longestLine {
                hand(on: pending[start..<(start + Self.longestLine)], of: source.stream)
                start += Self.longestLine
            }
            pending.removeSubrange(..<start)
        }
    }

    private func hand(on line: ArraySlice<UInt8>, of stream: Stream) {
        var rest = line
        repeat {
            onLine(stream, String(decoding: rest.prefix(Self.longestLine), as: UTF8.self))
            rest = rest.dropFirst(Self.longestLine)
        } while !rest.isEmpty
    }

    deinit {
        // Reached only after the reading thread has let go.
        for one in taken {
            for descriptor in [one.original, one.reader, one.writer] { cncurses_close_descriptor(descriptor) }
        }
        for descriptor in [stopReader, stopWriter, doneReader, doneWriter] { cncurses_close_descriptor(descriptor) }
    }
}
