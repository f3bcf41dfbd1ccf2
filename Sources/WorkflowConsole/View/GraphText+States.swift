import GraphLayout
import TerminalUI

extension GraphText {
    /// The drawing with the state of every step in words, and how often each event has passed.
    func lines(width: Int, of run: RunModel, isASCII: Bool) -> [String] {
        let room = Size(width: max(1, width), height: GraphText.tallest)
        // Only cards have a line for the state.
        let key = GraphPicture.Key(workflow: workflow.name, version: 0, room: room, hasFigures: true, zoom: .card)
        let picture = GraphPicture(workflow, key: key)
        var drawing = picture.drawing
        for wire in drawing.wires.indices {
            for index in drawing.wires[wire].labels.indices {
                let label = drawing.wires[wire].labels[index]
                let event = label.edges.lazy.compactMap { picture.link($0)?.event }.first
                let count = event.flatMap { run.counts[$0] } ?? 0
                let text = SafeText(untrusted: count > 0 ? "\(label.text) ×\(count.grouped)" : label.text)
                drawing.wires[wire].labels[index].text = text.padded(to: label.width).string
            }
        }
        return drawing.text(
            glyphs: isASCII ? .ascii : .unicode,
            measure: { SafeText(untrusted: $0).width },
            boxContent: { box in
                guard let node = picture.node(box) else { return [] }
                let name = SafeText(untrusted: node.name).string
                let state = run.state(of: node)
                switch node {
                case .step, .person, .group:
                    let count = if case .step(let step) = node { run.steps[step]?.finished ?? 0 } else { 0 }
                    let line = " \(state.glyph) \(name)"
                    guard box.height > 3 else { return [line] }
                    return [line, "   \(state.word)\(count > 1 ? " ×\(count.grouped)" : "")"]
                case .finish: return ["\(state == .done ? state.glyph : "■") \(name)"]
                case .start, .nobody, .event, .failure, .resource: return [sign(of: node) + name]
                }
            }
        )
    }
}
