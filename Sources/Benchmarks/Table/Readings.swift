import Foundation
import Workflows

/// The figures of every job, a value for each round.
struct Readings {
    /// One of the figures that a program prints.
    enum Figure: String {
        case seconds
        case cpuSeconds = "cpu_timed_s"
        case peakMiB = "peak_rss_mb"
        case kibPerRun = "kb_per_waiting_run"
        case drainSeconds = "drain_s"
    }

    /// How often what is over at once is run in a round.
    private static let turns = 3
    /// Up to how many seconds a process is over at once.
    private static let atOnce = 1.0

    /// The figures of each run, by round.
    private var values: [Job: [Figure: [[Double]]]] = [:]
    /// How often a job is run in each round: decided once, so that no reading decides whether there is another one beside it.
    private var turns: [Job: Int] = [:]

    /// Runs jobs that are set beside each other, in turn, and notes their figures for one round.
    ///
    /// What was over within a second when it was run first is run three times in each round, again in turn, and the middle
    /// figure counts: a few milliseconds say more about what ran just before than about the program.
    mutating func takeRound(_ jobs: [Job], _ programs: Job.Programs) throws {
        var taken: [Job: [Figure: [Double]]] = [:]
        for turn in 1...Readings.turns {
            for job in jobs where turn <= turns[job] ?? Readings.turns {
                guard let (figures, seconds) = try take(job, programs) else {
                    turns[job] = 1
                    continue
                }
                if turns[job] == nil { turns[job] = seconds < Readings.atOnce ? Readings.turns : 1 }
                for (figure, value) in figures { taken[job, default: [:]][figure, default: []].append(value) }
            }
        }
        for (job, figures) in taken {
            for (figure, all) in figures { values[job, default: [:]][figure, default: []].append(all) }
        }
    }

    /// Runs a job once, and gives its figures and the seconds from its start to its end; `nil` for one that is not there,
    /// fails, or takes longer than three minutes.
    private func take(_ job: Job, _ programs: Job.Programs) throws -> (figures: [Figure: Double], seconds: Double)? {
        guard let command = job.command(programs) else { return nil }
        let isWhole = job.entrant == .console || job.entrant == .llamaImport
        // Both find their files in memory: what other programs have pushed out meanwhile says nothing of either.
        if isWhole { _ = try ChildProcess.run(command, limit: 0) }
        let child = try ChildProcess.run(command, limit: isWhole ? 0 : 180)
        guard child.isSuccess else { return nil }
        if isWhole {
            let figures: [Figure: Double] = [
                .seconds: child.wallSeconds, .cpuSeconds: child.cpuSeconds, .peakMiB: child.peakMiB,
            ]
            return (figures, child.wallSeconds)
        }
        guard let line = child.output.split(separator: "\n").last(where: { $0.hasPrefix("{") }) else { return nil }
        let fields = try JSON(parsing: String(line))
        var figures: [Figure: Double] = [:]
        for figure in [Figure.seconds, .cpuSeconds, .peakMiB, .kibPerRun, .drainSeconds] {
            figures[figure] = fields[figure.rawValue]?.numberValue
        }
        return (figures, child.wallSeconds)
    }

    private static func middle(_ values: [Double]) -> Double? {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted()
        return sorted.count.isMultiple(of: 2)
            ? (sorted[sorted.count / 2 - 1] + sorted[sorted.count / 2]) / 2 : sorted[sorted.count / 2]
    }

    /// The middle value of the rounds, or the recorded one of a peer that is not installed.
    func median(_ job: Job, _ figure: Figure) -> Double? {
        values[job]?[figure].flatMap { Readings.middle($0.compactMap(Readings.middle)) }
            ?? Recorded.figures[job]?[figure]
    }

    /// The least and the most of all its runs.
    func range(_ job: Job, _ figure: Figure) -> ClosedRange<Double>? {
        let all = values[job]?[figure]?.flatMap(\.self) ?? []
        guard let least = all.min(), let most = all.max() else { return nil }
        return least...most
    }

    /// Whether its figures come from this machine and this table.
    func isMeasured(_ job: Job) -> Bool { values[job] != nil }
}

/// What the peers took elsewhere (two shared cores, November 2026), for a table made where they are not installed.
enum Recorded {
    static let figures: [Job: [Readings.Figure: Double]] = [
        Job(.llama, "chain 10000"): [.seconds: 10_000 / 1_921],
        Job(.asyncio, "chain 10000"): [.seconds: 10_000 / 170_339],
        Job(.llama, "fanout 1000 4"): [.seconds: 1_000 / 125],
        Job(.langGraph, "fanout 1000 4"): [.seconds: 1_000 / 2_330],
        Job(.asyncio, "fanout 1000 4"): [.seconds: 1_000 / 298_193],
        Job(.llama, "fanout 1000 64"): [.seconds: 1_000 / 142],
        Job(.llama, "runs 1000"): [.seconds: 1_000 / 1_321],
        Job(.burr, "runs 1000"): [.seconds: 1_000 / 9_077],
        Job(.llama, "hitl 10000"): [.seconds: 10_000 / 328, .kibPerRun: 43.1],
        Job(.langGraph, "hitl 10000"): [.seconds: 10_000 / 477, .kibPerRun: 6.4],
        Job(.pydanticGraph, "hitl 10000"): [.seconds: 10_000 / 920, .kibPerRun: 22.4],
        Job(.burr, "hitl 10000"): [.seconds: 10_000 / 4_128, .kibPerRun: 5.6],
        Job(.llama, "stream 100000"): [.seconds: 100_000 / 77_916],
        Job(.asyncio, "stream 100000"): [.seconds: 100_000 / 1_349_288],
        Job(.llama, "validate 1000"): [.seconds: 0.692],
        Job(.pydanticGraph, "validate 1000"): [.seconds: 0.0082],
        Job(.llama, "ctx 1000"): [.seconds: 2.268, .drainSeconds: 2.8],
        Job(.llamaImport, ""): [.seconds: 0.478, .peakMiB: 38],
    ]
}
