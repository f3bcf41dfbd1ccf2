import Foundation
import TerminalTesting
import TerminalUI
import Testing
import ThemeFiles
import WorkflowConsole
import Workflows

@testable import SignalboxApp

/// The loop around the console's values, on a terminal that lives in memory.
@Suite struct ScreenSessionTests {
    @Workflow
    struct Tea {
        @Step func brew(_ start: Start) -> Stop<String> { Stop("tea") }
    }

    /// Types keys, leaves, and gives the terminal with all that was asked of it.
    static func terminal(after keys: KeyScript) throws -> VirtualTerminal {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("session-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let terminal = VirtualTerminal(capabilities: TerminalCapabilities(mouse: true))
        terminal.send(keys)
        terminal.send("q")
        let session = ScreenSession(
            terminal: terminal,
            source: LocalRunSource([Tea().runner()]),
            model: Model(options: ConsoleOptions(started: Date())),
            theme: .fallback,
            choice: ThemeChoice(wish: ThemeLibrary.automaticID, ground: TerminalGround(colorFGBG: nil)),
            library: ThemeLibrary(environment: ["HOME": folder]),
            places: Places(configuration: folder, state: folder, sourceRoots: []),
            files: GraphFiles([]),
            build: nil,
            restored: nil
        )
        try session.run()
        return terminal
    }

    @Test func `the mouse is given to the terminal, and taken again`() throws {
        let terminal = try ScreenSessionTests.terminal(after: ": \"mouse off\" Enter : \"mouse on\" Enter")
        let calls = terminal.calls.filter { if case .mouse = $0 { true } else { false } }
        #expect(calls == [.mouse(false), .mouse(true)])
    }
}
