import Testing

@testable import Workflows

@Suite struct ResourceValidationTests {
    private let declaration = WorkflowDeclaration(name: "flow", documentation: nil, place: nil, isClosed: true)

    private func problems(_ resources: any AnyResource...) -> [WorkflowProblem] {
        ResourceValidation(declaration, resources).problems
    }

    @Test func `a declared circle is found without making anything, once`() {
        let found = problems(Circle.a, Circle.b)
        #expect(found.map(\.code) == [.resourceCycle])
        #expect(found.first?.reason == "Circular resource dependency detected: a -> b -> a")
        #expect(found.first?.place?.file == "ResourceValidationTests.swift")
    }

    @Test func `two types under one name are a problem`() {
        #expect(problems(Resource("x") { 1 }, Resource("x") { 2 }).isEmpty)
        let found = problems(Resource("x") { 1 }, Resource("x") { "" })
        #expect(found.map(\.reason) == ["Two resources of different types are called 'x'."])
    }

    @Test func `a workflow with a circle does not run, and says why`() async throws {
        #expect(CircularFlow().validate().errors.map(\.code) == [.resourceCycle])
        let error = #expect(throws: WorkflowValidationError.self) { try CircularFlow().run(Start()) }
        #expect(error?.problems.map(\.code) == [.resourceCycle])
        #expect(try await CircularFlow().runner(validation: .off).run(Start()).result == "ran")
    }

    @Test func `on request every listed resource is made, and each failure is told once with its way`() async throws {
        let manager = ResourceManager()
        let runner = FailingResourcesFlow().runner(resources: manager)
        #expect(runner.validate().errors.isEmpty)
        #expect(await runner.validate(resources: false).errors.isEmpty)
        let found = await runner.validate(resources: true).errors
        #expect(
            found.map(\.reason) == [
                "Resource outer -> absent.json: Configuration from absent.json: there is no such file.",
                "Resource broken cannot be made: Mishap()",
                "Circular resource dependency detected: one -> two -> one",
            ]
        )
        #expect(found.map(\.code) == [.resourceConfig, .resourceFactory, .resourceCycle])
        #expect(manager.names == ["good"])
    }

    @Test func `what is set for a resource is not tried out`() async throws {
        let manager = ResourceManager()
        manager.set(1, for: FailingResourcesFlow.broken)
        let found = await FailingResourcesFlow().runner(resources: manager).validate(resources: true).errors
        #expect(found.map(\.code) == [.resourceConfig, .resourceCycle])
    }
}

private enum Circle {
    static let a: Resource<Int> = Resource("a", needs: [b]) { try await $0.value(of: b) }
    static let b: Resource<Int> = Resource("b", needs: [a]) { try await $0.value(of: a) }
}

/// Lists resources that need each other.
private struct CircularFlow: Workflow {
    static let declaration = WorkflowDeclaration(name: "circular", documentation: nil, place: nil, isClosed: true)
    static func _entry(_: Start.Type) {}
    static func _exit(_: Stop<String>.Type) {}
    static var resources: [any AnyResource] { [Circle.a] }
    static var steps: [Step<Self>] { [Step("go") { (_: Self, _: Start, _) in Stop("ran") }] }
}

/// Lists resources that cannot be made, each for a reason of its own.
private struct FailingResourcesFlow: Workflow {
    struct Settings: Codable, Sendable { var name: String }

    static let settings = Resource<Settings>(configuration: "absent.json")
    static let outer = Resource<String>("outer", needs: [settings]) { try await $0.value(of: settings).name }
    static let broken = Resource<Int>("broken") { throw Mishap() }
    // A circle that is not declared, so that only making it tells.
    static let one: Resource<Int> = Resource("one") { try await $0.value(of: two) }
    static let two: Resource<Int> = Resource("two") { try await $0.value(of: one) }

    static let declaration = WorkflowDeclaration(name: "failing", documentation: nil, place: nil, isClosed: true)
    static func _entry(_: Start.Type) {}
    static func _exit(_: Stop<String>.Type) {}
    static var resources: [any AnyResource] {
        [Resource("good") { 1 }, outer, broken, one]
    }
    static var steps: [Step<Self>] { [Step("go") { (_: Self, _: Start, _) in Stop("ran") }] }
}
