import Workflows

private struct RuntimeError: Error, CustomStringConvertible { var description: String }
private struct Loop: Sendable {}

extension Scenario {
    /// What steps are given besides events.
    static let resources: [Scenario] =
        ["first_run", "second_run_same_instance", "new_instance", "made", "preset_by_name"].map {
            Scenario(
                "s13_resources",
                $0,
                .waiting(
                    "a resource that is fresh per invocation is one within the invocation, also for other resources"
                )
            )
        } + [
            Scenario("s13_resources", "factory_raises", .same()) {
                let broken = Resource<Int>("broken") { _ in throw RuntimeError(description: "cannot build") }
                let runner = try Flow.with(
                    Step("go") { (_: Flow, _: Start, context) in Ending(.integer(try await context.resource(broken))) }
                )
                return try await Trace.of { try runner.run() }
            },
            Scenario("s13_resources", "config", .waiting("resources from a file")),
            Scenario("s13_resources", "config_bad_path", .waiting("resources from a file")),
            Scenario(
                "s13_resources",
                "cycle_at_run",
                .same(words: [
                    circle: ["error": "ResourceCycleError", "message": .string(circle)]
                ])
            ) {
                let manager = ResourceManager()
                let runner = try Flow.with(
                    resources: manager,
                    Step("go") { (_: Flow, _: Start, context) in
                        _ = try await context.resource(Circle.first)
                        return Ending(.null)
                    }
                )
                return try await Trace.of { try runner.run() }
            },
        ]

    private static let circle = "Circular resource dependency detected: get_a -> get_b -> get_a"
}

private enum Circle {
    static var first: Resource<Loop> { Resource("get_a") { try await $0.value(of: second) } }
    static var second: Resource<Loop> { Resource("get_b") { try await $0.value(of: first) } }
}
