/// One commit, as far as a release needs it.
struct Commit: Codable, Hashable, Sendable {
    /// The full object name.
    var id: String
    var parents: [String]
    var message: CommitMessage

    /// The first ten digits: enough to find it, short enough to read.
    var shortID: String { String(id.prefix(10)) }
    /// A merge says what came together, not what changed; only one that follows the convention is listed.
    var isPlainMerge: Bool { parents.count > 1 && !message.isConventional }
}

/// The commits since the last version, newest first.
struct CommitHistory: Codable, Hashable, Sendable {
    /// Those that count.
    var commits: [Commit]
    /// How many took each other back: the reverted ones and the ones that revert them.
    var cancelled: Int
    /// How many only join branches.
    var merges: Int
    /// The clone is shallow and ends inside this history.
    var isCut: Bool

    /// Everything that was read.
    var total: Int { commits.count + cancelled + merges }

    /// - Parameters:
    ///   - commits: newest first.
    ///   - isShallow: whether a commit without parents may have some that are not here.
    init(_ commits: [Commit], isShallow: Bool) {
        let known = Set(commits.map(\.id))
        var gone: Set<String> = []
        // Newest first: a revert that was itself reverted is gone before it is looked at, and takes nothing back.
        for commit in commits where !gone.contains(commit.id) {
            guard let reverted = commit.message.reverts, known.contains(reverted) else { continue }
            gone.formUnion([commit.id, reverted])
        }
        let left = commits.filter { !gone.contains($0.id) }
        self.commits = left.filter { !$0.isPlainMerge }
        cancelled = gone.count
        merges = left.count - self.commits.count
        isCut = isShallow && commits.contains { $0.parents.isEmpty }
    }

    /// Reads what `git log` prints with ``logFormat`` and `-z`; a record that is not whole is left out.
    static func commits(fromLog output: String) -> [Commit] {
        output.split(separator: "\0").compactMap { record in
            let fields = record.split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false)
            guard fields.count == 3, fields[0].count >= 40 else { return nil }
            return Commit(
                id: String(fields[0]),
                parents: fields[1].split(separator: " ").map(String.init),
                message: CommitMessage(parsing: String(fields[2]))
            )
        }
    }

    /// Object name, parents, and the message as it is, each from a line of its own.
    static let logFormat = "%H%n%P%n%B"
}
