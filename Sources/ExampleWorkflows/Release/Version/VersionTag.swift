/// A tag that names a semantic version, with or without a `v` before it.
struct VersionTag: Codable, Hashable, Sendable {
    /// The name without `refs/tags/`.
    var name: String
    var version: SemanticVersion
    /// The commit the tag stands for, also where it is an annotated one.
    var commit: String

    /// `nil` for a tag whose name is no semantic version.
    init?(name: String, commit: String) {
        let bare = name.hasPrefix("v") ? name.dropFirst() : name[...]
        guard let version = SemanticVersion(bare) else { return nil }
        self.name = name
        self.version = version
        self.commit = commit
    }

    /// What stands before the version: `v` or nothing.
    var prefix: String { name.hasPrefix("v") ? "v" : "" }
}

/// The tags of a repository, as far as a release needs them.
struct TagList: Codable, Hashable, Sendable {
    /// The highest release that HEAD's history holds; what the next version is counted from.
    var last: VersionTag?
    /// The highest pre-release above `last` that HEAD's history holds.
    var prerelease: VersionTag?
    /// Tags in HEAD's history whose names are no semantic version.
    var passedOver: [String]
    /// The names of all tags, those of other branches included.
    var taken: Set<String>

    /// - Parameters:
    ///   - reachable: name and commit of each tag in HEAD's history.
    ///   - all: the names of all tags.
    init(reachable: [(name: String, commit: String)], all: [String]) {
        let tags = reachable.compactMap { VersionTag(name: $0.name, commit: $0.commit) }
        let last = tags.filter { $0.version.prerelease.isEmpty }.max { $0.version < $1.version }
        self.last = last
        prerelease =
            tags.filter { tag in
                !tag.version.prerelease.isEmpty && (last.map { $0.version < tag.version } ?? true)
            }
            .max { $0.version < $1.version }
        passedOver = reachable.map(\.name).filter { VersionTag(name: $0, commit: "") == nil }
        taken = Set(all)
    }

    /// What stands before the version in the names of this repository's tags.
    var prefix: String { (last ?? prerelease)?.prefix ?? "v" }

    /// Whether a version has a tag already, with or without `v`.
    func holds(_ version: SemanticVersion) -> Bool {
        taken.contains("\(version)") || taken.contains("v\(version)")
    }
}
