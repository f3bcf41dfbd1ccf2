import ArgumentParser
import FoundationEssentials
import TerminalUI
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
        let code: ExitCode
        do {
            code = try perform(try parse(arguments))
        } catch is CleanExit {
            code = .completed
        } catch let error as ExitError {
            StandardError.write("\(name): \(error.message)")
            code = error.code
        } catch {
            StandardError.write("\(name): \(error)")
            code = .internalFault
        }
        exit(code.rawValue)
    }

    private func parse(_ arguments: [String]) throws -> any ParsableCommand {
        if arguments.contains("--version"), !arguments.contains("--") {
            StandardOutput.write("\(name) \(version)")
            throw CleanExit.done
        }
        do {
            return try RootCommand.parseAsRoot(arguments)
        } catch {
            let code = RootCommand.exitCode(for: error)
            if code == .success {
                StandardOutput.write(RootCommand.fullMessage(for: error))
                throw CleanExit.done
            }
            let message = RootCommand.message(for: error).split(separator: "\n").first.map(String.init) ?? "wrong use"
            throw ExitError(.usage, "\(message) See '\(name) --help'.")
        }
    }

    private func perform(_ command: any ParsableCommand) throws -> ExitCode {
        switch command {
        case let command as ListCommand: try list(command)
        case let command as ValidateCommand: try validate(command)
        case let command as GraphCommand: try graph(command)
        case let command as ThemesCommand: try themes(command)
        case let command as InfoCommand: try info(command)
        case let command as RunCommand: try start(command)
        case let command as OpenCommand: try open(command)
        default: throw ExitError(.internalFault, "The verb '\(type(of: command))' is not known.")
        }
    }

    /// The workflow of a name.
    ///
    /// - Throws: ``ExitError`` 64 that names the nearest one.
    func runner(named wanted: String) throws -> any AnyWorkflowRunner {
        if let runner = runners.first(where: { $0.declaration.name == wanted }) { return runner }
        let names = runners.map(\.declaration.name)
        let shown = SafeText(untrusted: wanted).string
        if let nearest = wanted.nearest(in: names) {
            throw ExitError(.usage, "There is no workflow '\(shown)'. Did you mean '\(nearest)'?")
        }
        throw ExitError(.usage, "There is no workflow '\(shown)'. There are: \(names.joined(separator: ", ")).")
    }
}

/// Thrown when the command line asked for words only, and they were printed.
enum CleanExit: Error {
    case done
}
