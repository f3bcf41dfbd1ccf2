// swift-tools-version: 6.2
import CompilerPluginSupport
import PackageDescription

let house: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let tracing = Target.Dependency.product(name: "Tracing", package: "swift-distributed-tracing")
let metrics = Target.Dependency.product(name: "CoreMetrics", package: "swift-metrics")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let yaml = Target.Dependency.product(name: "Yams", package: "Yams")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")

let package = Package(
    name: "Signalbox",
    products: [
        .library(name: "Workflows", targets: ["Workflows"]),
        .library(name: "WorkflowTesting", targets: ["WorkflowTesting"]),
        .library(name: "SignalboxApp", targets: ["SignalboxApp"]),
        .executable(name: "signalbox", targets: ["signalbox"]),
    ],
    dependencies: [
        .package(url: "https://github.com/swiftlang/swift-syntax", "603.0.1"..<"604.0.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.7.3"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    ],
    targets: [
        // The library: define, check and run event-driven workflows.
        .macro(
            name: "WorkflowMacros",
            dependencies: [
                .product(name: "SwiftSyntaxMacros", package: "swift-syntax"),
                .product(name: "SwiftCompilerPlugin", package: "swift-syntax"),
            ]
        ),
        .target(name: "Workflows", dependencies: ["WorkflowMacros", logging, tracing, metrics]),
        .target(name: "WorkflowTesting", dependencies: ["Workflows"]),

        // Drawing: graphs and cells, no terminal yet.
        .target(name: "GraphLayout"),
        .target(name: "TerminalUI"),
        .target(name: "TerminalTesting", dependencies: ["TerminalUI"]),
        .target(
            name: "ThemeFiles",
            dependencies: ["TerminalUI", yaml],
            resources: [.embedInCode("Themes")]
        ),

        // The terminal: C at the very edge.
        .target(
            name: "CNCurses",
            linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]
        ),
        .target(name: "CursesTerminal", dependencies: ["TerminalUI", "CNCurses"]),

        // The console: pure values, then the program around them.
        .target(name: "WorkflowConsole", dependencies: ["Workflows", "GraphLayout", "TerminalUI"]),
        .target(
            name: "SignalboxApp",
            dependencies: ["WorkflowConsole", "CursesTerminal", "ThemeFiles", arguments, subprocess]
        ),
        .target(name: "ExampleWorkflows", dependencies: ["Workflows", subprocess]),
        .executableTarget(name: "signalbox", dependencies: ["SignalboxApp", "ExampleWorkflows"]),

        // The engine beside its peers, and beside the runtime without an engine.
        .executableTarget(name: "Benchmarks", dependencies: ["Workflows"]),

        .testTarget(
            name: "WorkflowMacrosTests",
            dependencies: [
                "WorkflowMacros", "Workflows",
                .product(name: "SwiftSyntaxMacrosGenericTestSupport", package: "swift-syntax"),
            ],
            exclude: ["MustNotCompile"]
        ),
        .testTarget(
            name: "WorkflowsTests",
            dependencies: [
                "Workflows", "WorkflowTesting",
                .product(name: "InMemoryTracing", package: "swift-distributed-tracing"),
                .product(name: "MetricsTestKit", package: "swift-metrics"),
            ]
        ),
        .testTarget(
            name: "EngineSimulationTests",
            dependencies: ["Workflows"],
            path: "Tests/EngineSimulation",
            exclude: ["Program/EngineSimulation.swift"]
        ),
        .testTarget(
            name: "ScenarioTests",
            dependencies: ["Workflows", "WorkflowTesting"],
            resources: [.copy("Recorded")]
        ),
        .testTarget(name: "GraphLayoutTests", dependencies: ["GraphLayout"], exclude: ["Drawing/Cases"]),
        .testTarget(name: "TerminalUITests", dependencies: ["TerminalUI", "TerminalTesting"]),
        .testTarget(name: "ThemeFilesTests", dependencies: ["ThemeFiles"]),
        .testTarget(name: "CursesTerminalTests", dependencies: ["CursesTerminal"]),
        .testTarget(
            name: "WorkflowConsoleTests",
            dependencies: ["WorkflowConsole", "ExampleWorkflows", "TerminalTesting"]
        ),
        .testTarget(
            name: "SignalboxAppTests",
            dependencies: ["SignalboxApp", "ExampleWorkflows", "TerminalTesting"]
        ),
        .testTarget(
            name: "ExampleWorkflowsTests",
            dependencies: ["ExampleWorkflows", "WorkflowTesting"],
            resources: [.copy("Fixtures")]
        ),
    ],
    swiftLanguageModes: [.v6]
)

// Programs that only checks run, for `.ci/simulation`, `.ci/memory` and `.ci/graph-speed`: `.ci/build-check` builds
// them. The simulation reads the engine's insides, so its release build needs `-Xswiftc -enable-testing`, which no other
// release build should.
if Context.environment["SIGNALBOX_CHECKS"] == "1" {
    package.targets.removeAll { $0.name == "EngineSimulationTests" }
    package.targets += [
        .executableTarget(
            name: "EngineSimulation",
            dependencies: ["Workflows"],
            path: "Tests/EngineSimulation",
            exclude: ["EngineSimulationTests.swift"]
        ),
        .executableTarget(name: "RunMemory", dependencies: ["Workflows"], path: "Tests/RunMemory"),
    ]
    // It measures the same graph as the tests of the layout.
    package.targets.removeAll { $0.name == "GraphLayoutTests" }
    package.targets.append(
        .executableTarget(
            name: "GraphSpeed",
            dependencies: ["WorkflowConsole", "GraphLayout", "TerminalUI", "Workflows"],
            path: "Tests/GraphSpeed"
        )
    )
}

// `.ci/threads` builds the engine and its tests once more, and nothing else.
if Context.environment["SIGNALBOX_CHECKS"] == "threads" {
    let engine = ["Workflows", "WorkflowTesting"]
    let needed = engine + ["WorkflowMacros", "WorkflowsTests", "ScenarioTests", "EngineSimulationTests"]
    package.targets.removeAll { !needed.contains($0.name) }
    package.products.removeAll { !engine.contains($0.name) }
}

for target in package.targets where target.type != .plugin {
    target.swiftSettings = (target.swiftSettings ?? []) + house
}

// Contributors only: a release build takes the macro plugin of a debug build instead of optimising swift-syntax
// (minutes against seconds). Set SIGNALBOX_MACRO_PLUGIN to the plugin's path; unset, nothing here happens.
if let plugin = Context.environment["SIGNALBOX_MACRO_PLUGIN"], !plugin.isEmpty {
    let users: Set = [
        "Workflows", "WorkflowTesting", "ExampleWorkflows", "signalbox", "SignalboxApp", "WorkflowConsole",
        "Benchmarks", "EngineSimulation", "RunMemory", "GraphSpeed",
    ]
    package.targets.removeAll { $0.name == "WorkflowMacros" || $0.type == .test }
    package.dependencies.removeAll { dependency in
        if case .sourceControl(_, let location, _) = dependency.kind {
            location.hasSuffix("swift-syntax")
        } else {
            false
        }
    }
    for target in package.targets where users.contains(target.name) {
        target.dependencies.removeAll { dependency in
            if case .byNameItem("WorkflowMacros", _) = dependency { true } else { false }
        }
        target.swiftSettings =
            (target.swiftSettings ?? []) + [
                .unsafeFlags(["-Xfrontend", "-load-plugin-executable", "-Xfrontend", "\(plugin)#WorkflowMacros"])
            ]
    }
}
