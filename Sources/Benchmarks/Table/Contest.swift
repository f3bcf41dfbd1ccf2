/// One row of the table: a workload, who else can do it, and how much faster the engine has to be.
struct Contest {
    /// The workload in the words of every program: `chain 10000`.
    var words: [String]
    /// How many times the floor's time the engine may take, where there is a floor.
    var mostFloors: Double?
    var rivals: [Rival]

    /// Another engine on the same workload.
    struct Rival {
        var peer: Peer
        /// Its recorded rate, per second, for when it is not installed; absent where it does not do this.
        var recorded: Double
        /// How many times as fast the engine has to be.
        var least: Double?
    }

    static let all: [Contest] = [
        Contest(
            words: ["chain", "10000"],
            mostFloors: 3.2,
            rivals: [
                Rival(peer: .llama, recorded: 1_921, least: 100), Rival(peer: .langGraph, recorded: 1_670),
                Rival(peer: .pydanticGraph, recorded: 4_588), Rival(peer: .burr, recorded: 23_321),
                Rival(peer: .asyncio, recorded: 170_339, least: 1.1),
            ]
        ),
        Contest(
            words: ["fanout", "1000", "4"],
            mostFloors: 5.3,
            rivals: [
                Rival(peer: .llama, recorded: 125, least: 1_500), Rival(peer: .langGraph, recorded: 2_330, least: 80),
                Rival(peer: .pydanticGraph, recorded: 3_576), Rival(peer: .burr, recorded: 4_527),
                Rival(peer: .asyncio, recorded: 298_193),
            ]
        ),
        Contest(words: ["fanout", "10000", "4"], mostFloors: 5.3, rivals: [Rival(peer: .asyncio, recorded: 447_769)]),
        Contest(
            words: ["runs", "1000"],
            mostFloors: 13,
            rivals: [
                Rival(peer: .llama, recorded: 1_321, least: 50), Rival(peer: .langGraph, recorded: 1_754),
                Rival(peer: .pydanticGraph, recorded: 2_563), Rival(peer: .burr, recorded: 9_077, least: 7),
                Rival(peer: .asyncio, recorded: 155_155),
            ]
        ),
        Contest(
            words: ["hitl", "10000"],
            rivals: [
                Rival(peer: .llama, recorded: 328, least: 100), Rival(peer: .langGraph, recorded: 477),
                Rival(peer: .pydanticGraph, recorded: 920), Rival(peer: .burr, recorded: 4_128),
                Rival(peer: .asyncio, recorded: 152_768),
            ]
        ),
        Contest(words: ["hitl-wait", "10000"], rivals: []),
        Contest(
            words: ["stream", "100000"],
            mostFloors: 3.3,
            rivals: [
                Rival(peer: .llama, recorded: 77_916, least: 20), Rival(peer: .langGraph, recorded: 199_339),
                Rival(peer: .burr, recorded: 656_491), Rival(peer: .asyncio, recorded: 1_349_288, least: 1.1),
            ]
        ),
        Contest(
            words: ["ctx", "1000"],
            rivals: [
                Rival(peer: .llama, recorded: 1_000 / 2.268, least: 300),
                Rival(peer: .langGraph, recorded: 1_000 / 0.018),
            ]
        ),
        Contest(
            words: ["validate", "1000"],
            rivals: [
                Rival(peer: .llama, recorded: 1_000 / 0.692, least: 200),
                Rival(peer: .langGraph, recorded: 1_000 / 0.114),
                Rival(peer: .pydanticGraph, recorded: 1_000 / 0.0082, least: 1),
                Rival(peer: .burr, recorded: 1_000 / 0.0025),
            ]
        ),
    ]
}

/// Another system that does some of the same work.
struct Peer: Hashable {
    var name: String
    /// Its virtual environment below `PEERS_DIR`.
    var environment: String
    /// Its program beside them.
    var program: String

    static let llama = Peer(name: "llama", environment: "venv", program: "bench_llama.py")
    static let langGraph = Peer(name: "LangGraph", environment: "lg", program: "bench_langgraph.py")
    static let pydanticGraph = Peer(name: "pydantic-graph", environment: "pg", program: "bench_pydantic_graph.py")
    static let burr = Peer(name: "Burr", environment: "burr", program: "bench_burr.py")
    static let asyncio = Peer(name: "asyncio", environment: "venv", program: "bench_asyncio.py")
}
