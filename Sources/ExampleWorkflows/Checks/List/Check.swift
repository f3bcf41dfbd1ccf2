/// One command that has to succeed.
struct Check: Codable, Hashable, Sendable {
    /// Unique in its list.
    var name: String
    /// A line for the shell.
    var command: String
    /// How often it is run again after it failed, before anybody is asked.
    var retries = 0
    /// How long one run of it may take; without one, as long as it likes.
    var timeout: Duration?
}

/// Checks in the order in which they run.
///
/// The checks of one stage run side by side; a stage begins when the one before it is done.
struct CheckList: Codable, Hashable, Sendable {
    var stages: [[Check]]

    var checks: [Check] { stages.flatMap { $0 } }
    var isEmpty: Bool { checks.isEmpty }

    init(stages: [[Check]]) { self.stages = stages.filter { !$0.isEmpty } }

    /// The checks with these names, in the order of the list.
    func keeping(_ names: Set<String>) -> CheckList {
        CheckList(stages: stages.map { $0.filter { names.contains($0.name) } })
    }
}
