extension GitRepository {
    /// Whether the very tag that ``tag(_:facts:notes:)`` makes is there: annotated, on that commit, with that message.
    ///
    /// A light tag, one on another commit and one that says something else are somebody else's.
    func isTagged(_ name: String, facts: RepositoryFacts, notes: String) async throws -> Bool {
        guard let head = facts.head else { throw GitError.noCommits(path) }
        // The message comes last, because it may hold anything.
        let format = "%(refname)%00%(objecttype)%00%(*objectname)%00%(contents)"
        let found = try await run(["for-each-ref", "--format=\(format)", "--", "refs/tags/\(name)"])
        let fields = found.split(separator: "\0", maxSplits: 3, omittingEmptySubsequences: false)
        guard fields.count == 4 else { return false }
        return fields[0] == "refs/tags/\(name)" && fields[1] == "tag" && fields[2] == head
            && Self.unspaced(fields[3]) == Self.unspaced(Self.message(name, notes))
    }

    /// Whether a tag can be made now: HEAD is where it was, the name is free, and git knows who tags.
    func checkTagging(_ name: String, facts: RepositoryFacts) async throws {
        guard let head = facts.head else { throw GitError.noCommits(path) }
        let now = try await run(["rev-parse", "--verify", "HEAD^{commit}"]).split(separator: "\n").first ?? ""
        guard now == head else { throw GitError.moved(from: head, to: String(now)) }
        let taken = try await run(["for-each-ref", "--format=%(refname)", "--", "refs/tags/\(name)"])
        guard taken.isEmpty else { throw GitError.tagExists(name) }
        _ = try await run(["var", "GIT_COMMITTER_IDENT"])
    }

    /// Puts an annotated tag on the commit the release was proposed for; nothing is signed, no hook runs.
    ///
    /// - Parameter notes: the tag's message; what goes beyond 100,000 bytes is left out with a sentence.
    /// - Throws: ``GitError``; there is no tag then. git itself refuses a name that was taken meanwhile.
    func tag(_ name: String, facts: RepositoryFacts, notes: String) async throws {
        guard let head = facts.head else { throw GitError.noCommits(path) }
        _ = try await run([
            "tag", "--annotate", "--no-sign", "--cleanup=whitespace", "--message=\(Self.message(name, notes))",
            "--", name, head,
        ])
    }

    /// A message without blanks and line ends, which git tidies up when it writes one.
    private static func unspaced(_ message: some StringProtocol) -> [UInt8] {
        message.utf8.filter { !" \t\r\n".utf8.contains($0) }
    }

    /// Subject and notes; one argument of a program may be no longer than 128 KiB.
    private static func message(_ name: String, _ notes: String) -> String {
        let longest = 100_000
        let whole = "Release \(name)\n\n\(notes)"
        guard whole.utf8.count > longest else { return whole }
        return String(decoding: whole.utf8.prefix(longest), as: UTF8.self) + "\n\nThe rest is in the notes' file."
    }
}
