import Foundation
import Testing
import WorkflowTesting
import Workflows

@testable import ExampleWorkflows

/// A repository that a test fills, with a name and a mail address of its own.
final class Shop: Sendable {
    let folder: TemporaryFolder
    let path: String

    init(name: String = "shop") throws {
        let folder = try TemporaryFolder()
        self.folder = folder
        path = "\(folder.path)/\(name)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        try git("init", "-q", "-b", "main", ".")
        try git("config", "user.name", "Ada")
        try git("config", "user.email", "ada@example.org")
    }

    func commit(_ message: String) throws {
        let handle = "\(path)/file"
        let old = FileManager.default.contents(atPath: handle) ?? Data()
        try (old + Data("\(message)\n".utf8)).write(to: URL(fileURLWithPath: handle))
        try git("add", "--", "file")
        try git("commit", "-q", "-m", message)
    }

    /// Declares filters that leave a file behind when they run, and asks for the last of them.
    ///
    /// - Parameter names: byte by byte, as git holds them.
    /// - Returns: the path of the file that tells.
    func trap(filters names: [[UInt8]]) throws -> String {
        let witness = "\(folder.path)/witness"
        var config = FileManager.default.contents(atPath: "\(path)/.git/config") ?? Data()
        for name in names {
            config.append(contentsOf: "[filter \"".utf8)
            config.append(contentsOf: name)
            config.append(contentsOf: "\"]\n\tclean = \"touch '\(witness)'; cat\"\n".utf8)
        }
        try config.write(to: URL(fileURLWithPath: "\(path)/.git/config"))
        var attributes = Data("* filter=".utf8)
        attributes.append(contentsOf: names.last ?? [])
        attributes.append(contentsOf: "\n".utf8)
        try FileManager.default.createDirectory(atPath: "\(path)/.git/info", withIntermediateDirectories: true)
        try attributes.write(to: URL(fileURLWithPath: "\(path)/.git/info/attributes"))
        // A changed time makes git look into the file, and so through the filter.
        let longAgo = Date(timeIntervalSince1970: 1)
        try FileManager.default.setAttributes([.modificationDate: longAgo], ofItemAtPath: "\(path)/file")
        return witness
    }

    @discardableResult
    func git(_ words: String...) throws -> String { try git(words) }

    @discardableResult
    func git(_ words: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["git", "-C", path] + words
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "git \(words)")
        return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .newlines)
    }

    /// Every file with its bytes, git's own included.
    func state() throws -> [String: Data] {
        var state: [String: Data] = [:]
        for name in FileManager.default.enumerator(atPath: path)?.compactMap({ $0 as? String }) ?? [] {
            state[name] = FileManager.default.contents(atPath: "\(path)/\(name)") ?? Data()
        }
        return state
    }

    func release(_ answers: ScriptedAnswers, output: String? = nil) async throws -> ReleaseFlow.Released {
        let handler = try ReleaseFlow().run(
            ReleaseFlow.Request(repository: FileReference(path), output: output ?? "\(folder.path)/notes.md")
        )
        try await answers.play(handler)
        return try await handler.result
    }
}
