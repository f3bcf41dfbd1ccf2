import CNCurses
import Synchronization
public import TerminalUI

/// Wakes the terminal's thread by a byte in a pipe; many calls before it wakes are one byte.
public final class CursesWaker: TerminalWaker {
    let reader: Int32
    private let writer: Int32
    private let isPending = Atomic(false)

    init() throws(CursesTerminalError) {
        var reader: Int32 = -1
        var writer: Int32 = -1
        guard cncurses_pipe(&reader, &writer) else { throw .noDescriptors }
        self.reader = reader
        self.writer = writer
    }

    public func wake() {
        if !isPending.exchange(true, ordering: .acquiringAndReleasing) { _ = cncurses_write(writer, "x", 1) }
    }

    /// Makes the next `wake` count again. A wake that comes before that needs no byte: the wait ends anyway.
    func acknowledge() {
        var bytes: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0]
        _ = cncurses_read(reader, &bytes, bytes.count)
        _ = isPending.exchange(false, ordering: .acquiringAndReleasing)
    }

    deinit {
        cncurses_close_descriptor(reader)
        cncurses_close_descriptor(writer)
    }
}
