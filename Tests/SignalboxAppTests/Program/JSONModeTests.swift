import Foundation
import Testing
import Workflows

extension ProgramTests {
    /// The lines of `run --json`, by the program itself.
    struct JSONModeTests {
        @Test func `a run is events, a question, and its end`() throws {
            let outcome = try Executable().run(
                ["run", "hello", "--json"],
                input: #"{"name": "Ada", "loudly": true}"# + "\n"
            )
            #expect(outcome.code == 0)
            #expect(outcome.errors == "")
            let lines = try JSONLines(outcome)

            let event = try #require(lines.ofType("AskName").first)
            #expect(JSONLines.keys(event) == ["qualified_name", "run", "sequence", "time", "type", "types", "value"])
            #expect(event["qualified_name"] == "ExampleWorkflows.Hello.AskName")
            #expect(event["types"] == ["InputRequiredEvent"])

            let question = try #require(lines.ofType("AnswerRequired").first)
            #expect(
                JSONLines.keys(question) == [
                    "deadline", "qualified_name", "question", "run", "schema", "sequence", "time", "type", "types",
                    "value",
                    "wait",
                ]
            )
            #expect(question["wait"] == "w1")
            #expect(question["question"] == "What is your name?")
            #expect(question["deadline"] == .null)
            #expect(question["schema"]?["properties"]?["name"]?["default"] == "ada")
            #expect(question["schema"]?["required"] == ["loudly"])

            let ended = try lines.ended
            #expect(JSONLines.keys(ended) == ["result", "run", "status", "type"])
            #expect(ended["status"] == "completed")
            #expect(ended["result"] == "HELLO, ADA!")
            #expect(Set(lines.lines.map { $0["run"] }).count == 1)
        }

        @Test func `times are UTC with milliseconds, numbers go up`() throws {
            let outcome = try Executable().run(["run", "hello", "--json", "--verbose", "--no-input"])
            let entries = try JSONLines(outcome).lines.dropLast()
            let numbers = entries.compactMap { $0["sequence"]?.integerValue }
            #expect(numbers == Array(numbers[0]..<(numbers[0] + entries.count)))
            for entry in entries {
                let time = try #require(entry["time"]?.stringValue)
                #expect(time.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/) != nil)
            }
            let quiet = try JSONLines(try Executable().run(["run", "hello", "--json", "--no-input"]))
            #expect(quiet.ofType("StepStateChanged").isEmpty)
            #expect(entries.contains { $0["type"] == "StepStateChanged" })
        }

        @Test func `an answer that does not fit leaves the question open`() throws {
            let answers = [
                "yes", "[1]", #"{"loudly": "perhaps"}"#, #"{"loudly": true, "nam": "Ada"}"#,
                #"{"name": "Ada", "loudly": false}"#,
            ]
            let outcome = try Executable()
                .run(["run", "hello", "--json"], input: answers.joined(separator: "\n") + "\n")
            #expect(outcome.code == 0)
            let lines = try JSONLines(outcome)
            let rejected = lines.ofType("AnswerRejected")
            #expect(rejected.count == 4)
            #expect(rejected.allSatisfy { JSONLines.keys($0) == ["errors", "run", "type", "wait"] })
            let errors = rejected.compactMap { $0["errors"]?.arrayValue?.first }
            #expect(errors.count == 4)
            #expect(errors.allSatisfy { JSONLines.keys($0) == ["path", "reason"] })
            #expect(errors.contains { $0["reason"] == "not JSON" })
            #expect(errors.contains { $0["path"] == "loudly" })
            #expect(errors.contains { $0["path"] == "nam" })
            #expect(try lines.ended["result"] == "Hello, Ada.")
        }

        @Test(arguments: [
            (["--answer", "Name.loudly=no"], "Hello, ada."),
            (["--answer", "Name.loudly=yes", "--answer", "Name.name=Bo"], "HELLO, BO!"),
            (["--answers", "answers.jsonl"], "Hello, Cleo."),
            (["--answer", "Name.name=Bo", "--answers", "answers.jsonl"], "Hello, Cleo."),
        ])
        func `answers can be given beforehand`(flags: [String], result: String) throws {
            let files = ["answers.jsonl": "{\"name\": \"Cleo\", \"loudly\": false}\n"]
            let outcome = try Executable(files: files).run(["run", "hello", "--json", "--no-input"] + flags)
            #expect(outcome.code == 0)
            #expect(try JSONLines(outcome).ended["result"] == .string(result))
        }

        static let skip = #"{"decision": "skip", "reason": "known"}"#

