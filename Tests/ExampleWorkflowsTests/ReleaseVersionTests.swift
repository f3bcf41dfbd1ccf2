import Testing

@testable import ExampleWorkflows

@Suite struct ReleaseVersionTests {
    @Test(arguments: [
        "0.0.4", "1.2.3", "10.20.30", "1.1.2-prerelease+meta", "1.1.2+meta", "1.0.0-alpha.beta.1", "1.0.0-0A.is.legal",
        "1.0.0--.x", "2.0.0+build.1848", "1.2.3-0", "999999999999999999.0.0",
    ])
    func `what the grammar allows is read and written alike`(text: String) throws {
        #expect(try #require(SemanticVersion(text)).description == text)
    }

    @Test(arguments: [
        "", "1", "1.2", "1.2.3.4", "v1.2.3", "01.2.3", "1.2.3-", "1.2.3-01", "1.2.3+", "1.2.3-a..b", "1.2.3-ä",
        "-1.2.3",
        "1.2.3 ", "1.2.x", "9999999999999999999.0.0", "1.2.3+a_b", "\u{661}.0.0", "1.2.3-a+b+c",
    ])
    func `what the grammar does not allow is no version`(text: String) {
        #expect(SemanticVersion(text) == nil)
    }

    @Test func `precedence is that of the specification`() {
        let ordered = [
            "0.9.9", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11",
            "1.0.0-rc.1", "1.0.0", "1.0.1", "1.2.0", "1.10.0", "2.0.0",
        ].compactMap { SemanticVersion($0) }
        #expect(ordered.count == 13)
        for (index, version) in ordered.enumerated() {
            #expect(ordered[(index + 1)...].allSatisfy { version < $0 && !($0 < version) })
        }
        #expect(SemanticVersion("1.0.0+a") == SemanticVersion("1.0.0+b"))
    }

    /// Tags, messages since (newest first), the version, whether the messages tell it.
    @Test(arguments: [
        (["v1.2.3"], ["feat: a", "fix!: b"], "2.0.0", true),
        (["v1.2.3"], ["docs: a\n\nBREAKING CHANGE: b"], "2.0.0", true),
        (["v1.2.3"], ["fix: a", "feat(x): b", "docs: c"], "1.3.0", true),
        (["v1.2.3"], ["fix: a", "docs: c"], "1.2.4", true),
        (["v1.2.3"], ["perf: a"], "1.2.4", true),
        (["v1.2.3"], ["docs: a", "chore: b"], "1.2.4", false),
        (["v1.2.3"], ["Tidy up", "http: send less"], "1.2.4", false),
        (["v0.4.2"], ["feat!: a"], "0.5.0", true),
        (["v0.4.2"], ["feat: a"], "0.5.0", true),
        (["v0.4.2"], ["fix: a"], "0.4.3", true),
        ([], ["feat!: a"], "0.1.0", true),
        (["nightly", "2024.05"], ["feat: a"], "0.1.0", true),
        (["v1.2.3", "v1.10.0", "v1.9.0"], ["fix: a"], "1.10.1", true),
        (["v1.2.3", "v2.0.0-rc.1"], ["fix: a"], "2.0.0", true),
        (["v1.2.3", "v1.2.4-rc.1"], ["feat: a"], "1.3.0", true),
        (["v1.0.0-beta.2"], ["fix: a"], "1.0.0", true),
        (["1.2.3"], ["custom!: a"], "2.0.0", true),
    ])
    func `the next version follows from the written rule`(
        tags: [String],
        messages: [String],
        version: String,
        isTold: Bool
    ) throws {
        let proposal = VersionRule.proposal(for: commits(messages), tags: list(tags), isCut: false)
        #expect(proposal.version?.description == version)
        #expect(proposal.isTold == isTold)
        #expect(proposal.reason.hasSuffix("."))
    }

    @Test func `a version that has a tag on another branch is stepped over`() {
        var tags = list(["v1.2.3"])
        tags.taken.formUnion(["v1.3.0", "1.4.0"])
        let proposal = VersionRule.proposal(for: commits(["feat: a"]), tags: tags, isCut: false)
        #expect(proposal.version == SemanticVersion(1, 5, 0))
        #expect(proposal.reason.contains("1.3.0 has a tag outside this history."))
    }

    @Test func `where a shallow clone holds no version nothing is proposed`() {
        let proposal = VersionRule.proposal(for: commits(["feat: a"]), tags: list([]), isCut: true)
        #expect(proposal.version == nil)
        #expect(proposal.reason.contains("shallow"))
    }

    @Test func `pre-releases and other tags are passed over, and the latter named`() {
        let tags = list(["v1.0.0", "v1.1.0-rc.1", "stable", "v1"])
        #expect(tags.last?.name == "v1.0.0")
        #expect(tags.prerelease?.name == "v1.1.0-rc.1")
        #expect(tags.passedOver == ["stable", "v1"])
        #expect(tags.prefix == "v")
        #expect(list(["1.0.0"]).prefix == "")
    }

    @Test(arguments: [
        (VersionDecision.accept, nil, VersionChoice.version(SemanticVersion(1, 3, 0))),
        (.refuse, "9.9.9", .refused),
        (.change, "v2.0.0", .version(SemanticVersion(2, 0, 0))),
        (.change, " 1.2.4 ", .version(SemanticVersion(1, 2, 4))),
        (.change, "", .again("No version was given: type one such as 1.3.0.")),
        (.change, "two", .again("'two' is no semantic version such as 1.4.0 or 2.0.0-rc.1.")),
        (.change, "1.2.3", .again("1.2.3 is not above the last version, 1.2.3.")),
        (.change, "1.2.3-rc.1", .again("1.2.3-rc.1 is not above the last version, 1.2.3.")),
        (.change, "1.6.0", .again("1.6.0 has a tag already.")),
    ])
    func `an answer is a version, a refusal, or asked again with the reason`(
        decision: VersionDecision,
        typed: String?,
        choice: VersionChoice
    ) {
        var tags = list(["v1.2.3"])
        tags.taken.insert("v1.6.0")
        let made = VersionChoice(decision, typed: typed, proposal: SemanticVersion(1, 3, 0), tags: tags)
        #expect(made == choice)
    }

    @Test func `without a proposal there is nothing to accept`() {
        guard case .again = VersionChoice(.accept, typed: nil, proposal: nil, tags: list([])) else {
            Issue.record("accepted")
            return
        }
    }

    private func commits(_ messages: [String]) -> [Commit] {
        messages.enumerated().map {
            Commit(id: String(repeating: "\($0 % 10)", count: 40), parents: ["p"], message: CommitMessage(parsing: $1))
        }
    }

    private func list(_ tags: [String]) -> TagList {
        TagList(reachable: tags.map { ($0, String(repeating: "a", count: 40)) }, all: tags)
    }
}
