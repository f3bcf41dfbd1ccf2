import Foundation
import Synchronization
import Testing

@testable import ExampleWorkflows

@Suite struct ChecksRunningTests {
    @Test(arguments: [
        ("true", CommandOutcome.exited(0)), ("exit 7", .exited(7)), ("kill -9 $$", .signalled(9)),
        ("no-such-command-anywhere", .exited(127)),
        // Nothing to read, nobody to ask, and a session of its own.
        ("test -z \"$(cat)\"", .exited(0)), ("! (: </dev/tty) 2>/dev/null", .exited(0)),
        ("test \"$(cut -d' ' -f6 /proc/$$/stat)\" = $$", .exited(0)),
    ])
    func `a command ends as the shell says`(line: String, outcome: CommandOutcome) async throws {
        let command = ShellCommand(line: line, folder: "/", timeout: nil)
        #expect(try await command.run { _ in } == outcome)
    }

    @Test func `both outputs are read as one, in the folder that was named`() async throws {
        let folder = try TemporaryFolder()
        let printed = Printed()
        let command = ShellCommand(line: "pwd -P; echo error >&2; printf end", folder: folder.path, timeout: nil)
        _ = try await command.run { printed.add($0) }
        #expect(printed.text.hasSuffix("/\(URL(fileURLWithPath: folder.path).lastPathComponent)\nerror\nend"))
    }

    @Test func `at its limit a command is ended with all it began`() async throws {
        let folder = try TemporaryFolder()
        let printed = Printed()
        let line = "sh -c 'trap \"\" TERM; echo $$ >>pids; exec sleep 600' & echo $$ >>pids; echo begun; wait"
        let command = ShellCommand(line: line, folder: folder.path, timeout: .milliseconds(700))
        #expect(try await command.run { printed.add($0) } == .timedOut(.milliseconds(700)))
        #expect(printed.text == "begun\n")
        try await expectGone(folder)
    }

    @Test func `before it is forced to end a command is asked, and may tidy up`() async throws {
        let folder = try TemporaryFolder()
        let line = "trap 'echo asked >asked; exit' TERM; sleep 600 & wait"
        let command = ShellCommand(line: line, folder: folder.path, timeout: .milliseconds(700))
        #expect(try await command.run { _ in } == .timedOut(.milliseconds(700)))
        #expect(FileManager.default.fileExists(atPath: "\(folder.path)/asked"))
    }

    @Test func `what a command leaves running is ended with it`() async throws {
        let folder = try TemporaryFolder()
        let command = ShellCommand(line: "sleep 600 & echo $! >>pids", folder: folder.path, timeout: nil)
        #expect(try await command.run { _ in } == .exited(0))
        try await expectGone(folder)
    }

    @Test func `a cancelled command is ended and says so`() async throws {
        let folder = try TemporaryFolder()
        let (begun, report) = AsyncStream.makeStream(of: Void.self)
        let task = Task {
            try await ShellCommand(
                line: "echo $$ >>pids; echo begun; exec sleep 600",
                folder: folder.path,
                timeout: nil
            )
            .run { _ in report.yield() }
        }
        for await _ in begun { break }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        try await expectGone(folder)
    }

    @Test func `a folder that is gone is an error, not an outcome`() async {
        await #expect(throws: (any Error).self) {
            try await ShellCommand(line: "true", folder: "/no/such/folder", timeout: nil).run { _ in }
        }
    }

    @Test func `nothing runs any more only when the last command is over`() async throws {
        let commands = RunningCommands()
        await commands.ended()
        let (ends, end) = AsyncStream.makeStream(of: Void.self)
        let (begun, report) = AsyncStream.makeStream(of: Void.self)
        let order = Printed()
        let running = Task {
            await commands.during {
                report.yield()
                for await _ in ends { break }
                order.add(Array("command ".utf8))
            }
        }
        for await _ in begun { break }
        let waiting = Task {
            await commands.ended()
            order.add(Array("nothing".utf8))
        }
        await commands.during {}
        end.yield()
        await running.value
        await waiting.value
        #expect(order.text == "command nothing")
    }

    /// The processes whose ids a command wrote down are gone; one that is dead but not yet collected counts as gone.
    private func expectGone(_ folder: TemporaryFolder) async throws {
        let text = try String(contentsOfFile: "\(folder.path)/pids", encoding: .utf8)
        let pids = text.split(separator: "\n").map(String.init)
        #expect(!pids.isEmpty)
        for pid in pids {
            // A signal is delivered in its own time; a process that stays would keep the test here to its limit.
            while isAlive(pid) { await Task.yield() }
        }
    }

    private func isAlive(_ pid: String) -> Bool {
        guard let stat = FileManager.default.contents(atPath: "/proc/\(pid)/stat") else { return false }
        let state = String(decoding: stat, as: UTF8.self).split(separator: ")").last?.split(separator: " ").first
        return state != "Z" && state != "X" && state != nil
    }
}

private final class Printed: Sendable {
    private let bytes = Mutex<[UInt8]>([])
    var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }
    func add(_ more: [UInt8]) { bytes.withLock { $0 += more } }
}
