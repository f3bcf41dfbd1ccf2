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
            let place = console.model.graph.picture?.diagram.place(of: problem)
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

    @Test func `every code has a heading, and a problem of every code has a place`() {
        for code in WorkflowProblem.Code.allCases {
            #expect(!code.heading.isEmpty)
            for subject in [WorkflowProblem.Subject.workflow("broken"), .step("nowhere"), .event("Nothing")] {
                var info = SampleWorkflows.hello
                info.problems = [SampleWorkflows.problem(code, subject, 1, "reason", "fix")]
                let diagram = Diagram(info.graph, problems: info.problems)
                guard case .node(let node) = diagram.place(of: info.problems[0]) else { continue }
                #expect(diagram.nodes.contains(node), "\(code) \(subject)")
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

    @Test func `a workflow without problems says so`() {
        var console = Console()
        console.press("7")
        #expect(console.text.contains("✓ no problems"))
        console.press("Esc")
        #expect(!console.model.showsProblems)
    }
}
