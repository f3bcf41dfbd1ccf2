import Testing
import Workflows

@testable import WorkflowConsole

@Suite struct GraphMarkupTests {
    @Test func `Mermaid, with faults in place`() {
        let text = GraphMarkup(SampleWorkflows.broken).mermaid.joined(separator: "\n")
        #expect(
            text == """
                ---
                title: "broken"
                ---
                flowchart TD
                    n0(("start"))
                    n1["write"]
                    n2["judge"]
                    n3["ghost, no way here"]
                    n4["polish, leads nowhere"]
                    n5(("finished"))
                    n6{{"nobody"}}
                    n7{{"nobody"}}
                    n0 -->|"Topic"| n1
                    n0 -->|"Ticket"| n1
                    n1 -.->|"Draft"| n6
                    n7 -.->|"Score"| n2
                    n3 -->|"Loop"| n4
                    n2 -->|"Finished"| n5
                    classDef fault stroke:#c00,stroke-width:2px,stroke-dasharray:5 3
                    class n0,n3,n4,n6,n7 fault
                """
        )
    }

    @Test func `DOT, with the states of a run`() {
        var run = RunModel(SampleRun.asking().info)
        for record in SampleRun.asking().records { run.take(record) }
        let text = GraphMarkup(SampleWorkflows.triage, run: run).dot.joined(separator: "\n")
        #expect(text.hasPrefix("digraph \"triage\" {\n"))
        #expect(text.contains(#"n3 [label="parse ×4 (done)", color=darkgreen];"#), "\(text)")
        #expect(text.contains(#"n4 [label="rank (asks)", color=orange, penwidth=2];"#))
        #expect(text.contains(#"n2 -> n3 [label="Chunk ×12"];"#))
        #expect(text.contains(#"[label="you (asks)", style="rounded,dashed", color=orange, penwidth=2];"#))
        #expect(text.hasSuffix("\n}"))
    }

    static let hostile = [
        "a\"] --> evil[\"b", "x\\", "\\\"", "<script>alert(1)</script>", "a\nend\nsubgraph z", "`**md**`",
        "a;b#35;&quot;",
        "\u{1B}[31mred", "\u{202E}evil", "%% comment", "{{x}}|y|", "---", "click n0 call x()", "\u{0}nul", "日本語 ×",
        "<b>", "\\N\\G", "$&'",
    ]

    @Test(arguments: hostile)
    func `a hostile name stays inside its quotes`(name: String) {
        let graph = SampleWorkflows.graph(
            name,
            steps: [name],
            events: [(name, .start), ("\(name)2", .stop)],
            flows: [(name, [], [name]), ("\(name)2", [name], [])]
        )
        let markup = GraphMarkup(WorkflowInfo(name: name, graph: graph))
        for line in markup.mermaid.dropFirst(4) {
            // Two ids of ours, and one quoted label without a quote, a line break or markup in it.
            let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
            #expect(parts.count == 3, "\(line)")
            guard parts.count == 3 else { continue }
            #expect(parts[0].allSatisfy { " n0123456789[({->|".contains($0) }, "\(line)")
            #expect(parts[2].allSatisfy { " n0123456789])}|".contains($0) }, "\(line)")
            #expect(!parts[1].contains { "<>`[]{}|\\&".contains($0) || $0.isNewline }, "\(line)")
        }
        #expect(markup.mermaid[1].hasPrefix("title: \"") && markup.mermaid[2] == "---" && markup.mermaid.count == 4 + 5)
        for line in markup.dot {
            #expect(
                GraphMarkupTests.unquoted(line).allSatisfy { $0.isASCII && !"<>\\".contains($0) || $0 == ">" },
                "\(line)"
            )
            #expect(line.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F && $0.value != 0x202E })
        }
    }

    /// What stands outside the quoted strings of a line of DOT; an open string gives a sign that is never allowed.
    static func unquoted(_ line: String) -> String {
        var result = ""
        var isQuoted = false
        var isEscaped = false
        for character in line {
            if isEscaped {
                isEscaped = false
            } else if isQuoted, character == "\\" {
                isEscaped = true
            } else if character == "\"" {
                isQuoted.toggle()
            } else if !isQuoted {
                result.append(character)
            }
        }
        return isQuoted ? "\\" : result
    }
}
