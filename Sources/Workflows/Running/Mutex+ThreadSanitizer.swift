#if THREAD_SANITIZER
    import Synchronization

    /// Synchronization's mutex, with its locking and unlocking told to ThreadSanitizer.
    ///
    /// On Linux that mutex is a futex in a library that is not instrumented: ThreadSanitizer sees neither lock nor
    /// unlock, and takes every access under it for a race. This one locks the same mutex and says, with the lock held,
    /// what a pthread mutex would have said, and nothing else; an access without the lock is found as before.
    /// It takes the other's place by its name, in builds that `.ci/threads` makes.
    /// A module's own name wins over an imported one, so each module that locks something has this file, as a link.
    struct Mutex<Value: ~Copyable>: ~Copyable, Sendable {
        private let mutex: Synchronization.Mutex<Value>
        private let address = LockAddress()

        init(_ value: consuming sending Value) { mutex = Synchronization.Mutex(value) }

        borrowing func withLock<Result: ~Copyable, Failure: Error>(
            _ body: (inout sending Value) throws(Failure) -> sending Result
        ) throws(Failure) -> sending Result {
            let address = address
            return try mutex.withLock { (value: inout sending Value) throws(Failure) -> sending Result in
                acquired(address)
                defer { released(address) }
                return try body(&value)
            }
        }
    }

    /// Something that stays where it is, as ThreadSanitizer knows locks by their addresses.
    private final class LockAddress: Sendable {}

    private func acquired(_ address: LockAddress) { tellAcquired(Unmanaged.passUnretained(address).toOpaque()) }
    private func released(_ address: LockAddress) { tellReleased(Unmanaged.passUnretained(address).toOpaque()) }

    @_silgen_name("__tsan_acquire") private func tellAcquired(_ address: UnsafeMutableRawPointer)
    @_silgen_name("__tsan_release") private func tellReleased(_ address: UnsafeMutableRawPointer)
#endif
