extension GitRepository {
    /// What HEAD, the tree and the clone are like.
    ///
    /// Submodules are not entered: only whether another commit of them is checked out counts as a change.
    func facts() async throws -> RepositoryFacts {
        let answers = try await run([
            "rev-parse", "--is-bare-repository", "--is-inside-work-tree", "--is-shallow-repository",
            "--absolute-git-dir",
        ])
        // The path comes last, because it may hold anything.
        let lines = (Self.line(answers) ?? "").split(separator: "\n", maxSplits: 3).map(String.init)
        guard lines.count == 4 else {
            throw GitError.failed(path, command: "rev-parse", reason: "it gave \(lines.count) answers of 4.")
        }
        let isBare = lines[0] == "true"
        guard isBare || lines[1] == "true" else { throw GitError.insideGitFolder(path) }
        var facts: RepositoryFacts
        if isBare {
            let head = try await run(["rev-parse", "--verify", "--quiet", "HEAD^{commit}"], allowing: [1, 128])
            let branch = try await run(["symbolic-ref", "--quiet", "--short", "HEAD"], allowing: [1])
            facts = RepositoryFacts(head: Self.line(head), branch: Self.line(branch))
        } else {
            facts = RepositoryFacts(
                status: try await run([
                    "status", "--porcelain=v2", "--branch", "-z", "--no-renames", "--untracked-files=normal",
                    "--ignore-submodules=dirty", "--no-ahead-behind",
                ])
            )
            facts.folders = [Self.line(try await run(["rev-parse", "--show-toplevel"]))].compactMap { $0 }
        }
        facts.isShallow = lines[2] == "true"
        facts.folders.append(lines[3])
        return facts
    }

    /// The tags, those in a commit's history apart.
    func tags(reachableFrom commit: String) async throws -> TagList {
        // For an annotated tag the second name is the commit's, for a light one it is empty.
        let format = "%(objectname) %(*objectname)%00%(refname:lstrip=2)"
        let merged = try await run(["for-each-ref", "--format=\(format)", "--merged=\(commit)", "--", "refs/tags/"])
        let reachable = merged.split(separator: "\n").compactMap { line -> (name: String, commit: String)? in
            let parts = line.split(separator: "\0", maxSplits: 1)
            guard parts.count == 2, let id = parts[0].split(separator: " ").last else { return nil }
            return (String(parts[1]), String(id))
        }
        let all = try await run(["for-each-ref", "--format=%(refname:lstrip=2)", "--", "refs/tags/"])
        return TagList(reachable: reachable, all: all.split(separator: "\n").map(String.init))
    }

    /// The commits in the history of one commit that are not in another's.
    func history(of head: String, since last: String?, isShallow: Bool) async throws -> CommitHistory {
        let output = try await run(
            [
                "log", "-z", "--format=\(CommitHistory.logFormat)", "--encoding=UTF-8", "--no-color",
                "--no-show-signature", "--no-patch", "--topo-order", "--end-of-options",
                last.map { "\($0)..\(head)" } ?? head, "--",
            ]
        )
        return CommitHistory(CommitHistory.commits(fromLog: output), isShallow: isShallow)
    }

    /// An answer without the newline at its end; `nil` where there is none.
    private static func line(_ output: String) -> String? {
        // By bytes: as characters, a path's last carriage return and the newline are one.
        let bytes = output.utf8
        let answer = bytes.last == UInt8(ascii: "\n") ? bytes.dropLast() : bytes[...]
        return answer.isEmpty ? nil : String(Substring(answer))
    }
}
