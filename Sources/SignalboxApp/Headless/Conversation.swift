#if canImport(Glibc)
    import Glibc
#endif

/// Where prompts go and answers come from when there is no screen.
///
/// Standard input is read, whatever it is; prompts go to standard output when that is a terminal, else to the
/// controlling terminal, else to standard error, so that a piped output holds results only.
struct Conversation: Sendable {
    /// Lines typed; `nil` when nobody may be asked.
    let lines: AsyncStream<String>?
    /// Shows what stands before the cursor.
    let prompt: @Sendable (String) -> Void

    static func open(mayAsk: Bool) -> Conversation {
        let descriptor = promptDescriptor()
        let show: @Sendable (String) -> Void = { writeAll($0, to: descriptor) }
        return Conversation(lines: mayAsk ? LineReader.lines(of: STDIN_FILENO) : nil, prompt: show)
    }

    private static func promptDescriptor() -> Int32 {
        if Surroundings.isOutputTerminal { return STDOUT_FILENO }
        let terminal = Glibc.open("/dev/tty", O_WRONLY | O_CLOEXEC | O_NOCTTY)
        return terminal >= 0 ? terminal : STDERR_FILENO
    }
}
