import Synchronization
import TerminalUI
import WorkflowConsole

/// Messages on their way to the console's thread, from any task or thread, in order.
final class Mailbox: Sendable {
    private let messages = Mutex<[Message]>([])
    private let waker: any TerminalWaker

    init(waker: any TerminalWaker) { self.waker = waker }

    /// Leaves a message and wakes the console's thread.
    func post(_ message: Message) {
        let wasEmpty = messages.withLock { messages in
            messages.append(message)
            return messages.count == 1
        }
        if wasEmpty { waker.wake() }
    }

    /// Everything that waits, oldest first.
    func take() -> [Message] {
        messages.withLock { messages in
            let all = messages
            messages.removeAll(keepingCapacity: true)
            return all
        }
    }
}
