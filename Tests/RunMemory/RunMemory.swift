import FoundationEssentials
import Workflows

#if canImport(Glibc)
    import Glibc
#endif

/// Says how much memory is resident after 1,000 and after 10,000 runs, used up in every way a run can be:
/// `RunMemory [way …]`. Fails when the second is more than 5 % above the first.
@main
struct RunMemory {
    static let allowance = 1.05

    static func main() async throws {
        let words = CommandLine.arguments.dropFirst()
        if words.first == "reader" { return try await StoppedReader.main() }
        if words.first == "ways" { return print(MemoryFlow.Way.allCases.map(\.rawValue).joined(separator: "\n")) }
        let named = words.compactMap { MemoryFlow.Way(rawValue: $0) }
        guard named.count == words.count else {
            print(
                "usage: RunMemory [reader | ways | \(MemoryFlow.Way.allCases.map(\.rawValue).joined(separator: " | "))]"
            )
            exit(64)
        }
        let ways = named.isEmpty ? MemoryFlow.Way.allCases : named
        var after: [Int: Int] = [:]
        for number in 1...10_000 {
            try await use(MemoryFlow(), way: ways[number % ways.count], number: number)
            if number == 1000 || number == 10_000 { after[number] = try await settledKilobytes() }
        }
        let (small, large) = (after[1000] ?? 0, after[10_000] ?? 0)
        let growth = Double(large) / Double(max(1, small))
        let isGood = growth <= allowance
        let name = ways.count == 1 ? ways[0].rawValue : "all"
        print(
            "\(name): \(small) KiB after 1,000 runs, \(large) KiB after 10,000, "
                + "\(Int((growth - 1) * 1000)) per mille more: \(isGood ? "kept" : "GROWS")"
        )
        exit(isGood ? 0 : 1)
    }

    /// What is resident once every task that was told to stop has had the time to.
    static func settledKilobytes() async throws -> Int {
        var last = Int.max
        while true {
            // This is a program that measures, and the tasks it lets go tell nobody when they are gone.
            try await Task.sleep(for: .milliseconds(100))
            let now = try residentKilobytes()
            if now >= last { return now }
            last = now
        }
    }

    static func residentKilobytes() throws -> Int {
        let status = String(decoding: try Data(contentsOf: URL(filePath: "/proc/self/statm")), as: UTF8.self)
        return (Int(status.split(separator: " ")[1]) ?? 0) * 4
    }

    private static func use(_ flow: MemoryFlow, way: MemoryFlow.Way, number: Int) async throws {
        let isShort = way == .lateRun
        let runner = flow.runner(timeout: isShort ? .total(.milliseconds(1)) : .seconds(60))
        let handler = try runner.run(.init(way: way, name: "run \(number)"))
        switch way {
        case .finished, .fannedOut, .lateWait: _ = try await handler.result
        case .failed, .lateRun: _ = try? await handler.result
        case .abandonedStream:
            for await _ in handler.events { break }
        case .cancelledReader:
            let reader = Task { for await _ in handler.events(after: -1, includingNotices: true) {} }
            await untilAsked(handler)
            reader.cancel()
            await reader.value
            try await handler.cancel()
        case .cancelledWait:
            await untilAsked(handler)
            try await handler.cancel()
        case .cancelledInvocation:
            await untilAsked(handler)
            try await handler.cancel(invocation: 1)
            try await handler.cancel()
        case .droppedQuestion, .droppedWait, .droppedChild: await untilAsked(handler)
        case .droppedHandler: return
        }
    }

    private static func untilAsked(_ handler: WorkflowHandler<MemoryFlow>) async {
        for await entry in handler.events(after: -1, includingNotices: true) {
            if case .questionOpened? = entry.notice { return }
        }
    }
}
