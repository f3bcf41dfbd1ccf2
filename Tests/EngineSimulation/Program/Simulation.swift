import Dispatch
import Synchronization

@testable import Workflows

/// Many schedules, each from its own seed, on as many threads as there are cores.
struct Simulation {
    var firstSeed: UInt64 = 1
    var count = 100_000
    var fault: Fault?
    var threads = 2

    /// A schedule that broke a promise.
    struct Failure: Sendable {
        var seed: UInt64
        var shape: String
        var tick: Int
        var violation: Violation
    }

    struct Report: Sendable {
        var schedules = 0
        var ticks = 0
        /// Schedules by the shape of their workflow, and by how their runs ended.
        var shapes: [String: Int] = [:]
        var endings: [String: Int] = [:]
        var failure: Failure?

        mutating func add(_ other: Report) {
            schedules += other.schedules
            ticks += other.ticks
            shapes.merge(other.shapes, uniquingKeysWith: +)
            endings.merge(other.endings, uniquingKeysWith: +)
            if let new = other.failure, failure.map({ new.seed < $0.seed }) ?? true { failure = new }
        }
    }

    /// The catalogue with one, two and four workers per step, closed and open.
    static let shapes: [CompiledShape] = Shape.catalogue.flatMap { shape in
        [1, 2, 4].flatMap { workers in
            [true, false].map { CompiledShape(shape.with(workers: workers), isClosed: $0) }
        }
    }

    /// Plays schedules until one fails or all are played.
    func run() -> Report {
        let shapes = Simulation.shapes
        let next = Atomic<Int>(0)
        let report = Mutex(Report())
        DispatchQueue.concurrentPerform(iterations: threads) { _ in
            var own = Report()
            while own.failure == nil {
                let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard number < count else { break }
                Simulation.play(seed: firstSeed &+ UInt64(number), shapes: shapes, fault: fault, into: &own)
            }
            // The others stop where they are; the smallest seed that failed is told.
            if own.failure != nil { next.store(count, ordering: .relaxed) }
            report.withLock { $0.add(own) }
        }
        return report.withLock { $0 }
    }

    static func play(seed: UInt64, shapes: [CompiledShape], fault: Fault?, into report: inout Report) {
        var run = SimulatedRun(seed: seed, shapes: shapes, fault: fault)
        do {
            try run.play()
        } catch let violation as Violation {
            report.failure = Failure(
                seed: seed,
                shape: run.shape.name,
                tick: run.history.count,
                violation: violation
            )
        } catch {
            report.failure = Failure(
                seed: seed,
                shape: run.shape.name,
                tick: run.history.count,
                violation: Violation(.stopping, "\(error)")
            )
        }
        report.schedules += 1
        report.ticks += run.history.count
        report.shapes[run.shape.name, default: 0] += 1
        report.endings[run.machine.state.status.rawValue, default: 0] += 1
    }
}
