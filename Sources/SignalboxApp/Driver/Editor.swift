import Foundation
import Subprocess
import Synchronization
import SystemPackage

#if canImport(Glibc)
    import Glibc
#endif

/// The person's editor, run on the terminal in our own process group.
///
/// A group of its own would be stopped by SIGTTOU at its first write. Interrupts typed into the editor reach us too,
/// so they are ignored meanwhile.
enum Editor {
    /// The command line of the editor: `$VISUAL`, `$EDITOR`, or `vi`.
    static var command: String {
        Surroundings.variable("VISUAL") ?? Surroundings.variable("EDITOR") ?? "vi"
    }

    /// Runs it to its end.
    ///
    /// - Returns: what went wrong in one sentence, or `nil`.
    static func run(arguments: [String]) -> String? {
        let terminal = Glibc.open("/dev/tty", O_RDWR | O_CLOEXEC)
        guard terminal >= 0 else { return "There is no terminal for the editor." }
        defer { close(terminal) }
        let ignored = [SIGINT, SIGQUIT, SIGTSTP].map { ($0, Glibc.signal($0, SIG_IGN)) }
        defer { for (number, handler) in ignored { _ = Glibc.signal(number, handler) } }
        let command = command
        let done = DispatchSemaphore(value: 0)
        let box = FaultBox()
        Task.detached {
            defer { done.signal() }
            let descriptor = FileDescriptor(rawValue: terminal)
            do {
                let result = try await Subprocess.run(
                    .path("/bin/sh"),
                    // The editor's own words may hold flags; the shell splits them, the file names stay whole.
                    arguments: Arguments(["-c", "exec \(command) \"$@\"", "sh"] + arguments),
                    input: .fileDescriptor(descriptor, closeAfterSpawningProcess: false),
                    output: .fileDescriptor(descriptor, closeAfterSpawningProcess: false),
                    error: .fileDescriptor(descriptor, closeAfterSpawningProcess: false)
                )
                if case .exited(let code) = result.terminationStatus, code != 0 {
                    box.fault.withLock { $0 = "The editor '\(command)' ended with \(code)." }
                }
            } catch {
                box.fault.withLock { $0 = "The editor '\(command)' could not be started: \(error)" }
            }
        }
        done.wait()
        return box.fault.withLock { $0 }
    }
}

/// Carries what went wrong from the pool to the console's thread.
private final class FaultBox: Sendable {
    let fault = Mutex<String?>(nil)
}
