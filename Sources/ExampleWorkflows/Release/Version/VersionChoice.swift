/// What a person's answer about the version comes to.
enum VersionChoice: Hashable, Sendable {
    case version(SemanticVersion)
    case refused
    /// Not usable, with the reason as a sentence to show beside the question.
    case again(String)

    /// - Parameters:
    ///   - typed: what was given as the version; a `v` before it is allowed.
    ///   - proposal: what was proposed.
    init(_ decision: VersionDecision, typed: String?, proposal: SemanticVersion?, tags: TagList) {
        let text = (typed ?? "").split(whereSeparator: \.isWhitespace).joined()
        switch decision {
        case .refuse: self = .refused
        case .accept:
            if let proposal {
                self = .version(proposal)
            } else {
                self = .again("There is no proposal to accept: choose change and give a version, or refuse.")
            }
        case .change:
            guard !text.isEmpty else {
                self = .again("No version was given: type one such as \(proposal?.description ?? "1.0.0").")
                return
            }
            let bare = text.hasPrefix("v") ? text.dropFirst() : text[...]
            guard let version = SemanticVersion(bare) else {
                self = .again("'\(MarkdownText.visible(text))' is no semantic version such as 1.4.0 or 2.0.0-rc.1.")
                return
            }
            if let last = tags.last, version <= last.version {
                self = .again("\(version) is not above the last version, \(last.version).")
            } else if tags.holds(version) {
                self = .again("\(version) has a tag already.")
            } else {
                self = .version(version)
            }
        }
    }
}

/// What to do about a proposed version.
enum VersionDecision: String, Codable, CaseIterable, Sendable {
    case accept, change, refuse
}
