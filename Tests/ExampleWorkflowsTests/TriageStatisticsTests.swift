import Foundation
import Testing

@testable import ExampleWorkflows

@Suite struct TriageStatisticsTests {
    @Test func `a full table keeps the heaviest and counts what it dropped`() {
        var table = BoundedTable<LoginStatistics>(limit: 3)
        for key in 0..<10 {
            for _ in 0...key {
                table.update(UInt64(key), make: { .init(name: "n\(key)", value: LoginStatistics()) }) {
                    $0.accepted += 1
                }
            }
        }
        table.cut()
        #expect(Set(table.ranked.map(\.name)) == ["n9", "n8", "n7"])
        #expect(table.entries.count == 3 && table.droppedKeys >= 7)
        #expect(table.droppedLines + table.ranked.reduce(0) { $0 + $1.value.count } == 55)
    }

    @Test func `different things are counted exactly up to 32, and roughly beyond`() {
        for wanted in [0, 1, 31, 32] {
            var count = DistinctCount()
            for _ in 0..<3 {
                for value in 0..<wanted { count.add(UInt64(value) &* 0x9E37_79B9_7F4A_7C15) }
            }
            // At 32 the table is full and the count becomes an estimate.
            if wanted < 32 { #expect(count.estimate == wanted) } else { #expect((20...50).contains(count.estimate)) }
        }
        var numbers = SeededNumbers(seed: 7)
        var many = DistinctCount()
        for _ in 0..<10_000 { many.add(numbers.next()) }
        #expect((6_000...16_000).contains(many.estimate))
    }

    @Test func `a timeline of years has no more stretches than one of a day`() {
        var timeline = Timeline(limit: 64)
        for minute in stride(from: 0, to: 3_000_000, by: 700) {
            timeline.add(Timeline.Stretch(lines: 2, errors: 1), minute: minute)
        }
        #expect(timeline.stretches.count <= 64)
        let added = stride(from: 0, to: 3_000_000, by: 700).reduce(0) { count, _ in count + 1 }
        #expect(timeline.stretches.values.reduce(0) { $0 + $1.lines } == 2 * added)
    }

    @Test func `statistics survive being saved, and merge in any order`() throws {
        var logs = TriageLogs(seed: 3)
        logs.addVisitors(600, combined: true)
        let folder = try TemporaryFolder()
        let file = try LogFile.opened(at: folder.file("log", logs.text))
        let parts = try file.chunks(ofSize: 9_000).map { try file.statistics(of: $0) }
        #expect(parts.count > 3)
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let saved = try parts.map { try JSONDecoder().decode(LogStatistics.self, from: encoder.encode($0)) }
        #expect(saved == parts)
        #expect(try encoder.encode(saved) == encoder.encode(parts))
        let whole = LogStatistics.merged(parts, format: file.format)
        #expect(LogStatistics.merged(parts.reversed(), format: file.format) == whole)
        #expect(whole.lines == 600 && whole.unparsed == 0)
    }

    @Test func `the size of statistics is bounded however many names a log has`() throws {
        var lines = ""
        for index in 0..<20_000 {
            let time = "04/Mar/2025:10:\(10 + index % 50):00 +0000"
            lines += "2001:db8::\(index) - - [\(time)] \"GET /\(index) HTTP/1.1\" 404 1\n"
        }
        let folder = try TemporaryFolder()
        let file = try LogFile.opened(at: folder.file("log", lines))
        let statistics = try file.statistics(of: LogChunk(index: 0, offset: 0, length: file.size))
        #expect(statistics.clients.entries.count == 512)
        #expect(statistics.clients.droppedKeys == 20_000 - 512)
        #expect(try JSONEncoder().encode(statistics).count < 400_000)
    }

    @Test func `what stands later in a package log decides, also across chunks`() throws {
        var logs = TriageLogs(seed: 4)
        logs.addPackages(20)
        logs.addPackage(at: 20_000, "oddity:amd64", from: nil, to: "1.0-1", finished: false)
        logs.addPackage(at: 21_000, "oddity:amd64", from: "1.0-1", to: "1.1-1")
        for size in [300, 1 << 20] {
            let run = try TriageRun(text: logs.text, chunkSize: size)
            #expect(run.file.format == .dpkg)
            #expect(run.findings.isEmpty)
        }
    }
}
