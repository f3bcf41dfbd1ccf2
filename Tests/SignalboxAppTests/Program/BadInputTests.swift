import Foundation
import Testing

/// One row: what is typed, and what comes of it.
struct BadInput: CustomTestStringConvertible, Sendable {
    var arguments: [String]
    var input = ""
    var code: Int32
    /// The only line on standard error, after the program's name.
    var line: String

    init(_ arguments: String..., input: String = "", code: Int32, line: String) {
        self.arguments = arguments
        self.input = input
        self.code = code
        self.line = line
    }

    var testDescription: String { arguments.joined(separator: " ") }

    static let files = [
        "list.json": "[1, 2]", "text.json": "log: x\n", "wrong.json": #"{"log": "x", "limit": "many"}"#,
        "unknown.json": #"{"log": "x", "limt": 3}"#, "graph.json": #"{"nodes": 1}"#,
        "answers.jsonl": "{\"accept\": true}\nyes\n",
        "broken.yaml": "name: Broken\npalette:\n  red: nonsense\nroles:\n  screen: { fg: red }\n",
    ]

    static let known = "There are: hello, triage, release, checks, broken, broken-start, broken-stop."

    static let rows: [BadInput] = [
        // Names.
        BadInput("run", "helo", code: 64, line: "There is no workflow 'helo'. Did you mean 'hello'?"),
        BadInput(
            "run",
            "deploy",
            code: 64,
            line: "There is no workflow 'deploy'. \(known)"
        ),
        BadInput("graph", "traige", code: 64, line: "There is no workflow 'traige'. Did you mean 'triage'?"),
        BadInput("validate", "hello", "brokn", code: 64, line: "There is no workflow 'brokn'. Did you mean 'broken'?"),
        BadInput(
            "run",
            "\u{1B}[31mred",
            code: 64,
            line: "There is no workflow '␛[31mred'. \(known)"
        ),
        BadInput("lst", code: 64, line: "There is no verb 'lst'. Did you mean 'list'?"),
        BadInput(
            "frobnicate",
            code: 64,
            line: "There is no verb 'frobnicate'. "
                + "There are: console, run, list, validate, graph, themes, info, help."
        ),
        BadInput(
            "hello",
            code: 64,
            line: "There is no verb 'hello'. To start the workflow, write 'signalbox run hello'."
        ),
        BadInput("--frob", code: 64, line: "Unknown option '--frob'. See 'signalbox --help'."),
        BadInput(
            "run",
            "hello",
            "--jsn",
            code: 64,
            line: "Unknown option '--jsn'. Did you mean '--json'? See 'signalbox run --help'."
        ),
        BadInput("run", code: 64, line: "Missing expected argument '<workflow>'. See 'signalbox run --help'."),
        BadInput(
            "list",
            "--color",
            "blue",
            code: 64,
            line: "The value 'blue' is invalid for '--color <color>'. "
                + "Please provide one of 'auto', 'always' or 'never'. See 'signalbox list --help'."
        ),

        // Flags.
        BadInput("run", "hello", "--plain", "--json", code: 64, line: "--plain and --json exclude each other."),
        BadInput("run", "hello", "--read-only", code: 64, line: "'run' and --read-only exclude each other."),
        BadInput(
            "run",
            "hello",
            "--timeout",
            "soon",
            code: 64,
            line: "'--timeout soon' is no length of time. Write 90s, 5m, 1h or none."
        ),
        BadInput(
            "run",
            "hello",
            "--timeout",
            "0",
            code: 64,
            line: "'--timeout 0' is no length of time. Write 90s, 5m, 1h or none."
        ),
        BadInput(
            "graph",
            "hello",
            "--width",
            "0",
            code: 64,
            line: "'--width 0' is no width. Give a number of columns from 1."
        ),

        // Fields.
        BadInput("run", "triage", code: 65, line: "Field 'log' of triage is missing. Give it as log=value."),
        BadInput("run", "triage", "limit=many", code: 65, line: "Field 'limit' of triage must be a whole number."),
        BadInput(
            "run",
            "triage",
            "limit:=\"many\"",
            "log=x",
            code: 65,
            line: "Field 'limit' of triage must be a whole number, not text."
        ),
        BadInput("run", "triage", "limt=3", code: 64, line: "triage has no field 'limt'. Did you mean 'limit'?"),
        BadInput("run", "hello", "name=Ada", code: 64, line: "hello has no field 'name'; it takes none."),
        BadInput(
            "run",
            "triage",
            "var.log",
            code: 64,
            line: "'var.log' is no field. Write name=value; triage takes log, limit, output."
        ),
        BadInput(
            "run",
            "triage",
            "limit=1",
            "limit=2",
            code: 64,
            line: "Field 'limit' of triage is given twice. Give it once; it is no list."
        ),
        BadInput(
            "run",
            "triage",
            "limit:={",
            code: 65,
            line: "Field 'limit' of triage: '{' is not JSON. For plain text write limit=text."
        ),

        // Files.
        BadInput(
            "run",
            "triage",
            "--input",
            "gone.json",
            code: 66,
            line: "gone.json: no such file or directory. Name a file that exists."
        ),
        BadInput(
            "run",
            "triage",
            "log=@gone.txt",
            code: 66,
            line: "gone.txt: no such file or directory. Name a file that exists."
        ),
        BadInput(
            "run",
            "hello",
            "--answers",
            "gone.jsonl",
            code: 66,
            line: "gone.jsonl: no such file or directory. Name a file that exists."
        ),
        BadInput(
            "validate",
            "gone.json",
            code: 66,
            line: "gone.json: no such file or directory. Name a file that exists."
        ),
        BadInput("run", "triage", "--input", ".", code: 66, line: ". is a folder. Name a file."),
        BadInput("run", "triage", "log=@..", code: 66, line: ".. is a folder. Name a file."),
        // The memory of a process at 0 can be opened and not be read, also by root.
        BadInput(
            "run",
            "triage",
            "--input",
            "/proc/self/mem",
            code: 66,
            line: "/proc/self/mem: input/output error. Name a file that can be read."
        ),

        // What stands in files.
        BadInput(
            "run",
            "triage",
            "--input",
            "text.json",
            code: 65,
            line: "text.json is not JSON. Give one object with the fields of triage."
        ),
        BadInput(
            "run",
            "triage",
            "--input",
            "list.json",
            code: 65,
            line: "list.json is not a JSON object. Give one with the fields of triage."
        ),
        BadInput(
            "run",
            "triage",
            "--input",
            "-",
            input: "{",
            code: 65,
            line: "Standard input is not JSON. Give one object with the fields of triage."
        ),
        BadInput(
            "run",
            "triage",
            "--input",
            "wrong.json",
            code: 65,
            line: "Field 'limit' of triage must be a whole number, not text."
        ),
        BadInput(
            "run",
            "triage",
            "--input",
            "unknown.json",
            code: 64,
            line: "triage has no field 'limt'. Did you mean 'limit'?"
        ),
        BadInput("run", "hello", "--answers", "answers.jsonl", code: 65, line: "answers.jsonl, line 2: not JSON."),
        BadInput(
            "validate",
            "text.json",
            code: 65,
            line: "text.json:1:1: is not JSON. Give a graph as 'graph --format json' prints it."
        ),
        BadInput(
            "graph",
            "graph.json",
            code: 65,
            line: "graph.json:1:11: is no graph: nodes must be a list of nodes, not a number."
        ),

        // Answers.
        BadInput(
            "run",
            "hello",
            "--answer",
            "yes",
            code: 64,
            line: "'--answer yes' is no answer. Write --answer Event.field=value."
        ),
        BadInput(
            "run",
            "hello",
            "--answer",
            "Nam.loudly=yes",
            code: 64,
            line: "Workflow 'hello' takes no answer 'Nam'. Did you mean 'Name'?"
        ),
        BadInput(
            "run",
            "hello",
            "--answer",
            "Name.loud=yes",
            code: 64,
            line: "Name has no field 'loud'. Did you mean 'loudly'?"
        ),
        BadInput(
            "run",
            "hello",
            "--answer",
            "Name.loudly=perhaps",
            code: 65,
            line: "Field 'loudly' of Name must be yes or no."
        ),

        // Workflows.
        BadInput(
            "run",
            "broken-start",
            code: 2,
            line: "Workflow 'broken-start' cannot run: 1 problem. 'signalbox validate broken-start' shows them."
        ),
    ]
}

