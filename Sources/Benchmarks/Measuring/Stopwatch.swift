import Glibc

/// Wall time and this process's CPU time since it was started, in seconds.
struct Stopwatch {
    private let wall = Stopwatch.read(CLOCK_MONOTONIC)
    private let cpu = Stopwatch.read(CLOCK_PROCESS_CPUTIME_ID)

    var wallSeconds: Double { Stopwatch.read(CLOCK_MONOTONIC) - wall }
    var cpuSeconds: Double { Stopwatch.read(CLOCK_PROCESS_CPUTIME_ID) - cpu }

    private static func read(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
