import Foundation
import Workflows

/// A program that prints one JSON line for a workload, run in a process of its own each time.
struct Contestant {
    var name: String
    var program: String
    var arguments: [String]
    /// Where it is run.
    var folder: String?
    private(set) var seconds: [Double] = []
    private(set) var cpuSeconds: [Double] = []
    private(set) var kibPerRun: [Double] = []
    private(set) var peakMiB: [Double] = []

    init(name: String, program: String, arguments: [String], folder: String? = nil) {
        self.name = name
        self.program = program
        self.arguments = arguments
        self.folder = folder
    }

    /// Runs once and notes the figures; a program that fails, or takes longer than two minutes, notes none.
    mutating func compete() throws {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["timeout", "120", program] + arguments
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        if let folder { process.currentDirectoryURL = URL(filePath: folder) }
        try process.run()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        guard let line = lines.last(where: { $0.hasPrefix("{") }) else { return }
        let figures = try JSON(parsing: String(line))
        if let value = figures["seconds"]?.numberValue { seconds.append(value) }
        if let value = figures["cpu_timed_s"]?.numberValue { cpuSeconds.append(value) }
        if let value = figures["kb_per_waiting_run"]?.numberValue { kibPerRun.append(value) }
        if let value = figures["peak_rss_mb"]?.numberValue { peakMiB.append(value) }
    }
}

extension [Double] {
    /// The middle one; `nil` when there is none.
    var median: Double? {
        guard !isEmpty else { return nil }
        let sorted = sorted()
        return count.isMultiple(of: 2) ? (sorted[count / 2 - 1] + sorted[count / 2]) / 2 : sorted[count / 2]
    }
}
