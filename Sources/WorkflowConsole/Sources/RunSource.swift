public import Workflows

/// Where workflows and runs come from: this process, a recording, or a server; the console knows no other way to them.
///
/// All members may be used from any task. A source outlives the screens that look at it.
public protocol RunSource: AnyObject, Sendable {
    /// Everything that can be run or looked at, in the order in which lists show it.
    var workflows: [WorkflowInfo] { get async }
    /// The runs this source knows, oldest first.
    var runs: [RunInfo] { get async }

    /// Starts a run from the fields of its start event.
    ///
    /// - Throws: ``SourceRefusal`` when the workflow is unknown, not in order, or the fields do not fit.
    func start(_ workflow: String, fields: [String: JSON]) async throws(SourceRefusal) -> RunInfo

    /// The run's entries after `sequence` (`-1`: from the start), notices included, in batches, to the end of the run.
    ///
    /// Any number of readers may read; a slow one costs the run nothing and loses nothing but what a gap names.
    func events(of run: RunID, after sequence: Int) -> EventBatches

    /// Waits for the end of a run; `nil` when the run is not known.
    func outcome(of run: RunID) async -> RunInfo?

    /// What the run is doing at this moment; `nil` when the run is not known.
    func snapshot(of run: RunID) async -> RunSnapshot?

    /// Answers an open question of a run.
    ///
    /// - Throws: ``SourceRefusal``; with `isGone` when the question is no longer open, else it stays open.
    func answer(_ run: RunID, wait: String, fields: [String: JSON]) async throws(SourceRefusal)

    /// Cancels a run; one that is over stays as it is.
    ///
    /// - Throws: ``SourceRefusal`` when the run is not known or cannot be reached.
    func cancel(_ run: RunID) async throws(SourceRefusal)

    /// Moves the time limit of a run.
    ///
    /// - Throws: ``SourceRefusal`` when the run is not known, is over, or has no limit.
    func extend(_ run: RunID, by time: Duration) async throws(SourceRefusal)

    /// Moves the time limit of an open question.
    ///
    /// - Throws: ``SourceRefusal`` when the run or question is not known, or the question has no limit.
    func extend(_ run: RunID, wait: String, by time: Duration) async throws(SourceRefusal)

    /// Cancels one invocation of a step, of the run itself or of a child run (`stage#2`); the run goes on without its branch.
    ///
    /// - Throws: ``SourceRefusal`` when the run is not known, or no such invocation is under way.
    func cancel(_ run: RunID, invocation: Int, of child: String?) async throws(SourceRefusal)

    /// Lets nothing of a run begin any more, until it goes on; one that stands still or is over stays as it is.
    ///
    /// - Throws: ``SourceRefusal`` when the run is not known or cannot be reached.
    func pause(_ run: RunID) async throws(SourceRefusal)

    /// Lets a run go on that stands still.
    ///
    /// - Throws: ``SourceRefusal`` when the run is not known or cannot be reached.
    func resume(_ run: RunID) async throws(SourceRefusal)

    /// Lets one thing happen in a run that stands still; one that goes on is made to stand still first.
    ///
    /// - Throws: ``SourceRefusal`` when the run is not known or cannot be reached.
    func step(_ run: RunID) async throws(SourceRefusal)

    /// Where a run is to stand still from now on, in place of what was said before; its snapshot has them.
    ///
    /// - Throws: ``SourceRefusal`` when the run is not known, or has no step or event type of a name.
    func setBreakpoints(_ breakpoints: [Breakpoint], of run: RunID) async throws(SourceRefusal)

    /// Checks every workflow again and gives what is now known of them.
    func revalidate() async -> [WorkflowInfo]
}

/// Why a source did not do what it was asked for, in words for people.
public struct SourceRefusal: Error, Sendable, Hashable, CustomStringConvertible {
    /// What, where and what to do.
    public var reason: String
    /// The fields that do not fit, when it is about fields.
    public var errors: [FieldError]
    /// Whether the question or run it was about is over, so that trying again is of no use.
    public var isGone: Bool

    /// Makes a refusal from its reason, a sentence that can be shown as it is.
    public init(_ reason: String, errors: [FieldError] = [], isGone: Bool = false) {
        self.reason = reason
        self.errors = errors
        self.isGone = isGone
    }

    public var description: String { reason }
}

/// The name of a run, unique within its source.
public struct RunID: Sendable, Hashable, Codable, Comparable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The id as the source gave it.
    public var text: String

    /// Takes an id as the source gave it.
    public init(_ text: String) { self.text = text }
    public init(stringLiteral value: String) { text = value }

    public var description: String { text }

    public static func < (one: RunID, other: RunID) -> Bool { one.text < other.text }
}
