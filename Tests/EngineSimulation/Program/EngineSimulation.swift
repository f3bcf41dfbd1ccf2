#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Plays random schedules against the engine's machine: `EngineSimulation [--schedules n] [--seed n] [--plant fault]`.
@main
struct EngineSimulation {
    static func main() {
        do {
            let words = Array(CommandLine.arguments.dropFirst())
            exit(try Arguments(words).perform() ? 0 : 1)
        } catch {
            print("EngineSimulation: \(error)")
            exit(64)
        }
    }
}
