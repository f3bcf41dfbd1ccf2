import GraphLayout
import TerminalUI

extension Painter {
    /// The whole drawing in a corner, with the part that is seen; never over what is selected, if any corner is free.
    mutating func drawMinimap(_ picture: GraphPicture, in room: Rect) {
        guard model.graph.showsMinimap, let overview = picture.overview else { return }
        let size = Size(width: overview.size.width + 2, height: overview.size.height + 2)
        guard size.width <= room.width, size.height <= room.height else { return }
        let (scroll, inset) = (model.graph.scroll, model.graphInset)
        let selected = model.graph.selection.flatMap { picture.rect(of: $0) }
        let onScreen = selected.map {
            Rect(
                x: room.x + inset.x + $0.x - scroll.x,
                y: room.y + inset.y + $0.y - scroll.y,
                width: $0.width,
                height: $0.height
            )
        }
        let right = room.maxX - size.width
        let bottom = room.maxY - size.height
        let corners = [(right, bottom), (room.x, bottom), (right, room.y), (room.x, room.y)].map {
            Rect(x: $0.0, y: $0.1, width: size.width, height: size.height)
        }
        let free = corners.first { corner in onScreen.map { $0.intersection(corner).isEmpty } ?? true }
        let frame = free ?? corners[0]
        clear(frame)
        let inside = cells.box(frame, styles.line(.border, default: .rounded), style: styles[.border])
        draw(overview, in: inside)
        for box in picture.drawing.boxes {
            guard let node = picture.node(box) else { continue }
            let rect = Rect(x: box.x, y: box.y, width: box.width, height: box.height)
            let isSelected = selected == rect
            let role: Role = isSelected ? .graphNodeSelected : model.run?.state(of: node).role ?? .graphNode
            mark(overview.cells(of: rect), isSelected: isSelected, role, overview, in: inside)
        }
        // The part that is seen stands out by its ground, also without colour.
        let seen = overview.cells(of: Rect(x: scroll.x, y: scroll.y, width: room.width, height: room.height))
        cells.restyle(seen.moved(columns: inside.x, rows: inside.y).intersection(inside), styles[.selection])
    }

    private mutating func draw(_ overview: GraphOverview, in inside: Rect) {
        for y in 0..<overview.size.height {
            for x in 0..<overview.size.width {
                guard let letter = overview.letter(x, y) else { continue }
                let point = inside.origin.moved(columns: x, rows: y)
                cells.drawGlyph(Glyph(letter), at: point, style: styles[.graphEdge], in: inside)
            }
        }
    }

    /// A box in the overview; without braille a sign of its own keeps it apart from the ways.
    private mutating func mark(
        _ rect: Rect,
        isSelected: Bool,
        _ role: Role,
        _ overview: GraphOverview,
        in inside: Rect
    ) {
        for y in rect.minY..<rect.maxY {
            for x in rect.minX..<rect.maxX {
                guard let letter = overview.letter(x, y) else { continue }
                let glyph: Glyph = isSelected ? "◆" : isUnicode ? Glyph(letter) : "▪"
                cells.drawGlyph(glyph, at: inside.origin.moved(columns: x, rows: y), style: styles[role], in: inside)
            }
        }
    }
}
