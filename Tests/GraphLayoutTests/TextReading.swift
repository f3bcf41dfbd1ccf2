import GraphLayout

/// What a reader sees in a printed drawing: the nets, found again by following characters alone.
///
/// Boxes and labels are covered up at the places the drawing names, after the text there was compared with theirs.
/// Nothing else of the drawing is looked at, so two lines that only look joined are one net here.
struct TextReading {
    struct Net {
        /// The boxes a line leaves, once an end.
        var sources: [String] = []
        /// The boxes an arrow head points into, once a head.
        var targets: [String] = []
        var hasSolid = false
        var hasDashed = false
    }

    private(set) var nets: [Net] = []
    private(set) var problems: [String] = []
    private var netOfStrand: [Strand: Int] = [:]
    private let alphabet: Alphabet
    private let width: Int
    private let rows: [[Character]]
    private var boxAt: [Point: String] = [:]
    private var labelCells: Set<Point> = []

    /// The part of a line in one cell: a crossing holds two.
    private struct Strand: Hashable {
        var point: Point
        var isVertical: Bool
    }

    init(_ drawing: LayoutDrawing, isASCII: Bool, content: (LayoutDrawing.Box) -> String) {
        alphabet = isASCII ? .ascii : .unicode
        width = drawing.width
        let glyphs: LayoutGlyphs = isASCII ? .ascii : .unicode
        let lines = drawing.text(
            glyphs: glyphs,
            measure: { $0.reduce(0) { $0 + cells($1) } },
            boxContent: { [content($0)] }
        )
        rows = lines.map(Self.columns)
        if rows.count != drawing.height { problems.append("\(rows.count) lines for \(drawing.height) rows") }
        for box in drawing.boxes { cover(box, content: content(box), border: glyphs.border) }
        for label in drawing.wires.flatMap(\.labels) { cover(label) }
        join()
    }

    /// The characters of a line by column; what a wide one covers beside its own is a character of its own.
    private static func columns(_ line: String) -> [Character] {
        line.flatMap { [$0] + repeatElement(covered, count: cells($0) - 1) }
    }

    private static let covered: Character = "\u{0}"

    /// The net that has a line in the cell.
    func net(at point: Point) -> Net? {
        let index = [true, false].lazy.compactMap { netOfStrand[Strand(point: point, isVertical: $0)] }.first
        return index.map { nets[$0] }
    }

    // MARK: Boxes and labels

    private func character(_ point: Point) -> Character {
        guard rows.indices.contains(point.y), rows[point.y].indices.contains(point.x) else { return " " }
        return rows[point.y][point.x]
    }

    private mutating func cover(_ box: LayoutDrawing.Box, content: String, border: [Character]) {
        let (right, bottom) = (box.x + box.width - 1, box.y + box.height - 1)
        let hasBorder = box.width >= 3 && box.height >= 3
        let inset = hasBorder ? 1 : 0
        let line = Array(Self.columns(content).prefix(box.width - 2 * inset))
        for y in box.y...bottom {
            for x in box.x...right {
                let point = Point(x: x, y: y)
                if let other = boxAt.updateValue(box.id, forKey: point) { problems.append("\(box.id) covers \(other)") }
                let column = x - box.x - inset
                let isInside =
                    (box.x + inset...right - inset).contains(x) && (box.y + inset...bottom - inset).contains(y)
                var expected: Character = " "
                if isInside {
                    if y == box.y + inset, line.indices.contains(column) { expected = line[column] }
                } else {
                    switch (x == box.x, x == right, y == box.y, y == bottom) {
                    case (true, _, true, _): expected = border[2]
                    case (_, true, true, _): expected = border[3]
                    case (true, _, _, true): expected = border[4]
                    case (_, true, _, true): expected = border[5]
                    case (_, _, true, _), (_, _, _, true): expected = border[0]
                    default: expected = border[1]
                    }
                }
                if character(point) != expected {
                    problems.append("box \(box.id) shows '\(character(point))' for '\(expected)' at \(x),\(y)")
                }
            }
        }
    }

    private mutating func cover(_ label: LayoutDrawing.Label) {
        for (offset, expected) in label.text.enumerated() {
            let point = Point(x: label.x + offset, y: label.y)
            if character(point) != expected { problems.append("label \(label.text) cannot be read at \(point)") }
            if boxAt[point] != nil { problems.append("label \(label.text) lies on a box") }
            if !labelCells.insert(point).inserted { problems.append("label \(label.text) lies on a label") }
        }
    }

    // MARK: Lines

