public import Workflows

/// Finds what is odd in a log.
///
/// Reads web access logs, system logs, dpkg logs and any other text, ranks what is unusual by a rule that the report
/// states in words, asks about each finding, and writes a report.
@Workflow
public struct TriageFlow {
    /// What to look at.
    public struct Request: StartEvent {
        /// The log to look at.
        public var log: FileReference
        /// How many findings to ask about.
        public var limit: Int = 5
        /// Where to write the report; triage-<log name>.md when left out. An existing file is never overwritten.
        public var output: String?
    }

    struct Opened: Event { var file: LogFile }

    /// A part of the log, of whole lines.
    struct Chunk: Event {
        var file: LogFile
        var chunk: LogChunk
    }

    /// What one part of the log holds.
    struct Parsed: Event { var statistics: LogStatistics }

    /// Something unusual that a person should judge.
    struct Suspected: Event {
        /// Its place among the findings, the most unusual first.
        var place: Int
        var finding: Finding
    }

    /// Nothing unusual was found.
    struct Quiet: Event { var lines: Int }

    /// Is this an attack or a fault?
    struct AskAboutFinding: InputRequiredEvent {
        var question: String
        var why: String
        var figures: [String]
        var first: String?
        var last: String?
        var score: Double
        var evidence: [String]
    }

    struct Judgement: HumanResponseEvent {
        var verdict: Verdict
        var severity: Severity = .medium
        /// What whoever reads the report should know.
        var note: String?
    }

    struct Judged: Event {
        var place: Int
        var judged: TriageReport.Judged
    }

    /// Shall the report be written although nothing is unusual?
    struct AskToWrite: InputRequiredEvent {
        var question: String
        static var response: (any HumanResponseEvent.Type)? { WriteReport.self }
    }

    struct WriteReport: HumanResponseEvent { var write: Bool }

    enum Verdict: String, Codable, CaseIterable, Sendable {
        case attackOrFault = "attack or fault"
        case noise
        case unsure
    }

    enum Severity: String, Codable, CaseIterable, Sendable {
        case low, medium, high
    }

    /// What came of it.
    public struct Triaged: StopEvent {
        /// The path of the report, when one was written.
        public var report: String?
        /// How many lines the log has.
        public var lines: Int
        /// How many of them were understood.
        public var parsed: Int
        /// How many of them were not understood.
        public var unparsed: Int
        /// What kind of log it is taken for.
        public var format: String
        /// The time of the first line that was understood.
        public var first: String?
        /// The time of the last line that was understood.
        public var last: String?
        /// What was odd, with what a person said to it.
        public var findings: [Found]

        /// A finding in short, as clients read it.
        public struct Found: Codable, Hashable, Sendable {
            /// Which rule found it.
            public var kind: String
            /// What it is about: a client, a path, a unit.
            public var subject: String
            /// How odd it is; the oddest comes first.
            public var score: Double
            /// How many lines belong to it.
            public var count: Int
            /// What a person took it for; `nil` when nobody was asked.
            public var verdict: String?
        }
    }

    /// What the steps of one run share.
    public struct State: WorkflowState {
        var limit = 0
        var output: String?
        var file: LogFile?
        var statistics: LogStatistics?
        /// Findings beyond the limit: in the report, but nobody is asked.
        var unasked: [Finding] = []

        public init() {}
    }

    /// Makes the workflow, which needs nothing.
    public init() {}

    @Step
    func open(_ request: Request, context: Context) throws -> Opened {
        guard request.limit >= 0 else { throw TriageError.negativeLimit(request.limit) }
        let file = try LogFile.opened(at: request.log.path)
        context.edit { state in
            state.limit = request.limit
            // A form leaves an empty text where nothing was typed.
            state.output = request.output?.isEmpty == true ? nil : request.output
            state.file = file
        }
        return Opened(file: file)
    }

