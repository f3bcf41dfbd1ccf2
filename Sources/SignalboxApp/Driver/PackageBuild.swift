import Foundation
import Subprocess
import SystemPackage
import WorkflowConsole

#if canImport(Glibc)
    import Glibc
#endif

/// Builds the package in whose folder the program was started, and says what the compiler says.
struct PackageBuild: Sendable {
    /// The folder with `Package.swift`.
    let folder: String
    /// What of it is built.
    let target: Target
    /// What the program was before any build.
    private let before: Version?

    /// What a build is for.
    enum Target: Sendable, Hashable {
        /// The program that runs; a build puts the new one in its place.
        case program(path: String, product: String, configuration: String, scratch: String)
        /// All of a package that the program is no part of: only the compiler's words are wanted.
        case package
    }

    /// What a build came to.
    struct Report: Sendable {
        var diagnostics: [CompilerDiagnostic] = []
        var outcome: BuildOutcome
        /// The names of the files that were compiled.
        var compiled: Set<String> = []
    }

    /// The most that is read of a build's output, in bytes.
    private static let largestOutput = 32 << 20

    /// The build of the package in a folder, or why there is none.
    ///
    /// - Parameters:
    ///   - folder: by default the working directory.
    ///   - program: the program's own path; by default as the system tells it.
    static func find(
        in folder: String = FileManager.default.currentDirectoryPath,
        program: String? = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    ) -> (package: PackageBuild?, reason: String?) {
        guard FileManager.default.fileExists(atPath: "\(folder)/Package.swift") else {
            return (nil, "there is no Package.swift in this folder")
        }
        return (PackageBuild(folder: folder, target: target(folder, program ?? "")), nil)
    }

    /// Where a build puts programs: `<folder>/<scratch>/<triple>/<configuration>/<product>`.
    private static func target(_ folder: String, _ program: String) -> Target {
        guard program.hasPrefix("\(folder)/") else { return .package }
        let parts = program.dropFirst(folder.count + 1).split(separator: "/").map(String.init)
        guard parts.count >= 4, ["debug", "release"].contains(parts[parts.count - 2]) else { return .package }
        return .program(
            path: program,
            product: parts[parts.count - 1],
            configuration: parts[parts.count - 2],
            scratch: parts.dropLast(3).joined(separator: "/")
        )
    }

    init(folder: String, target: Target) {
        self.folder = folder
        self.target = target
        before = if case .program(let path, _, _, _) = target { Version(of: path) } else { nil }
    }

    /// The program that a build replaces.
    var program: String? {
        if case .program(let path, _, _, _) = target { path } else { nil }
    }

    private var arguments: [String] {
        switch target {
        case .program(_, let product, let configuration, let scratch):
            ["build", "-c", configuration, "--product", product, "--scratch-path", scratch]
        case .package: ["build"]
        }
    }

    /// Builds in a session of its own, with nothing to read, so that no key and no signal of the terminal reaches it.
    func run() async -> Report {
        var options = PlatformOptions()
        options.createSession = true
        // The compiler must not colour what is read here.
        let environment = Environment.inherit.updating(["TERM": "dumb", "NO_COLOR": "1"])
        do {
            let result = try await Subprocess.run(
                .name("swift"),
                arguments: Arguments(arguments),
                environment: environment,
                workingDirectory: FilePath(folder),
                platformOptions: options,
                output: .bytes(limit: PackageBuild.largestOutput),
                error: .combinedWithOutput
            )
            let lines = String(decoding: result.standardOutput, as: UTF8.self).split(whereSeparator: \.isNewline)
                .map(String.init)
            var report = Report(
                diagnostics: CompilerDiagnostic.list(in: lines),
                outcome: .failed,
                compiled: CompilerDiagnostic.compiledFiles(in: lines)
            )
            if case .exited(0) = result.terminationStatus {
                let isSame = program.map { Version(of: $0) == before } ?? true
                report.outcome = isSame ? .unchanged : .replaced
            } else if !report.diagnostics.contains(where: { $0.severity == .error }) {
                let message = "The build ended badly: \(lines.last ?? "it printed nothing")"
                report.diagnostics = [CompilerDiagnostic(.error, path: "", message: message)]
            }
            return report
        } catch {
            let words = "'swift build' could not be run in \(folder): \(error). Is Swift on the PATH?"
            return Report(outcome: .impossible(words))
        }
    }

    /// What tells one program file from another.
    private struct Version: Sendable, Equatable {
        var file: UInt64
        var size: Int64
        var changed: Int
        var nanoseconds: Int

        init?(of path: String) {
            var status = stat()
            guard stat(path, &status) == 0 else { return nil }
            file = UInt64(status.st_ino)
            size = Int64(status.st_size)
            changed = status.st_mtim.tv_sec
            nanoseconds = status.st_mtim.tv_nsec
        }
    }
}
