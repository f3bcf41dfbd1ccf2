import Foundation
import Synchronization
import Workflows

private struct RuntimeError: Error, CustomStringConvertible { var description: String }
private struct Loop: Sendable {}
private struct Mid: Event { var seen: JSON }
private struct Settings: Codable, Sendable { var n: Int }

extension Scenario {
    /// What steps are given besides events.
    static let resources: [Scenario] = [
        Scenario("s13_resources", "first_run", .same()) { try await madeResources()["first_run"] ?? .null },
        Scenario("s13_resources", "second_run_same_instance", .same()) {
            try await madeResources()["second_run_same_instance"] ?? .null
        },
        Scenario("s13_resources", "new_instance", .same()) { try await madeResources()["new_instance"] ?? .null },
        Scenario("s13_resources", "made", .same()) { try await madeResources()["made"] ?? .null },
        Scenario("s13_resources", "preset_by_name", .same()) { try await madeResources()["preset_by_name"] ?? .null },
        Scenario("s13_resources", "factory_raises", .same()) {
            let broken = Resource<Int>("broken") { () in throw RuntimeError(description: "cannot build") }
            let runner = try Flow.with(
                Step("go") { (_: Flow, _: Start, context) in Ending(.integer(try await context.resource(broken))) }
            )
            return try await Trace.of { try runner.run() }
        },
        Scenario("s13_resources", "config", .same()) {
            try await withSettings { file in
                let top = Resource<Settings>(configuration: file)
                let deep = Resource<Settings>(configuration: file, at: "deep.er")
                let runner = try Flow.with(
                    Step("go") { (_: Flow, _: Start, context) in
                        let (top, deep) = (try await context.resource(top), try await context.resource(deep))
                        return Ending([.integer(top.n), .integer(deep.n)])
                    }
                )
                return try await Trace.of { try runner.run() }
            }
        },
        Scenario(
            "s13_resources",
            "config_bad_path",
            .different(
                .noMeaningInSwift,
                design: "3: files are read when a step asks, or by `validate(resources: true)` before a run",
                ours: ["found": ["resource.config"]]
            )
        ) {
            let found = await Configured<WrongWay>().validate(resources: true).errors
            return ["found": .array(found.map { .string($0.code.rawValue) })]
        },
        Scenario(
            "s13_resources",
            "cycle_at_run",
            .same(words: [circle: ["error": "ResourceCycleError", "message": .string(circle)]])
        ) {
            let runner = try Flow.with(
                Step("go") { (_: Flow, _: Start, context) in
                    _ = try await context.resource(Circle.first)
                    return Ending(.null)
                }
            )
            return try await Trace.of { try runner.run() }
        },
    ]

    private static let circle = "Circular resource dependency detected: get_a -> get_b -> get_a"

    /// Four runs of one workflow, with how often each resource was made after the third.
    private static func madeResources() async throws -> JSON {
        let counts = Counts()
        let cached = Resource<Int>("get_cached") { () in counts.bump("cached") }
        let fresh = Resource<Int>("get_fresh", isShared: false) { () in counts.bump("fresh") }
        let late = Resource<String>("get_async") { () in
            await Task.yield()
            return "async \(counts.bump("async"))"
        }
        let outer = Resource<String>("get_outer") { request in
            let inner = try await request.value(of: fresh)
            _ = counts.bump("outer")
            return "outer of \(inner)"
        }
        func trace(_ manager: ResourceManager) async throws -> JSON {
            let runner = try Flow.with(
                resources: manager,
                Step("one") { (_: Flow, _: Start, context) in
                    Mid(seen: [
                        .integer(try await context.resource(cached)), .integer(try await context.resource(fresh)),
                        .string(try await context.resource(late)),
                    ])
                },
                Step("two") { (_: Flow, mid: Mid, context) in
                    Ending([
                        mid.seen,
                        [
                            .integer(try await context.resource(cached)), .integer(try await context.resource(fresh)),
                            .string(try await context.resource(outer)),
                        ],
                    ])
                }
            )
            return try await Trace.of { try runner.run() }
        }
        let first = ResourceManager()
        var traces: [String: JSON] = [:]
        traces["first_run"] = try await trace(first)
        traces["second_run_same_instance"] = try await trace(first)
        traces["new_instance"] = try await trace(ResourceManager())
        traces["made"] = counts.json
        let preset = ResourceManager()
        preset.set(777, named: "get_cached")
        traces["preset_by_name"] = try await trace(preset)
        return .object(traces)
    }

    private static func withSettings(_ body: (String) async throws -> JSON) async throws -> JSON {
        let file = FileManager.default.temporaryDirectory.appending(path: "settings-\(UUID().uuidString).json")
        try Data(#"{"n": 1, "deep": {"er": {"n": 2}}, "bad": {"n": "x"}}"#.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        return try await body(file.path)
    }
}

/// How often each resource was made.
private final class Counts: Sendable {
    private let counts = Mutex<[String: Int]>([:])

    func bump(_ name: String) -> Int {
        counts.withLock { counts in
            counts[name, default: 0] += 1
            return counts[name, default: 0]
        }
    }

    var json: JSON { .object(counts.withLock { $0 }.mapValues { .integer($0) }) }
}

private enum Circle {
    static var first: Resource<Loop> {
        Resource("get_a") { request in try await request.value(of: second) }
    }
    static var second: Resource<Loop> {
        Resource("get_b") { request in try await request.value(of: first) }
    }
}

/// What a workflow of ``Configured`` lists.
protocol ResourceList: Sendable {
    static var resources: [any AnyResource] { get }
}

enum WrongWay: ResourceList {
    static var resources: [any AnyResource] { [Resource<JSON>(configuration: #filePath, at: "nope")] }
}

enum AbsentFile: ResourceList {
    static var resources: [any AnyResource] { [Resource<JSON>(configuration: "absent.json")] }
}

enum NoJSON: ResourceList {
    static var resources: [any AnyResource] { [Resource<JSON>(configuration: "settings.yaml")] }
}

/// A workflow that lists the resources it reads from files.
struct Configured<Listed: ResourceList>: Workflow {
    static var declaration: WorkflowDeclaration {
        WorkflowDeclaration(name: "configured", documentation: nil, place: nil, isClosed: true)
    }
    static func _entry(_: Start.Type) {}
    static func _exit(_: Ending.Type) {}
    static var resources: [any AnyResource] { Listed.resources }
    static var steps: [Step<Self>] { [Step("go") { (_: Self, _: Start, _) in Ending(.null) }] }

    init() {}

    /// What its check before a run throws, in the form of traces.
    static func complaint() async -> JSON {
        let problems = await Configured().validate(resources: true).errors
        return Trace.error(WorkflowValidationError(workflow: declaration.name, problems: problems))
    }
}
