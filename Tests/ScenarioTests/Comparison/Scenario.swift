import Workflows

/// One recorded case of the reference, re-created against this engine, and what is to come of the comparison.
struct Scenario: Sendable {
    /// The recording's file: `s01_basic_result`.
    var file: String
    /// The case's name in the recording.
    var name: String
    var verdict: Verdict
    /// Runs the case and gives its trace; absent where there is nothing that could be run.
    var replay: (@Sendable () async throws -> JSON)?

    init(_ file: String, _ name: String, _ verdict: Verdict, replay: (@Sendable () async throws -> JSON)? = nil) {
        self.file = file
        self.name = name
        self.verdict = verdict
        self.replay = replay
    }

    var id: String { "\(file.prefix(3)) \(name)" }

    enum Verdict: Sendable {
        /// The trace is the recorded one; `words` gives our error for a recorded message, whose class and words have no meaning in
        /// Swift. `besides` says what ours has that is left out of the comparison.
        case same(words: [String: JSON] = [:], besides: String? = nil)
        /// The trace is this one instead, by a decision of the design.
        case different(Reason, design: String, ours: JSON)
        /// There is nothing to run, by a decision of the design; `instead` says what stands in its place.
        case absent(Reason, design: String, instead: String)
    }

    /// The only reasons for which a trace may differ.
    enum Reason: Sendable, CustomStringConvertible {
        case registrationOrder
        /// A fault of the reference, by its number.
        case mendedFault(Int)
        case noMeaningInSwift

        var description: String {
            switch self {
            case .registrationOrder: "registration order"
            case .mendedFault(let number): "mended fault 10.\(number)"
            case .noMeaningInSwift: "no meaning in Swift"
            }
        }
    }

    /// The verdict as it stands in the table.
    var row: String {
        switch verdict {
        case .same(let words, let besides):
            if !words.isEmpty {
                "different    (\(Reason.noMeaningInSwift)) 4.6: the class and words of Python's error; all else is the same"
            } else if let besides {
                "same         (besides: \(besides))"
            } else {
                "same"
            }
        case .different(let reason, let design, _): "different    (\(reason)) \(design)"
        case .absent(let reason, let design, let instead): "different    (\(reason)) \(design); \(instead)"
        }
    }
}

extension Scenario {
    /// Every re-created case, in the order of the recordings.
    static let all: [Scenario] =
        basicResults + internalEvents + collecting + routing + retries + limits + validation + concurrency
        + resources + idling + states + graphs
}

extension Scenario {
    /// Why a table of these rows does not stand for these recorded cases: one line for each case without a row, with
    /// several, or with one but no recording.
    static func gaps(in rows: [Scenario], recorded: some Collection<String>) -> [String] {
        let counts = Dictionary(rows.map { ($0.id, 1) }, uniquingKeysWith: +)
        return Set(recorded).union(counts.keys).sorted().compactMap { id in
            switch (recorded.contains(id), counts[id] ?? 0) {
            case (true, 0): "\(id): recorded, and has no row"
            case (false, _): "\(id): has a row, and no such case is recorded"
            case (true, 1): nil
            case (true, let count): "\(id): has \(count) rows"
            }
        }
    }
}
