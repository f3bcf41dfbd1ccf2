import Testing

@testable import ExampleWorkflows

@Suite struct ReleaseCommitsTests {
    /// Message, kind, scope, summary, what breaks.
    @Test(
        arguments: [
            ("feat: add", ChangeKind.feature, nil, "add", nil),
            ("FIX(core parser): mend it", .fix, "core parser", "mend it", nil),
            ("feat(api)!: drop v1", .feature, "api", "drop v1", "drop v1"),
            ("refactor!: new names", .maintenance, nil, "new names", "new names"),
            ("docs: x\n\nBREAKING CHANGE: the page\nmoved\n\nmore", .documentation, nil, "x", "the page moved"),
            ("fix: x\n\nBREAKING-CHANGE: gone\nRefs: #1", .fix, nil, "x", "gone"),
            ("fix: x\r\n\r\nBREAKING CHANGE: gone\r\n", .fix, nil, "x", "gone"),
            ("fix: x\n\nbreaking change: in small letters", .fix, nil, "x", nil),
            ("fix: this is no BREAKING CHANGE: at all", .fix, nil, "this is no BREAKING CHANGE: at all", nil),
            ("fix:no space", .other, nil, "fix:no space", nil),
            ("feat: ", .other, nil, "feat:", nil),
            ("feat(): x", .other, nil, "feat(): x", nil),
            ("http: send less", .other, nil, "http: send less", nil),
            ("http!: send less", .other, nil, "http!: send less", "send less"),
            ("Merge branch 'feat: x'", .other, nil, "Merge branch 'feat: x'", nil),
            ("Make it so\n\nBREAKING CHANGE: all of it", .other, nil, "Make it so", "all of it"),
            ("", .other, nil, "", nil),
            ("revert: feat: x", .revert, nil, "feat: x", nil),
        ] as [(String, ChangeKind, String?, String, String?)]
    )
    func `a message is read as the convention defines it`(
        text: String,
        kind: ChangeKind,
        scope: String?,
        summary: String,
        breaking: String?
    ) {
        let message = CommitMessage(parsing: text)
        #expect(message.kind == kind)
        #expect(message.scope == scope)
        #expect(message.summary == summary)
        #expect(message.breaking == breaking)
    }

    @Test func `a reverted commit and the one that reverts it do not count`() {
        let history = CommitHistory(
            [
                commit("c", "Revert \"feat: x\"\n\nThis reverts commit \(id("b")).\n"), commit("b", "feat: x"),
                commit("a", "fix: y"),
            ],
            isShallow: false
        )
        #expect(history.commits.map(\.message.title) == ["fix: y"])
        #expect(history.cancelled == 2)
        #expect(history.total == 3)
    }

    @Test func `a revert that was reverted takes nothing back`() {
        let history = CommitHistory(
            [
                commit("d", "Reapply\n\nThis reverts commit \(id("c"))."),
                commit("c", "Revert\n\nThis reverts commit \(id("b"))."),
                commit("b", "feat: x"),
            ],
            isShallow: false
        )
        #expect(history.commits.map(\.message.title) == ["feat: x"])
    }

    @Test func `a revert of what is released already is a change of its own`() {
        let history = CommitHistory([commit("d", "Revert x\n\nThis reverts commit \(id("c")).")], isShallow: false)
        #expect(history.commits.map(\.message.kind) == [.revert])
        #expect(history.cancelled == 0)
    }

    @Test func `merges are left out unless they follow the convention`() {
        var merge = commit("c", "Merge branch 'x'")
        merge.parents = ["1", "2"]
        var squash = commit("b", "feat: x (#3)")
        squash.parents = ["1", "2"]
        let history = CommitHistory([merge, squash], isShallow: false)
        #expect(history.commits.map(\.id) == [id("b")])
        #expect(history.merges == 1)
    }

    @Test(arguments: [(true, true), (false, false)])
    func `a commit without parents is the cut of a shallow clone only`(isShallow: Bool, isCut: Bool) {
        var root = commit("a", "feat: x")
        root.parents = []
        #expect(CommitHistory([root], isShallow: isShallow).isCut == isCut)
    }

    @Test func `the log is read record by record, whatever the messages hold`() {
        let log =
            "\(id("a"))\n\(id("b")) \(id("c"))\nfeat: x\n\nbody\n\0\(id("b"))\n\n\0broken\0\(id("c"))\n\n\r\nfix: y"
        let commits = CommitHistory.commits(fromLog: log)
        #expect(commits.map(\.id) == [id("a"), id("b"), id("c")])
        #expect(commits.map(\.parents.count) == [2, 0, 0])
        #expect(commits[0].message.kind == .feature)
        #expect(commits[1].message.title == "")
    }

    @Test func `the notes group what is told, and say what is left out`() {
        var history = CommitHistory(
            [
                commit("d", "feat(api)!: new"), commit("c", "fix: mend"), commit("b", "Something"),
                commit("a", "docs: page"),
            ],
            isShallow: false
        )
        history.cancelled = 2
        let notes = ReleaseNotes(tag: "v2.0.0", day: "2026-03-14", previous: "v1.0.0", history: history).markdown
        #expect(
            notes == """
                # v2.0.0 (2026-03-14)

                6 commits since v1.0.0. 2 commits took each other back and are left out.

                ## Breaking changes

                - new (`dddddddddd`)

                ## Features

                - **api**: new (`dddddddddd`)

                ## Fixes

                - mend (`cccccccccc`)

                ## Documentation

                - page (`aaaaaaaaaa`)

                ## Other changes

                - Something (`bbbbbbbbbb`)

                """
        )
        #expect(history.outline.first == "Breaking changes: 1")
    }

    @Test func `a message cannot be more than text in the notes`() {
        let history = CommitHistory(
            [commit("a", "feat(a](b)): <img src=x> [a](http://b) `c` \u{1B}[31m \u{202E}# d")],
            isShallow: false
        )
        let notes = ReleaseNotes(tag: "v1", day: "2026-03-14", previous: nil, history: history).markdown
        let line = notes.split(separator: "\n").last ?? ""
        #expect(line.contains("&lt;img"))
        #expect(line.contains("\\[a\\](http:\\//b) \\`c\\` \\\\u{1B}\\[31m \\\\u{202E}# d"))
    }

    @Test(arguments: [
        (nil, nil, "# v1\n\n- a\n"), ("", " \n", "# v1\n\n- a\n"), ("Hello.", nil, "# v1\n\nHello.\n\n- a\n"),
        (nil, "mine", "mine\n"), ("Hello.", "mine\n", "Hello.\n\nmine\n"),
    ])
    func `a person's words go before the lists or replace them`(
        introduction: String?,
        replacement: String?,
        text: String
    ) {
        #expect(ReleaseNotes.edited("# v1\n\n- a\n", introduction: introduction, replacement: replacement) == text)
    }

    private func id(_ letter: String) -> String { String(repeating: letter, count: 40) }

    private func commit(_ letter: String, _ message: String) -> Commit {
        Commit(id: id(letter), parents: ["p"], message: CommitMessage(parsing: message))
    }
}
