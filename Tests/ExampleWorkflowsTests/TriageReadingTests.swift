import Foundation
import Testing

@testable import ExampleWorkflows

@Suite struct TriageReadingTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test(arguments: [
        ("", 0), ("one", 1), ("one\n", 1), ("\n", 1), ("\n\n\n", 3), ("one\ntwo", 2), ("one\r\ntwo\r\n", 2),
        ("a\n\nb", 3),
    ])
    func `lines are counted as awk counts records`(text: String, count: Int) throws {
        let path = try folder.file("log", text)
        for size in [1, 2, 3, 100] {
            let run = try TriageRun(path: path, chunkSize: size)
            #expect(run.statistics.lines == count)
            #expect(!run.chunks.isEmpty)
            #expect(run.statistics.parsed + run.statistics.unparsed == count)
        }
    }

    @Test func `chunks are whole lines, and each byte is in one of them`() throws {
        var logs = TriageLogs(seed: 1)
        logs.addService(700)
        let data = Data(logs.text.utf8)
        let file = try LogFile.opened(at: folder.file("log", data))
        for size in [1, 100, 4_096, 1 << 20] {
            let chunks = try file.chunks(ofSize: size)
            var end = 0
            for chunk in chunks {
                #expect(chunk.offset == end && chunk.length > 0)
                end += chunk.length
                #expect(data[end - 1] == 10)
            }
            #expect(end == data.count)
            #expect(chunks.map(\.index) == Array(chunks.indices))
        }
    }

    @Test func `how a log is cut into chunks does not change what is found`() throws {
        var logs = TriageLogs(seed: 2)
        logs.addSystemDay(1_500)
        for index in 0..<60 {
            logs.addSystem(
                at: 9_000 + index,
                "sshd[\(index)]: Failed password for root from 203.0.113.9 port 4\(index) ssh2"
            )
        }
        let path = try folder.file("log", logs.text)
        let whole = try TriageRun(path: path, chunkSize: 1 << 30)
        #expect(whole.chunks.count == 1)
        for size in [512, 5_000, 64 << 10] {
            let parts = try TriageRun(path: path, chunkSize: size)
            #expect(parts.chunks.count > 1)
            #expect(parts.findings == whole.findings)
            #expect(parts.statistics.lines == whole.statistics.lines)
            #expect(parts.statistics.messages == whole.statistics.messages)
        }
    }

    @Test func `a large log does not give more than the most chunks`() throws {
        let path = try folder.file("log", String(repeating: "x\n", count: 10))
        var file = try LogFile.opened(at: path)
        #expect(try file.chunks().count == 1)
        file.size = 21
        #expect(throws: LogFileError.changed(path)) { try file.chunks() }
    }

    @Test func `ten megabytes without a newline are one line, cut`() throws {
        var data = Data(repeating: 0x61, count: 10 << 20)
        data.append(contentsOf: Array("\nshort\n".utf8))
        let run = try TriageRun(path: folder.file("log", data))
        #expect(run.statistics.lines == 2)
        #expect(run.statistics.cut == 1)
        let unfinished = try TriageRun(path: folder.file("other", data.prefix(10 << 20)))
        #expect(unfinished.statistics.lines == 1)
        #expect(unfinished.statistics.cut == 1)
    }

    @Test(arguments: [65_535, 65_536, 65_537, 524_287, 524_288, 524_289, 600_000])
    func `a line near the size of a buffer is one line`(length: Int) throws {
        let long = String(repeating: "x", count: length)
        let run = try TriageRun(path: folder.file("log", "first\n\(long)\nlast"), chunkSize: 1 << 30)
        #expect(run.statistics.lines == 3)
        #expect(run.statistics.cut == (length >= LineReader.longestLine ? 1 : 0))
    }

    @Test func `bytes that are no UTF-8 are read and shown as replacement characters`() throws {
        var data = Data()
        for index in 0..<300 { data.append(contentsOf: Array("tick \(index)\n".utf8)) }
        data.append(contentsOf: [0xFF, 0xFE, 0x00, 0x80] + Array(" disk I/O error \u{1B}[31m".utf8) + [0xC3, 10])
        let run = try TriageRun(path: folder.file("log", data))
        #expect(run.statistics.lines == 301)
        let evidence = try #require(run.findings.first?.evidence.first)
        #expect(evidence == "\u{FFFD}\u{FFFD}\0\u{FFFD} disk I/O error \u{1B}[31m\u{FFFD}")
    }

    @Test func `evidence is cut at 400 bytes, between characters`() {
        let line = Finding.evidenceLine(Array(String(repeating: "ä", count: 300).utf8))
        #expect(line.utf8.count == 400)
        #expect(line.allSatisfy { $0 == "ä" })
        #expect(Finding.evidenceLine(Array(repeating: 0xFF, count: 401)).utf8.count <= 400)
        #expect(Finding.evidenceLine(Array("one\r\ntwo".utf8)) == "one")
    }

    @Test func `what cannot be read is named, with what to do`() throws {
        func failure(_ path: String) -> LogFileError? {
            do {
                _ = try LogFile.opened(at: path)
                return nil
            } catch {
                return error
            }
        }
        let missing = "\(folder.path)/nothing"
        #expect(failure(missing) == .missing(missing))
        #expect(failure("") == .noName)
        #expect(failure(folder.path) == .folder(folder.path))
        #expect(failure("/dev/null") == .notRegular("/dev/null"))
        let pipe = "\(folder.path)/pipe"
        #expect(mkfifo(pipe, 0o600) == 0)
        #expect(failure(pipe) == .notRegular(pipe))
        let packed = try folder.file("log.gz", Data([0x1F, 0x8B, 8, 0]))
        #expect(failure(packed) == .compressed(packed, tool: "zcat"))
        if getuid() != 0 {
            let secret = try folder.file("secret", "x\n")
            chmod(secret, 0)
            #expect(failure(secret) == .unreadable(secret))
        }
        for path in [missing, folder.path, pipe, packed] {
            let words = try #require(failure(path)).description
            #expect(words.contains(path) && words.hasSuffix("."))
        }
    }

    @Test func `a log that was replaced or cut short meanwhile is refused`() throws {
        let path = try folder.file("log", "one\ntwo\n")
        let file = try LogFile.opened(at: path)
        let chunk = LogChunk(index: 0, offset: 0, length: 8)
        try Data("one\n".utf8).write(to: URL(fileURLWithPath: path))
        #expect(throws: LogFileError.changed(path)) { try file.statistics(of: chunk) }
    }

    @Test func `a log that grew is read up to its old size`() throws {
        let path = try folder.file("log", "one\ntwo\n")
        let file = try LogFile.opened(at: path)
        let handle = try #require(FileHandle(forWritingAtPath: path))
        try handle.seekToEnd()
        try handle.write(contentsOf: Data("three\n".utf8))
        try handle.close()
        let parts = try file.chunks().map { try file.statistics(of: $0) }
        #expect(LogStatistics.merged(parts, format: file.format).lines == 2)
    }
}
