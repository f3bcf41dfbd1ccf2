import Foundation
import Testing

@testable import SignalboxApp

@Suite struct RememberedThemeTests {
    private let remembered = RememberedTheme(
        file: NSTemporaryDirectory() + "/t-\(UInt64.random(in: 0 ... .max))/a/theme"
    )

    private func write(_ bytes: Data) throws {
        let file = URL(fileURLWithPath: remembered.file)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try bytes.write(to: file)
    }

    @Test func `what was picked comes back, and auto forgets it`() throws {
        #expect(remembered.wish == nil)
        try remembered.keep("auto")
        try remembered.keep("nord")
        #expect(remembered.wish == "nord")
        try remembered.keep("one-light,one-dark")
        #expect(remembered.wish == "one-light,one-dark")
        try remembered.keep("auto")
        #expect(remembered.wish == nil)
    }

    @Test func `a path is kept as seen from everywhere`() throws {
        try remembered.keep("./x/mine.yaml")
        #expect(remembered.wish == FileManager.default.currentDirectoryPath + "/x/mine.yaml")
    }

    @Test(arguments: ["", "\n \n", "a\nb\n", String(repeating: "x", count: 5_000)])
    func `a file with something else is as good as none`(text: String) throws {
        try write(Data(text.utf8))
        #expect(remembered.wish == nil)
    }

    @Test func `bytes that are no text are as good as none`() throws {
        try write(Data([0xFF, 0xFE, 0x00]))
        #expect(remembered.wish == nil)
    }
}
