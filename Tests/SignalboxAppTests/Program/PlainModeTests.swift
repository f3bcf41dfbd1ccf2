import Foundation
import Testing

extension ProgramTests {
    /// Whole conversations with the program.
    struct PlainModeTests {
        @Test func `a run is answered field by field`() throws {
            let talk = try Talk(["run", "hello", "--plain"])
            try talk.hear(" of hello started\n")
            try talk.hear("asks: What is your name?\nname [ada]? ")
            talk.type("<")
            try talk.hear("Nothing was sent; the question stays open. Type answer to answer it.\nsignalbox> ")
            talk.type("answer")
            try talk.hear("name [ada]? ")
            talk.type("?")
            try talk.hear("An empty line means ada.")
            try talk.hear("name [ada]? ")
            talk.type("")
            try talk.hear("loudly (yes/no)? ")
            talk.type("perhaps")
            try talk.hear("loudly: must be yes or no\nloudly (yes/no)? ")
            talk.type("<")
            try talk.hear("name [ada]? ")
            talk.type("Bo")
            try talk.hear("loudly (yes/no)? ")
            talk.type("yes")
            try talk.hear("  name: Bo\n  loudly: yes\nsend (yes/no)? ")
            talk.type("yes")
            try talk.hear(" completed: HELLO, BO!\n")
            #expect(try talk.end().code == 0)
        }

        @Test func `a question of a child run is answered field by field`() throws {
            let talk = try Talk(["run", "checks", "file=checks", "--plain"], files: ["checks": "red: exit 3\n"])
            try talk.hear("asks: 'red' is red after 1 run: exit 3. What now?\n")
            try talk.hear("decision (1 retry, 2 skip, 3 stop)? ")
            talk.type("<")
            try talk.hear("signalbox> ")
            talk.type("why")
            try talk.hear("It waits for your answer to stage#1/w1, asked ")
            try talk.hear(" by stage#1/judge: 'red' is red")
            talk.type("answer")
            try talk.hear("decision (1 retry, 2 skip, 3 stop)? ")
            talk.type("skip")
            try talk.hear("reason")
            talk.type("known")
            try talk.hear("send (yes/no)? ")
            talk.type("yes")
            try talk.hear(" failed: 1 of 1 check is not green: red (skipped: known).\n")
            #expect(try talk.end().code == 1)
        }

        @Test func `the console as lines`() throws {
            let talk = try Talk(["--plain"])
            try talk.hear("1 hello: Asks your name, and greets you\n")
            try talk.hear("Type help for the commands.\nsignalbox> ")
            talk.type("problems broken-start")
            try talk.hear("1 error, broken-start: ")
            talk.type("fix 1")
            try talk.hear("See ExampleWorkflows/BrokenEnds.swift, line ")
            talk.type("run broken")
            try talk.hear("broken cannot run: ")
            talk.type("run hello")
            try talk.hear("asks: What is your name?\nsignalbox> ")
            talk.type("why")
            try talk.hear("It waits for your answer to w1, asked ")
            talk.type("status")
            try talk.hear("1 question waits for you. Type answer.\n")
            talk.type("answer")
            try talk.hear("name [ada]? ")
            talk.type("Cy")
            talk.type("no")
            try talk.hear("send (yes/no)? ")
            talk.type("yes")
            try talk.hear(" completed: Hello, Cy.\n")
            talk.type("run hello")
            try talk.hear("asks: What is your name?\n")
            talk.type("quit")
            try talk.hear("This cancels hello ")
            try talk.hear("quit (yes/no)? ")
            talk.type("yes")
            #expect(try talk.end().code == 0)
        }

        @Test func `a run that is left by quit is cancelled`() throws {
            let talk = try Talk(["run", "hello", "--plain"])
            try talk.hear("name [ada]? ")
            talk.type("<")
            try talk.hear("signalbox> ")
            talk.type("quit")
            try talk.hear("quit (yes/no)? ")
            talk.type("yes")
            #expect(try talk.end().code == 5)
        }

        @Test(arguments: [(SIGTERM, "SIGTERM", Int32(143)), (SIGHUP, "SIGHUP", 129), (SIGINT, "SIGINT", 130)])
        func `a signal names what ends with the process`(number: Int32, name: String, code: Int32) throws {
            let talk = try Talk(["run", "hello", "--plain"])
            try talk.hear("name [ada]? ")
            try talk.signal(number)
            try talk.hear("signalbox: \(name): ended with the process: hello ")
            #expect(try talk.end().code == code)
        }

        @Test func `results are on standard output, the conversation is not`() throws {
            let outcome = try Executable().run(["run", "hello", "--plain"], input: "Ada\nno\nyes\n")
            #expect(outcome.code == 0)
            #expect(outcome.lines.count == 3)
            #expect(outcome.lines.last?.hasSuffix(" completed: Hello, Ada.") == true)
            #expect(outcome.errors.contains("name [ada]? "))
            let quiet = try Executable().run(["run", "hello", "--plain", "--quiet"], input: "Ada\nno\nyes\n")
            #expect(quiet.lines.count == 1)
        }

        @Test func `a rejected flag answer is told and the person asked`() throws {
            let flags = ["run", "hello", "--plain", "--answer", "Name.name=Bo"]
            let outcome = try Executable().run(flags, input: "Di\nyes\nyes\n")
            #expect(outcome.code == 0)
            #expect(outcome.errors.contains("The answer to w1 was not taken: loudly"))
            #expect(outcome.lines.last?.hasSuffix("HELLO, DI!") == true)
        }

        @Test func `an answer beforehand is told too`() throws {
            let outcome = try Executable().run(["run", "hello", "--plain", "--no-input", "--answer", "Name.loudly=no"])
            #expect(outcome.code == 0)
            #expect(outcome.lines.contains { $0.hasSuffix("asks: What is your name? (answered beforehand)") })
        }

        @Test func `without anybody to answer the last line names run and question`() throws {
            let outcome = try Executable().run(["run", "hello", "--plain", "--no-input"])
            #expect(outcome.code == 3)
            let last = try #require(outcome.lines.last)
            #expect(last.wholeMatch(of: /input needed: run hello \w{10} asks w1, What is your name\? .*/) != nil)
        }

        @Test func `nothing that a log or a name says reaches the terminal as a sequence`() throws {
            let attack = "\u{1B}]0;owned\u{7}\u{1B}[2J\u{9B}31m\u{202E}"
            let program = try Executable(files: ["bad\(attack).log": String(repeating: "\(attack) x\n", count: 20)])
            for log in ["log=bad\(attack).log", "log=gone\(attack)"] {
                let outcome = try program.run(["run", "triage", "--plain", log, "--verbose"], input: "yes\nyes\n")
                for text in [outcome.output, outcome.errors] {
                    let isClean = text.unicodeScalars.allSatisfy { scalar in
                        scalar == "\n" || !["Cc", "Cf"].contains(scalar.properties.generalCategory.code)
                    }
                    #expect(isClean)
                }
                // A run that ends well does not repeat the name of its log.
                #expect(outcome.output.contains("␛]0;owned␇␛[2J") == (outcome.code == 1))
            }
        }

        @Test func `a console for looking starts nothing`() throws {
            let outcome = try Executable().run(["--plain", "--read-only"], input: "run hello\nquit\n")
            #expect(outcome.code == 0)
            #expect(outcome.output.contains("This console is for looking only; run is not possible."))
        }
    }
}

extension Unicode.GeneralCategory {
    fileprivate var code: String {
        switch self {
        case .control: "Cc"
        case .format: "Cf"
        default: ""
        }
    }
}
