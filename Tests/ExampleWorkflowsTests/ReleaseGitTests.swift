import Foundation
import Testing

@testable import ExampleWorkflows

@Suite struct ReleaseGitTests {
    @Test func `of the outer environment only what finds git and its user is handed on`() {
        let command = GitCommand(repository: "r", words: ["status"])
        let outer = [
            "PATH": "/bin", "HOME": "/home/a", "GIT_DIR": "/x", "GIT_INDEX_FILE": "/x", "GIT_SSH_COMMAND": "x",
            "GIT_EXTERNAL_DIFF": "x", "GIT_CONFIG_PARAMETERS": "x", "LD_PRELOAD": "x", "GIT_TERMINAL_PROMPT": "1",
            "GIT_CONFIG_KEY_0": "core.hooksPath", "GIT_TRACE": "/x", "LC_ALL": "de_DE.UTF-8",
        ]
        let environment = command.environment(from: outer)
        #expect(environment["PATH"] == "/bin")
        #expect(environment["HOME"] == "/home/a")
        for name in [
            "GIT_DIR", "GIT_INDEX_FILE", "GIT_SSH_COMMAND", "GIT_EXTERNAL_DIFF", "GIT_CONFIG_PARAMETERS", "LD_PRELOAD",
            "GIT_TRACE",
        ] {
            #expect(environment[name] == nil, "\(name)")
        }
        #expect(environment["GIT_TERMINAL_PROMPT"] == "0")
        #expect(environment["GIT_OPTIONAL_LOCKS"] == "0")
        #expect(environment["LC_ALL"] == "C")
        let settings = Settings(of: environment)
        #expect(settings["core.hooksPath"] == "/dev/null")
        #expect(settings["core.fsmonitor"] == "false")
        #expect(settings["tag.gpgSign"] == "false")
        #expect(command.arguments == ["--no-pager", "-C", "r", "status"])
    }

    @Test func `filters and hooks that the configuration declares are switched off by name`() throws {
        let names = "filter.lfs.clean\0filter.lfs.process\0filter.a=b.c.smudge\0hook.x.command\0filter.broken\0core.x\0"
        let declared = try DeclaredPrograms(names: Array(names.utf8), of: "r")
        #expect(declared.filters == ["lfs", "a=b.c"])
        #expect(declared.hooks == ["x"])
        let settings = Settings(
            of: GitCommand(repository: "r", words: [], declared: declared).environment(from: [:])
        )
        #expect(settings["filter.lfs.clean"] == "")
        #expect(settings["filter.a=b.c.process"] == "")
        #expect(settings["filter.lfs.required"] == "false")
        #expect(settings["hook.x.enabled"] == "false")
    }

    @Test func `names are told apart byte by byte, as git does`() throws {
        let names = ["\u{E9}", "e\u{301}", "\u{301}x", "\u{200D}.\u{FE0F}", ""]
        let keys = names.map { "filter.\($0).clean\0filter.\($0).smudge\0" }.joined()
        let declared = try DeclaredPrograms(names: Array(keys.utf8), of: "r")
        #expect(declared.filters.map { Array($0.utf8) } == names.map { Array($0.utf8) })
        let settings = Settings(of: GitCommand(repository: "r", words: [], declared: declared).environment(from: [:]))
        for name in names {
            #expect(settings["filter.\(name).clean"] == "", "\(name.unicodeScalars.map(\.value))")
            #expect(settings["filter.\(name).required"] == "false", "\(name.unicodeScalars.map(\.value))")
        }
    }

    @Test(arguments: ["filter", "hook"])
    func `a name that is no text is refused, and shown so that it can be found`(section: String) throws {
        let key: [UInt8] = Array("\(section).a".utf8) + [0xFF, 0x09] + Array("b.clean".utf8)
        let error = GitError.unreadableName("/r", key: "\(section).a\\xff\\x09b.clean")
        #expect(throws: error) { try DeclaredPrograms(names: Array("core.x\0".utf8) + key + [0], of: "/r") }
        #expect(error.description.contains("'/r' has \(section).a\\xff\\x09b.clean"))
        #expect(error.description.contains("git -C '/r' config --show-origin"))
    }

    @Test func `what git says about the tree is counted`() {
        let facts = RepositoryFacts(
            status: "# branch.oid abc\0# branch.head main\01 .M N... 100644 100644 100644 a b file name\0"
                + "u UU N... 1 2 3 4 a b c x\0? new\0? # branch.head trap\0! ignored\0"
        )
        #expect(facts.head == "abc")
        #expect(facts.branch == "main")
        #expect(facts.changed == 2)
        #expect(facts.untracked == 2)
        let empty = RepositoryFacts(status: "# branch.oid (initial)\0# branch.head (detached)\0")
        #expect(empty.head == nil)
        #expect(empty.isDetached)
    }

