import Foundation
import Glibc

/// A program that is run to its end, with what it printed and what the kernel says it took.
struct ChildProcess {
    var output: String
    var isSuccess: Bool
    /// From the call that starts it to its end.
    var wallSeconds: Double
    var cpuSeconds: Double
    var peakMiB: Double

    /// Runs a program; its standard error is thrown away, and it is ended after so many seconds.
    ///
    /// - Throws: `POSIXError` when it cannot be started.
    static func run(_ command: [String], limit: Int) throws -> ChildProcess {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw POSIXError(.EMFILE) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        posix_spawn_file_actions_addclose(&actions, ends[0])
        posix_spawn_file_actions_addclose(&actions, ends[1])
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)

        // GNU's timeout becomes part of what is measured, so it stands only around what can take long.
        let words = limit > 0 ? ["/usr/bin/timeout", "\(limit)"] + command : command
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        let started = Stopwatch()
        var id = pid_t()
        let failure = posix_spawn(&id, words[0], &actions, nil, &arguments, environ)
        close(ends[1])
        defer { close(ends[0]) }
        guard failure == 0 else { throw POSIXError(POSIXErrorCode(rawValue: failure) ?? .ENOENT) }

        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(ends[0], &buffer, buffer.count)
            if count > 0 {
                bytes += buffer[..<count]
            } else if count == 0 || errno != EINTR {
                break
            }
        }
        var status: Int32 = 0
        var usage = rusage()
        while wait4(id, &status, 0, &usage) < 0, errno == EINTR {}
        return ChildProcess(
            output: String(decoding: bytes, as: UTF8.self),
            isSuccess: status == 0,
            wallSeconds: started.wallSeconds,
            cpuSeconds: seconds(usage.ru_utime) + seconds(usage.ru_stime),
            peakMiB: Double(usage.ru_maxrss) / 1_024
        )
    }

    private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
}
