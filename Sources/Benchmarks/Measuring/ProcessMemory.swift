import Glibc

/// What this process holds of the machine's memory, from the kernel's own account.
enum ProcessMemory {
    /// The allocator's own function, which glibc's module map does not name.
    private static let trim = dlsym(nil, "malloc_trim").map {
        unsafeBitCast($0, to: (@convention(c) (Int) -> Int32).self)
    }

    /// Resident now, in KiB, after what the allocator keeps in reserve was given back.
    static var residentKiB: Int {
        _ = trim?(0)
        return field("VmRSS:")
    }

    /// The most that was ever resident, in MiB.
    static var peakMiB: Double { (Double(field("VmHWM:")) / 1024 * 10).rounded() / 10 }

    private static func field(_ name: String) -> Int {
        guard let file = fopen("/proc/self/status", "r") else { return 0 }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 256)
        while fgets(&line, Int32(line.count), file) != nil {
            let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            if text.hasPrefix(name) { return Int(text.filter(\.isNumber)) ?? 0 }
        }
        return 0
    }
}
