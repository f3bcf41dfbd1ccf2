/// The written rule by which the next version follows from the commits.
enum VersionRule {
    /// The rule in words, one sentence each, in the order in which it is applied.
    static let words = [
        "The last version is the highest release among the tags in HEAD's history; other tags are passed over.",
        "Without one, the first version is 0.1.0.",
        "A breaking change (`!` before the colon, or a BREAKING CHANGE footer) moves major on; below 1.0.0, minor.",
        "Else a `feat` moves minor on.",
        "Else a `fix` or a `perf` moves patch on.",
        "Else the commits do not tell: patch is proposed.",
        "A commit that a later one reverts does not count, and neither does the one that reverts it.",
        "The version is never below a pre-release in HEAD's history, and never one that has a tag.",
    ]

    /// What the rule says about a history.
    struct Proposal: Codable, Hashable, Sendable {
        /// `nil` when the history that would decide is not here.
        var version: SemanticVersion?
        /// `nil` for a first version.
        var step: VersionStep?
        /// Why, in one sentence.
        var reason: String
        /// Whether the commits say it; otherwise a person has to know.
        var isTold: Bool
    }

    /// - Parameters:
    ///   - commits: since the last version, those that were taken back left out.
    ///   - isCut: the history ends before the last version because the clone is shallow.
    static func proposal(for commits: [Commit], tags: TagList, isCut: Bool) -> Proposal {
        guard let last = tags.last else {
            if isCut {
                return Proposal(
                    version: nil,
                    step: nil,
                    reason: "The clone is shallow and no version tag is in the part that is here.",
                    isTold: false
                )
            }
            return first(tags)
        }
        let (step, reason, isTold) = step(for: commits, from: last.version)
        var version = step.applied(to: last.version)
        var words = ["\(reason): \(step) after \(last.version)."]
        if let prerelease = tags.prerelease, version < prerelease.version.release {
            version = prerelease.version.release
            words.append("The pre-release \(prerelease.name) leads up to \(version).")
        }
        while tags.holds(version) {
            words.append("\(version) has a tag outside this history.")
            version = step.applied(to: version)
        }
        return Proposal(version: version, step: step, reason: words.joined(separator: " "), isTold: isTold)
    }

    private static func first(_ tags: TagList) -> Proposal {
        var version = SemanticVersion(0, 1, 0)
        var words = ["No tag in this history names a version: the first is \(version)."]
        if let prerelease = tags.prerelease {
            version = prerelease.version.release
            words = ["The pre-release \(prerelease.name) leads up to \(version)."]
        }
        while tags.holds(version) {
            words.append("\(version) has a tag outside this history.")
            version = VersionStep.minor.applied(to: version)
        }
        return Proposal(version: version, step: nil, reason: words.joined(separator: " "), isTold: true)
    }

    private static func step(
        for commits: [Commit],
        from last: SemanticVersion
    ) -> (step: VersionStep, reason: String, isTold: Bool) {
        let messages = commits.map(\.message)
        let breaking = messages.count { $0.isBreaking }
        if breaking > 0 {
            let reason = counted(breaking, "breaking change")
            return last.major == 0
                ? (.minor, "\(reason), and below 1.0.0 these move minor on", true) : (.major, reason, true)
        }
        let features = messages.count { $0.kind == .feature }
        if features > 0 { return (.minor, counted(features, "feature"), true) }
        let fixes = messages.count { $0.kind == .fix || $0.kind == .performance }
        if fixes > 0 { return (.patch, counted(fixes, "fix", plural: "fixes"), true) }
        return (.patch, "No commit says that it is a feature, a fix or a breaking change", false)
    }

    /// `1 feature`, `3 features`.
    static func counted(_ count: Int, _ noun: String, plural: String? = nil) -> String {
        "\(count) \(count == 1 ? noun : plural ?? noun + "s")"
    }
}
