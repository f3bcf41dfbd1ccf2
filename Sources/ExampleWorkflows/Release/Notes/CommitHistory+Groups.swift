extension CommitHistory {
    /// The kinds that occur, in the order of the notes, each with its commits, newest first.
    var groups: [(kind: ChangeKind, commits: [Commit])] {
        ChangeKind.allCases.compactMap { kind in
            let commits = commits.filter { $0.message.kind == kind }
            return commits.isEmpty ? nil : (kind, commits)
        }
    }

    /// One line a kind: `Features: 2`. What breaks something comes first, and again with its kind.
    var outline: [String] {
        let breaking = commits.count { $0.message.isBreaking }
        return (breaking == 0 ? [] : ["Breaking changes: \(breaking)"])
            + groups.map { "\($0.kind.heading): \($0.commits.count)" }
    }
}
