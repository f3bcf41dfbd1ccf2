import Foundation
import Testing

/// The program itself, run in an empty folder, without a terminal and with a clean environment.
struct Executable {
    /// The working directory; it is removed with the test's value.
    let folder: Folder
    var environment: [String: String] = [
        "LANG": "C.UTF-8", "TERM": "xterm-256color", "USER": "ada", "SHELL": "/bin/sh",
    ]

    /// What came of a run of the program.
    struct Outcome {
        var code: Int32
        var output: String
        var errors: String

        var lines: [String] { Self.split(output) }
        var errorLines: [String] { Self.split(errors) }

        private static func split(_ text: String) -> [String] {
            text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init).dropLast()
        }
    }

    /// A folder that is removed when nobody needs it any more.
    final class Folder {
        let path: String

        init() throws {
            let url = FileManager.default.temporaryDirectory.appendingPathComponent("signalbox-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
            path = url.path
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }

        func write(_ text: String, to name: String) throws {
            try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
        }

        func text(of name: String) throws -> String {
            String(decoding: try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)")), as: UTF8.self)
        }
    }

    init(files: [String: String] = [:]) throws {
        folder = try Folder()
        for (name, text) in files { try folder.write(text, to: name) }
    }

    /// The program beside the tests.
    static let path: String = {
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        let start = own.isEmpty ? CommandLine.arguments[0] : own
        return URL(fileURLWithPath: start).deletingLastPathComponent().appendingPathComponent("signalbox").path
    }()

    /// Runs the program to its end.
    ///
    /// - Parameter input: all of standard input.
    func run(_ arguments: [String], input: String = "") throws -> Outcome {
        // A session of its own has no controlling terminal, wherever the tests are run.
        try launch("/usr/bin/setsid", ["-w", "/usr/bin/timeout", "60", Executable.path] + arguments, input: input)
    }

    /// Runs shell commands in which `$program` is the program.
    func shell(_ script: String) throws -> Outcome {
        try launch("/usr/bin/setsid", ["-w", "/bin/sh", "-c", "program=\(Executable.path)\n\(script)"], input: "")
    }

    /// Runs the program on a terminal of its own; what it writes to standard error is kept apart.
    func runOnTerminal(_ arguments: String, input: String = "") throws -> Outcome {
        let command = "\(Executable.path) \(arguments) 2>errors.txt"
        var outcome = try launch(
            "/usr/bin/setsid",
            ["-w", "/usr/bin/script", "-qec", command, "/dev/null"],
            input: input
        )
        outcome.errors = try folder.text(of: "errors.txt")
        return outcome
    }

    private func launch(_ path: String, _ arguments: [String], input: String) throws -> Outcome {
        let names = (input: "\(folder.path)/.input", output: "\(folder.path)/.output", errors: "\(folder.path)/.errors")
        try Data(input.utf8).write(to: URL(fileURLWithPath: names.input))
        for name in [names.output, names.errors] { try Data().write(to: URL(fileURLWithPath: name)) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
        process.environment = fullEnvironment
        process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: names.input))
        process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: names.output))
        process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: names.errors))
        try process.run()
        process.waitUntilExit()
        return Outcome(
            code: process.terminationReason == .uncaughtSignal
                ? 128 + process.terminationStatus : process.terminationStatus,
            output: String(decoding: try Data(contentsOf: URL(fileURLWithPath: names.output)), as: UTF8.self),
            errors: String(decoding: try Data(contentsOf: URL(fileURLWithPath: names.errors)), as: UTF8.self)
        )
    }

    private var fullEnvironment: [String: String] {
        var environment = environment
        environment["HOME"] = folder.path
        environment["PATH"] = "/usr/bin:/bin"
        return environment
    }
}
