import Foundation
import Testing
import WorkflowConsole

@testable import SignalboxApp

@Suite struct ReplacementTests {
    private let folder: Executable.Folder

    init() throws { folder = try Executable.Folder() }

    @Test func `what is kept is taken once, and its file is gone`() throws {
        var model = Model(options: ConsoleOptions(started: Date(timeIntervalSince1970: 0)))
        _ = model.update(
            .unreadable([CompilerDiagnostic(.error, path: "a.json", message: "is not JSON", source: .file)])
        )
        let kept = Replacement(restoration: model.restoration, graphs: ["a.json": "{}"])
        let path = try kept.keep(in: "\(folder.path)/state")
        let rights = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(rights == 0o600)
        let taken = try #require(Replacement.taken(from: path))
        #expect(taken.restoration == kept.restoration && taken.graphs == kept.graphs)
        #expect(taken.restoration.diagnostics.count == 1)
        #expect(!FileManager.default.fileExists(atPath: path))
        #expect(Replacement.taken(from: path) == nil)
    }

    @Test(arguments: ["", "no JSON", "{\"restoration\": {}}"])
    func `what cannot be read is as good as nothing`(text: String) throws {
        try folder.write(text, to: "restore.json")
        #expect(Replacement.taken(from: "\(folder.path)/restore.json") == nil)
    }
}
