import Dispatch
import Synchronization

/// Runs the bodies of blocking steps away from the threads that carry everything else.
///
/// At most ``limit`` bodies run at a time in a process; further ones wait in order.
final class BlockingThreads: TaskExecutor {
    static let shared = BlockingThreads()
    /// Below the 64 threads at which Dispatch itself stops, so that other users of Dispatch go on.
    static let limit = 48

    private let queue = DispatchQueue(label: "workflows.blocking", attributes: .concurrent)
    private let line = Mutex(Line())

    private struct Line {
        var active = 0
        var waiting = FirstInFirstOut<UnownedJob>()
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let mayRun = line.withLock { line in
            if line.active == BlockingThreads.limit {
                line.waiting.append(job)
                return false
            }
            line.active += 1
            return true
        }
        if mayRun { queue.async { [self] in work(from: job) } }
    }

    /// One thread's work: a job, then whatever has come in line meanwhile.
    private func work(from first: UnownedJob) {
        var next: UnownedJob? = first
        while let job = next {
            job.runSynchronously(on: asUnownedTaskExecutor())
            next = line.withLock { line in
                let waiting = line.waiting.popFirst()
                if waiting == nil { line.active -= 1 }
                return waiting
            }
        }
    }
}
