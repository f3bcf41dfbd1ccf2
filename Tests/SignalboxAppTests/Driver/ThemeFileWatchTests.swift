import Foundation
import Synchronization
import Testing

@testable import SignalboxApp

@Suite struct WatchedFilesTests {
    private func record(_ watch: Int32, _ name: String, padded length: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        withUnsafeBytes(of: watch) { bytes += $0 }
        bytes += [UInt8](repeating: 0, count: 8)
        withUnsafeBytes(of: UInt32(length)) { bytes += $0 }
        return bytes + Array(name.utf8) + [UInt8](repeating: 0, count: length - name.utf8.count)
    }

    private func changes(_ bytes: [UInt8]) -> [String] {
        bytes.withUnsafeBytes { WatchedFiles.changes(in: $0) }.map { "\($0.watch) \($0.name)" }
    }

    @Test func `records are read one after the other, without the zero bytes`() {
        #expect(
            changes(record(1, "a.yaml", padded: 16) + record(7, "", padded: 0) + record(2, "b", padded: 4)) == [
                "1 a.yaml", "7 ", "2 b",
            ]
        )
    }

    @Test func `a record that is cut off is left out`() {
        let whole = record(1, "a.yaml", padded: 16)
        for count in 0..<whole.count { #expect(changes(Array(whole[..<count])) == []) }
        #expect(changes(whole + whole[..<17]) == ["1 a.yaml"])
    }

    @Test func `the folder of a file is watched, and the one its link leads to`() {
        let folders = WatchedFiles.folders(of: ["/a/x.yaml", "/a/y.yaml", "z.yaml", "/r.yaml"]) { path in
            path == "/a/y.yaml" ? "/dots/themes/y.yaml" : nil
        }
        #expect(
            folders == [
                "/a": ["x.yaml", "y.yaml"], "/dots/themes": ["y.yaml"], ".": ["z.yaml"], "/": ["r.yaml"],
            ]
        )
    }

    @Test func `only watched names in their own folders count`() {
        let files = WatchedFiles(folders: [3: ["a.yaml"], 4: ["b.yaml"]])
        #expect(files.matches(3, "a.yaml"))
        #expect(!files.matches(3, "b.yaml"))
        #expect(!files.matches(5, "a.yaml"))
        #expect(!files.matches(3, ""))
    }
}

#if os(Linux)
    @Suite struct ThemeFileWatchTests {
        /// A folder with a watched file, and a stream that gives a value for each change told.
        private func watched() throws -> (folder: String, watch: ThemeFileWatch, told: AsyncStream<Void>) {
            let folder = NSTemporaryDirectory() + "/watch-\(UInt64.random(in: 0 ... .max))"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try Data("name: A\n".utf8).write(to: URL(fileURLWithPath: folder + "/a.yaml"))
            let (told, tell) = AsyncStream.makeStream(of: Void.self)
            let watch = try #require(ThemeFileWatch { tell.yield() })
            watch.watch([folder + "/a.yaml"])
            return (folder, watch, told)
        }

        @Test(.timeLimit(.minutes(1)), arguments: [false, true])
        func `a file that is written or replaced is told`(isReplaced: Bool) async throws {
            let (folder, watch, told) = try watched()
            defer { try? FileManager.default.removeItem(atPath: folder) }
            // Another file in the folder is nobody's concern, or the stream would give a value too many.
            try Data().write(to: URL(fileURLWithPath: folder + "/other.yaml"))
            try Data("name: B\n".utf8).write(
                to: URL(fileURLWithPath: folder + "/a.yaml"),
                options: isReplaced ? .atomic : []
            )
            var changes = told.makeAsyncIterator()
            #expect(await changes.next() != nil)
            withExtendedLifetime(watch) {}
        }
    }
#endif
