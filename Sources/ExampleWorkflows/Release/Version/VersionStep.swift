/// How far a release moves the version on.
enum VersionStep: String, Codable, Sendable, CaseIterable {
    case major
    case minor
    case patch

    /// The release after `version` by this step; the pre-release part and the build metadata fall away.
    func applied(to version: SemanticVersion) -> SemanticVersion {
        switch self {
        case .major: SemanticVersion(version.major + 1, 0, 0)
        case .minor: SemanticVersion(version.major, version.minor + 1, 0)
        case .patch: SemanticVersion(version.major, version.minor, version.patch + 1)
        }
    }
}
