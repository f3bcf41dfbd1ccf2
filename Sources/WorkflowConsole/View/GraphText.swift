import FoundationEssentials
import GraphLayout
import TerminalUI
public import Workflows

/// A workflow's graph as lines, for printing: the drawing where it fits the width, else lanes.
public struct GraphText {
    let workflow: WorkflowInfo
    private let run: RunModel?

    /// Prepares a workflow's graph to be written, with the states of a run if there is one.
    public init(_ workflow: WorkflowInfo, run: RunModel? = nil) {
        self.workflow = workflow
        self.run = run
    }

    /// The graph of a runner with the problems it has.
    public init(_ runner: any AnyWorkflowRunner) { self.init(WorkflowInfo(runner)) }

    /// The lines, without trailing blanks: none longer than `width`, but where the states of a run need more.
    ///
    /// - Parameter isASCII: whether every character of ours is ASCII; names keep theirs as visible tokens.
    public func lines(width: Int, isASCII: Bool) -> [String] {
        let lines: [String]
        if let run {
            lines = self.lines(width: width, of: run, isASCII: isASCII)
        } else {
            let picture = picture(width: width)
            let room = picture.key.room
            lines = picture.drawing.width <= room.width ? drawing(picture, isASCII: isASCII) : lanes(picture, room)
        }
        return lines.map { line in
            // Names on the lines of the drawing are as untrusted as those in its boxes: a graph may come from a file.
            let safe = SafeText(untrusted: line)
            return (isASCII ? safe.ascii : safe).string
        }
    }

    /// The drawing for a width.
    func picture(width: Int) -> GraphPicture {
        let room = Size(width: max(1, width), height: GraphText.tallest)
        let key = GraphPicture.Key(workflow: workflow.name, version: 0, room: room, hasFigures: false)
        return GraphPicture(workflow, key: key)
    }

    /// More rows than any drawing has that somebody would print.
    static let tallest = 2_000

    private func drawing(_ picture: GraphPicture, isASCII: Bool) -> [String] {
        picture.drawing.text(
            glyphs: isASCII ? .ascii : .unicode,
            measure: { SafeText(untrusted: $0).width },
            boxContent: { box in
                guard let node = picture.node(box) else { return [] }
                let name = SafeText(untrusted: node.name).string
                let remark = picture.diagram.remarks[node].map { "  \($0)" } ?? ""
                guard box.height >= 3 else { return [sign(of: node) + name + remark] }
                let words = sign(of: node) + name + remark
                let room = box.width - 2
                if SafeText(untrusted: words).width < room { return [" " + words] }
                return [SafeText(untrusted: words).width == room ? words : name]
            }
        )
    }

    /// Boxes without a frame have their sign in front of their name.
    func sign(of node: GraphNodeID) -> String {
        switch node {
        case .start: "○ "
        case .finish: "■ "
        case .nobody(_, isTarget: true): "⊣"
        case .nobody(_, isTarget: false): "⊢ "
        case .failure: "✗ "
        case .resource: "◇ "
        case .step, .person, .event, .group: ""
        }
    }

    private func lanes(_ picture: GraphPicture, _ room: Size) -> [String] {
        let size = Size(width: room.width, height: min(GraphText.tallest, picture.lanes.rows.count))
        let model = Model(options: ConsoleOptions(started: Date(timeIntervalSince1970: 0)))
        var painter = Painter(model: model, size: size, styles: Theme.fallback.styles(.monochrome))
        painter.drawLanes(picture, in: Rect(size: size))
        return painter.cells.text().map { row in
            var line = row
            while line.last == " " { line.removeLast() }
            return line
        }
    }
}
