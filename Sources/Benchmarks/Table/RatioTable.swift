import Foundation

/// Engine, floor and peers in turn, round after round, so that the machine's moods meet all of them alike.
enum RatioTable {
    /// - Parameter words: the number of rounds, five unless it is given, and the workloads to run, all unless some are.
    static func run(words: [String]) throws {
        let rounds = words.lazy.compactMap { Int($0) }.first ?? 5
        let names = words.filter { Int($0) == nil }
        let peers = ProcessInfo.processInfo.environment["PEERS_DIR"]
        print(
            peers == nil
                ? "Peers: their recorded figures (PEERS_DIR is not set), so only the floor was run beside the engine."
                : "Peers: run beside the engine."
        )
        print("Medians of \(rounds) rounds, each in processes of their own. Times are wall / CPU.\n")
        print(
            "| workload | engine | KiB a waiting run, peak MiB | floor | times the floor, at most | peers: times as fast, at least |"
        )
        print("| --- | --- | --- | --- | --- | --- |")
        for contest in Contest.all where names.isEmpty || names.contains(contest.words[0]) {
            print(try row(contest, rounds: rounds, peers: peers))
        }
    }

    private static func row(_ contest: Contest, rounds: Int, peers: String?) throws -> String {
        let own = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().path
        var engine = Contestant(name: "engine", program: own, arguments: contest.words)
        var floor: Contestant?
        if Floor.workloads[contest.words[0]] != nil {
            floor = Contestant(name: "floor", program: own, arguments: ["floor"] + contest.words)
        }
        var rivals = contest.rivals.map { rival in
            Contestant(
                name: rival.peer.name,
                program: "\(peers ?? "")/\(rival.peer.environment)/bin/python",
                arguments: ["-B", rival.peer.program] + contest.words,
                folder: peers
            )
        }
        for _ in 0..<rounds {
            try engine.compete()
            try floor?.compete()
            if peers != nil { for index in rivals.indices { try rivals[index].compete() } }
        }
        let size = Double(contest.words[1]) ?? 1
        let words = zip(contest.rivals, rivals).map { rival, contestant in
            compare(engine, contestant, rival, size: size)
        }
        let cells = [
            contest.words.joined(separator: " "), times(engine), memory(engine), floor.map(times) ?? "",
            floor.map { ratio(engine, $0) + (contest.mostFloors.map { ", \($0)" } ?? "") } ?? "",
            words.joined(separator: "; "),
        ]
        return "| " + cells.joined(separator: " | ") + " |"
    }

    private static func compare(
        _ engine: Contestant,
        _ contestant: Contestant,
        _ rival: Contest.Rival,
        size: Double
    ) -> String {
        let least = rival.least.map { ", \(short($0))" } ?? ""
        if contestant.seconds.isEmpty {
            let ours = engine.seconds.median.map { size / $0 / rival.recorded }
            return "\(rival.peer.name) \(ours.map(short) ?? "?") (recorded)\(least)"
        }
        return "\(rival.peer.name) \(ratio(contestant, engine))\(least)"
    }

    /// How many times as long one takes as another, by wall time and by CPU time.
    private static func ratio(_ one: Contestant, _ other: Contestant) -> String {
        guard let wall = one.seconds.median, let otherWall = other.seconds.median, let cpu = one.cpuSeconds.median,
            let otherCPU = other.cpuSeconds.median
        else { return "?" }
        return "\(short(wall / otherWall)) / \(short(cpu / otherCPU))"
    }

    private static func times(_ one: Contestant) -> String {
        guard let wall = one.seconds.median, let cpu = one.cpuSeconds.median else { return "did not finish" }
        return "\(short(wall * 1_000)) / \(short(cpu * 1_000)) ms"
    }

    private static func memory(_ one: Contestant) -> String {
        [one.kibPerRun.median, one.peakMiB.median].map { $0.map(short) ?? "" }.joined(separator: ", ")
    }

    /// Three significant digits.
    private static func short(_ value: Double) -> String {
        value >= 100 ? String(Int(value.rounded())) : String(format: value >= 10 ? "%.1f" : "%.2f", value)
    }
}
