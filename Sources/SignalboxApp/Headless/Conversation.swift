import TerminalUI

#if canImport(Glibc)
    import Glibc
#endif

/// Where prompts go and answers come from when there is no screen.
///
/// Standard input is read, whatever it is; the conversation goes to standard output when that is a terminal, else to
/// the controlling terminal, else to standard error, so that a piped output holds results only. Everything written is
/// made safe first.
final class Conversation: Sendable {
    /// Lines typed; `nil` when nobody may be asked.
    let lines: AsyncStream<String>?
    private let descriptor: Int32
    private let isOutputShared: Bool
    /// Whether the person's Enter moves the cursor; input from a pipe moves nothing.
    private let isEchoed: Bool

    static func open(mayAsk: Bool) -> Conversation {
        Conversation(lines: mayAsk ? LineReader.lines(of: STDIN_FILENO) : nil)
    }

    private init(lines: AsyncStream<String>?) {
        self.lines = lines
        isOutputShared = Surroundings.isOutputTerminal
        isEchoed = Surroundings.isInputTerminal
        if isOutputShared {
            descriptor = STDOUT_FILENO
        } else {
            let terminal = Glibc.open("/dev/tty", O_WRONLY | O_CLOEXEC | O_NOCTTY)
            descriptor = terminal >= 0 ? terminal : STDERR_FILENO
        }
    }

    /// A line about what happens, on standard output.
    func print(_ line: String, after state: inout State) {
        // Where input comes from a pipe, nobody's Enter will end the prompt's line.
        if isOutputShared || !isEchoed { leavePrompt(&state) }
        StandardOutput.write(SafeText(untrusted: line))
    }

    /// A line of the conversation itself.
    func converse(_ line: String, after state: inout State) {
        leavePrompt(&state)
        writeAll(Characters.shown(SafeText(untrusted: line)) + "\n", to: descriptor)
    }

    /// Shows what stands before the cursor.
    func prompt(_ text: String, isSecret: Bool, after state: inout State) {
        leavePrompt(&state)
        if isSecret { TerminalEcho.hide() }
        writeAll(Characters.shown(SafeText(untrusted: text)), to: descriptor)
        state.isPromptStanding = true
        state.isHidden = isSecret
    }

    /// A line was typed: the prompt is used up.
    func lineCame(_ state: inout State) {
        if state.isPromptStanding, !isEchoed || state.isHidden { writeAll("\n", to: descriptor) }
        if state.isHidden { TerminalEcho.restore() }
        state = State()
    }

    /// A prompt that is left for other words keeps a line of its own.
    private func leavePrompt(_ state: inout State) {
        if state.isPromptStanding { writeAll("\n", to: descriptor) }
        if state.isHidden { TerminalEcho.restore() }
        state = State()
    }

    /// What stands on the line of the cursor.
    struct State: Sendable {
        var isPromptStanding = false
        var isHidden = false
    }
}
