import Foundation
import Testing

/// A program that is talked to: lines are typed once the words they answer have come.
final class Talk {
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()
    private var heard = ""
    private var place: String.Index
    let folder: Executable.Folder

    /// Starts the program with standard output and standard error in one stream.
    init(_ arguments: [String], files: [String: String] = [:]) throws {
        folder = try Executable.Folder()
        for (name, text) in files { try folder.write(text, to: name) }
        place = heard.startIndex
        // One shell keeps the exit code, which stays the program's own when a signal ends it; the other becomes the
        // program in a session of its own, so that its id is known. No talk outlasts a minute.
        let script = """
            /usr/bin/timeout --foreground -k 1 60 /bin/sh -c 'echo $$ >id; exec /usr/bin/setsid "$@"' sh "$@" 2>&1
            echo $? >code
            """
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", script, "sh", Executable.path] + arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
        process.environment = [
            "HOME": folder.path, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "USER": "ada", "TERM": "xterm",
        ]
        process.standardInput = input
        process.standardOutput = output
        process.standardError = output
        try process.run()
    }

    /// Reads until the words come; gives everything since the last ones.
    @discardableResult
    func hear(_ words: String) throws -> String {
        while true {
            if let range = heard[place...].range(of: words) {
                defer { place = range.upperBound }
                return String(heard[place..<range.upperBound])
            }
            var poller = pollfd(fd: output.fileHandleForReading.fileDescriptor, events: Int16(POLLIN), revents: 0)
            let isReady = poll(&poller, 1, 30_000) > 0
            try #require(isReady, "'\(words)' did not come in half a minute; this did: \(heard)")
            let data = output.fileHandleForReading.availableData
            let offset = heard.utf8.distance(from: heard.startIndex, to: place)
            try #require(!data.isEmpty, "'\(words)' did not come; this did: \(heard)")
            heard += String(decoding: data, as: UTF8.self)
            place = heard.utf8.index(heard.startIndex, offsetBy: offset)
        }
    }

    func type(_ line: String) { input.fileHandleForWriting.write(Data("\(line)\n".utf8)) }

    func signal(_ number: Int32) throws {
        let id = try #require(Int32(folder.text(of: "id").dropLast()))
        kill(id, number)
    }

    deinit { if process.isRunning { process.terminate() } }

    /// Ends the input and gives the exit code and the last words.
    func end() throws -> (code: Int32, words: String) {
        try input.fileHandleForWriting.close()
        let rest = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let code = try #require(Int32(folder.text(of: "code").dropLast()))
        return (code, String(heard[place...]) + String(decoding: rest, as: UTF8.self))
    }
}
