import Synchronization
import TerminalUI

/// Counts calls from any thread.
final class WakeFlag: TerminalWaker {
    private let calls = Atomic<Int>(0)

    var count: Int { calls.load(ordering: .relaxed) }

    func wake() { calls.add(1, ordering: .relaxed) }
}
