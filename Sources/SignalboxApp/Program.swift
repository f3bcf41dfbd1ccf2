import ArgumentParser
import Foundation
import TerminalUI
import ThemeFiles
import WorkflowConsole
import Workflows

#if canImport(Glibc)
    import Glibc
#endif

/// One run of the program: reads the command line, does what it says, and says how it went by its exit code.
@MainActor
struct Program {
    let name: String
    let version: String
    let runners: [any AnyWorkflowRunner]

    init<App: ConsoleApp>(app: App) {
        name =
            App.name ?? CommandLine.arguments.first.map { String($0.split(separator: "/").last ?? "signalbox") }
            ?? "signalbox"
        version = App.version
        runners = app.workflows.map(\.anyRunner)
    }

    /// Never returns: the process ends with the exit code of what was done.
    func run(arguments: [String]) -> Never {
        // A reader that goes away must give an error at the next write, not end the process without a word.
        signal(SIGPIPE, SIG_IGN)
        // Before anything is said: what is wrong with the command line is shown in the same characters.
        Characters.decide(
            environment: ProcessInfo.processInfo.environment,
            asciiAsked: arguments.prefix { $0 != "--" }.contains("--ascii")
        )
        let code: ExitCode
        do {
            code = try perform(try parse(arguments))
        } catch is CleanExit {
            code = .completed
        } catch let error as ExitError {
            say(error.message)
            code = error.code
        } catch {
            say("\(error)")
            code = .internalFault
        }
        RunWatch.exit(code)
    }

    /// One line on standard error, whatever the text holds.
    func say(_ text: String) { StandardError.write(SafeText(untrusted: "\(name): \(text)").string) }

    private func parse(_ arguments: [String]) throws -> any ParsableCommand {
        if arguments.contains("--version"), !arguments.contains("--") {
            StandardOutput.write("\(name) \(version)")
            throw CleanExit.done
        }
        let verb = try verb(in: arguments)
        do {
            let command = try RootCommand.parseAsRoot(arguments)
            guard Program.isOwn(command) else {
                // The parser's own verbs print by throwing.
                var command = command
                try command.run()
                throw CleanExit.done
            }
            return command
        } catch let error where !(error is CleanExit) {
            if RootCommand.exitCode(for: error) == .success {
                StandardOutput.write(RootCommand.fullMessage(for: error, columns: min(Surroundings.columns, 100)))
                throw CleanExit.done
            }
            var message = RootCommand.message(for: error).split(separator: "\n").first.map(String.init) ?? "Wrong use."
            if message.last.map({ ".?!".contains($0) }) != true { message += "." }
            throw ExitError(.usage, "\(message) See '\(([name] + verb).joined(separator: " ")) --help'.")
        }
    }

    /// The verb the command line begins with, as a list of none or one.
    ///
    /// - Throws: ``ExitError`` 64 when the first word is no verb.
    private func verb(in arguments: [String]) throws -> [String] {
        guard let word = arguments.first, !word.hasPrefix("-") else { return [] }
        // A graph file alone is opened.
        guard !NamedGraph.isFile(word) else { return [] }
        let verbs = RootCommand.configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
        guard !verbs.contains(word) else { return [word] }
        let start = "There is no verb '\(word)'."
        if runners.contains(where: { $0.declaration.name == word }) {
            throw ExitError(.usage, "\(start) To start the workflow, write '\(name) run \(word)'.")
        }
        if let nearest = word.nearest(in: verbs) { throw ExitError(.usage, "\(start) Did you mean '\(nearest)'?") }
        throw ExitError(.usage, "\(start) There are: \(verbs.joined(separator: ", ")).")
    }

    private static func isOwn(_ command: any ParsableCommand) -> Bool {
        RootCommand.configuration.subcommands.contains { $0 == type(of: command) }
    }

    private func perform(_ command: any ParsableCommand) throws -> ExitCode {
        var command = command
        if var common = command as? any CommonCommand {
            common.common.add(try settings(common.common.config))
            Characters.decide(
                environment: ProcessInfo.processInfo.environment,
                asciiAsked: common.common.ascii
            )
            command = common
        }
        return try done(command)
    }

    /// What the settings file says; what is wrong with it is said on standard error, and left out.
    ///
    /// - Throws: ``ExitError`` 66 when the file of the command line cannot be read.
    private func settings(_ asked: String?) throws -> Settings {
        if let asked { _ = try NamedFile.read(asked) }
        let path = asked ?? Places.found().settings
        guard asked != nil || FileManager.default.fileExists(atPath: path) else { return Settings() }
        let result = SettingsFile.read(path)
        for finding in result.findings { say("\(finding.text.string). It is left out.") }
        return result.settings
    }

    private func done(_ command: any ParsableCommand) throws -> ExitCode {
        switch command {
        case let command as ListCommand: try list(command)
        case let command as ValidateCommand: try validate(command)
        case let command as GraphCommand: try graph(command)
        case let command as ThemesCommand: try themes(command)
        case let command as InfoCommand: try info(command)
        case let command as RunCommand: try start(command)
        case let command as OpenCommand: try open(command)
        default: throw ExitError(.internalFault, "This verb does nothing. Please report it.")
        }
    }

    /// The workflow of a name.
    ///
    /// - Throws: ``ExitError`` 64 that names the nearest one.
    func runner(named wanted: String) throws -> any AnyWorkflowRunner {
        if let runner = runners.first(where: { $0.declaration.name == wanted }) { return runner }
        let names = runners.map(\.declaration.name)
        if let nearest = wanted.nearest(in: names) {
            throw ExitError(.usage, "There is no workflow '\(wanted)'. Did you mean '\(nearest)'?")
        }
        throw ExitError(.usage, "There is no workflow '\(wanted)'. There are: \(names.joined(separator: ", ")).")
    }
}

/// Thrown when the command line asked for words only, and they were printed.
enum CleanExit: Error {
    case done
}
