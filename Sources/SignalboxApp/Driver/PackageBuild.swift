import Foundation
import Subprocess
import SystemPackage
import WorkflowConsole

#if canImport(Glibc)
    import Glibc
#endif

/// Builds the package this program comes from, and says what the compiler says.
struct PackageBuild: Sendable {
    /// The folder with `Package.swift`.
    let folder: String
    /// The program as it was started; a build puts the new one in its place.
    let program: String
    /// What the program was before any build.
    private let before: Version?

    /// The most that is read of a build's output, in bytes.
    private static let largestOutput = 32 << 20

    /// The build of the program that runs, when it was built in the package of the working directory.
    static func found() -> PackageBuild? {
        let folder = FileManager.default.currentDirectoryPath
        guard FileManager.default.fileExists(atPath: "\(folder)/Package.swift"),
            let program = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"),
            let products = try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/.build/debug"),
            !products.isEmpty, program.hasPrefix("\(folder)/.build/")
        else { return nil }
        return PackageBuild(folder: folder, program: program)
    }

    init(folder: String, program: String) {
        self.folder = folder
        self.program = program
        before = Version(of: program)
    }

    private var product: String { program.split(separator: "/").last.map(String.init) ?? "" }
    private var configuration: String { program.contains("/release/") ? "release" : "debug" }

    /// Builds in a session of its own, with nothing to read, so that no key and no signal of the terminal reaches it.
    func run() async -> (diagnostics: [CompilerDiagnostic], outcome: BuildOutcome) {
        var options = PlatformOptions()
        options.createSession = true
        // The compiler must not colour what is read here.
        let environment = Environment.inherit.updating(["TERM": "dumb", "NO_COLOR": "1"])
        do {
            let result = try await Subprocess.run(
                .name("swift"),
                arguments: ["build", "-c", configuration, "--product", product],
                environment: environment,
                workingDirectory: FilePath(folder),
                platformOptions: options,
                output: .bytes(limit: PackageBuild.largestOutput),
                error: .combinedWithOutput
            )
            let text = String(decoding: result.standardOutput, as: UTF8.self)
            let found = CompilerDiagnostic.list(in: text.split(whereSeparator: \.isNewline).map(String.init))
            guard case .exited(0) = result.terminationStatus else {
                if found.contains(where: { $0.severity == .error }) { return (found, .failed) }
                let last = text.split(whereSeparator: \.isNewline).last.map(String.init) ?? "it printed nothing"
                return ([CompilerDiagnostic(.error, path: "", message: "The build ended badly: \(last)")], .failed)
            }
            return (found, Version(of: program) == before ? .unchanged : .replaced)
        } catch {
            return ([], .impossible("'swift build' could not be run in \(folder): \(error). Is Swift on the PATH?"))
        }
    }

    /// What tells one program file from another.
    private struct Version: Sendable, Equatable {
        var file: UInt64
        var size: Int64
        var changed: Int

        init?(of path: String) {
            var status = stat()
            guard stat(path, &status) == 0 else { return nil }
            file = UInt64(status.st_ino)
            size = Int64(status.st_size)
            changed = status.st_mtim.tv_sec
        }
    }
}
