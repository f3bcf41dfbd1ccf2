import Foundation
import Testing
import WorkflowTesting

@testable import ExampleWorkflows

/// Repositories whose filters tell that they ran.
@Suite(.serialized) struct ReleaseFilterTests {
    /// A plain name, ones that take the dot before them for their own, two that are equal as texts, ones that look like
    /// more of the key, and none; the last is the one that is asked for.
    @Test(
        arguments: [
            ["trap"], ["\u{301}x"], ["\u{200D}"], ["\u{E9}", "e\u{301}"], ["e\u{301}", "\u{E9}"], ["a=b.c"],
            ["a.clean"], [""],
        ]
    )
    func `no filter runs while a repository is read, whatever its name`(names: [String]) async throws {
        let shop = try Shop()
        try shop.commit("feat: one")
        let witness = try shop.trap(filters: names.map { Array($0.utf8) })
        let facts = try await GitRepository.opened(at: shop.path).facts()
        #expect(!FileManager.default.fileExists(atPath: witness))
        #expect(facts.changed == 0)
        // It is a trap: git by itself sets it off.
        try shop.git("status", "--porcelain")
        #expect(FileManager.default.fileExists(atPath: witness))
    }

    @Test func `a filter whose name is no text does not run, because the repository is refused`() async throws {
        let shop = try Shop()
        try shop.commit("feat: one")
        let witness = try shop.trap(filters: [Array("trap".utf8), [0xFF]])
        let error = GitError.unreadableName(shop.path, key: "filter.\\xff.clean")
        await #expect(throws: error) { _ = try await shop.release(ScriptedAnswers()) }
        #expect(!FileManager.default.fileExists(atPath: witness))
        try shop.git("status", "--porcelain")
        #expect(FileManager.default.fileExists(atPath: witness))
    }

    @Test func `a folder whose name ends in a carriage return is the repository all the same`() async throws {
        let shop = try Shop(name: "shop\r")
        try shop.commit("feat: one")
        let facts = try await GitRepository.opened(at: shop.path).facts()
        #expect(facts.folders.first?.utf8.last == UInt8(ascii: "\r"))
        try FileManager.default.createDirectory(atPath: "\(shop.path)/docs", withIntermediateDirectories: false)
        #expect(NotesPlace(output: "\(shop.path)/docs/a.md", tag: "v1.0.0", folders: facts.folders).isInRepository)
    }
}