    private mutating func join() {
        var strands: [Strand] = []
        var parent: [Strand: Strand] = [:]
        for (y, row) in rows.enumerated() {
            for x in row.indices where row[x] != " " {
                let point = Point(x: x, y: y)
                guard boxAt[point] == nil, !labelCells.contains(point) else { continue }
                guard let glyph = alphabet[row[x]] else {
                    problems.append("'\(row[x])' at \(x),\(y) is no line")
                    continue
                }
                strands.append(Strand(point: point, isVertical: true))
                if glyph.isCrossing { strands.append(Strand(point: point, isVertical: false)) }
            }
        }
        for strand in strands { parent[strand] = strand }
        func root(_ strand: Strand) -> Strand {
            var strand = strand
            while let next = parent[strand], next != strand {
                parent[strand] = parent[next]
                strand = next
            }
            return strand
        }
        var ends: [(strand: Strand, box: String, isHead: Bool)] = []
        for strand in strands {
            let arms = arms(of: strand)
            if arms.count < 2 { problems.append("a line stops at \(strand.point)") }
            if arms.count > 3 { problems.append("four ways meet at \(strand.point)") }
            for way in arms {
                let next = strand.point.next(way)
                if let box = boxAt[next] {
                    ends.append((strand, box, alphabet[character(strand.point)]?.head == way))
                } else if let other = facing(next, way.opposite) {
                    parent[root(strand)] = root(other)
                } else {
                    problems.append("the line at \(strand.point) leads to nothing \(way)")
                }
            }
        }
        var indexOfRoot: [Strand: Int] = [:]
        for strand in strands {
            let top = root(strand)
            let index = indexOfRoot[top] ?? nets.count
            if index == nets.count { nets.append(Net()) }
            indexOfRoot[top] = index
            netOfStrand[strand] = index
            switch alphabet[character(strand.point)]?.isDashed {
            case true?: nets[index].hasDashed = true
            case false?: nets[index].hasSolid = true
            case nil: break
            }
        }
        for end in ends {
            guard let index = netOfStrand[end.strand] else { continue }
            if end.isHead { nets[index].targets.append(end.box) } else { nets[index].sources.append(end.box) }
        }
    }

    /// The strand of a cell that has an arm in a direction.
    private func facing(_ point: Point, _ way: LayoutDrawing.Direction) -> Strand? {
        guard boxAt[point] == nil, !labelCells.contains(point), let glyph = alphabet[character(point)] else {
            return nil
        }
        let strand = Strand(point: point, isVertical: !glyph.isCrossing || way == .north || way == .south)
        return arms(of: strand).contains(way) ? strand : nil
    }

    private func arms(of strand: Strand) -> [LayoutDrawing.Direction] {
        guard let glyph = alphabet[character(strand.point)] else { return [] }
        if glyph.isCrossing { return strand.isVertical ? [.north, .south] : [.east, .west] }
        guard glyph.isJoint else { return glyph.arms }
        // A joint of one character goes wherever something could come from.
        return LayoutDrawing.Direction.allCases.filter { way in
            let next = strand.point.next(way)
            if boxAt[next] != nil { return true }
            guard !labelCells.contains(next), let other = alphabet[character(next)] else { return false }
            return other.isJoint || other.isCrossing || other.arms.contains(way.opposite)
        }
    }
}

/// What the characters of a drawing mean.
private struct Alphabet {
    struct Glyph {
        var arms: [LayoutDrawing.Direction] = []
        var head: LayoutDrawing.Direction?
        var isCrossing = false
        /// Whether the character does not tell which ways it joins.
        var isJoint = false
        /// nil for characters that lines of both kinds share.
        var isDashed: Bool?
    }

    let glyphs: [Character: Glyph]

    subscript(_ character: Character) -> Glyph? { glyphs[character] }

    private static func heads(_ characters: String) -> [Character: Glyph] {
        let ways: [LayoutDrawing.Direction] = [.north, .east, .south, .west]
        return Dictionary(
            uniqueKeysWithValues: zip(characters, ways).map { ($0, Glyph(arms: [$1, $1.opposite], head: $1)) }
        )
    }

    static let unicode = Alphabet(
        glyphs: [
            "│": Glyph(arms: [.north, .south], isDashed: false), "─": Glyph(arms: [.east, .west], isDashed: false),
            "╎": Glyph(arms: [.north, .south], isDashed: true), "╌": Glyph(arms: [.east, .west], isDashed: true),
            "╭": Glyph(arms: [.east, .south]), "╮": Glyph(arms: [.west, .south]),
            "╰": Glyph(arms: [.north, .east]), "╯": Glyph(arms: [.north, .west]),
            "├": Glyph(arms: [.north, .east, .south]), "┤": Glyph(arms: [.north, .west, .south]),
            "┬": Glyph(arms: [.east, .west, .south]), "┴": Glyph(arms: [.north, .east, .west]),
            "┼": Glyph(isCrossing: true),
        ].merging(heads("▴▸▾◂")) { one, _ in one }
    )

    static let ascii = Alphabet(
        glyphs: [
            "|": Glyph(arms: [.north, .south], isDashed: false), "-": Glyph(arms: [.east, .west], isDashed: false),
            ":": Glyph(arms: [.north, .south], isDashed: true), ".": Glyph(arms: [.east, .west], isDashed: true),
            "+": Glyph(isJoint: true), ")": Glyph(isCrossing: true),
        ].merging(heads("^>v<")) { one, _ in one }
    )
}
