import ExampleWorkflows
import GraphLayout
import TerminalTesting
import TerminalUI
import Testing
import Workflows

@testable import WorkflowConsole

@Suite struct ProblemTests {
    @Test(arguments: [(200, 60), (120, 40), (80, 24), (30, 10)])
    func `Enter on every problem selects its place on the graph, and the place is drawn`(size: (Int, Int)) {
        var console = Console(size.0, size.1)
        console.press("G 7 g")
        let problems = console.model.problemRows
        #expect(problems.count == 5)
        for (index, problem) in problems.enumerated() {
            #expect(console.model.selectedProblem == index)
            console.press("Enter")
            #expect(console.model.focus == .graph)
            let place = console.model.place(of: problem)
            #expect(place != nil && console.model.graph.selection == place)
            if let place, let picture = console.model.graph.picture {
                #expect(picture.rect(of: place) != nil)
                if console.model.showsLanes {
                    #expect(picture.lanes.index(of: place) != nil)
                    #expect(console.text.contains("▌"))
                } else {
                    #expect(console.text.contains(place.words))
                }
            }
            console.press("7 g")
            for _ in 0...index { console.press("j") }
        }
    }

    @Test(arguments: ["broken", "broken-start", "broken-stop"], [(200, 60), (120, 40), (80, 24)])
    func `every problem of the bundled workflows has its place on their graph`(name: String, size: (Int, Int)) throws {
        let runner = try #require(BundledWorkflows.all.map(\.anyRunner).first { $0.declaration.name == name })
        var console = Console(size.0, size.1, workflows: LocalRunSource([runner]).workflows)
        console.press("7 g")
        let problems = console.model.problemRows
        #expect(problems.count == runner.validate().problems.count)
        var events = 0
        for (index, problem) in problems.enumerated() {
            #expect(console.model.selectedProblem == index)
            console.press("Enter")
            #expect(console.model.focus == .graph, "\(problem.subject)")
            let place = try #require(console.model.graph.selection, "\(problem.subject)")
            if case .graph(let item) = problem.origin, case .event(let event) = item.subject {
                events += 1
                if case .event(let selected) = place { #expect(selected == event) }
            }
            let picture = try #require(console.model.graph.picture)
            let rect = try #require(picture.rect(of: place), "\(problem.subject)")
            #expect(!rect.isEmpty && rect.maxX <= picture.drawing.width && rect.maxY <= picture.drawing.height)
            console.press("7 g")
            for _ in 0...index { console.press("j") }
        }
        if name == "broken" { #expect(events > 5) }
    }

    @Test func `every code has a heading, and a problem of every code has a place`() {
        for code in WorkflowProblem.Code.allCases {
            #expect(!code.heading.isEmpty)
            for subject in [WorkflowProblem.Subject.workflow("broken"), .step("nowhere"), .event("Nothing")] {
                var info = SampleWorkflows.hello
                info.problems = [SampleWorkflows.problem(code, subject, 1, "reason", "fix")]
                let diagram = Diagram(info.graph, problems: info.problems)
                #expect(diagram.has(diagram.place(of: info.problems[0])), "\(code) \(subject)")
            }
        }
    }

    @Test func `ghosts stand where an end is missing`() {
        var console = Console(160, 40)
        console.press("G 7")
        #expect(console.text.contains("⊣ nobody"))
        #expect(console.text.contains("nobody ⊢"))
        #expect(console.text.contains("no way here"))
        #expect(console.text.contains("leads nowhere"))
    }

    // MARK: Failures of runs

    static let longMessage =
        "The log could not be read to its end: " + (1...40).map { "part \($0) is damaged" }.joined(separator: ", ")
        + ", which is the last."

    static func failed(_ width: Int, _ height: Int, _ message: String = longMessage) -> Console {
        var console = Console(width, height)
        console.look(at: .asking(), seconds: 12)
        console.end(.failed, failure: RunInfo.Failure(type: "LogError", message: message, step: "open", attempts: 2))
        return console
    }

    @Test(arguments: [(200, 60), (120, 40), (80, 24)])
    func `a failed run is a problem, and its whole reason is one key away`(size: (Int, Int)) {
        var console = ProblemTests.failed(size.0, size.1)
        #expect(console.text.contains("7 shows all of it"))
        #expect(!console.text.contains("which is the last."))
        console.press("7")
        #expect(console.model.problemRows.count == 1)
        #expect(console.text.contains("✗ run failed") && !console.text.contains("no problems"))
        let words = console.text.filter { !$0.isWhitespace && !"│┃".contains($0) }
        #expect(words.contains("whichisthelast.(2attempts)"), "\(console.text)")
        #expect(console.model.graph.selection == .node(.step("open")))
        console.press("Enter")
        #expect(console.model.focus == .graph && console.model.inspected == .node(.step("open")))
    }

    @Test func `the source of the step that failed opens in the editor`() {
        var console = ProblemTests.failed(120, 40, "no such file")
        #expect(
            console.press("7 e") == [.openEditor(SourcePlace(fileID: "Examples/triage.swift", line: 10, column: 5))]
        )
    }

    @Test func `a failure of another run leads to that run`() {
        var console = ProblemTests.failed(120, 40, "no such file")
        var other = SampleRun("9ab1c", start: Moment.after(60))
        other.call("open", seconds: 1)
        console.add(other)
        console.press("1 g 7")
        #expect(console.model.subject == .run("9ab1c"))
        console.press("Enter")
        #expect(console.model.subject == .run("7f3k2") && console.model.focus == .graph)
    }

    @Test func `a long message of a failed run can be unfolded in the inspector`() {
        var console = ProblemTests.failed(80, 24)
        console.press("5 Enter G")
        let words = console.text.filter { !$0.isWhitespace && !"│┃".contains($0) }
        #expect(words.contains("whichisthelast."), "\(console.text)")
    }

    // MARK: Checking again

    @Test func `what a check solved is ticked, what it found is new, and the selection stays`() {
        var console = Console()
        console.press("G 7 g j j")
        let selected = console.model.problemRows[2].identity
        var infos = SampleWorkflows.all
        let broken = infos.firstIndex { $0.name == "broken" } ?? 0
        // The first is mended, the others have moved down by a line, and there is one more.
        infos[broken].problems.removeFirst()
        for index in infos[broken].problems.indices { infos[broken].problems[index].place?.line += 1 }
        infos[broken].problems.insert(
            SampleWorkflows.problem(.stepWorkers, .step("write"), 14, "write has no workers.", "give it one."),
            at: 0
        )
        #expect(console.press("R") == [.revalidate])
        console.send(.workflows(infos, isCheckedAgain: true))
        #expect(console.model.notice?.text == "Checked again: 1 problem solved, 1 new")
        let rows = console.model.problemRows
        #expect(rows.map(\.mark) == [.new, .standing, .standing, .standing, .standing, .solved])
        #expect(rows[console.model.selectedProblem].identity == selected)
        #expect(console.text.contains("Problems 5 of broken"))
        #expect(console.text.contains("✓ produced, never consumed  solved"))
        #expect(console.text.contains("✗ number of workers  new"))
        console.press("G Enter")
        #expect(console.model.notice == nil, "Draft is still drawn")
        console.send(.workflows(infos, isCheckedAgain: true))
        #expect(console.model.notice?.text == "Checked again: nothing has changed")
        #expect(console.model.problemRows.allSatisfy { $0.mark == .standing } && console.model.problemRows.count == 5)
    }

    @Test func `past the end of the list are the problems of the next workflow`() {
        var infos = SampleWorkflows.all
        let triage = infos.firstIndex { $0.name == "triage" } ?? 0
        infos[triage].problems = [
            SampleWorkflows.problem(.stepWorkers, .step("rank"), 14, "rank has no workers.", "give it one."),
            SampleWorkflows.problem(.stepDeadEnd, .step("parse"), 20, "parse leads nowhere.", "let it."),
        ]
        var console = Console(160, 40, workflows: infos)
        console.press("G 7")
        #expect(console.text.contains("Problems 5 of broken, 2 elsewhere"))
        console.press("g n n n n")
        #expect(console.model.workflow?.name == "broken" && console.model.selectedProblem == 4)
        console.press("n")
        #expect(console.model.workflow?.name == "triage" && console.model.selectedProblem == 0)
        #expect(console.text.contains("Problems 2 of triage, 5 elsewhere"))
        #expect(console.model.graph.selection == .node(.step("rank")))
        console.press("n n")
        #expect(console.model.workflow?.name == "broken" && console.model.selectedProblem == 0)
        console.press("N")
        #expect(console.model.workflow?.name == "triage" && console.model.selectedProblem == 1)
        // What the compiler says stands in every list, and is passed once a round.
        console.send(.built([CheckingTests.missing], .failed, at: console.now))
        #expect(console.text.contains("Problems 2 of triage, 1 of build and files, 5 elsewhere"))
        console.press("G n")
        #expect(console.model.workflow?.name == "broken" && console.model.selectedProblem == 1)
        console.press("G n")
        #expect(console.model.workflow?.name == "triage" && console.model.selectedProblem == 0)
    }

    @Test func `a workflow without problems says where there are some`() {
        var console = Console()
        console.press("7")
        #expect(console.text.contains("Problems 5 elsewhere") && console.text.contains("✓ no problems"))
        #expect(console.text.contains("n shows 5 problems of other workflows"))
        console.press("n")
        #expect(console.model.workflow?.name == "broken" && console.model.selectedProblem == 0)
    }

    @Test func `a workflow without problems says so`() {
        var console = Console()
        console.press("7")
        #expect(console.text.contains("✓ no problems"))
        console.press("Esc")
        #expect(!console.model.showsProblems)
    }
}
