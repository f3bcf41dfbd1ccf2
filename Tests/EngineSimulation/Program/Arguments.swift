@testable import Workflows

/// The command line: what to play, and what is said about it.
struct Arguments {
    private var simulation = Simulation()
    private var seed: UInt64?
    private var plantsAll = false

    static let usage = """
        usage: EngineSimulation [--schedules <n>] [--first <seed>] [--threads <n>] [--plant <fault>|all]
               EngineSimulation --seed <seed> [--plant <fault>]     plays one schedule and tells what happens in it
        faults: \(Fault.allCases.map(\.rawValue).joined(separator: ", "))
        """

    init(_ words: [String]) throws {
        var words = words[...]
        while let word = words.popFirst() {
            guard let value = words.popFirst() else { throw ArgumentMistake("'\(word)' needs a value.") }
            switch word {
            case "--schedules": simulation.count = try Arguments.number(value, for: word)
            case "--threads": simulation.threads = max(1, try Arguments.number(value, for: word))
            case "--first": simulation.firstSeed = UInt64(try Arguments.number(value, for: word))
            case "--seed": seed = UInt64(try Arguments.number(value, for: word))
            case "--plant" where value == "all": plantsAll = true
            case "--plant":
                guard let fault = Fault(rawValue: value) else { throw ArgumentMistake("There is no fault '\(value)'.") }
                simulation.fault = fault
            default: throw ArgumentMistake("'\(word)' is not known.")
            }
        }
    }

    private static func number(_ word: String, for option: String) throws -> Int {
        guard let number = Int(word), number >= 0 else {
            throw ArgumentMistake("\(option) needs a number, not '\(word)'.")
        }
        return number
    }

    /// Does what was asked; true when it went as it should.
    func perform() -> Bool {
        if let seed { return tell(seed) }
        if plantsAll { return plantAll() }
        return simulation.fault == nil ? playAll() : plant()
    }

    /// All schedules keep all promises.
    private func playAll() -> Bool {
        let (report, seconds) = timed { simulation.run() }
        if let failure = report.failure {
            tell(failure)
            return false
        }
        print("\(report.schedules) schedules, \(report.ticks) ticks, \(seconds) s: every promise was kept.")
        print("  workflows: \(words(report.shapes))")
        print("  endings: \(words(report.endings))")
        return true
    }

    /// The planted fault is found.
    private func plant() -> Bool {
        let (report, seconds) = timed { simulation.run() }
        let name = simulation.fault?.rawValue ?? ""
        guard let failure = report.failure else {
            print("\(name): NOT FOUND in \(report.schedules) schedules, \(seconds) s")
            return false
        }
        print("\(name): found after \(report.schedules) schedules, \(seconds) s")
        tell(failure)
        return true
    }

    private func plantAll() -> Bool {
        var isGood = true
        for fault in Fault.allCases {
            var copy = simulation
            copy.fault = fault
            let (report, _) = timed { copy.run() }
            let name = fault.rawValue.padding(to: 18)
            if let failure = report.failure {
                let place = "seed \(failure.seed)".padding(to: 12)
                print(
                    "\(name) found after \("\(report.schedules)".padding(to: 6)) schedules  \(place) \(failure.violation.promise.rawValue)"
                )
            } else {
                print("\(name) NOT FOUND in \(report.schedules) schedules")
                isGood = false
            }
        }
        return isGood
    }

    /// One schedule, tick by tick.
    private func tell(_ seed: UInt64) -> Bool {
        var run = SimulatedRun(seed: seed, shapes: Simulation.shapes, fault: simulation.fault)
        var violation: Violation?
        do { try run.play() } catch { violation = error as? Violation ?? Violation(.stopping, "\(error)") }
        let words = HistoryWords(plan: run.plan)
        for line in words.workflow { print(line) }
        for (number, entry) in run.history.enumerated() {
            let turn = number < run.turns.count ? run.turns[number] : ([], [])
            print("\("\(number)".padding(to: 4)) \(words.line(entry, turn.0, turn.1))")
        }
        guard let violation else {
            print("every promise was kept; the run is \(run.machine.state.status.rawValue).")
            return simulation.fault == nil
        }
        print("BROKEN: \(violation.promise.rawValue)\n  \(violation.words)")
        return simulation.fault != nil
    }

    private func tell(_ failure: Simulation.Failure) {
        let planted = simulation.fault.map { " --plant \($0.rawValue)" } ?? ""
        print(
            """
            seed \(failure.seed) (\(failure.shape)), tick \(failure.tick): broken: \(failure.violation.promise.rawValue)
              \(failure.violation.words)
            repeat it: .ci/simulation --seed \(failure.seed)\(planted)
            """
        )
    }

    private func timed<Value>(_ work: () -> Value) -> (Value, seconds: Int) {
        let start = ContinuousClock.now
        let value = work()
        return (value, Int((ContinuousClock.now - start).components.seconds))
    }

    private func words(_ counts: [String: Int]) -> String {
        counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    }
}

struct ArgumentMistake: Error, CustomStringConvertible {
    var description: String

    init(_ words: String) { description = "\(words)\n\(Arguments.usage)" }
}

extension String {
    /// The text with blanks after it, up to a width.
    func padding(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
