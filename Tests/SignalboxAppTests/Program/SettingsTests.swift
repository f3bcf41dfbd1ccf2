import Foundation
import Testing

extension ProgramTests {
    /// What stands in a settings file counts as if it stood on the command line, and never stops the program.
    struct SettingsTests {
        @Test func `the file of the configuration folder is read, and flags are stronger`() throws {
            let program = try Executable()
            let folder = "\(program.folder.path)/.config/signalbox"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try program.folder.write(
                "color: never\nascii: on\nreduced-motion: on\nmouse: off\n",
                to: ".config/signalbox/config.yaml"
            )
            let outcome = try program.run(["info"])
            #expect(outcome.errors.isEmpty)
            #expect(outcome.output.contains("colours          none"))
            #expect(outcome.output.contains("characters       ASCII (--ascii)"))
            #expect(outcome.output.contains("motion           reduced"))
            #expect(outcome.output.contains("mouse            left to the terminal"))
            #expect(outcome.output.contains("settings         \(folder)/config.yaml\n"))
            #expect(try program.run(["graph", "hello"]).output.utf8.allSatisfy { $0 < 0x80 })
            #expect(!(try program.run(["info", "--color", "always"]).output.contains("colours          none")))
        }

        @Test func `another file is named by a flag`() throws {
            let program = try Executable(files: ["mine.yaml": "reduced-motion: yes\n"])
            #expect(try program.run(["info", "--config", "mine.yaml"]).output.contains("motion           reduced"))
            #expect(try program.run(["info"]).output.contains("motion           as usual"))
            #expect(try program.run(["info", "--reduced-motion"]).output.contains("motion           reduced"))
        }

        @Test func `what is wrong in it is one line with its place, and the program goes on`() throws {
            let program = try Executable(files: ["bad.yaml": "ascii: on\nmouse: perhaps\n"])
            let outcome = try program.run(["list", "--config", "bad.yaml"])
            #expect(outcome.code == 0 && outcome.lines.count > 3)
            #expect(
                outcome.errors
                    == "signalbox: bad.yaml:2:8: warning: 'mouse' is on or off, not 'perhaps'. It is left out.\n"
            )
        }

        @Test func `a file that was named and is not there ends the program`() throws {
            let outcome = try Executable().run(["list", "--config", "gone.yaml"])
            #expect(outcome.code == 66)
            #expect(outcome.errors.hasPrefix("signalbox: gone.yaml: no such file or directory."))
        }

        @Test func `info names every place and what the terminal can do`() throws {
            let outcome = try Executable().run(["info"])
            for row in [
                "terminfo", "locale", "mouse", "pastes", "whole frames", "clear keys", "clipboard", "settings",
                "themes",
                "theme kept", "values kept", "state", "log", "sources", "editor",
            ] {
                #expect(outcome.lines.contains { $0.hasPrefix("\(row)  ") }, "\(row)")
            }
            let file = try #require(outcome.lines.first { $0.hasPrefix("terminfo ") }?.split(separator: " ").last)
            #expect(file.hasSuffix("/x/xterm-256color") && FileManager.default.fileExists(atPath: String(file)))
            #expect(outcome.output.contains("locale           C.UTF-8\n"))
        }
    }
}
