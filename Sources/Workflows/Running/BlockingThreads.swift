import Dispatch
import Synchronization

/// Runs the bodies of blocking steps away from the threads that carry everything else.
///
/// At most ``limit`` bodies run at a time in a process; further ones wait in order.
final class BlockingThreads: TaskExecutor {
    static let shared = BlockingThreads()
    /// Well below the 255 threads at which Dispatch itself stops, so that other users of Dispatch go on.
    static let limit = 48

    private let line = Mutex(Line())

    /// Serial queues, each of which has a thread of its own while it works.
    ///
    /// A concurrent queue, and the global ones, share as many threads as there are cores with Swift's own tasks: bodies that
    /// compute for long would keep every timer, cancel and answer waiting.
    private struct Line {
        var idle: [DispatchQueue] = []
        var made = 0
        var waiting = FirstInFirstOut<UnownedJob>()

        mutating func freeQueue() -> DispatchQueue? {
            if let queue = idle.popLast() { return queue }
            guard made < BlockingThreads.limit else { return nil }
            made += 1
            return DispatchQueue(label: "workflows.blocking.\(made)")
        }
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let queue = line.withLock { line in
            let queue = line.freeQueue()
            if queue == nil { line.waiting.append(job) }
            return queue
        }
        if let queue { queue.async { [self] in work(from: job, on: queue) } }
    }

    /// One thread's work: a job, then whatever has come in line meanwhile.
    private func work(from first: UnownedJob, on queue: DispatchQueue) {
        var next: UnownedJob? = first
        while let job = next {
            job.runSynchronously(on: asUnownedTaskExecutor())
            next = line.withLock { line in
                let waiting = line.waiting.popFirst()
                if waiting == nil { line.idle.append(queue) }
                return waiting
            }
        }
    }
}
