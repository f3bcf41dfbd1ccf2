import FoundationEssentials
import Workflows

#if canImport(Glibc)
    import Glibc
#endif

/// A run of more than a million entries beside a reader that takes one and stops: what it costs, and what the reader finds.
enum StoppedReader {
    struct Begin: StartEvent { var rounds: Int }
    struct Round: Event { var left: Int }
    struct Finish: StopEvent {}

    struct Flow: Workflow {
        static let declaration = WorkflowDeclaration(name: "rounds", documentation: nil, place: nil, isClosed: true)
        static func _entry(_: Begin.Type) {}
        static func _exit(_: Finish.Type) {}
        static var steps: [Step<Self>] {
            [
                Step("begin") { (_: Self, begin: Begin, _) in Round(left: begin.rounds) },
                Step("round") { (_: Self, round: Round, _) -> OneOf<Round, Finish> in
                    round.left > 0 ? .emit(Round(left: round.left - 1)) : .emit(Finish())
                },
            ]
        }
    }

    static func main() async throws {
        let alone = try await run(rounds: 400_000, hasReader: false)
        let short = try await run(rounds: 100_000, hasReader: true)
        let long = try await run(rounds: 400_000, hasReader: true)
        let isBounded = Double(long.kilobytes) <= Double(short.kilobytes) * RunMemory.allowance
        print(
            "memory: \(short.kilobytes) KiB after 100,000 steps, \(long.kilobytes) KiB after 400,000: \(isBounded ? "bounded" : "GROWS")"
        )
        print("reader: first a gap over \(long.missing) entries, then \(long.read) entries to the end")
        print(
            "processor time: \(alone.milliseconds) ms without a reader, \(long.milliseconds) ms beside one that stopped"
        )
        let isFree = Double(long.milliseconds) < Double(alone.milliseconds) * 1.5 + 100
        exit(isBounded && isFree && long.missing > 0 && long.isWhole ? 0 : 1)
    }

    struct Outcome {
        var kilobytes = 0
        var milliseconds = 0
        /// Entries that were not kept for the reader, and those it found.
        var missing = 0
        var read = 0
        /// Whether the numbers that were read, gap included, have no hole.
        var isWhole = true
    }

    private static func run(rounds: Int, hasReader: Bool) async throws -> Outcome {
        var outcome = Outcome()
        let start = clock()
        let handler = try Flow().runner(timeout: .seconds(600)).run(.init(rounds: rounds))
        var reader = handler.events(after: -1, includingNotices: true).makeAsyncIterator()
        var next = 0
        if hasReader, let first = await reader.next() { next = first.sequence + 1 }
        _ = try await handler.result
        // Processor time, so that what else the machine does does not count; a run that waited for the reader would not
        // have ended.
        outcome.milliseconds = Int(clock() - start) * 1000 / Int(CLOCKS_PER_SEC)
        #if canImport(Glibc)
            // What the runs before this one gave back: each thread's heap keeps as much of it as it happens to.
            _ = giveBack(0)
        #endif
        outcome.kilobytes = try await RunMemory.settledKilobytes()
        while hasReader, let entry = await reader.next() {
            if case .gap(let from, let to)? = entry.notice {
                outcome.isWhole = outcome.isWhole && from == next
                outcome.missing += to - from + 1
                next = to + 1
                continue
            }
            outcome.isWhole = outcome.isWhole && entry.sequence == next
            outcome.read += 1
            next = entry.sequence + 1
        }
        return outcome
    }
}

#if canImport(Glibc)
    /// Gives the system back what is free in all heaps; the header that declares it is not part of the Glibc module.
    @_silgen_name("malloc_trim") private func giveBack(_ kept: Int) -> CInt
#endif
