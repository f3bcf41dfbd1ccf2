import Testing

@testable import Workflows

@Suite struct EngineSimulationTests {
    @Test func `five hundred random schedules keep every promise`() {
        let report = Simulation(firstSeed: 1, count: 500).run()
        #expect(report.failure == nil)
        #expect(report.schedules == 500 && report.shapes.count > Shape.catalogue.count)
        #expect(Set(report.endings.keys).isSuperset(of: ["completed", "failed", "cancelled", "timed_out"]))
    }

    @Test(arguments: Fault.allCases) func `a planted fault is found`(fault: Fault) {
        #expect(Simulation(firstSeed: 1, count: 300, fault: fault).run().failure != nil)
    }

    @Test func `a seed gives the same schedule each time`() throws {
        var (one, other) = (
            SimulatedRun(seed: 7, shapes: Simulation.shapes, fault: nil),
            SimulatedRun(seed: 7, shapes: Simulation.shapes, fault: nil)
        )
        try one.play()
        try other.play()
        #expect(one.turns.flatMap(\.facts) == other.turns.flatMap(\.facts))
        #expect(one.history.count == other.history.count)
    }
}
