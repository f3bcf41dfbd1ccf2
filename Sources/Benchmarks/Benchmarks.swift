import Glibc
import Workflows

/// Runs one workload in this process and prints one JSON line, or runs everything side by side and prints a table.
@main
struct Benchmarks {
    static func main() async throws {
        var words = Array(CommandLine.arguments.dropFirst())
        if words.first == "table" {
            let missed = try TargetsTable.run(words: Array(words.dropFirst()))
            exit(missed == 0 ? 0 : 1)
        }
        let isFloor = words.first == "floor"
        if isFloor { words.removeFirst() }
        guard let name = words.first, words.count > 1, let size = Int(words[1]), size > 0 else { return usage() }
        let workers = words.count > 2 ? Int(words[2]) ?? 4 : 4
        let workloads = isFloor ? Floor.workloads : Workloads.all
        guard let workload = workloads[name] else { return usage() }
        let measurement = try await workload(size, workers)
        print(measurement.json(peer: isFloor ? "swift-floor" : "signalbox").text)
    }

    private static func usage() {
        print(
            """
            Benchmarks <workload> <size> [workers]         one workload of the engine, as one JSON line
            Benchmarks floor <workload> <size> [workers]   the same work in bare Swift tasks
            Benchmarks table [rounds] [workload]           engine, floor and peers in turn: medians, ratios, what they
                                                           have to be; exit code 1 when one is missed

            workloads: \(Workloads.all.keys.sorted().joined(separator: " "))
            of the floor: \(Floor.workloads.keys.sorted().joined(separator: " "))
            PEERS_DIR: virtual environments (venv, lg, pg, burr) beside the peers' programs; without it, the table
            shows the peers' recorded figures. SIGNALBOX: the released console, whose start is measured.
            """
        )
    }
}
