import GraphLayout
import TerminalUI

extension Painter {
    /// The whole drawing in a corner, with the part that is seen.
    mutating func drawMinimap(_ picture: GraphPicture, in room: Rect) {
        let drawing = picture.drawing
        guard model.graph.showsMinimap, !picture.fits, room.width >= 40, room.height >= 10 else { return }
        let width = min(28, room.width / 3)
        let height = min(9, room.height / 2)
        let frame = Rect(x: room.maxX - width, y: room.maxY - height, width: width, height: height)
        clear(frame)
        let inside = cells.box(frame, styles.line(.border, default: .rounded), style: styles[.border])
        guard inside.width > 0, inside.height > 0, drawing.width > 0, drawing.height > 0 else { return }
        func column(_ x: Int) -> Int { min(inside.width - 1, max(0, x * inside.width / drawing.width)) }
        func row(_ y: Int) -> Int { min(inside.height - 1, max(0, y * inside.height / drawing.height)) }
        for box in drawing.boxes {
            guard let node = picture.node(box) else { continue }
            let isSelected = model.graph.selection == .node(node)
            let state = model.run?.state(of: node)
            let role: Role = isSelected ? .graphNodeSelected : state?.role ?? .graphNode
            for y in row(box.y)...row(box.y + box.height - 1) {
                for x in column(box.x)...column(box.x + box.width - 1) {
                    let point = inside.origin.moved(columns: x, rows: y)
                    cells.drawGlyph(isSelected ? "◆" : "▪", at: point, style: styles[role], in: inside)
                }
            }
        }
        // The part that is seen stands out by its ground, also without colour.
        let seen = Rect(
            x: inside.x + column(model.graph.scroll.x),
            y: inside.y + row(model.graph.scroll.y),
            width: max(1, column(model.graph.scroll.x + room.width - 1) - column(model.graph.scroll.x) + 1),
            height: max(1, row(model.graph.scroll.y + room.height - 1) - row(model.graph.scroll.y) + 1)
        )
        cells.restyle(seen.intersection(inside), styles[.selection])
    }
}
