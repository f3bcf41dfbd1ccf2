import Foundation
import Testing

@testable import ExampleWorkflows

@Suite struct ChecksListTests {
    @Test func `a file is stages of named commands, with comments between them`() throws {
        let text = """
            # The quick ones first.

            format: swift format lint .
            # no stage of its own
            lint: retry=2 timeout=500ms make lint a=b


              unit tests :  timeout=2m   retry=1 CI=1 swift test # the shell's comment\r
            """
        let list = try CheckFile.list(parsing: text, path: "f")
        #expect(
            list.stages == [
                [
                    Check(name: "format", command: "swift format lint ."),
                    Check(name: "lint", command: "make lint a=b", retries: 2, timeout: .milliseconds(500)),
                ],
                [
                    Check(
                        name: "unit tests",
                        command: "CI=1 swift test # the shell's comment",
                        retries: 1,
                        timeout: .seconds(120)
                    )
                ],
            ]
        )
    }

    @Test(arguments: [
        ("swift test", "a check is written as name: command"), ("a:b", "a check is written as name: command"),
        ("a:", "a check is written as name: command"),
        (": b", "its name must have 1 to 60 characters that can be seen"),
        ("a\u{202E}b: c", "its name must have 1 to 60 characters that can be seen"),
        ("a: retry=2", "it has no command"), ("a: retry=x b", "retry=x is no number from 0 to 100"),
        ("a: retry=-1 b", "retry=-1 is no number from 0 to 100"), ("a: retry=1 retry=2 b", "retry is given twice"),
        ("a: timeout=30 b", "timeout=30 is no time such as 500ms, 30s, 5m or 1h"),
        ("a: timeout=0s b", "timeout=0s is no time such as 500ms, 30s, 5m or 1h"),
        ("a: timeout=9999999h b", "timeout=9999999h is no time such as 500ms, 30s, 5m or 1h"),
        ("ok: true\na: b", "line 3 has a check 'a' already"),
    ])
    func `a line that is no check is named`(text: String, reason: String) {
        let lines = text.hasPrefix("ok") ? "\n" + text + "\na: c" : "\n\n\n" + text
        #expect(throws: ChecksError.badLine("f", line: 4, reason: reason)) {
            try CheckFile.list(parsing: lines, path: "f")
        }
    }

    @Test(arguments: ["", "\n\n", "# only words\n"])
    func `a file without a check is no check file`(text: String) {
        #expect(throws: ChecksError.noChecks("f")) { try CheckFile.list(parsing: text, path: "f") }
    }

    @Test func `a makefile's rules are its targets, its assignments are none`() {
        let makefile = """
            CHECK := 1
            lint: a.c
            \ttest: no
            test check: lint
            all::
            .PHONY: x
            check2 ::= 3
            a=b: c
            #hidden: c
            %.o: %.c
            """
        #expect(FolderChecks.targets(in: makefile) == ["lint", "test", "check", "all", ".PHONY", "%.o"])
    }

    @Test func `a folder offers its package, its make targets and its scripts, one after another`() {
        let folder = FolderChecks(
            scripts: ["tests", "run", "bad name", "-x", ".hidden", "a;b"],
            makefile: "test:\nlint:\n",
            hasPackage: true
        )
        #expect(
            folder.proposal.checks.map(\.command) == [
                "swift build", "swift test", "make lint", "make test", "./.ci/run", "./.ci/tests",
            ]
        )
        #expect(folder.proposal.stages.allSatisfy { $0.count == 1 })
        #expect(FolderChecks().proposal.isEmpty)
    }

    @Test func `what a folder offers is what is there and may be run`() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: "\(folder.path)/.ci/folder", withIntermediateDirectories: true)
        let script = try folder.file(".ci/script", "#!/bin/sh\n")
        _ = try folder.file(".ci/text", "")
        _ = try folder.file("Makefile", "lint:\n")
        _ = try folder.file("GNUmakefile", "test:\n")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script)
        let offers = try CheckSource.offers(folder: folder.path)
        #expect(offers == FolderChecks(scripts: ["script"], makefile: "test:\n", hasPackage: false))
        #expect(throws: ChecksError.noFolder("\(folder.path)/none")) {
            try CheckSource.offers(folder: "\(folder.path)/none")
        }
        #expect(throws: ChecksError.missing("")) { try CheckSource.list(file: "") }
        #expect(throws: ChecksError.notRegular(folder.path)) { try CheckSource.list(file: folder.path) }
    }

    @Test(arguments: [("a/b.txt", "a"), ("b.txt", "."), ("/b.txt", "/"), ("/a/b", "/a")])
    func `a file's commands run where it is`(path: String, folder: String) {
        #expect(CheckSource.folder(ofFile: path) == folder)
    }

    @Test func `a stage without a check is none`() {
        let check = { Check(name: $0, command: "true") }
        let list = CheckList(stages: [[check("a"), check("b")], [], [check("c")]])
        #expect(list.stages.map(\.count) == [2, 1])
        #expect(list.keeping(["c"]).stages == [[check("c")]])
    }

    @Test(
        arguments: [
            (WhichChecks.all, [], CheckChoice.list(Self.offered)), (.none, ["lint"], .nothing),
            (.some, ["lint"], .list(Self.offered.keeping(["lint"]))),
            (.some, [" swift  build , l"], .list(Self.offered.keeping(["lint", "swift build"]))),
            (.some, [], .again("No check was named.")), (.some, ["x"], .again("There is no check 'x'.")),
            (.some, ["swift"], .again("Several checks begin with 'swift'.")),
        ] as [(WhichChecks, [String], CheckChoice)]
    )
    func `an answer chooses checks by name or beginning`(which: WhichChecks, names: [String], choice: CheckChoice) {
        #expect(CheckChoice(which, names: names, offered: Self.offered) == choice)
    }

    static let offered = CheckList(
        stages: ["swift build", "swift test", "lint"].map { [Check(name: $0, command: $0)] }
    )
}
