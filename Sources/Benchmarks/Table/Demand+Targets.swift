extension Demand {
    /// Every demand, in the order of the rows.
    static let all: [Demand] =
        chains + fanOuts + runs + people + streams + validations + contexts + starts + pending

    private static let chains = [
        faster(1, "chain 10000", than: .llama, must: 100, stretch: 250),
        faster(1, "chain 10000", than: .asyncio, must: 1.1),
        floors(1, "chain 10000", must: 3.2, stretch: 1.3),
        keeps(2, "chain 100000", of: "chain 10000", scale: 10, must: 0.9),
        Demand(
            row: 2,
            workload: "chain 100000",
            what: "MiB at the peak more than chain 10000",
            top: (Job(.engine, "chain 100000"), .peakMiB),
            bottom: (Job(.engine, "chain 10000"), .peakMiB),
            isDifference: true,
            must: .atMost(10)
        ),
    ]

    private static let fanOuts = [
        faster(3, "fanout 1000 4", than: .llama, must: 1_500, stretch: 2_400),
        faster(3, "fanout 1000 4", than: .langGraph, must: 80),
        faster(3, "fanout 1000 4", than: .asyncio, must: nil, stretch: 1),
        floors(3, "fanout 1000 4", must: 5.3),
        faster(3, "fanout 1000 64", than: .llama, must: 1_500, stretch: 2_400),
        floors(3, "fanout 1000 64", must: 5.3),
        keeps(4, "fanout 10000 4", of: "fanout 1000 4", scale: 10, must: 0.8, stretch: 0.95),
    ]

    private static let runs = [
        faster(5, "runs 1000", than: .llama, must: 50, stretch: 100),
        faster(5, "runs 1000", than: .burr, must: 7),
        floors(5, "runs 1000", must: 13),
        handled("times as fast as llama", than: .llama),
        handled("times as long as the floor", than: .floor),
    ]

    /// The same runs with a handler for each, which the peers have no other word for; not demanded.
    private static func handled(_ what: String, than other: Entrant) -> Demand {
        let (engine, others) = (Job(.engine, "runs-handler 1000"), Job(other, "runs 1000"))
        return Demand(
            row: 5,
            workload: "runs-handler 1000",
            what: what,
            top: (other == .floor ? engine : others, .seconds),
            bottom: (other == .floor ? others : engine, .seconds)
        )
    }

    private static let people =
        [
            faster(6, "hitl 10000", than: .llama, must: 100),
            Demand(
                row: 6,
                workload: "hitl 10000",
                what: "KiB for each waiting run",
                top: (Job(.engine, "hitl 10000"), .kibPerRun),
                must: .atMost(4.3),
                stretch: .atMost(2)
            ),
            smaller(than: .llama, must: 0.1),
        ] + [Entrant.langGraph, .pydanticGraph, .burr].map { smaller(than: $0, must: 1) }

    private static let streams = [
        faster(7, "stream 100000", than: .llama, must: 20, stretch: 40),
        faster(7, "stream 100000", than: .asyncio, must: 1.1),
        floors(7, "stream 100000", must: 3.3),
    ]

    private static let validations = [
        faster(8, "validate 1000", than: .llama, must: 200),
        faster(8, "validate 1000", than: .pydanticGraph, must: 1),
        Demand(
            row: 8,
            workload: "validate 1000",
            what: "times as long as validate 100",
            top: (Job(.engine, "validate 1000"), .seconds),
            bottom: (Job(.engine, "validate 100"), .seconds),
            must: .atMost(12)
        ),
        Demand(
            row: 8,
            workload: "validate 1000",
            what: "milliseconds",
            top: (Job(.engine, "validate 1000"), .seconds),
            scale: 1_000,
            stretch: .atMost(1)
        ),
    ]

    private static let contexts = [
        faster(9, "ctx 1000", than: .llama, must: 300),
        Demand(
            row: 9,
            workload: "ctx 10000",
            what: "times as long as ctx 1000",
            top: (Job(.engine, "ctx 10000"), .seconds),
            bottom: (Job(.engine, "ctx 1000"), .seconds),
            must: .atMost(12)
        ),
        Demand(
            row: 9,
            workload: "ctx 1000",
            what: "times as fast as llama to resume and drain",
            top: (Job(.llama, "ctx 1000"), .drainSeconds),
            bottom: (Job(.engine, "ctx 1000"), .drainSeconds),
            must: .atLeast(100)
        ),
        Demand(
            row: 9,
            workload: "ctx 10000",
            what: "times as long as an encoder written by hand",
            top: (Job(.engine, "ctx 10000"), .seconds),
            bottom: (Job(.floor, "ctx 10000"), .seconds),
            stretch: .atMost(3)
        ),
    ]

    private static let starts = [
        Demand(
            row: 17,
            workload: "signalbox list",
            what: "times as fast as `import workflows`",
            top: (Job(.llamaImport, ""), .seconds),
            bottom: (Job(.console, "list"), .seconds),
            must: .atLeast(20),
            stretch: .atLeast(40)
        ),
        Demand(
            row: 17,
            workload: "signalbox list",
            what: "of the memory of `import workflows`",
            top: (Job(.console, "list"), .peakMiB),
            bottom: (Job(.llamaImport, ""), .peakMiB),
            must: .atMost(0.6)
        ),
    ]

    /// What an event costs does not depend on how many others are held up.
    private static let pending = [
        Demand(
            row: 0,
            workload: "pending 100000",
            what: "times as long for the same 20,000 steps as with 10 pending",
            top: (Job(.engine, "pending 100000"), .seconds),
            bottom: (Job(.engine, "pending 10"), .seconds),
            must: .atMost(1.3)
        )
    ]

    private static func faster(
        _ row: Int,
        _ words: String,
        than peer: Entrant,
        must: Double?,
        stretch: Double? = nil
    ) -> Demand {
        Demand(
            row: row,
            workload: words,
            what: "times as fast as \(peer.rawValue)",
            top: (Job(peer, words), .seconds),
            bottom: (Job(.engine, words), .seconds),
            must: must.map { .atLeast($0) },
            stretch: stretch.map { .atLeast($0) }
        )
    }

    private static func floors(_ row: Int, _ words: String, must: Double, stretch: Double? = nil) -> Demand {
        Demand(
            row: row,
            workload: words,
            what: "times as long as the floor",
            top: (Job(.engine, words), .seconds),
            bottom: (Job(.floor, words), .seconds),
            must: .atMost(must),
            stretch: stretch.map { .atMost($0) }
        )
    }

    private static func keeps(
        _ row: Int,
        _ words: String,
        of smaller: String,
        scale: Double,
        must: Double,
        stretch: Double? = nil
    ) -> Demand {
        Demand(
            row: row,
            workload: words,
            what: "of the throughput of \(smaller)",
            top: (Job(.engine, smaller), .seconds),
            bottom: (Job(.engine, words), .seconds),
            scale: scale,
            must: .atLeast(must),
            stretch: stretch.map { .atLeast($0) }
        )
    }

    private static func smaller(than peer: Entrant, must: Double) -> Demand {
        Demand(
            row: 6,
            workload: "hitl 10000",
            what: "of \(peer.rawValue)'s memory for each waiting run",
            top: (Job(.engine, "hitl 10000"), .kibPerRun),
            bottom: (Job(peer, "hitl 10000"), .kibPerRun),
            must: .atMost(must)
        )
    }
}
