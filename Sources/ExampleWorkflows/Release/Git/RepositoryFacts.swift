/// What a repository is like at the moment it is looked at.
struct RepositoryFacts: Codable, Hashable, Sendable {
    /// The commit HEAD stands for; `nil` before the first one.
    var head: String?
    /// The branch, or `nil` where HEAD is detached.
    var branch: String?
    /// Tracked files that differ from the commit.
    var changed = 0
    /// Files git does not know.
    var untracked = 0
    var isShallow = false
    /// The folders that must stay as they are until a person says yes: the tree's and git's own.
    var folders: [String] = []

    var isDetached: Bool { branch == nil }

    /// Reads what `git status --porcelain=v2 --branch -z` prints.
    ///
    /// Byte by byte: as characters, a name that begins with a combining mark takes the space before it for its own.
    init(status: String) {
        // In a rename's record the old name is a record of its own; `--no-renames` makes none.
        for record in status.utf8.split(separator: 0) {
            if let id = record.dropping("# branch.oid ") {
                head = id == "(initial)" ? nil : id
            } else if let name = record.dropping("# branch.head ") {
                branch = name == "(detached)" ? nil : name
            } else if record.starts(with: "? ".utf8) {
                untracked += 1
            } else if record.first != UInt8(ascii: "#"), record.first != UInt8(ascii: "!") {
                changed += 1
            }
        }
    }

    init(head: String?, branch: String?) {
        self.head = head
        self.branch = branch
    }

    /// What a person should know before a release, one sentence each.
    func remarks(tags: TagList, history: CommitHistory) -> [String] {
        var remarks: [String] = []
        if isDetached {
            remarks.append("HEAD is detached: the tag will stand on a commit that may be on no branch.")
        }
        if changed + untracked > 0 {
            let parts = [(changed, "changed"), (untracked, "unknown to git")].filter { $0.0 > 0 }
            let words = parts.map { "\(VersionRule.counted($0.0, "file")) \($0.1)" }.joined(separator: ", ")
            remarks.append("The tree is not clean (\(words)): that is no part of the release.")
        }
        if isShallow, history.isCut {
            remarks.append(
                "The clone is shallow and ends inside this history, so commits may be missing. Get the rest with: "
                    + "git fetch --unshallow --tags"
            )
        } else if isShallow {
            remarks.append("The clone is shallow, but everything since the last version is here.")
        }
        if !tags.passedOver.isEmpty {
            let names = tags.passedOver.prefix(3).joined(separator: ", ") + (tags.passedOver.count > 3 ? ", …" : "")
            remarks.append("Passed over, being no semantic version: \(names).")
        }
        if !history.commits.isEmpty, !history.commits.contains(where: \.message.isConventional) {
            remarks.append(
                "None of these messages follows the convention (feat: …, fix: …), so they do not tell how far to move."
            )
        }
        return remarks
    }
}

extension Substring.UTF8View {
    /// The rest after a beginning, or `nil` for a text that begins otherwise.
    fileprivate func dropping(_ beginning: String) -> String? {
        starts(with: beginning.utf8) ? String(Substring(dropFirst(beginning.utf8.count))) : nil
    }
}
