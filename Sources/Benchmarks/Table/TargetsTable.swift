import Foundation

/// Engine, floor and peers in turn, round after round, so that the machine's moods meet all of them alike.
enum TargetsTable {
    /// Prints the medians and what they come to, and gives how many demands are not met.
    ///
    /// - Parameter words: the number of rounds, five unless it is given, and workloads, all unless some are given.
    static func run(words: [String]) throws -> Int {
        let rounds = words.lazy.compactMap { Int($0) }.first ?? 5
        let names = words.filter { Int($0) == nil }
        let environment = ProcessInfo.processInfo.environment
        let programs = Job.Programs(
            benchmarks: URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().path,
            console: environment["SIGNALBOX"],
            peers: environment["PEERS_DIR"]
        )
        let demands = Demand.all.filter { names.isEmpty || names.contains($0.kind) }
        let jobs = jobsSetSideBySide(demands, with: names.isEmpty ? [Job(.engine, "hitl-wait 10000")] : [])

        var readings = Readings()
        for round in 0..<rounds {
            for together in jobs { try readings.takeRound(together, programs) }
            FileHandle.standardError.write(Data("round \(round + 1) of \(rounds)\n".utf8))
        }
        print("Medians of \(rounds) rounds, in turn, in processes of their own; least and most of all in brackets.")
        if programs.peers == nil { print("The peers are not installed: theirs are recorded figures.") }
        printFigures(jobs.flatMap(\.self), readings)
        return printDemands(demands, readings)
    }

    /// What is set beside each other is run one after the other, with nothing of another kind of workload in between.
    private static func jobsSetSideBySide(_ demands: [Demand], with others: [Job]) -> [[Job]] {
        var groups: [(family: Substring, jobs: [Job])] = []
        for (family, jobs) in demands.map({ ($0.family, $0.jobs) }) + others.map({ ($0.family, [$0]) }) {
            let index = groups.firstIndex { $0.family == family } ?? groups.count
            if index == groups.count { groups.append((family, [])) }
            for job in jobs where !groups[index].jobs.contains(job) { groups[index].jobs.append(job) }
        }
        // The engine beside its first peer and the floor: the others, some of which take half a minute, before them.
        return groups.map { group in
            group.jobs.filter(\.entrant.isPeer).reversed() + group.jobs.filter { !$0.entrant.isPeer }
        }
    }

    private static func printFigures(_ jobs: [Job], _ readings: Readings) {
        print("\n| workload | who | ms | CPU ms | peak MiB | KiB a waiting run |")
        print("| --- | --- | ---: | ---: | ---: | ---: |")
        for job in jobs.sorted(by: { ($0.words, $0.entrant.rawValue) < ($1.words, $1.entrant.rawValue) }) {
            guard let seconds = readings.median(job, .seconds) else {
                print("| \(job.words) | \(job.entrant.rawValue) | did not finish | | | |")
                continue
            }
            let spread = readings.range(job, .seconds).map {
                " [\(short($0.lowerBound * 1_000)) to \(short($0.upperBound * 1_000))]"
            }
            let cells = [
                job.words, job.entrant.rawValue, short(seconds * 1_000) + (spread ?? " recorded"),
                readings.median(job, .cpuSeconds).map { short($0 * 1_000) } ?? "",
                readings.median(job, .peakMiB).map(short) ?? "",
                readings.median(job, .kibPerRun).map(short) ?? "",
            ]
            print("| " + cells.joined(separator: " | ") + " |")
        }
    }

    private static func printDemands(_ demands: [Demand], _ readings: Readings) -> Int {
        print("\n| row | workload | | measured | in CPU time | must | stretch | |")
        print("| ---: | --- | --- | ---: | ---: | ---: | ---: | --- |")
        var missed = 0
        for demand in demands {
            let value = demand.value(readings)
            let isMet = value.map { demand.must?.holds($0) ?? true }
            if isMet == false { missed += 1 }
            let isStretched = value.flatMap { value in demand.stretch?.holds(value) }
            let verdict: String =
                switch (isMet, isStretched) {
                case (nil, _): "not measured"
                case (false, _): "**missed**"
                case (true, true): "stretch"
                case (true, false): "stretch missed"
                case (true, nil): demand.must == nil ? "" : "met"
                }
            let cells = [
                demand.row > 0 ? "\(demand.row)" : "", demand.workload, demand.what, value.map(short) ?? "",
                demand.valueByCPU(readings).map(short) ?? "", demand.must?.words ?? "", demand.stretch?.words ?? "",
                verdict,
            ]
            print("| " + cells.joined(separator: " | ") + " |")
        }
        print("\n\(demands.count - missed) met or not measured, \(missed) missed")
        return missed
    }
}
