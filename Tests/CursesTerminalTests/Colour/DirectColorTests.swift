import CNCurses
import Foundation
import Testing

@testable import CursesTerminal

extension TerminfoTests {
    @Suite struct DirectColorTests {
        @Test(arguments: ["xterm-256color", "tmux-256color", "screen", "linux", "xterm"])
        func `ncurses reads the entry that is made from another one`(term: String) throws {
            let entry = try #require(made(from: term))
            let text = try run("infocmp", "-1", "-x", DirectColor.entryName, terminfo: entry.environmentValue)
            let original = try run("infocmp", "-1", "-x", term, terminfo: nil)
            #expect(capability("colors", in: text) == "16777472")
            #expect(capability("pairs", in: text) == "0x10000")
            #expect(capability("RGB", in: text) == "8")
            #expect(capability("initc", in: text) == nil)
            for kept in ["cup", "smcup", "rmcup", "clear", "el", "csr", "sgr0", "op", "bold", "acsc"] {
                #expect(capability(kept, in: text) == capability(kept, in: original), "\(kept)")
            }
        }

        @Test(arguments: [
            (0, "\u{1B}[38;2;0;0;0m"), (7, "\u{1B}[38;2;0;0;7m"), (0xCBA6F7, "\u{1B}[38;2;203;166;247m"),
            (0xFFFFFF, "\u{1B}[38;2;255;255;255m"), (0x1000000, "\u{1B}[38;5;0m"), (0x1000009, "\u{1B}[38;5;9m"),
            (0x10000FF, "\u{1B}[38;5;255m"),
        ])
        func `a colour's number becomes its sequence`(number: Int, sequence: String) throws {
            let entry = try #require(made(from: "xterm-256color"))
            let terminfo = entry.environmentValue
            #expect(try run("tput", "-T", DirectColor.entryName, "setaf", "\(number)", terminfo: terminfo) == sequence)
            let behind = sequence.replacing("[38;", with: "[48;")
            #expect(try run("tput", "-T", DirectColor.entryName, "setab", "\(number)", terminfo: terminfo) == behind)
        }

        @Test func `a terminal without ANSI colours gets no such entry`() {
            #expect(made(from: "vt100") == nil)
        }

        @Test(
            arguments: [
                ([], ""), ([0x66], "Zg=="), ([0x66, 0x6F], "Zm8="), ([0x66, 0x6F, 0x6F], "Zm9v"),
                ([0x66, 0x6F, 0x6F, 0x62], "Zm9vYg=="), ([0xFB, 0xFF, 0xFE], "+//+"),
            ] as [([UInt8], String)]
        )
        func `base 64 is that of RFC 4648`(bytes: [UInt8], text: String) {
            #expect(Base64.text(of: bytes) == text)
        }

        private func made(from term: String) -> CompiledTerminfo? {
            guard cncurses_look_up(term, 1) == CNCURSES_FOUND else { return nil }
            defer { cncurses_forget_entry() }
            return DirectColor.entry()
        }

        private func run(_ arguments: String..., terminfo: String?) throws -> String {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments = arguments
            process.environment = ["PATH": "/usr/bin:/bin", "TERMINFO": terminfo].compactMapValues(\.self)
            let pipe = Pipe()
            process.standardOutput = pipe
            try process.run()
            let data = pipe.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            return String(decoding: data, as: UTF8.self)
        }

        private func capability(_ name: String, in listing: String) -> String? {
            for line in listing.split(separator: "\n") {
                let entry = line.trimmingPrefix("\t")
                for mark in ["#", "="] where entry.hasPrefix(name + mark) {
                    return String(entry.dropFirst(name.count + 1).dropLast())
                }
            }
            return nil
        }
    }
}