    @Test func `a name that begins with a combining mark is a name`() {
        let facts = RepositoryFacts(status: "# branch.oid abc\0# branch.head \u{301}main\0? \u{301}new\0? \u{200D}\0")
        #expect(facts.branch == "\u{301}main")
        #expect(facts.untracked == 2)
        #expect(facts.changed == 0)
    }

    @Test func `what is unusual is said in words`() {
        var facts = RepositoryFacts(head: "a", branch: nil)
        facts.changed = 1
        facts.untracked = 2
        facts.isShallow = true
        var history = CommitHistory(
            [Commit(id: "a", parents: [], message: CommitMessage(parsing: "Something"))],
            isShallow: true
        )
        let tags = TagList(reachable: [("nightly", "a")], all: ["nightly"])
        let remarks = facts.remarks(tags: tags, history: history)
        #expect(remarks.count == 5)
        #expect(remarks[0].contains("detached"))
        #expect(remarks[1].contains("(1 file changed, 2 files unknown to git)"))
        #expect(remarks[2].contains("git fetch --unshallow"))
        #expect(remarks[3].contains("nightly"))
        #expect(remarks[4].contains("convention"))
        history.isCut = false
        #expect(facts.remarks(tags: tags, history: history)[2].contains("everything since the last version is here"))
        let usual = RepositoryFacts(head: "a", branch: "main")
        #expect(
            usual.remarks(tags: TagList(reachable: [], all: []), history: CommitHistory([], isShallow: false)) == []
        )
    }

    @Test func `a folder that cannot be released is named, with what to do`() async throws {
        let folder = try TemporaryFolder()
        let file = try folder.file("file", "x")
        for (path, error) in [
            ("", GitError.noName), ("\(folder.path)/none", .missing("\(folder.path)/none")), (file, .missing(file)),
        ] {
            await #expect(throws: error) { _ = try await GitRepository.opened(at: path) }
        }
        let plain = try await GitRepository.opened(at: folder.path)
        await #expect(throws: GitError.notRepository(folder.path)) { _ = try await plain.facts() }
    }

    @Test func `notes belong to the repository wherever a link leads into it`() throws {
        let folder = try TemporaryFolder()
        let tree = "\(folder.path)/tree"
        try FileManager.default.createDirectory(atPath: "\(tree)/docs", withIntermediateDirectories: true)
        try FileManager.default.createDirectory(atPath: "\(folder.path)/tree2", withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(atPath: "\(folder.path)/link", withDestinationPath: "\(tree)/docs")
        let place = { (output: String) in NotesPlace(output: output, tag: "v1.0.0", folders: [tree]) }
        #expect(place("\(tree)/a.md").isInRepository)
        #expect(place("\(folder.path)/link/a.md").isInRepository)
        #expect(place("\(folder.path)/tree2/../tree/docs/a.md").isInRepository)
        #expect(!place("\(folder.path)/tree2/a.md").isInRepository)
        #expect(!place("\(folder.path)/a.md").isInRepository)
        #expect(NotesPlace(output: nil, tag: "v1.0.0", folders: []).path == "release-notes-v1.0.0.md")
    }

    @Test func `notes belong to the repository whatever the name they are under begins with`() throws {
        let folder = try TemporaryFolder()
        let tree = "\(folder.path)/tree"
        for path in [tree, "\(tree)/\u{301}docs"] {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        }
        for output in ["\(tree)/\u{301}a.md", "\(tree)/\u{301}docs/a.md"] {
            #expect(NotesPlace(output: output, tag: "v1.0.0", folders: [tree]).isInRepository, "\(output)")
        }
    }

    @Test func `where the repository is not found, all notes wait for the second yes`() throws {
        let folder = try TemporaryFolder()
        let place = NotesPlace(output: "\(folder.path)/a.md", tag: "v1.0.0", folders: ["\(folder.path)/\u{FFFD}"])
        #expect(place.isInRepository)
    }
}

/// What git is told in its environment, byte by byte: as texts, some keys are equal that git tells apart.
private struct Settings {
    private var values: [[UInt8]: String] = [:]

    init(of environment: [String: String]) {
        let count = Int(environment["GIT_CONFIG_COUNT"] ?? "") ?? 0
        for index in 0..<count {
            let key = environment["GIT_CONFIG_KEY_\(index)"] ?? ""
            values[Array(key.utf8)] = environment["GIT_CONFIG_VALUE_\(index)"]
        }
        #expect(values.count == count)
    }

    subscript(key: String) -> String? { values[Array(key.utf8)] }
}
