import Synchronization

// Without a flag: correct use of Synchronization's mutex. With RACE: an access that nothing guards, beside a mutex that
// is used correctly. With THREAD_SANITIZER the mutex of Sources/Workflows/Running/Mutex+ThreadSanitizer.swift is used.

final class Counter: Sendable {
    let guarded = Mutex(0)
    #if RACE
        // Unsafe on purpose: the race that ThreadSanitizer has to find, or its silence elsewhere would prove nothing.
        nonisolated(unsafe) var bare = 0
    #endif
}

let counter = Counter()
await withTaskGroup(of: Void.self) { group in
    for _ in 0..<8 {
        group.addTask {
            for _ in 0..<20_000 {
                counter.guarded.withLock { $0 += 1 }
                #if RACE
                    counter.bare += 1
                #endif
            }
        }
    }
}
print(counter.guarded.withLock { $0 } == 160_000 ? "counted" : "LOST")
