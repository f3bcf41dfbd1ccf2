import Foundation

@testable import ExampleWorkflows

/// Numbers that are the same in every run: SplitMix64.
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

/// Made-up logs in which nothing is odd, and lines to plant in them.
struct TriageLogs {
    var numbers: SeededNumbers
    /// Second of the day, line.
    private(set) var lines: [(second: Int, text: String)] = []

    init(seed: UInt64) { numbers = SeededNumbers(seed: seed) }

    var text: String {
        lines.enumerated().sorted { ($0.element.second, $0.offset) < ($1.element.second, $1.offset) }
            .map { $0.element.text + "\n" }.joined()
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &numbers) }

    mutating func pick<Value>(_ values: [Value]) -> Value { values[number(0...(values.count - 1))] }

    static func clock(_ second: Int) -> String {
        [second / 3_600 % 24, second / 60 % 60, second % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    }

    mutating func addRequest(at second: Int, client: String, path: String, status: Int, combined: Bool) {
        let tail = combined ? " \"-\" \"Mozilla/5.0 (X11; Linux x86_64)\"" : ""
        let size = status == 304 ? "-" : String(number(100...40_000))
        let time = "04/Mar/2025:\(Self.clock(second)) +0000"
        lines.append((second, "\(client) - - [\(time)] \"GET \(path) HTTP/1.1\" \(status) \(size)\(tail)"))
    }

    /// A day of visitors, busier at noon, some much busier than others, with the errors every site has.
    mutating func addVisitors(_ count: Int, combined: Bool) {
        let clients = number(15...150)
        for _ in 0..<count {
            let second = (number(0...86_399) + number(0...86_399)) / 2
            // Few clients make many requests: the smaller of two draws, squared.
            let rank = min(number(0...(clients - 1)), number(0...(clients - 1)))
            let chance = number(0...999)
            let status =
                chance < 850
                ? 200 : chance < 930 ? 304 : chance < 965 ? 301 : chance < 990 ? 404 : chance < 998 ? 403 : 500
            let path = status == 404 ? pick(["/favicon.ico", "/old", "/robots.txt"]) : "/page/\(number(1...40))"
            addRequest(at: second, client: "192.0.2.\(rank)", path: path, status: status, combined: combined)
        }
    }

    mutating func addSystem(at second: Int, _ text: String) {
        lines.append((second, "Mar  4 \(Self.clock(second)) host \(text)"))
    }

    /// A day of a quiet machine; people mistype a password now and then, and one message always sounds bad.
    mutating func addSystemDay(_ count: Int) {
        for _ in 0..<count {
            let second = number(0...86_399)
            let pid = number(200...30_000)
            switch number(0...99) {
            case 0..<40: addSystem(at: second, "CRON[\(pid)]: (root) CMD (run-parts /etc/cron.hourly)")
            case 40..<70:
                addSystem(at: second, "systemd[1]: Started session-\(pid).scope - Session \(pid) of User ada.")
            case 70..<90: addSystem(at: second, "dhclient[612]: bound to 192.0.2.5 -- renewal in \(pid) seconds.")
            case 90..<97: addSystem(at: second, "kernel: [\(second).\(pid)] eth0: link up, 1000 Mbps")
            default: addSystem(at: second, "snmpd[77]: error on subcontainer 'ia_addr' insert (\(pid))")
            }
        }
        for _ in 0..<number(0...5) {
            addSystem(
                at: number(0...86_399),
                "sshd[\(number(200...30_000))]: Failed password for ada from 192.0.2.17 port \(number(1_024...60_000)) ssh2"
            )
        }
    }

    mutating func addPackage(
        at second: Int,
        _ name: String,
        from old: String?,
        to version: String,
        finished: Bool = true
    ) {
        let day = "2025-03-04 \(Self.clock(second))"
        var actions: [String]
        if let old {
            actions = [
                "upgrade \(name) \(old) \(version)", "status half-configured \(name) \(old)",
                "status unpacked \(name) \(old)", "status half-installed \(name) \(old)",
            ]
        } else {
            actions = ["install \(name) <none> \(version)", "status half-installed \(name) \(version)"]
        }
        actions += [
            "status unpacked \(name) \(version)", "configure \(name) \(version) <none>",
            "status unpacked \(name) \(version)", "status half-configured \(name) \(version)",
        ]
        if finished { actions.append("status installed \(name) \(version)") }
        for action in actions { lines.append((second, "\(day) \(action)")) }
    }

    /// Fresh installations, upgrades, and here and there something that nobody needs any more.
    mutating func addPackages(_ count: Int) {
        var second = 4 * 3_600
        lines.append((second, "2025-03-04 \(Self.clock(second)) startup archives unpack"))
        for index in 0..<count {
            second += number(0...5)
            let major = number(1...20)
            let old = number(0...2) == 0 ? "\(major).\(number(0...9))-1" : nil
            let name = "lib\(pick(["oak", "elm", "fir"]))\(index):amd64"
            addPackage(at: second, name, from: old, to: "\(major).\(number(10...30))-1")
            if number(0...40) == 0 {
                let day = "2025-03-04 \(Self.clock(second))"
                lines.append((second, "\(day) remove \(name) \(major).1-1 <none>"))
                lines.append((second, "\(day) status config-files \(name) \(major).1-1"))
                lines.append((second, "\(day) status not-installed \(name) <none>"))
            }
        }
    }

    mutating func addEntry(at second: Int, _ text: String) {
        lines.append((second, "2025-03-04T\(Self.clock(second)).\(number(100...999))Z \(text)"))
    }

    /// Six hours of a service that logs an error now and then, as it always does.
    mutating func addService(_ count: Int) {
        for _ in 0..<count {
            let second = number(8 * 3_600...14 * 3_600)
            let id = number(1_000...99_999)
            switch number(0...199) {
            case 0..<120: addEntry(at: second, "INFO  [worker-\(id % 8)] order \(id) accepted in \(id % 400) ms")
            case 120..<190: addEntry(at: second, "DEBUG [http] GET /orders/\(id) 200, 0 errors")
            case 190..<197: addEntry(at: second, "WARN  [db] slow query (\(id % 3_000) ms)")
            default: addEntry(at: second, "ERROR [mail] could not deliver receipt \(id): mailbox full")
            }
        }
    }
}

/// A folder that is gone with the value.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("triage-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a file and returns its path.
    func file(_ name: String, _ data: Data) throws -> String {
        let path = "\(path)/\(name)"
        try data.write(to: URL(fileURLWithPath: path))
        return path
    }

    func file(_ name: String, _ text: String) throws -> String { try file(name, Data(text.utf8)) }
}

/// A log read, ranked and shown, as the workflow does it step by step.
struct TriageRun {
    var file: LogFile
    var chunks: [LogChunk]
    var statistics: LogStatistics
    var findings: [Finding]

    init(path: String, chunkSize: Int? = nil) throws {
        let file = try LogFile.opened(at: path)
        chunks = try file.chunks(ofSize: chunkSize)
        let parts = try chunks.map { try file.statistics(of: $0) }
        self.file = file
        statistics = LogStatistics.merged(parts, format: file.format)
        findings = try file.findings(for: Ranking.suspects(in: statistics))
    }

    init(text: String, chunkSize: Int? = nil) throws {
        let folder = try TemporaryFolder()
        try self.init(path: folder.file("log", text), chunkSize: chunkSize)
    }

    func has(_ kind: Finding.Kind, _ subject: String, among count: Int = 5) -> Bool {
        findings.prefix(count).contains { $0.kind == kind && $0.subject.contains(subject) }
    }
}
