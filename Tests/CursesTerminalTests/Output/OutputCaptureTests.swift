import CNCurses
import Synchronization
import Testing

@testable import CursesTerminal

@Suite struct OutputCaptureTests {
    /// A pipe whose write end stands for standard output.
    final class Stage: Sendable {
        let reader: Int32
        let writer: Int32
        let lines = Mutex([String]())

        init() throws {
            var reader: Int32 = -1
            var writer: Int32 = -1
            try #require(cncurses_pipe(&reader, &writer))
            (self.reader, self.writer) = (reader, writer)
        }

        func capture() throws -> OutputCapture {
            try OutputCapture(taking: [(.standardOutput, writer)]) { _, line in self.lines.withLock { $0.append(line) }
            }
        }

        func write(_ bytes: [UInt8]) {
            bytes.withUnsafeBufferPointer { buffer in
                buffer.withMemoryRebound(to: CChar.self) { characters in
                    if let start = characters.baseAddress { _ = cncurses_write(writer, start, characters.count) }
                }
            }
        }

        func write(_ text: String) { write(Array(text.utf8)) }

        /// What came out at the place the output was meant for.
        func leaked() -> String {
            var bytes = [UInt8](repeating: 0, count: 1_000)
            let count = cncurses_read(reader, &bytes, bytes.count)
            return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
        }

        deinit {
            cncurses_close_descriptor(reader)
            cncurses_close_descriptor(writer)
        }
    }

    @Test func `lines arrive in order and whole, the last one without its end too`() throws {
        let stage = try Stage()
        let capture = try stage.capture()
        stage.write("one\ntw")
        stage.write("o\n\nthree")
        capture.stop()
        #expect(stage.lines.withLock { $0 } == ["one", "two", "", "three"])
        #expect(stage.leaked() == "")
    }

    @Test func `after the end the output goes where it went before`() throws {
        let stage = try Stage()
        let capture = try stage.capture()
        capture.stop()
        capture.stop()
        capture.resume()
        stage.write("after\n")
        #expect(stage.leaked() == "after\n")
        #expect(stage.lines.withLock { $0 } == [])
    }

    @Test func `a pause lets the output through`() throws {
        let stage = try Stage()
        let capture = try stage.capture()
        capture.pause()
        stage.write("to the editor's screen\n")
        capture.resume()
        stage.write("to the ring\n")
        capture.stop()
        #expect(stage.leaked() == "to the editor's screen\n")
        #expect(stage.lines.withLock { $0 } == ["to the ring"])
    }

    @Test func `a line without end comes in pieces, and bytes that are no text are mended`() throws {
        let stage = try Stage()
        let capture = try stage.capture()
        stage.write([UInt8](repeating: 0x78, count: OutputCapture.longestLine * 3 + 5))
        stage.write([0x0A, 0xFF, 0x0A])
        capture.stop()
        let lines = stage.lines.withLock { $0 }
        #expect(lines.dropLast().allSatisfy { $0.utf8.count <= OutputCapture.longestLine })
        #expect(lines.dropLast().joined().utf8.count == OutputCapture.longestLine * 3 + 5)
        #expect(lines.last == "\u{FFFD}")
    }

    @Test func `more output than a pipe holds does not block the writer`() throws {
        let stage = try Stage()
        let capture = try stage.capture()
        for number in 0..<20_000 { stage.write("line \(number)\n") }
        capture.stop()
        #expect(stage.lines.withLock { $0.count } == 20_000)
    }
}
