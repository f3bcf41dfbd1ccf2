/// Who does a workload.
enum Entrant: String, Sendable {
    /// This library.
    case engine
    /// The same work in bare Swift tasks, without an engine.
    case floor
    case llama
    case langGraph = "LangGraph"
    case pydanticGraph = "pydantic-graph"
    case burr = "Burr"
    case asyncio
    /// The released console program, from start to end.
    case console = "signalbox"
    /// Python, from start to the end of `import workflows`.
    case llamaImport = "import workflows"

    /// Whether it needs the peers' virtual environments.
    var isPeer: Bool {
        switch self {
        case .engine, .floor, .console: false
        case .llama, .langGraph, .pydanticGraph, .burr, .asyncio, .llamaImport: true
        }
    }
}

/// One entrant with one workload, which runs in a process of its own each time.
struct Job: Hashable, Sendable {
    var entrant: Entrant
    /// The workload in the words of every program: `chain 10000`.
    var words: String

    init(_ entrant: Entrant, _ words: String) {
        self.entrant = entrant
        self.words = words
    }

    /// `hitl` of `hitl-wait 10000`.
    var family: Substring { words.prefix { $0 != " " && $0 != "-" } }

    /// Where the programs are that a table sets side by side.
    struct Programs: Sendable {
        /// This program.
        var benchmarks: String
        /// The released console; absent where none was built.
        var console: String?
        /// The folder with the peers' programs and their virtual environments.
        var peers: String?
    }

    /// The command, or `nil` where its program is not there.
    func command(_ programs: Programs) -> [String]? {
        let words = words.split(separator: " ").map(String.init)
        switch entrant {
        case .engine: return [programs.benchmarks] + words
        case .floor: return [programs.benchmarks, "floor"] + words
        case .console: return programs.console.map { [$0] + words }
        case .llama: return python(programs, "venv", "bench_llama.py", words)
        case .asyncio: return python(programs, "venv", "bench_asyncio.py", words)
        case .langGraph: return python(programs, "lg", "bench_langgraph.py", words)
        case .pydanticGraph: return python(programs, "pg", "bench_pydantic_graph.py", words)
        case .burr: return python(programs, "burr", "bench_burr.py", words)
        case .llamaImport: return programs.peers.map { ["\($0)/venv/bin/python", "-c", "import workflows"] }
        }
    }

    private func python(_ programs: Programs, _ place: String, _ program: String, _ words: [String]) -> [String]? {
        programs.peers.map { ["\($0)/\(place)/bin/python", "-B", "\($0)/\(program)"] + words }
    }
}