    @Step
    func split(_ opened: Opened) throws -> [Chunk] {
        try opened.file.chunks().map { Chunk(file: opened.file, chunk: $0) }
    }

    @Step(.blocking, workers: 4)
    func parse(_ chunk: Chunk) throws -> Parsed {
        Parsed(statistics: try chunk.file.statistics(of: chunk.chunk))
    }

    @Step
    func rank(_ parts: [Parsed], context: Context) throws -> OneOf<[Suspected], Quiet> {
        let state = context.state
        guard let file = state.file else { throw TriageError.noLog }
        let statistics = LogStatistics.merged(parts.map(\.statistics), format: file.format)
        let findings = try file.findings(for: Ranking.suspects(in: statistics))
        context.edit { state in
            state.statistics = statistics
            state.unasked = Array(findings.dropFirst(state.limit))
        }
        if findings.isEmpty { return .emit(Quiet(lines: statistics.lines)) }
        return .emit(findings.prefix(state.limit).enumerated().map { Suspected(place: $0, finding: $1) })
    }

    @Step(workers: 8, asks: AskAboutFinding.self, awaits: Judgement.self)
    func judge(_ suspected: Suspected, context: Context) async throws -> Judged {
        let finding = suspected.finding
        let answer = try await context.wait(
            for: Judgement.self,
            asking: AskAboutFinding(
                question: finding.question,
                why: finding.why,
                figures: finding.figures,
                first: finding.first,
                last: finding.last,
                score: finding.score,
                evidence: finding.evidence
            )
        )
        return Judged(
            place: suspected.place,
            judged: TriageReport.Judged(
                finding: finding,
                verdict: answer.verdict.rawValue,
                severity: answer.severity.rawValue,
                note: answer.note
            )
        )
    }

    @Step
    func report(_ judged: [Judged], context: Context) throws -> Triaged {
        let asked = judged.sorted { $0.place < $1.place }.map(\.judged)
        let unasked = context.state.unasked.map {
            TriageReport.Judged(finding: $0, verdict: nil, severity: nil, note: nil)
        }
        return try triaged(asked + unasked, context.state, writes: true)
    }

    @Step
    func confirm(_ quiet: Quiet) -> AskToWrite {
        AskToWrite(question: "Nothing unusual in \(quiet.lines) lines. Write the report?")
    }

    @Step
    func close(_ answer: WriteReport, context: Context) throws -> Triaged {
        try triaged([], context.state, writes: answer.write)
    }

    /// The end of a run: the report, if it is wanted, and what is in it.
    private func triaged(_ judged: [TriageReport.Judged], _ state: State, writes: Bool) throws -> Triaged {
        guard let file = state.file, let statistics = state.statistics else { throw TriageError.noLog }
        var path: String?
        if writes {
            path = try ReportFile.write(
                TriageReport(file: file, statistics: statistics, judged: judged).markdown,
                to: state.output ?? ReportFile.defaultName(forLog: file.name),
                permissions: file.permissions
            )
        }
        return Triaged(
            report: path,
            lines: statistics.lines,
            parsed: statistics.parsed,
            unparsed: statistics.unparsed,
            format: file.format.rawValue,
            first: statistics.text(statistics.span.first),
            last: statistics.text(statistics.span.last),
            findings: judged.map { entry in
                Triaged.Found(
                    kind: entry.finding.kind.rawValue,
                    subject: entry.finding.subject,
                    score: entry.finding.score,
                    count: entry.finding.count,
                    verdict: entry.verdict
                )
            }
        )
    }
}

/// Why a log cannot be looked at, besides the file itself.
enum TriageError: Error, Hashable, CustomStringConvertible {
    case negativeLimit(Int)
    case noLog

    var description: String {
        switch self {
        case .negativeLimit(let limit): "limit is \(limit): give the number of findings to ask about, 0 or more."
        case .noLog: "The log was not opened before it was looked at. Start the run from its request."
        }
    }
}
