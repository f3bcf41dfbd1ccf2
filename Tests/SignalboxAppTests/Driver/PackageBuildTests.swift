import Foundation
import Testing
import WorkflowConsole

@testable import SignalboxApp

@Suite struct PackageBuildTests {
    private let folder: Executable.Folder

    init() throws { folder = try Executable.Folder() }

    @Test func `without a manifest there is nothing to build, and a reason`() {
        let found = PackageBuild.find(in: folder.path, program: "\(folder.path)/.build/x86/debug/Shop")
        #expect(found.package == nil && found.reason == "there is no Package.swift in this folder")
    }

    @Test(arguments: [
        (".build/x86_64-unknown-linux-gnu/debug/Shop", "debug", ".build"),
        (".build/x86_64-unknown-linux-gnu/release/Shop", "release", ".build"),
        (".build-release/x86_64-unknown-linux-gnu/release/Shop", "release", ".build-release"),
        (".build/other/x86_64-unknown-linux-gnu/debug/Shop", "debug", ".build/other"),
    ])
    func `the program is built as it was built`(path: String, configuration: String, scratch: String) throws {
        try folder.write("", to: "Package.swift")
        let program = "\(folder.path)/\(path)"
        let package = try #require(PackageBuild.find(in: folder.path, program: program).package)
        let target = PackageBuild.Target.program(
            path: program,
            product: "Shop",
            configuration: configuration,
            scratch: scratch
        )
        #expect(package.target == target && package.program == program)
    }

    @Test(arguments: ["/usr/bin/signalbox", "%/bin/signalbox", "%-2/.build/x86/debug/Shop"])
    func `of another's package all is built, and no program replaced`(path: String) throws {
        try folder.write("", to: "Package.swift")
        let program = path.replacing("%", with: folder.path)
        let package = try #require(PackageBuild.find(in: folder.path, program: program).package)
        #expect(package.target == .package && package.program == nil)
    }

    @Test func `a package that cannot be read ends as an error without a place`() async throws {
        try folder.write("import Nothing\n", to: "Package.swift")
        let package = try #require(PackageBuild.find(in: folder.path, program: "/usr/bin/signalbox").package)
        let report = await package.run()
        #expect(report.outcome == .failed)
        #expect(report.diagnostics.contains { $0.severity == .error })
    }
}
