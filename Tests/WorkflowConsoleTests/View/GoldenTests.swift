import Foundation
import TerminalTesting
import TerminalUI
import Testing
import Workflows

@testable import WorkflowConsole

/// Whole screens, compared with what is kept in `Goldens/`.
///
/// With `RECORD_SCREENS` set to a folder, what the tests see is written there as Swift, to be looked at and kept.
@Suite struct GoldenTests {
    enum Scene: String, CaseIterable, Sendable {
        case firstMinute, startForm, running, prompt, problems, finished, failed
    }

    static let sizes = [
        Size(width: 200, height: 60), Size(width: 120, height: 40), Size(width: 80, height: 24),
        Size(width: 20, height: 5),
    ]

    @Test(arguments: Scene.allCases, sizes)
    func `a screen is as it was`(scene: Scene, size: Size) throws {
        let shown = GoldenTests.console(scene, size).screen
        let name = "\(scene.rawValue)\(size.width)x\(size.height)"
        try GoldenTests.record(name, shown)
        let kept = try #require(Goldens.all[name], "there is no screen \(name) in Goldens/")
        if let difference = shown.difference(from: kept) { Issue.record("\(name)\n\(difference)") }
    }

    static func console(_ scene: Scene, _ size: Size) -> Console {
        var console = Console(size.width, size.height)
        switch scene {
        case .firstMinute: break
        case .startForm: console.press("j r \"/var/log/dp\"")
        case .running:
            console.look(at: .asking(), seconds: 12)
            console.press("3")
        case .prompt:
            console.look(at: .asking(), seconds: 12)
            console.press("a 1 Tab Tab \"scanner, seen befor\"")
        case .problems: console.press("G 7 j")
        case .finished:
            console.look(at: .asking(), seconds: 12)
            console.end(.completed, result: ["report": "triage-dpkg.md", "lines": 1842, "findings": []])
        case .failed:
            console.look(at: .asking(), seconds: 12)
            let failure = RunInfo.Failure(
                type: "LogError",
                message: "no such file: dpkg.log",
                step: "open",
                attempts: 1
            )
            console.end(.failed, failure: failure)
            console.press("w")
        }
        return console
    }

    static func record(_ name: String, _ screen: Screenshot) throws {
        guard let folder = ProcessInfo.processInfo.environment["RECORD_SCREENS"] else { return }
        let text =
            "    static let \(name) = #\"\"\"\n"
            + screen.description.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.isEmpty ? "" : "        \($0)" }.joined(separator: "\n") + "\n        \"\"\"#\n"
        try text.write(toFile: "\(folder)/\(name).txt", atomically: true, encoding: .utf8)
    }
}
