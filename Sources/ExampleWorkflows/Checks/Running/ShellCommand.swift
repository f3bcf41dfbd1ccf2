import Subprocess
import SystemPackage

/// One run of a command line by the shell, in a session of its own, without standard input.
///
/// What it prints on either of its outputs is read as one. At its limit, when the calling task is cancelled, and when
/// this program is gone, its whole process group is ended: first asked (SIGTERM), two seconds later forced (SIGKILL).
/// What it leaves running when it ends by itself is forced at once. A process that makes a session of its own leaves
/// the group and is not found.
struct ShellCommand: Sendable {
    var line: String
    var folder: String
    var timeout: Duration?
    /// What the limit goes by.
    var clock: any Clock<Duration> = ContinuousClock()

    /// Runs it to its end.
    ///
    /// - Parameter output: is called with what was printed, in order, from one task.
    /// - Throws: `CancellationError` when the calling task was cancelled, and why the shell could not be started.
    func run(output: @escaping @Sendable (_ bytes: [UInt8]) -> Void) async throws -> CommandOutcome {
        try await withThrowingTaskGroup(of: CommandOutcome.self) { group in
            group.addTask { try await runShell(output: output) }
            if let timeout {
                group.addTask {
                    try await clock.sleep(for: timeout)
                    return .timedOut(timeout)
                }
            }
            defer { group.cancelAll() }
            do {
                guard let first = try await group.next() else { throw CancellationError() }
                guard case .timedOut = first else { return first }
                group.cancelAll()
                // The shell is being ended; what it says about that does not matter any more.
                _ = try? await group.next()
                return first
            } catch {
                try Task.checkCancellation()
                throw error
            }
        }
    }

    /// Begins the command beside a watcher, which ends the group when nobody holds the other end of its input any more.
    ///
    /// The watcher is an orphan, so the command never meets it as a child, and it holds none of the outputs.
    private static let script = """
        exec 3<&0 </dev/null
        ( ( trap '' TERM HUP INT; exec >/dev/null 2>&1; read -r word <&3
        kill -s TERM -- "-$$"; sleep 2; kill -s KILL -- "-$$" ) & )
        exec /bin/sh -c "$1" 3<&-
        """

    private static let asking = [
        TeardownStep.send(signal: .terminate, toProcessGroup: true, allowedDurationToNextStep: .seconds(2))
    ]

    private func runShell(output: @escaping @Sendable (_ bytes: [UInt8]) -> Void) async throws -> CommandOutcome {
        var options = PlatformOptions()
        options.createSession = true
        options.teardownSequence = Self.asking
        let result = try await Subprocess.run(
            .path("/bin/sh"),
            arguments: ["-c", Self.script, "sh", line],
            workingDirectory: FilePath(folder),
            platformOptions: options,
            input: .inputWriter,
            output: .sequence,
            error: .combinedWithOutput
        ) { execution in
            // What is left in the group goes with the shell: the watcher, what runs in the background, what ignored
            // being asked.
            defer { try? execution.send(signal: .kill, toProcessGroup: true) }
            let writer = execution.standardInputWriter
            do {
                try await withTaskCancellationHandler {
                    for try await buffer in execution.standardOutput {
                        output(buffer.withUnsafeBytes { Array($0) })
                    }
                } onCancel: {
                    // Reading may go on until the outputs are closed, so the watcher is told to end the group.
                    Task.detached { try? await writer.finish() }
                }
            } catch  where Task.isCancelled {}
            if Task.isCancelled { await execution.teardown(using: Self.asking) }
        }
        try Task.checkCancellation()
        return switch result.terminationStatus {
        case .exited(let code): .exited(code)
        case .signaled(let number): .signalled(number)
        }
    }
}
