import FoundationEssentials
public import Workflows

/// Prepares a release of a git repository.
///
/// Reads the commits since the last version, proposes the next one by a written rule, asks about it and about the
/// notes, writes the notes, and tags after a second yes. Until then the repository stays as it is.
@Workflow
public struct ReleaseFlow {
    /// What to release.
    public struct Request: StartEvent {
        /// A folder that git looks after.
        public var repository: FileReference = "."
        /// Where to write the notes; release-notes-<tag>.md when left out. An existing file is never overwritten.
        public var output: String?
    }

    struct Opened: Event {
        var repository: GitRepository
        var facts: RepositoryFacts
        var tags: TagList
    }

    /// What happened since the last version.
    struct Read: Event {
        var last: String?
        var commits: Int
        var outline: [String]
    }

    /// The version is settled.
    struct Settled: Event { var tag: String }

    /// Which version is released?
    struct AskVersion: InputRequiredEvent {
        var question: String
        var problem: String?
        var proposed: String?
        var last: String?
        var why: String
        var remarks: [String]
        var changes: [String]
        var commits: [String]
        var rule: [String]
        static var response: (any HumanResponseEvent.Type)? { VersionAnswer.self }
    }

    struct VersionAnswer: HumanResponseEvent {
        /// Take the proposed version, give another, or release nothing.
        var decision: VersionDecision
        /// The other version.
        var version: String?
    }

    /// Are the notes right?
    struct AskNotes: InputRequiredEvent {
        var question: String
        var notes: String
        static var response: (any HumanResponseEvent.Type)? { NotesAnswer.self }
    }

    struct NotesAnswer: HumanResponseEvent {
        /// A paragraph to put before the lists.
        var introduction: NotesText?
        /// The whole notes in your words, instead of the drafted ones.
        var replacement: NotesText?
    }

    /// Shall the tag be made?
    struct AskTag: InputRequiredEvent {
        var question: String
        var notes: String
        var remarks: [String]
        static var response: (any HumanResponseEvent.Type)? { TagAnswer.self }
    }

    struct TagAnswer: HumanResponseEvent {
        /// Make the tag. It is not pushed.
        var create: Bool
    }

    /// What came of it.
    public struct Released: StopEvent {
        /// How far it came.
        public var outcome: Outcome
        /// What is to be said about it, one sentence each.
        public var remarks: [String]
        /// The last version tag before, if there is one.
        public var last: String?
        /// How many commits there are since then.
        public var commits: Int
        /// The version that the rule proposed.
        public var proposed: String?
        /// Why the rule proposed it.
        public var why: String?
        /// The version that a person chose.
        public var version: String?
        /// The tag that was made.
        public var tag: String?
        /// The commit that is tagged, or would have been.
        public var commit: String?
        /// The path of the notes that were written.
        public var notes: String?

        /// How far a release came.
        public enum Outcome: String, Codable, CaseIterable, Sendable {
            /// The tag was made.
            case tagged
            /// A version was chosen, and the tag refused.
            case notTagged = "not tagged"
            /// No version was chosen.
            case refused
            /// There are no commits since the last tag.
            case nothingToRelease = "nothing to release"
        }
    }

    /// What the steps of one run share.
    public struct State: WorkflowState {
        var output: String?
        var repository: GitRepository?
        var facts = RepositoryFacts(head: nil, branch: nil)
        var tags = TagList(reachable: [], all: [])
        var history = CommitHistory([], isShallow: false)
        var proposal: VersionRule.Proposal?
        var tries = 0
        var version: SemanticVersion?
        var notes = ""
        var place: NotesPlace?
        /// Where the notes are, once they are written.
        var written: String?

        public init() {}

        var remarks: [String] { facts.remarks(tags: tags, history: history) }
        var tag: String { tags.prefix + (version?.description ?? "") }
    }

    /// How often a person is asked for a version before the run gives up; a script would answer the same for ever.
    private static let mostTries = 5
    /// The most commits a question lists.
    private static let mostListed = 30

    /// Makes the workflow, which needs nothing.
    public init() {}

    @Step
    func open(_ request: Request, context: Context) async throws -> Opened {
        let repository = try await GitRepository.opened(at: request.repository.path)
        let facts = try await repository.facts()
        guard let head = facts.head else { throw GitError.noCommits(repository.path) }
        let tags = try await repository.tags(reachableFrom: head)
        context.edit { state in
            state.output = request.output?.isEmpty == true ? nil : request.output
            state.repository = repository
            state.facts = facts
            state.tags = tags
        }
        return Opened(repository: repository, facts: facts, tags: tags)
    }

    @Step
    func read(_ opened: Opened, context: Context) async throws -> Read {
        guard let head = opened.facts.head else { throw ReleaseError.outOfOrder }
        let last = opened.tags.last
        let history = try await opened.repository.history(
            of: head,
            since: last?.commit,
            isShallow: opened.facts.isShallow
        )
        context.edit { $0.history = history }
        return Read(last: last?.name, commits: history.total, outline: history.outline)
    }

