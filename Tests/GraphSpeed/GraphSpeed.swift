import FoundationEssentials
import GraphLayout
import TerminalUI
import WorkflowConsole
import Workflows

#if canImport(Glibc)
    import Glibc
#endif

/// Measures the graph of 240 steps and 480 ways on the console: how long a key takes to its first picture, and how many
/// frames a second there are while the drawing moves. Fails below 30 frames or above a tenth of a second.
@main
struct GraphSpeed {
    static let leastFrames = 30.0
    static let longestPicture = Duration.milliseconds(100)

    static func main() {
        var isGood = true
        for size in [Size(width: 80, height: 24), Size(width: 120, height: 40), Size(width: 200, height: 60)] {
            isGood = measure(size) && isGood
        }
        if !isGood { exit(1) }
    }

    private static func measure(_ size: Size) -> Bool {
        // The best of several: what else the machine does is not meant.
        let picture = (0..<5).map { _ in firstPicture(size).time }.min() ?? .zero
        var console = firstPicture(size).console
        console.press("+")
        var slowest = Duration.zero
        let all = ContinuousClock().measure {
            for index in 0..<200 {
                let key: Character = ["J", "L", "J", "L", "K", "L", "J", "H"][index % 8]
                slowest = max(slowest, ContinuousClock().measure { console.press(key) })
            }
        }
        let frames = 200 / (all / .seconds(1))
        print(
            "\(size.width)x\(size.height): first picture \(milliseconds(picture)) ms, "
                + "\(Int(frames)) frames a second while it moves, the slowest in \(milliseconds(slowest)) ms"
        )
        return frames >= leastFrames && picture <= longestPicture
    }

    /// A console that has just come to the graph, and the time from the key to the frame that shows it.
    private static func firstPicture(_ size: Size) -> (console: MeasuredConsole, time: Duration) {
        var console = MeasuredConsole(size)
        let time = ContinuousClock().measure { console.press("j") }
        console.press("3")
        console.press("z")
        return (console, time)
    }

    private static func milliseconds(_ duration: Duration) -> String {
        let tenths = Int((duration / .milliseconds(1) * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}

/// A console without a terminal: each key is followed by what it asks for and by a frame.
private struct MeasuredConsole {
    private var model = Model(options: ConsoleOptions(started: Date(timeIntervalSince1970: 0)))
    private let styles = Theme.fallback.styles(.truecolor)
    private let size: Size

    init(_ size: Size) {
        self.size = size
        let small = WorkflowInfo(
            name: "small",
            graph: WorkflowGraph(name: "small", description: nil, steps: [], events: [], edges: [])
        )
        take(.resized(size))
        take(.workflows([small, WorkflowInfo(name: "large", graph: .large)], isCheckedAgain: false))
    }

    mutating func press(_ key: Character) {
        take(.key(.character(key), at: Date(timeIntervalSince1970: 0)))
        let frame = view(model, size: size, styles: styles)
        precondition(frame.cells.size == size)
    }

    private mutating func take(_ message: Message) {
        for case .layOut(let workflow, let key, let previous) in model.update(message) {
            take(.laidOut(GraphPicture(workflow, key: key, keeping: previous)))
        }
    }
}

extension WorkflowGraph {
    /// The twelfth of the cases that the layout is tested with, as a workflow: an event for each way.
    fileprivate static var large: WorkflowGraph {
        let drawn = bigGraph()
        let steps = drawn.nodes.map {
            StepNode(id: $0.id, name: $0.id, description: nil, workers: 1, place: nil, takes: .one)
        }
        var events: [EventNode] = []
        var edges: [Edge] = []
        var known: Set<String> = []
        for edge in drawn.edges {
            // Ways of one net are of one event.
            let event = edge.net.isEmpty ? "\(edge.label).\(edge.id)" : edge.net
            if known.insert(event).inserted {
                events.append(EventNode(id: event, name: event, role: .ordinary, schema: nil))
                edges.append(Edge(source: .step(edge.source), target: .event(event), kind: .ordinary))
            }
            edges.append(Edge(source: .event(event), target: .step(edge.target), kind: .ordinary))
        }
        return WorkflowGraph(name: "large", description: nil, steps: steps, events: events, edges: edges)
    }
}
