import Testing

@testable import ExampleWorkflows

@Suite struct TriageLinesTests {
    /// The line's bytes for as long as the call takes; one byte more stands behind them, so that even an empty line
    /// has an address.
    private func withLine<Result>(_ text: String, _ body: (LineBytes) -> Result) throws -> Result {
        let bytes = Array(text.utf8) + [10]
        return try bytes.withUnsafeBufferPointer { buffer in
            body(LineBytes(base: try #require(buffer.baseAddress), count: buffer.count - 1))
        }
    }

    @Test(arguments: [
        (#"192.0.2.1 - - [04/Mar/2025:10:00:00 +0100] "GET / HTTP/1.1" 200 12"#, 200, "/", false),
        (#"::1 - ada [04/Mar/2025:10:00:00 +0100] "GET /a?b=c HTTP/1.1" 304 -"#, 304, "/a", false),
        (#"h - - [04/Mar/2025:10:00:00 -0930] "GET /\"x\" HTTP/1.1" 404 5 "-" "an \"agent\"""#, 404, #"/\"x\""#, true),
        (#"h - [a [b [04/Mar/2025:10:00:00 +0000] "GET / HTTP/2" 200 5"#, 200, "/", false),
        (#"h - two words [04/Mar/2025:10:00:00 +0000] "GET / HTTP/2" 200 5 "r" "a" 0.003 extra"#, 200, "/", true),
        (#"h - - [04/Mar/2025:10:00:00 +0000] "\x16\x03\x01" 400 157 "-" "-""#, 400, #"\x16\x03\x01"#, true),
        (#"h - - [04/Mar/2025:10:00:00 +0000] "-" 408 0"#, 408, "-", false),
    ])
    func `a request is read`(line: String, status: Int, path: String, combined: Bool) throws {
        let read = try withLine(line) { bytes in
            AccessLine(bytes).map { ($0.status, $0.path.text(0, $0.path.count), $0.isCombined, $0.time) }
        }
        let access = try #require(read)
        #expect(access.0 == status && access.1 == path && access.2 == combined)
        #expect(access.3.text(withYear: true) == "2025-03-04 10:00:00")
    }

    @Test(arguments: [
        "", " ", "x", #"h - - [04/Mar/2025:10:00:00 +0000] "GET / HTTP/1.1" 200"#,
        #"h - - [04/Mar/2025:10:00:00] "GET / HTTP/1.1" 200 1"#, #"h - - [04/Mar/2025:10:00:00 +0000] "GET / 200 1"#,
        #"h - - [34/Mar/2025:10:00:00 +0000] "GET / HTTP/1.1" 200 1"#,
        #"h - - [04/Mar/2025:10:00:00 +0000] "GET / HTTP/1.1" 2x0 1"#,
        #"h - - [04/Mar/2025:10:00:00 +0000] "GET / HTTP/1.1" 200 1x"#,
        #"h - - [04/Mar/2025:10:00:00 +0000] "GET / HTTP/1.1\" 200 1"#,
    ])
    func `what is no request is none`(line: String) throws {
        #expect(try withLine(line) { AccessLine($0) == nil })
    }

    @Test(arguments: [
        ("Mar  4 10:00:00 host sshd[12]: hello", "sshd", "hello", -1),
        ("<34>Mar  4 10:00:00 host su: 'su root' failed", "su", "'su root' failed", 2),
        ("2025-03-04T10:00:00.123456+01:00 host kernel: [1.2] up", "kernel", "[1.2] up", -1),
        ("<165>1 2025-03-04T10:00:00.003Z host app 12 ID47 [a@1 k=\"v\\]\"][b] text", "app", "text", 5),
        ("<165>1 2025-03-04T10:00:00Z host app - - - text", "app", "text", 5),
        ("Mar  4 10:00:00 host last message repeated 3 times", "", "last message repeated 3 times", -1),
    ])
    func `a system message is read`(line: String, program: String, message: String, severity: Int) throws {
        let calendar = YearReference(year: 2025, lastDay: 12 * 32 + 31)
        let read = try withLine(line) { bytes in
            SyslogLine(bytes, calendar: calendar).map {
                ($0.program.text(0, $0.program.count), $0.message.text(0, $0.message.count), $0.severity, $0.time)
            }
        }
        let parsed = try #require(read)
        #expect(parsed.0 == program && parsed.1 == message && parsed.2 == severity)
        #expect(parsed.3.text(withYear: true) == "2025-03-04 10:00:00")
    }

    @Test(arguments: [
        "", "Mar 34 10:00:00 host x", "Mar  4 10:00:00", "Mar  4 10:00:00 host", "Mxr  4 10:00:00 host a: b",
    ])
    func `what is no system message is none`(line: String) throws {
        let calendar = YearReference(year: 2025, lastDay: 12 * 32 + 31)
        #expect(try withLine(line) { SyslogLine($0, calendar: calendar) == nil })
    }

    @Test func `a year is that of the last line, or the one before`() {
        let modified = LogTime(year: 2025, month: 1, day: 2, hour: 3, minute: 0, second: 0).seconds
        let january = YearReference(modified: modified, tail: Array("Jan  2 01:00:00 h a: b\n".utf8))
        #expect(january.year(month: 12, day: 31) == 2024)
        #expect(january.year(month: 1, day: 1) == 2025)
        let december = YearReference(modified: modified, tail: Array("Dec 30 01:00:00 h a: b\n".utf8))
        #expect(december.year(month: 12, day: 30) == 2024)
        #expect(december.year(month: 1, day: 1) == 2024)
    }

    @Test(arguments: [(-1, "1969-12-31 23:59:59"), (0, "1970-01-01 00:00:00"), (951_827_696, "2000-02-29 12:34:56")])
    func `a moment has its date`(seconds: Int, text: String) {
        let time = LogTime(seconds: seconds)
        #expect(time.text(withYear: true) == text)
        let parts = time.parts
        let back = LogTime(
            year: parts.year,
            month: parts.month,
            day: parts.day,
            hour: parts.hour,
            minute: parts.minute,
            second: parts.second
        )
        #expect(back == time)
    }

    @Test(arguments: [
        ("2025-03-04 10:00:00,123 ERROR x", "ERROR x"), ("2025-03-04T10:00:00.5Z [error] x", "[error] x"),
        ("[2025-03-04 10:00:00] x", "x"), ("2025/03/04 10:00:00 [error] 12#0: x", "[error] 12#0: x"),
        ("[Tue Mar 04 10:00:00.123456 2025] [core:error] x", "[core:error] x"),
        (#"{"time":"2025-03-04T10:00:00Z","level":"error"}"#, #"level":"error"}"#),
    ])
    func `the timestamps of applications are read`(line: String, message: String) throws {
        let read = try withLine(line) { bytes in
            let text = TextLine(bytes)
            return (text.time, text.message.text(0, text.message.count))
        }
        #expect(read.0?.text(withYear: true) == "2025-03-04 10:00:00")
        #expect(read.1 == message)
    }

    @Test func `messages that differ in numbers, addresses and paths have one template`() throws {
        let template = MessageTemplate()
        func of(_ text: String) throws -> String {
            try withLine(text) {
                let bytes = template.of($0); return bytes.text(0, bytes.count)
            }
        }
        #expect(try of("job 12 of 0xff at /tmp/a took 3.5 s") == "job # of # at /* took # s")
        #expect(try of("from 192.0.2.1 port 22") == of("from 2001:db8::1  port 4022"))
        #expect(try of("I/O error") == "I/O error")
        #expect(try of(String(repeating: "word ", count: 100)).utf8.count <= MessageTemplate.longest)
        #expect(try of("") == "")
    }

    @Test(arguments: [
        ("all is well", Severity.ordinary), ("connection refused", .error), ("no error found", .ordinary),
        ("# errors", .ordinary), ("INFO retry failed, will try again", .ordinary), ("ERROR disk full", .error),
        ("ERROR No space left on device", .critical), ("[warn] worker failed", .warning), ("level=error msg=x", .error),
        (#"level":"error","msg":"x"}"#, .error), ("kernel: Out of memory: Killed process # (java)", .critical),
        ("error: bad config", .error), ("debug: cannot happen", .ordinary), ("FATAL: role missing", .critical),
    ])
    func `a message is as bad as its level, else as its words`(template: String, severity: Severity) {
        #expect(MessageTone(template: template).severity == severity)
    }

    @Test(arguments: [
        ("Failed password for root from 203.0.113.9 port 22 ssh2", "203.0.113.9", "root"),
        ("Invalid user from 1.1.1.1 from 203.0.113.9 port 22", "203.0.113.9", "1.1.1.1"),
        ("authentication failure; logname= uid=0 rhost=203.0.113.9  user=ada", "203.0.113.9", "ada"),
        ("Connection closed by authenticating user root 203.0.113.9 port 4242 [preauth]", "203.0.113.9", "root"),
    ])
    func `the source of a login is read`(message: String, source: String, account: String) throws {
        let read = try withLine(message) { bytes in
            LoginNames(bytes).map { ($0.source.text(0, $0.source.count), $0.account.text(0, $0.account.count)) }
        }
        let names = try #require(read)
        #expect(names == (source, account))
    }

    @Test func `more than half of the first lines decide on the format`() {
        let access = #"h - - [04/Mar/2025:10:00:00 +0000] "GET / HTTP/1.1" 200 1"#
        let agent = access + #" "-" "agent""#
        let package = "2025-03-04 10:00:00 status installed a:amd64 1"
        func format(_ lines: [String]) -> LogFormat {
            LogFormat.detected(in: Array(lines.joined(separator: "\n").utf8))
        }
        #expect(format([]) == .text)
        #expect(format([access, "", "", ""]) == .common)
        #expect(format([agent, access, agent]) == .combined)
        #expect(format([access, "x"]) == .text)
        #expect(format([package, package, "x"]) == .dpkg)
        #expect(format(["Mar  4 10:00:00 h a: b"]) == .syslog)
        #expect(format(["2025-03-04 10:00:00 INFO started"]) == .text)
        #expect(format(Array(repeating: access, count: 400) + Array(repeating: "x", count: 900)) == .common)
    }

    @Test(arguments: [
        ("1.0", "1.0", 0), ("1.0", "1.1", -1), ("1.9", "1.10", -1), ("1.0~rc1", "1.0", -1), ("1:0.1", "9.9", 1),
        ("1.0-1", "1.0-2", -1), ("1.0-1", "1.0-1+deb12u1", -1), ("252.36-1~deb12u1", "252.38-1~deb12u1", -1),
        ("2.36-9+deb12u9", "2.36-9+deb12u10", -1), ("1.0a", "1.0+", -1), ("1.0", "1.00", 0), ("<none>", "1", 1),
    ])
    func `versions have Debian's order`(left: String, right: String, order: Int) {
        let one = PackageVersion(left)
        let other = PackageVersion(right)
        #expect((one < other) == (order < 0))
        #expect((other < one) == (order > 0))
        #expect((one == other) == (order == 0))
    }
}