extension ProgramTests {
    struct BadInputTests {
        @Test(arguments: BadInput.rows)
        func `each error is one line and one exit code`(row: BadInput) throws {
            let outcome = try Executable(files: BadInput.files).run(row.arguments, input: row.input)
            #expect(outcome.code == row.code)
            #expect(outcome.errors == "signalbox: \(row.line)\n")
            #expect(outcome.output == "")
        }

        @Test(arguments: [["--json"], ["--plain"], []])
        func `a missing log is the workflow's business`(flags: [String]) throws {
            let outcome = try Executable().run(["run", "triage", "log=gone.log"] + flags)
            #expect(outcome.code == 1)
            #expect(outcome.errors == "")
            let last = try #require(outcome.lines.last)
            #expect(last.contains("There is no file 'gone.log'."))
            #expect(last.contains(flags == ["--json"] ? #""status":"failed""# : "failed: "))
        }

        @Test func `a broken theme is a warning with its place, and the program goes on`() throws {
            let arguments = ["run", "triage", "log=gone.log", "--json", "--theme", "./broken.yaml"]
            let outcome = try Executable(files: BadInput.files).run(arguments)
            #expect(outcome.code == 1)
            let reason =
                ##"'nonsense' is not in the palette; a colour is "#rrggbb", a palette name, an ANSI name or default."##
            #expect(
                outcome.errors
                    == "signalbox: ./broken.yaml:3:8: warning: \(reason) The default theme is taken.\n"
            )
        }

        @Test func `a theme that is not there is a warning too`() throws {
            let outcome = try Executable().run(["--theme", "nosuch"])
            #expect(outcome.code == 0)
            let reason = "there is no theme 'nosuch'; 'themes' lists them."
            let line = "signalbox: nosuch: warning: \(reason) The default theme is taken.\n"
            // Behind it stands what the console as lines asks.
            #expect(outcome.errors.hasPrefix(line))
        }

        @Test func `a file without permission is named`() throws {
            let program = try Executable(files: ["closed.json": "{}"])
            let path = "\(program.folder.path)/closed.json"
            try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
            // Root may read every file, but not without these capabilities.
            let less = geteuid() == 0 ? "setpriv --bounding-set=-dac_override,-dac_read_search " : ""
            let outcome = try program.shell("\(less)$program run triage --input closed.json")
            #expect(outcome.code == 66)
            #expect(outcome.errors == "signalbox: closed.json: permission denied. Name a file that can be read.\n")
        }
    }
}
