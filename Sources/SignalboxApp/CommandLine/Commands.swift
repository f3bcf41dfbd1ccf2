import ArgumentParser
import CursesTerminal
import Foundation
import ThemeFiles
import WorkflowConsole

/// The root of the command line; without a verb it opens the console.
struct RootCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: CommandLine.arguments.first.map { URL(fileURLWithPath: $0).lastPathComponent } ?? "signalbox",
            abstract: "Run event-driven workflows, watch them live, and answer their questions.",
            discussion: """
                Without a verb it opens the console on all workflows of this program: on a screen where standard \
                output is a terminal, else as lines. SIGNALBOX_PLAIN=1 asks for lines everywhere.

                Exit codes: 0 completed, 1 failed, 2 invalid workflow, 3 input needed, 4 timed out, 5 cancelled, \
                64 wrong use, 65 input that does not fit, 66 a file that cannot be read, 70 a fault of the program, \
                74 the terminal failed, 128+n ended by signal n.
                """,
            subcommands: [
                OpenCommand.self, RunCommand.self, ListCommand.self, ValidateCommand.self, GraphCommand.self,
                ThemesCommand.self, InfoCommand.self,
            ],
            defaultSubcommand: OpenCommand.self
        )
    }
}

/// Flags that every verb takes.
struct CommonOptions: ParsableArguments {
    @Option(
        help: """
            A theme's name, or the path of a theme file; `themes` shows them. Two names with a comma between them are \
            one for dark and one for light terminals; auto is the default.
            """
    )
    var theme: String?

    @Option(help: "When to use colour: auto, always or never; auto is the default.")
    var color: ColorChoice?

    @Flag(help: "Draw with ASCII characters only.")
    var ascii = false

    @Flag(name: .customLong("no-mouse"), help: "Leave the mouse to the terminal.")
    var noMouse = false

    @Flag(name: .customLong("reduced-motion"), help: "Move the screen less: slower clocks, fewer frames.")
    var reducedMotion = false

    @Option(help: "A settings file in place of the one in the configuration folder; `info` shows where that is.")
    var config: String?

    @Flag(help: "Look only: nothing can be started, answered or cancelled.")
    var readOnly = false

    @Flag(help: "Say more: engine notices and step activity, among the events of the screen too.")
    var verbose = false

    @Flag(help: "Say less: results and errors only; on the screen no bell, and after it the result alone.")
    var quiet = false

    @Flag(help: "Print the version.")
    var version = false
}

/// A verb with the flags that every verb takes.
protocol CommonCommand: ParsableCommand {
    var common: CommonOptions { get set }
}

extension CommonOptions {
    /// Takes from a settings file what the command line leaves open.
    mutating func add(_ settings: Settings) {
        theme = theme ?? settings.theme
        color = color ?? settings.color.flatMap { ColorChoice(rawValue: $0.rawValue) }
        ascii = ascii || settings.isASCII == true
        noMouse = noMouse || settings.usesMouse == false
        reducedMotion = reducedMotion || settings.hasReducedMotion == true
    }

    /// When to use colour, in the terminal's own words.
    var colorPreference: ColorPreference { color.flatMap { ColorPreference(rawValue: $0.rawValue) } ?? .auto }

    /// How much of a run's stream is printed as lines.
    var eventLines: PlainDialogue.EventLines { quiet ? .none : verbose ? .all : .some }
}

/// When to use colour.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable, Sendable {
    case auto, always, never
}

/// Opens the console; the verb behind an empty command line.
struct OpenCommand: CommonCommand {
    static let configuration = CommandConfiguration(
        commandName: "console",
        abstract: "Open the console on all workflows, and on graphs of files beside them."
    )

    @Argument(help: "Files with graphs as JSON, to be looked at; they are read again at every check.")
    var files: [String] = []

    @OptionGroup var common: CommonOptions

    @Flag(help: "Lines instead of a screen: for pipes, screen readers and slow lines.")
    var plain = false
}

/// Starts one run.
struct RunCommand: CommonCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Start a run and open the console on it.",
        discussion: """
            Fields of the start event: name=text is read by the schema, name:=json is raw JSON, name=@file is a \
            file's content, a.b=1 reaches into an object, and a repeated name fills a list. In the console the \
            first question of the run opens by itself; as lines it is asked at once; with --json it is a line of \
            type AnswerRequired, and an answer is one line of JSON on standard input.
            """
    )

    @Argument(help: "The workflow's name; `list` shows them.")
    var workflow: String

    @Argument(help: "Fields of the start event.")
    var fields: [String] = []

    @Option(help: "A JSON file with the fields, or - for standard input; fields on the command line come on top.")
    var input: String?

    @Flag(help: "Lines instead of a screen: for pipes, screen readers and slow lines.")
    var plain = false

    @Flag(help: "One JSON object a line; answers are read from standard input.")
    var json = false

    @Option(help: "The time limit of the run, as 90s, 5m, 1h, or none.")
    var timeout: String?

    @Option(help: ArgumentHelp("Answer questions beforehand, by response event.", valueName: "event.field=value"))
    var answer: [String] = []

    @Option(help: "A file with one answer a line, in the form that --json reads, or - for standard input.")
    var answers: String?

    @Flag(
        name: .customLong("no-input"),
        help: "Never ask, and print lines: a question without an answer ends the program with 3."
    )
    var noInput = false

    @Flag(help: "Keep nothing after the program ends; so far every run is of this kind.")
    var ephemeral = false

    @OptionGroup var common: CommonOptions
}

/// Lists the workflows.
struct ListCommand: CommonCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Show the workflows, one sentence each."
    )

    @Flag(help: "As one JSON object.")
    var json = false

    @OptionGroup var common: CommonOptions
}

/// Checks workflows.
struct ValidateCommand: CommonCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Check the event graph of workflows and show every problem.",
        discussion: "Without names it checks all workflows of this program. Exit code 2 when there are errors."
    )

    @Argument(help: "Names of workflows, or files with graphs as JSON, or - for one from standard input.")
    var workflows: [String] = []

    @Flag(help: "As one JSON object.")
    var json = false

    @Flag(help: "Count warnings as errors.")
    var strict = false

    @Flag(help: "Make the resources of the workflows too: read their settings, open what they open.")
    var resources = false

    @Flag(help: "Print the closed set of problem codes instead.")
    var codes = false

    @OptionGroup var common: CommonOptions
}

/// Prints a workflow's graph.
struct GraphCommand: CommonCommand {
    static let configuration = CommandConfiguration(commandName: "graph", abstract: "Print a workflow's event graph.")

    @Argument(help: "The workflow's name, or a file with a graph as JSON, or - for one from standard input.")
    var workflow: String

    @Option(help: "The form of the drawing.")
    var format: GraphFormat?

    @Option(help: "The width in columns; without one, that of the terminal, or 80.")
    var width: Int?

    @OptionGroup var common: CommonOptions
}

/// The forms in which a graph is printed.
enum GraphFormat: String, ExpressibleByArgument, CaseIterable, Sendable {
    case text, ascii, json, mermaid, dot, layout
}

/// Lists the themes.
struct ThemesCommand: CommonCommand {
    static let configuration = CommandConfiguration(commandName: "themes", abstract: "Show the themes there are.")

    @OptionGroup var common: CommonOptions
}

/// Prints paths and capabilities.
struct InfoCommand: CommonCommand {
    static let configuration = CommandConfiguration(
        commandName: "info",
        abstract: "Show every path and capability the program found."
    )

    @OptionGroup var common: CommonOptions
}
