import Glibc
import Workflows

/// What one workload came to, under the names that the peers' programs use.
struct Measurement {
    var workload: String
    var n: Int
    /// Wall time of the work alone.
    var seconds: Double
    /// CPU time from the first reading of the clock to the last.
    var cpuSeconds: Double
    /// What is counted per second, where that is not the size.
    var operations: Int?
    /// Further figures of this workload.
    var extra: [String: JSON] = [:]

    func json(peer: String) -> JSON {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        let total =
            Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
            + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6
        let fields: [String: JSON] = [
            "peer": .string(peer), "version": "6.3", "workload": .string(workload), "n": .integer(n),
            "seconds": Measurement.rounded(seconds, 6),
            "per_sec": Measurement.rounded(Double(operations ?? n) / seconds, 2),
            "peak_rss_mb": .number(ProcessMemory.peakMiB), "cpu_timed_s": Measurement.rounded(cpuSeconds, 6),
            "cpu_total_s": Measurement.rounded(total, 3),
        ]
        return .object(fields.merging(extra) { standard, _ in standard })
    }

    static func rounded(_ value: Double, _ digits: Int) -> JSON {
        let power = pow(10, Double(digits))
        return .number((value * power).rounded() / power)
    }
}

/// A workload's result is not what its definition says.
struct WrongResult: Error, CustomStringConvertible {
    var description: String

    static func check(_ found: Int, _ wanted: Int) throws {
        if found != wanted { throw WrongResult(description: "the result is \(found), and should be \(wanted)") }
    }
}
