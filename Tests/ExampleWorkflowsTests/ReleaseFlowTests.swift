import Foundation
import Testing
import WorkflowTesting
import Workflows

@testable import ExampleWorkflows

@Suite(.serialized) struct ReleaseFlowTests {
    @Test func `both yeses make the notes and one annotated tag on the commit`() async throws {
        let shop = try Shop()
        try shop.commit("feat: one")
        try shop.git("tag", "v1.0.0")
        try shop.commit("fix: two")
        let released = try await shop.release(
            ScriptedAnswers()
                .answering(ReleaseFlow.AskVersion.self, with: ["decision": "accept"])
                .answering(ReleaseFlow.AskNotes.self, with: ["introduction": "Hello."])
                .answering(ReleaseFlow.AskTag.self, with: ["create": true])
        )
        #expect(released.outcome == .tagged)
        #expect(released.tag == "v1.0.1")
        #expect(try shop.git("cat-file", "-t", "v1.0.1") == "tag")
        #expect(try shop.git("rev-parse", "v1.0.1^{commit}") == shop.git("rev-parse", "HEAD"))
        let notes = try String(contentsOfFile: try #require(released.notes), encoding: .utf8)
        #expect(notes.contains("Hello.\n\n1 commit since v1.0.0.\n\n## Fixes\n\n- two"))
        #expect(try shop.git("for-each-ref", "--format=%(contents)", "refs/tags/v1.0.1").contains("## Fixes"))
    }

    @Test func `a no to the tag leaves the repository as it was, notes inside it included`() async throws {
        let shop = try Shop()
        try shop.commit("feat: one")
        let before = try shop.state()
        let released = try await shop.release(
            ScriptedAnswers()
                .answering(ReleaseFlow.AskVersion.self, with: ["decision": "accept"])
                .answering(ReleaseFlow.AskNotes.self, with: [:])
                .answering(ReleaseFlow.AskTag.self, with: ["create": false]),
            output: "\(shop.path)/NOTES.md"
        )
        #expect(released.outcome == .notTagged)
        #expect(released.version == "0.1.0")
        #expect(released.notes == nil)
        #expect(try shop.state() == before)
    }

    @Test func `notes inside the repository are written with the second yes, beside what is there`() async throws {
        let shop = try Shop()
        try shop.commit("feat: one")
        let released = try await shop.release(
            ScriptedAnswers()
                .answering(ReleaseFlow.AskVersion.self, with: ["decision": "accept"])
                .answering(ReleaseFlow.AskNotes.self, with: ["replacement": "Mine."])
                .answering(ReleaseFlow.AskTag.self, with: ["create": true]),
            output: "\(shop.path)/file"
        )
        #expect(released.notes == "\(shop.path)/file-2")
        #expect(try String(contentsOfFile: "\(shop.path)/file-2", encoding: .utf8) == "Mine.\n")
    }

    @Test func `a version that cannot be is asked again, with the reason`() async throws {
        let shop = try Shop()
        try shop.commit("feat: one")
        try shop.git("tag", "v1.0.0")
        try shop.commit("feat: two")
        let handler = try ReleaseFlow().anyRunner.start(
            fields: ["repository": .string(shop.path)],
            options: RunOptions()
        )
        var problems: [String?] = []
        for await entry in handler.events(after: -1, includingNotices: true) {
            if let question = entry.event as? ReleaseFlow.AskVersion { problems.append(question.problem) }
            guard case .questionOpened(let question) = entry.notice else { continue }
            let fields: JSON =
                problems.count < 2 ? ["decision": "change", "version": "1.0.0"] : ["decision": "refuse"]
            try await handler.answer(question.wait, with: fields)
        }
        #expect(problems == [nil, "1.0.0 is not above the last version, 1.0.0."])
        #expect(try await handler.resultJSON["outcome"] == "refused")
    }

    @Test func `who never gives a version is not asked for ever`() async throws {
        let shop = try Shop()
        try shop.commit("feat: one")
        var answers = ScriptedAnswers()
        for _ in 0..<6 {
            answers = answers.answering(ReleaseFlow.AskVersion.self, with: ["decision": "change", "version": "x"])
        }
        let problem = "'x' is no semantic version such as 1.4.0 or 2.0.0-rc.1."
        let script = answers
        await #expect(throws: ReleaseError.noVersion(tries: 5, last: problem)) { _ = try await shop.release(script) }
    }

    @Test func `without a commit since the last version nobody is asked`() async throws {
        let shop = try Shop()
        try shop.commit("feat: one")
        try shop.git("tag", "v1.0.0")
        let released = try await shop.release(ScriptedAnswers())
        #expect(released.outcome == .nothingToRelease)
        #expect(released.remarks.first == "There is no commit since v1.0.0.")
    }

    @Test func `nothing is tagged where HEAD has moved since it was asked about`() async throws {
        let shop = try Shop()
        try shop.commit("feat: one")
        let repository = try await GitRepository.opened(at: shop.path)
        let facts = try await repository.facts()
        try await repository.checkTagging("v0.1.0", facts: facts)
        try shop.commit("feat: two")
        let moved = GitError.moved(from: facts.head ?? "", to: try shop.git("rev-parse", "HEAD"))
        await #expect(throws: moved) { try await repository.checkTagging("v0.1.0", facts: facts) }
        try shop.git("tag", "v0.1.0")
        let now = try await repository.facts()
        await #expect(throws: GitError.tagExists("v0.1.0")) { try await repository.checkTagging("v0.1.0", facts: now) }
    }

    @Test(arguments: [true, false])
    func `a run that ended right after its tag finds the tag, and counts it as made`(isInside: Bool) async throws {
        let shop = try Shop()
        try shop.commit("feat: one")
        let place = isInside ? shop.path : shop.folder.path
        let notes = "\(place)/NOTES.md"
        let first = try ReleaseFlow().run(ReleaseFlow.Request(repository: FileReference(shop.path), output: notes))
        var asked: RunContext<ReleaseFlow>?
        for await entry in first.events(after: -1, includingNotices: true) {
            guard case .questionOpened(let question) = entry.notice else { continue }
            switch question.questionType {
            case "AskVersion": try await first.answer(question.wait, with: ["decision": "accept"])
            case "AskNotes": try await first.answer(question.wait, with: [:])
            default:
                asked = first.context
                try await first.answer(question.wait, with: ["create": true])
            }
        }
        #expect(try await first.result.outcome == .tagged)
        let tag = try shop.git("rev-parse", "refs/tags/v0.1.0")
        // HEAD may have moved on by the time somebody continues the run: the tag is on the commit it was to be on.
        try shop.commit("feat: two")

        let later = try ReleaseFlow().run(continuing: try #require(asked))
        try await ScriptedAnswers().answering(ReleaseFlow.AskTag.self, with: ["create": true]).play(later)
        let released = try await later.result
        #expect(released.outcome == .tagged)
        #expect(released.tag == "v0.1.0")
        #expect(released.notes == notes)
        #expect(try shop.git("rev-parse", "refs/tags/v0.1.0") == tag)
        #expect(!FileManager.default.fileExists(atPath: "\(place)/NOTES-2.md"))
    }

    @Test func `only the tag that would be made counts as made`() async throws {
        let shop = try Shop()
        try shop.commit("feat: one")
        let repository = try await GitRepository.opened(at: shop.path)
        let facts = try await repository.facts()
        let notes = "# v0.1.0 \n\n\n\n- one\t\n\n"
        func isMade() async throws -> Bool { try await repository.isTagged("v0.1.0", facts: facts, notes: notes) }
        #expect(try await isMade() == false)
        try await repository.tag("v0.1.0", facts: facts, notes: notes)
        #expect(try await isMade() == true)

        // A light one, one that says something else, and one beneath that name.
        for other in [["v0.1.0"], ["--annotate", "--message=Release v0.1.0", "v0.1.0"], ["v0.1.0/one"]] {
            try shop.git("tag", "--delete", "v0.1.0")
            try shop.git(["tag"] + other)
            #expect(try await isMade() == false, "\(other)")
            await #expect(throws: GitError.tagExists("v0.1.0"), "\(other)") {
                try await repository.checkTagging("v0.1.0", facts: facts)
            }
        }

        try shop.git("tag", "--delete", "v0.1.0/one")
        try shop.commit("feat: two")
        let now = try await repository.facts()
        try await repository.tag("v0.1.0", facts: now, notes: notes)
        #expect(try await isMade() == false, "one on another commit")
        #expect(try await repository.isTagged("v0.1.0", facts: now, notes: notes) == true)
    }

    @Test func `a repository without a commit and a bare one are told apart`() async throws {
        let shop = try Shop()
        await #expect(throws: GitError.noCommits(shop.path)) { _ = try await shop.release(ScriptedAnswers()) }
        try shop.commit("feat: one")
        try shop.git("clone", "-q", "--bare", shop.path, "\(shop.path)/bare")
        let facts = try await GitRepository.opened(at: "\(shop.path)/bare").facts()
        #expect(facts.branch == "main")
        #expect(facts.head == (try shop.git("rev-parse", "HEAD")))
        await #expect(throws: GitError.insideGitFolder("\(shop.path)/.git")) {
            _ = try await GitRepository.opened(at: "\(shop.path)/.git").facts()
        }
    }
}