    @Step
    func propose(_ read: Read, context: Context) -> OneOf<AskVersion, Released> {
        let state = context.state
        if read.commits == 0, let last = read.last {
            return .emit(released(.nothingToRelease, state, saying: "There is no commit since \(last)."))
        }
        let proposal = VersionRule.proposal(
            for: state.history.commits,
            tags: state.tags,
            isCut: state.history.isCut
        )
        context.edit { $0.proposal = proposal }
        return .emit(question(context.state))
    }

    @Step
    func decide(_ answer: VersionAnswer, context: Context) throws -> OneOf<AskVersion, Settled, Released> {
        let state = context.state
        guard let proposal = state.proposal else { throw ReleaseError.outOfOrder }
        let choice = VersionChoice(
            answer.decision,
            typed: answer.version,
            proposal: proposal.version,
            tags: state.tags
        )
        switch choice {
        case .refused:
            return .emit(released(.refused, state, saying: "The version was refused; nothing was changed."))
        case .again(let problem):
            guard state.tries + 1 < Self.mostTries else {
                throw ReleaseError.noVersion(tries: Self.mostTries, last: problem)
            }
            context.edit { $0.tries += 1 }
            return .emit(question(state, problem: problem))
        case .version(let version):
            context.edit { $0.version = version }
            return .emit(Settled(tag: context.state.tag))
        }
    }

    @Step
    func draft(_ settled: Settled, context: Context) -> AskNotes {
        let state = context.state
        let notes = ReleaseNotes(
            tag: settled.tag,
            day: Date.now.formatted(.iso8601.year().month().day()),
            previous: state.tags.last?.name,
            history: state.history
        )
        let markdown = notes.markdown
        let place = NotesPlace(output: state.output, tag: settled.tag, folders: state.facts.folders)
        context.edit { state in
            state.notes = markdown
            state.place = place
        }
        return AskNotes(question: "These are the notes of \(settled.tag). Change them?", notes: markdown)
    }

    @Step
    func write(_ answer: NotesAnswer, context: Context) throws -> AskTag {
        var state = context.state
        guard let place = state.place, let head = state.facts.head else { throw ReleaseError.outOfOrder }
        state.notes = ReleaseNotes.edited(
            state.notes,
            introduction: answer.introduction?.text,
            replacement: answer.replacement?.text
        )
        if !place.isInRepository { state.written = try ReportFile.write(state.notes, to: place.path) }
        let changed = state
        context.edit { $0 = changed }
        let whereabouts =
            state.written.map { "The notes are in \($0)." }
            ?? "The notes go to \(place.path), in the repository, and are written only with your yes."
        return AskTag(
            question: "Tag commit \(head.prefix(10)) as \(state.tag)?",
            notes: whereabouts,
            remarks: state.remarks
        )
    }

    @Step
    func finish(_ answer: TagAnswer, context: Context) async throws -> Released {
        var state = context.state
        guard let repository = state.repository, let place = state.place else { throw ReleaseError.outOfOrder }
        guard answer.create else {
            let unwritten = state.written == nil ? " The notes were not written either." : ""
            return released(.notTagged, state, saying: "There is no tag \(state.tag), as you wished.\(unwritten)")
        }
        if try await repository.isTagged(state.tag, facts: state.facts, notes: state.notes) {
            // This run made the tag, and ended before that was recorded. The notes were written before the tag.
            state.written = state.written ?? ReportFile.written(state.notes, to: place.path)
        } else {
            try await repository.checkTagging(state.tag, facts: state.facts)
            // Before the tag: a release without notes would be harder to take back than notes without a release.
            if state.written == nil { state.written = try ReportFile.write(state.notes, to: place.path) }
            try await repository.tag(state.tag, facts: state.facts, notes: state.notes)
        }
        return released(.tagged, state, saying: "Push the tag with: git push origin \(state.tag)")
    }

    private func question(_ state: State, problem: String? = nil) -> AskVersion {
        let proposed = state.proposal?.version.map { state.tags.prefix + $0.description }
        let question =
            if let proposed {
                state.proposal?.isTold == true
                    ? "Release \(proposed)?" : "The commits do not tell what the version is. Release \(proposed)?"
            } else {
                "Which version is released? The history that would tell is not here."
            }
        let commits = state.history.commits.prefix(Self.mostListed).map { "\($0.shortID) \($0.message.title)" }
        let more = state.history.commits.count - commits.count
        return AskVersion(
            question: question,
            problem: problem,
            proposed: proposed,
            last: state.tags.last?.name,
            why: state.proposal?.reason ?? "",
            remarks: state.remarks,
            changes: state.history.outline,
            commits: commits + (more > 0 ? ["and \(more) more"] : []),
            rule: VersionRule.words
        )
    }

    /// The end of a run, with what is known by then.
    private func released(_ outcome: Released.Outcome, _ state: State, saying sentence: String) -> Released {
        Released(
            outcome: outcome,
            remarks: [sentence] + state.remarks,
            last: state.tags.last?.name,
            commits: state.history.total,
            proposed: state.proposal?.version?.description,
            why: state.proposal?.reason,
            version: state.version?.description,
            tag: outcome == .tagged ? state.tag : nil,
            commit: state.facts.head,
            notes: state.written
        )
    }
}
