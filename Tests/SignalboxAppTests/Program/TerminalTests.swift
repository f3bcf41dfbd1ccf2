import Foundation
import Testing

extension ProgramTests {
    /// What the program does on terminals that it cannot draw on, and without any.
    struct TerminalTests {
        /// The environment, the exit code and the line of a program that wants a screen.
        struct Row: Sendable, CustomTestStringConvertible {
            var name: String
            var term: String?
            var line: String
            var testDescription: String { name }
        }

        static let rows = [
            Row(
                name: "a dumb terminal",
                term: "dumb",
                line: "TERM=dumb can show no screen: use --plain, or set TERM to the type of your terminal"
            ),
            Row(
                name: "an unset TERM",
                term: nil,
                line: "TERM is not set: set it to the type of your terminal, such as xterm-256color, or use --plain"
            ),
            Row(
                name: "a terminal nobody knows",
                term: "nosuch",
                line: "TERM=nosuch is not known here: install its terminfo entry (ncurses-term has most), "
                    + "or try TERM=xterm-256color"
            ),
        ]

        @Test(arguments: rows, ["", "run hello"])
        func `a terminal that cannot show a screen is said in a line`(row: Row, arguments: String) throws {
            var program = try Executable()
            program.environment["TERM"] = row.term
            // script sets a TERM of its own where there is none.
            let unset = row.term == nil ? "env -u TERM " : ""
            let outcome = try program.shell(
                "script -qec \"\(unset)$program \(arguments) 2>errors\" /dev/null; echo $? >code"
            )
            #expect(try program.folder.text(of: "errors") == "signalbox: \(row.line)\n")
            #expect(try program.folder.text(of: "code") == "74\n")
            #expect(outcome.output == "")
        }

        @Test func `a bad theme on the way to a screen is said too`() throws {
            var program = try Executable(files: BadInput.files)
            program.environment["TERM"] = "dumb"
            let outcome = try program.runOnTerminal("--theme ./broken.yaml")
            #expect(outcome.code == 74)
            #expect(outcome.errorLines.count == 2)
            #expect(outcome.errorLines.first?.hasPrefix("signalbox: ./broken.yaml:3:") == true)
        }

        @Test func `output that is a terminal, but not ours to read from, is no terminal`() throws {
            let program = try Executable()
            _ = try program.shell("script -qec \"setsid -w $program 2>errors; echo \\$? >code\" /dev/null")
            let line = "signalbox: no terminal: the screen needs one; use --plain or --json without\n"
            #expect(try program.folder.text(of: "errors") == line)
            #expect(try program.folder.text(of: "code") == "74\n")
        }

        @Test func `without a terminal the console is lines`() throws {
            let outcome = try Executable().run([], input: "help\nquit\n")
            #expect(outcome.code == 0)
            #expect(outcome.lines.first == "1 hello: Asks your name, and greets you")
            #expect(outcome.lines.contains { $0.hasPrefix("quit ") })
        }

        @Test(arguments: ["dumb", nil])
        func `lines need no terminal type`(term: String?) throws {
            var program = try Executable()
            program.environment["TERM"] = term
            program.environment["LANG"] = nil
            let outcome = try program.run(["run", "hello", "--plain"], input: "Ada\nno\nyes\n")
            #expect(outcome.code == 0)
            #expect(outcome.lines.last?.hasSuffix("completed: Hello, Ada.") == true)
        }

        @Test func `SIGNALBOX_PLAIN asks for lines on a terminal`() throws {
            var program = try Executable()
            program.environment["SIGNALBOX_PLAIN"] = "1"
            let outcome = try program.runOnTerminal("run hello --no-input")
            #expect(outcome.code == 3)
            #expect(!outcome.output.contains("\u{1B}"))
        }

        @Test func `a run that must not ask opens no screen`() throws {
            let outcome = try Executable().runOnTerminal("run hello --no-input")
            #expect(outcome.code == 3)
            #expect(!outcome.output.contains("\u{1B}"))
        }

        @Test(arguments: [("C", "graph hello"), ("C.UTF-8", "graph hello --ascii")])
        func `graphs are ASCII where only that can be shown`(locale: String, arguments: String) throws {
            var program = try Executable()
            program.environment["LANG"] = locale
            let outcome = try program.run(arguments.split(separator: " ").map(String.init))
            #expect(outcome.code == 0)
            #expect(outcome.output.contains("+--") && outcome.output.utf8.allSatisfy { $0 < 0x80 })
        }

        @Test func `lines are ASCII in a locale that knows no more, but JSON is what it is`() throws {
            var program = try Executable()
            program.environment["LANG"] = "C"
            let input = "graph hello\nrun hello\nAd\u{1B}\u{E9}\nno\nyes\n"
            let outcome = try program.run([], input: input)
            #expect(outcome.output.contains("+--"))
            #expect(outcome.output.utf8.allSatisfy { $0 < 0x80 } && outcome.errors.utf8.allSatisfy { $0 < 0x80 })
            let json = try program.run([
                "run", "hello", "--json", "--answer", "Name.name=Zo\u{EB}", "--answer", "Name.loudly=no",
            ])
            #expect(json.output.contains("Zo\u{EB}"))
            let fault = try program.run(["run", "h\u{E9}llo"])
            #expect(fault.code == 64 && fault.errors.utf8.allSatisfy { $0 < 0x80 })
        }

        @Test func `an unset LANG means UTF-8, an explicit C means ASCII`() throws {
            var program = try Executable()
            program.environment["LANG"] = nil
            #expect(try program.run(["info"]).output.contains("characters       Unicode"))
            program.environment["LANG"] = "C"
            #expect(try program.run(["info"]).output.contains("characters       ASCII"))
        }
    }
}
