import Synchronization
import Testing

@testable import Workflows

@Suite struct ResourceManagerTests {
    private final class Counter: Sendable {
        let count = Mutex(0)
        func next() -> Int {
            count.withLock { count in
                count += 1
                return count
            }
        }
    }

    @Test func `a shared resource is made once, another each time`() async throws {
        let counter = Counter()
        let manager = ResourceManager()
        let shared = Resource<Int>("shared") { _ in counter.next() }
        let own = Resource<Int>("own", isShared: false) { _ in counter.next() }
        async let one = manager.value(of: shared)
        async let two = manager.value(of: shared)
        #expect(try await [one, two] == [1, 1])
        #expect(try await manager.value(of: own) == 2)
        #expect(try await manager.value(of: own) == 3)
    }

    @Test func `resources may need each other, but not in a circle`() async throws {
        let manager = ResourceManager()
        let base = Resource<Int>("base") { _ in 20 }
        let sum = Resource<Int>("sum") { try await $0.value(of: base) + 1 }
        #expect(try await manager.value(of: sum) == 21)
        let error = await #expect(throws: WorkflowRuntimeError.self) { try await manager.value(of: Self.first) }
        #expect(error?.message == "Circular resource dependency detected: first -> second -> first")
    }

    private static let first = Resource<Int>("first") { try await $0.value(of: ResourceManagerTests.second) }
    private static var second: Resource<Int> {
        Resource("second") { try await $0.value(of: ResourceManagerTests.first) }
    }

    @Test func `one that failed is tried again`() async throws {
        let counter = Counter()
        let manager = ResourceManager()
        let shaky = Resource<Int>("shaky") { _ in
            let number = counter.next()
            if number == 1 { throw Mishap() }
            return number
        }
        await #expect(throws: Mishap.self) { try await manager.value(of: shaky) }
        #expect(try await manager.value(of: shaky) == 2)
    }

    @Test func `two types under one name are an error`() async throws {
        let manager = ResourceManager()
        _ = try await manager.value(of: Resource<Int>("x") { _ in 1 })
        await #expect(throws: WorkflowRuntimeError.self) {
            try await manager.value(of: Resource<String>("x") { _ in "" })
        }
    }
}
