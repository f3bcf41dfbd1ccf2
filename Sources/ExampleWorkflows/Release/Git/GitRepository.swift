import FoundationEssentials
import Subprocess

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A git repository, read and tagged by the real git, each call a process of its own.
///
/// The processes have no standard input and no controlling terminal, so nothing can ask; ``GitCommand`` says what else
/// is kept from them. Cancelling the calling task ends them.
struct GitRepository: Codable, Hashable, Sendable {
    /// The path as it was given.
    let path: String
    private(set) var declared = DeclaredPrograms()

    /// Finds out whether git can be used on a path at all.
    ///
    /// - Throws: ``GitError``: no name, no folder there, no git or one that is too old, somebody else's repository, a
    ///   configuration with a name that cannot be read.
    static func opened(at path: String) async throws -> GitRepository {
        guard !path.isEmpty else { throw GitError.noName }
        var status = stat()
        guard !path.utf8.contains(0), stat(path, &status) == 0,
            mode_t(status.st_mode) & mode_t(S_IFMT) == mode_t(S_IFDIR)
        else { throw GitError.missing(path) }
        var repository = GitRepository(path: path)
        try await repository.checkVersion()
        // Without a repository this also reads, and only, the person's own configuration.
        let names = try await repository.output(
            of: ["config", "--name-only", "-z", "--get-regexp", "--", DeclaredPrograms.pattern],
            allowing: [1]
        )
        repository.declared = try DeclaredPrograms(names: names, of: path)
        return repository
    }

    /// Runs git and returns what it printed, bytes that are no UTF-8 replaced.
    ///
    /// - Parameter allowing: exit codes besides 0 that are an answer and no failure.
    func run(_ words: [String], allowing: Set<Int32> = []) async throws -> String {
        try await String(decoding: output(of: words, allowing: allowing), as: UTF8.self)
    }

    /// Runs git and returns the bytes it printed.
    private func output(of words: [String], allowing: Set<Int32>) async throws -> [UInt8] {
        let command = GitCommand(repository: path, words: words, declared: declared)
        let environment = command.environment(from: ProcessInfo.processInfo.environment)
        var options = PlatformOptions()
        options.createSession = true
        options.teardownSequence = [.gracefulShutDown(toProcessGroup: true, allowedDurationToNextStep: .seconds(2))]
        let name = words.first ?? ""
        do {
            let result = try await Subprocess.run(
                .name("git"),
                arguments: Arguments(command.arguments),
                environment: .custom(
                    Dictionary(uniqueKeysWithValues: environment.map { (Environment.Key(stringLiteral: $0), $1) })
                ),
                platformOptions: options,
                input: .none,
                output: .bytes(limit: GitCommand.longestOutput),
                error: .bytes(limit: GitCommand.longestOutput)
            )
            if case .exited(let code) = result.terminationStatus, code == 0 || allowing.contains(code) {
                return result.standardOutput
            }
            try Task.checkCancellation()
            throw failure(of: name, message: String(decoding: result.standardError, as: UTF8.self))
        } catch let error as SubprocessError {
            switch error.code {
            case .executableNotFound: throw GitError.notInstalled
            case .outputLimitExceeded: throw GitError.tooLong(path, command: name)
            default: throw GitError.failed(path, command: name, reason: MarkdownText.visible(error.description))
            }
        }
    }

    private func checkVersion() async throws {
        let version = try await run(["version"]).split(separator: " ").dropFirst(2).first.map(String.init) ?? "of old"
        let numbers = version.split(whereSeparator: { !$0.isNumber }).compactMap { Int($0) }
        guard numbers.count >= 2, (numbers[0], numbers[1]) >= (2, 31) else { throw GitError.tooOld(version) }
    }

    /// What a failed call means, by git's own words.
    private func failure(of name: String, message: String) -> GitError {
        if message.contains("not a git repository") { return .notRepository(path) }
        if message.contains("dubious ownership") { return .otherOwner(path) }
        if message.contains("Please tell me who you are") || message.contains("empty ident name") {
            return .noIdentity(path)
        }
        let lines = message.split(separator: "\n").map { MarkdownText.visible(String($0)) }
        let reason = lines.prefix(3).joined(separator: " ")
        return .failed(path, command: name, reason: reason.isEmpty ? "it did not say why." : String(reason.prefix(500)))
    }
}
