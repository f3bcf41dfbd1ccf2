import FoundationEssentials

/// What a build of the program's package came to.
public enum BuildOutcome: Sendable, Hashable {
    /// It was built, and there is a new program in place of the one that runs.
    case replaced
    /// It was built, and the program is the one that runs.
    case unchanged
    /// The compiler said no.
    case failed
    /// It could not be built at all; the words say why and what to do.
    case impossible(String)
}

/// Whether a build or check goes on, and what can be done with the last build.
struct BuildState: Sendable, Equatable {
    /// When the build that goes on began.
    var started: Date?
    /// Whether there is a new program that this one could be replaced by.
    var isReplacementReady = false
    /// The graph files that the check which goes on has found mended, and found broken.
    var filesSolved = 0
    var filesBroken = 0
}
