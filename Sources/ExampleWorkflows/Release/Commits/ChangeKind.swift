/// What a commit does to the software, as its message's type says; also the order and the headings of the notes.
enum ChangeKind: String, Codable, CaseIterable, Sendable {
    case feature
    case fix
    case performance
    case revert
    case documentation
    case maintenance
    case other

    /// The kind a type stands for, whatever its case; `nil` for a word that is no type known here.
    init?(type: some StringProtocol) {
        switch type.lowercased() {
        case "feat": self = .feature
        case "fix": self = .fix
        case "perf": self = .performance
        case "revert": self = .revert
        case "docs": self = .documentation
        case "refactor", "build", "ci", "test", "style", "chore": self = .maintenance
        default: return nil
        }
    }

    var heading: String {
        switch self {
        case .feature: "Features"
        case .fix: "Fixes"
        case .performance: "Performance"
        case .revert: "Taken back"
        case .documentation: "Documentation"
        case .maintenance: "Maintenance"
        case .other: "Other changes"
        }
    }
}
