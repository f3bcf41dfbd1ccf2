import Foundation
import Testing

@testable import ExampleWorkflows

@Suite struct TriageRankingTests {
    struct Listing: Decodable {
        struct Fixture: Decodable, CustomTestStringConvertible {
            struct Planted: Decodable {
                var kind: Finding.Kind
                var subject: String
            }

            var log: String
            var format: LogFormat
            var lines: Int
            var unparsed: Int
            var planted: [Planted]
            var testDescription: String { log }
        }

        var fixtures: [Fixture]

        static let folder = Bundle.module.bundlePath + "/Fixtures/Triage/"
        static let all: [Fixture] = {
            let data = FileManager.default.contents(atPath: folder + "planted.json") ?? Data()
            return (try? JSONDecoder().decode(Listing.self, from: data).fixtures) ?? []
        }()
    }

    @Test func `there are five logs with something planted and a clean one`() {
        #expect(Listing.all.filter { !$0.planted.isEmpty }.count == 5)
        #expect(Listing.all.filter(\.planted.isEmpty).count == 1)
    }

    @Test(arguments: Listing.all)
    func `what was planted is among the first five, and a clean log has nothing`(fixture: Listing.Fixture) throws {
        let run = try TriageRun(path: Listing.folder + fixture.log)
        #expect(run.file.format == fixture.format)
        #expect(run.statistics.lines == fixture.lines)
        #expect(run.statistics.unparsed == fixture.unparsed)
        for planted in fixture.planted { #expect(run.has(planted.kind, planted.subject)) }
        if fixture.planted.isEmpty { #expect(run.findings.isEmpty) }
        for finding in run.findings {
            #expect((0...1).contains(finding.score))
            #expect((1...12).contains(finding.evidence.count))
            #expect(finding.evidence.allSatisfy { !$0.isEmpty && $0.utf8.count <= 400 })
        }
        #expect(run.findings.map(\.score) == run.findings.map(\.score).sorted(by: >))
    }

    @Test(arguments: UInt64(0)..<24)
    func `clean logs have no findings`(seed: UInt64) throws {
        var access = TriageLogs(seed: seed)
        access.addVisitors(400 + 150 * Int(seed % 12), combined: seed % 2 == 0)
        var system = TriageLogs(seed: seed)
        system.addSystemDay(600 + 100 * Int(seed % 12))
        var packages = TriageLogs(seed: seed)
        packages.addPackages(20 + 10 * Int(seed))
        var service = TriageLogs(seed: seed)
        service.addService(600 + 200 * Int(seed % 12))
        for logs in [access, system, packages, service] {
            let run = try TriageRun(text: logs.text)
            #expect(run.statistics.unparsed == 0)
            #expect(run.findings.map { "\($0.kind.rawValue) \($0.subject)" } == [])
        }
    }

    @Test(arguments: UInt64(0)..<8)
    func `a scanner is found whatever else happens`(seed: UInt64) throws {
        var logs = TriageLogs(seed: seed)
        logs.addVisitors(800, combined: true)
        let start = logs.number(10_000...70_000)
        let paths = [
            "/.env", "/wp-login.php", "/phpmyadmin/", "/.git/config", "/cgi-bin/x", "/actuator/env", "/xmlrpc.php",
        ]
        for (index, path) in paths.enumerated() {
            logs.addRequest(at: start + index * 3, client: "198.51.100.4", path: path, status: 404, combined: true)
        }
        let wanderer = start + 4_000
        for index in 0..<40 {
            logs.addRequest(
                at: wanderer + index,
                client: "198.51.100.5",
                path: "/guess\(index)",
                status: 404,
                combined: true
            )
        }
        let run = try TriageRun(text: logs.text)
        #expect(run.has(.scan, "198.51.100.4") && run.has(.scan, "198.51.100.5"))
        #expect(run.findings.count == 2)
    }

    @Test func `a secret that was handed out is found though it happened once`() throws {
        var logs = TriageLogs(seed: 9)
        logs.addVisitors(500, combined: false)
        logs.addRequest(at: 40_000, client: "198.51.100.6", path: "/.env", status: 200, combined: false)
        let run = try TriageRun(text: logs.text)
        #expect(run.has(.scan, "198.51.100.6", among: 1))
        #expect(run.findings.first?.why.contains("secrets") == true)
    }

    @Test(arguments: UInt64(0)..<8)
    func `a burst of server errors is found where it was`(seed: UInt64) throws {
        var logs = TriageLogs(seed: seed)
        logs.addVisitors(1_200, combined: seed % 2 == 0)
        let start = 60 * logs.number(400...1_000)
        for _ in 0..<(30 + 20 * Int(seed)) {
            let second = start + logs.number(0...119)
            let client = "192.0.2.\(logs.number(0...9))"
            logs.addRequest(at: second, client: client, path: "/cart", status: 502, combined: seed % 2 == 0)
        }
        let run = try TriageRun(text: logs.text)
        #expect(run.has(.errorBurst, "2025-03-04 \(TriageLogs.clock(start).prefix(4))", among: 1))
        #expect(run.findings.count == 1)
    }

    @Test func `server errors all day are a finding about the status, not a burst`() throws {
        var logs = TriageLogs(seed: 11)
        logs.addVisitors(1_000, combined: false)
        for index in 0..<100 {
            logs.addRequest(
                at: index * 850,
                client: "192.0.2.\(index % 40)",
                path: "/cart",
                status: 500,
                combined: false
            )
        }
        let run = try TriageRun(text: logs.text)
        #expect(run.findings.map(\.kind) == [.statusCode])
        #expect(run.has(.statusCode, "500"))
    }

    @Test func `a client far busier than all others is found, the machine itself is not`() throws {
        for (client, found) in [("198.51.100.7", true), ("127.0.0.1", false)] {
            var logs = TriageLogs(seed: 12)
            logs.addVisitors(1_000, combined: false)
            for index in 0..<900 {
                logs.addRequest(
                    at: index * 90,
                    client: client,
                    path: "/page/\(index % 9)",
                    status: 200,
                    combined: false
                )
            }
            let run = try TriageRun(text: logs.text)
            #expect(run.has(.busyClient, client) == found)
            #expect(run.findings.count == (found ? 1 : 0))
        }
    }

    @Test func `a client whose requests are refused is found, and explains the refusals`() throws {
        var logs = TriageLogs(seed: 13)
        logs.addVisitors(900, combined: false)
        for index in 0..<400 {
            logs.addRequest(at: 50_000 + index, client: "198.51.100.8", path: "/login", status: 401, combined: false)
        }
        let run = try TriageRun(text: logs.text)
        #expect(run.has(.failingClient, "198.51.100.8", among: 1))
        #expect(!run.findings.contains { $0.kind == .refusalBurst || $0.kind == .statusCode })
    }

    @Test(arguments: UInt64(0)..<8)
    func `guessed passwords and a dying disk are found in a system log`(seed: UInt64) throws {
        var logs = TriageLogs(seed: seed)
        logs.addSystemDay(700)
        let start = logs.number(1_000...80_000)
        for index in 0..<(25 + 10 * Int(seed)) {
            let pid = logs.number(200...9_999)
            logs.addSystem(
                at: start + index,
                "sshd[\(pid)]: Failed password for invalid user u\(index) from 203.0.113.9 port \(pid) ssh2"
            )
        }
        logs.addSystem(at: start + 2_000, "kernel: [99.1] blk_update_request: I/O error, dev sda, sector 12345")
        let run = try TriageRun(text: logs.text)
        #expect(run.has(.failedLogins, "203.0.113.9") && run.has(.rareMessage, "I/O error"))
        #expect(run.findings.count == 2)
        #expect(run.findings.allSatisfy { $0.first?.hasPrefix("Mar 04 ") == true })
    }

    @Test func `guesses that were followed by a login weigh more`() throws {
        var scores: [Double] = []
        for accepted in [false, true] {
            var logs = TriageLogs(seed: 14)
            logs.addSystemDay(500)
            for index in 0..<30 {
                logs.addSystem(
                    at: 5_000 + index,
                    "sshd[1]: Failed password for root from 203.0.113.9 port 1\(index) ssh2"
                )
            }
            if accepted {
                logs.addSystem(at: 5_100, "sshd[1]: Accepted password for root from 203.0.113.9 port 99 ssh2")
            }
            scores.append(try #require(TriageRun(text: logs.text).findings.first).score)
        }
        #expect(scores[0] < scores[1])
    }

    @Test func `guesses from everywhere are a burst of refusals`() throws {
        var logs = TriageLogs(seed: 15)
        logs.addSystemDay(900)
        for index in 0..<120 {
            logs.addSystem(
                at: 36_000 + index % 110,
                "sshd[1]: Failed password for root from 203.0.113.\(index) port 1\(index) ssh2"
            )
        }
        let run = try TriageRun(text: logs.text)
        #expect(run.findings.map(\.kind) == [.refusalBurst])
    }

    @Test(arguments: UInt64(0)..<8)
    func `a package left half configured and a downgrade are found`(seed: UInt64) throws {
        var logs = TriageLogs(seed: seed)
        logs.addPackages(60)
        logs.addPackage(at: 15_000, "postgresql-15:amd64", from: nil, to: "15.1-1", finished: false)
        logs.addPackage(at: 15_100, "openssl:amd64", from: "3.0.15-1", to: "3.0.\(seed)-1")
        let run = try TriageRun(text: logs.text)
        #expect(run.has(.unfinishedPackage, "postgresql-15") && run.has(.downgrade, "openssl"))
        #expect(run.findings.count == 2)
    }

    @Test func `an interrupted installation of many packages is one finding`() throws {
        var logs = TriageLogs(seed: 16)
        logs.addPackages(60)
        for index in 0..<30 {
            logs.addPackage(at: 20_000, "many\(index):amd64", from: nil, to: "1", finished: false)
        }
        let run = try TriageRun(text: logs.text)
        #expect(run.findings.count == 1)
        #expect(run.has(.unfinishedPackage, "30 packages left half-configured"))
    }

    @Test func `the removal of what protects a system is found, until it comes back`() throws {
        var logs = TriageLogs(seed: 17)
        logs.addPackages(60)
        let text =
            logs.text + """
                2025-03-04 10:00:00 remove fail2ban:all 1.0.2-2 <none>
                2025-03-04 10:00:00 status config-files fail2ban:all 1.0.2-2

                """
        #expect(try TriageRun(text: text).has(.removal, "fail2ban"))
        #expect(
            try TriageRun(text: text + "2025-03-04 10:00:09 status installed fail2ban:all 1.0.2-2\n").findings.isEmpty
        )
    }

    @Test(arguments: UInt64(0)..<8)
    func `a burst of errors is found in the log of an application`(seed: UInt64) throws {
        var logs = TriageLogs(seed: seed)
        logs.addService(1_000)
        let start = 60 * logs.number(540...780)
        for _ in 0..<(25 + 10 * Int(seed)) {
            logs.addEntry(
                at: start + logs.number(0...59),
                "ERROR [db] connection refused (attempt \(logs.number(1...9)))"
            )
        }
        let run = try TriageRun(text: logs.text)
        #expect(run.has(.errorBurst, "2025-03-04 \(TriageLogs.clock(start).prefix(5))", among: 1))
    }

    @Test func `the same log always gives the same findings`() throws {
        let path = Listing.folder + "syslog-disk.log"
        #expect(try TriageRun(path: path).findings == TriageRun(path: path).findings)
    }

    @Test func `the thresholds stated for every format are those that are applied`() {
        for format in LogFormat.allCases { #expect(!Rule.words(for: format).isEmpty) }
        #expect(Rule.words(for: .common).joined().contains("at least \(Rule.busyRequests) requests"))
        #expect(Rule.words(for: .dpkg).joined().contains("Downgrade"))
    }
}