        @Test(arguments: [
            (["--answer", "RedAnswer.decision=skip", "--answer", "RedAnswer.reason=known"], ""),
            (["--answers", "named.jsonl"], ""), (["--answers", "bare.jsonl"], ""), ([], "named.jsonl"),
            ([], "bare.jsonl"),
        ])
        func `a question of a child run is answered like any other`(flags: [String], input: String) throws {
            let files = [
                "checks": "red: exit 3\n", "bare.jsonl": Self.skip + "\n",
                "named.jsonl": #"{"wait": "stage#1/w1", "value": \#(Self.skip)}"# + "\n",
            ]
            let program = try Executable(files: files)
            let outcome = try program.run(
                ["run", "checks", "file=checks", "--json"] + flags,
                input: files[input] ?? ""
            )
            let lines = try JSONLines(outcome)
            let question = try #require(lines.ofType("AnswerRequired").first)
            #expect(question["wait"] == "stage#1/w1")
            #expect(question["child"] == "stage#1")
            #expect(question["schema"]?["properties"]?["decision"]?["enum"] == ["retry", "skip", "stop"])
            #expect(lines.ofType("Report").first?["child"] == nil)
            #expect(outcome.code == 1)
            #expect(try lines.ended["error"]?["message"] == "1 of 1 check is not green: red (skipped: known).")
        }

        @Test func `a child's answer that does not fit is refused at its field`() throws {
            let program = try Executable(files: ["checks": "red: exit 3\n"])
            let outcome = try program.run(
                ["run", "checks", "file=checks", "--json"],
                input: #"{"decision": "perhaps"}"# + "\n" + Self.skip + "\n"
            )
            let rejected = try JSONLines(outcome).ofType("AnswerRejected")
            #expect(rejected.map { $0["wait"] } == ["stage#1/w1"])
            #expect(rejected.first?["errors"]?.arrayValue?.first?["path"] == "decision")
            #expect(outcome.code == 1)
        }

        @Test func `without anybody to answer a child's question the last line names its way`() throws {
            let program = try Executable(files: ["checks": "red: exit 3\n"])
            let outcome = try program.run(["run", "checks", "file=checks", "--json", "--no-input"])
            #expect(outcome.code == 3)
            #expect(try JSONLines(outcome).ended["wait"] == "stage#1/w1")
        }

        @Test func `fields come from a file, and those on the command line on top`() throws {
            let files = ["log": "one\ntwo\nthree\n", "input.json": #"{"log": "log", "limit": 0, "output": "no.md"}"#]
            let program = try Executable(files: files)
            let outcome = try program.run([
                "run", "triage", "--json", "--input", "input.json", "output=yes.md", "--answer",
                "WriteReport.write=yes",
            ])
            #expect(outcome.code == 0)
            let result = try JSONLines(outcome).ended["result"]
            #expect(result?["report"] == "yes.md")
            #expect(result?["lines"] == 3)
            #expect(try program.folder.text(of: "yes.md").contains("log"))
        }

        @Test(arguments: [["--no-input"], []])
        func `without anybody to answer the last line names run and question`(flags: [String]) throws {
            let outcome = try Executable().run(["run", "hello", "--json"] + flags)
            #expect(outcome.code == 3)
            let ended = try JSONLines(outcome).ended
            #expect(JSONLines.keys(ended) == ["error", "run", "status", "type", "wait"])
            #expect(ended["wait"] == "w1")
            #expect(ended["status"] == "cancelled")
            #expect(ended["run"]?.stringValue?.isEmpty == false)
        }

        @Test func `a failure says step, attempts and input`() throws {
            let outcome = try Executable().run(["run", "triage", "--json", "log=gone.log"])
            #expect(outcome.code == 1)
            let ended = try JSONLines(outcome).ended
            #expect(ended["status"] == "failed")
            let message = "There is no file 'gone.log'. Check the path; a relative one starts at the working directory."
            #expect(
                ended["error"] == [
                    "type": "LogFileError", "message": .string(message), "step": "open", "attempts": 1,
                    "input": "Request",
                ]
            )
        }

        @Test func `a run that takes too long ends with 4`() throws {
            let line = "Nov 22 10:00:00 host kernel: a line of a log that is long enough to take its time\n"
            let program = try Executable(files: ["log": String(repeating: line, count: 50_000)])
            let outcome = try program.run(["run", "triage", "--json", "log=log", "--timeout", "1ms"])
            #expect(outcome.code == 4)
            let ended = try JSONLines(outcome).ended
            #expect(ended["status"] == "timed_out")
            #expect(ended["error"]?["type"] == "WorkflowTimeoutError")
        }

        @Test func `a reader that goes away ends the program quietly`() throws {
            let program = try Executable()
            // The reader is over before the program begins.
            let outcome = try program.shell(
                """
                mkfifo pipe
                exec 5<>pipe 6>pipe 7<pipe
                exec 5<&- 7<&-
                $program list >&6
                echo $? >code
                """
            )
            #expect(try program.folder.text(of: "code") == "141\n")
            #expect(outcome.errors == "")
        }
    }
}
