import Testing

@testable import Workflows

@Suite struct ResourceManagerTests {
    @Test func `a shared resource is made once, another each time`() async throws {
        let counter = Counter()
        let manager = ResourceManager()
        let shared = Resource<Int>("shared") { counter.next() }
        let own = Resource<Int>("own", isShared: false) { counter.next() }
        async let one = manager.value(of: shared)
        async let two = manager.value(of: shared)
        #expect(try await [one, two] == [1, 1])
        #expect(try await manager.value(of: own) == 2)
        #expect(try await manager.value(of: own) == 3)
        #expect(manager.names == ["shared"])
    }

    @Test func `a hundred who ask while it is being made get what one making made`() async throws {
        let counter = Counter()
        let gate = Gate()
        let slow = Resource<Int>("slow") {
            await gate.passing()
            return counter.next()
        }
        let manager = ResourceManager()
        let values = try await withThrowingTaskGroup { group in
            for _ in 0..<100 { group.addTask { try await manager.value(of: slow) } }
            await gate.waitForArrival()
            gate.open()
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(values == Array(repeating: 1, count: 100))
    }

    @Test func `factories may be synchronous, asynchronous and throwing`() async throws {
        let manager = ResourceManager()
        #expect(try await manager.value(of: Resource("plain") { 1 }) == 1)
        let asynchronous = Resource<Int>("asynchronous") {
            await Task.yield()
            return 2
        }
        #expect(try await manager.value(of: asynchronous) == 2)
        let throwing = Resource<Int>("throwing") { throw Mishap() }
        await #expect(throws: Mishap.self) { try await manager.value(of: throwing) }
    }

    @Test func `resources may need each other, but not in a circle`() async throws {
        let manager = ResourceManager()
        let base = Resource<Int>("base") { 20 }
        let sum = Resource<Int>("sum") { try await $0.value(of: base) + 1 }
        #expect(try await manager.value(of: sum) == 21)
        let error = await #expect(throws: ResourceCycleError.self) { try await manager.value(of: Circle.first) }
        #expect(error?.message == "Circular resource dependency detected: first -> second -> first")
    }

    @Test func `two who begin a circle at both ends are told so instead of waiting for each other`() async throws {
        for _ in 0..<50 {
            let gates = [Gate(), Gate()]
            let manager = ResourceManager()
            let one = Task { try await manager.value(of: Circle.left(gates)) }
            let two = Task { try await manager.value(of: Circle.right(gates)) }
            await gates[0].waitForArrival()
            await gates[1].waitForArrival()
            for gate in gates { gate.open() }
            // Whoever asks last is told; the other one's making then fails with the same error.
            for task in [one, two] {
                let error = await #expect(throws: ResourceCycleError.self) { try await task.value }
                #expect([["left", "right", "left"], ["right", "left", "right"]].contains(error?.names))
            }
        }
    }

    @Test func `one that failed is tried again`() async throws {
        let counter = Counter()
        let manager = ResourceManager()
        let shaky = Resource<Int>("shaky") {
            let number = counter.next()
            if number == 1 { throw Mishap() }
            return number
        }
        await #expect(throws: Mishap.self) { try await manager.value(of: shaky) }
        #expect(try await manager.value(of: shaky) == 2)
    }

    @Test func `two types under one name are an error`() async throws {
        let manager = ResourceManager()
        _ = try await manager.value(of: Resource<Int>("x") { 1 })
        await #expect(throws: WorkflowRuntimeError.self) {
            try await manager.value(of: Resource<String>("x") { "" })
        }
    }

    @Test func `what is set takes the place of what would be made, whoever needs it`() async throws {
        let manager = ResourceManager()
        let base = Resource<Int>("base", isShared: false) { throw Mishap() }
        let sum = Resource<Int>("sum") { try await $0.value(of: base) + 1 }
        manager.set(41, for: base)
        #expect(try await manager.value(of: sum) == 42)
        manager.set(7, named: "sum")
        #expect(try await manager.value(of: sum) == 7)
        #expect(manager.names == ["base", "sum"])
    }
}

/// Resources that need each other.
private enum Circle {
    static let first: Resource<Int> = Resource("first") { try await $0.value(of: second) }
    static var second: Resource<Int> { Resource("second") { try await $0.value(of: first) } }

    static func left(_ gates: [Gate]) -> Resource<Int> {
        Resource("left") {
            await gates[0].passing()
            return try await $0.value(of: right(gates))
        }
    }

    static func right(_ gates: [Gate]) -> Resource<Int> {
        Resource("right") {
            await gates[1].passing()
            return try await $0.value(of: left(gates))
        }
    }
}
