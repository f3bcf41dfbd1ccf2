import GraphLayout
import TerminalUI
public import Workflows

extension GraphText {
    /// The drawing as data, for editors and for checking: what ``lines(width:isASCII:)`` paints, before it is characters.
    ///
    /// `width` and `height` are in cells; `boxes` have an `id` (a step's own; of other boxes the words in it,
    /// numbered where they are taken), a corner `x`, `y` and a size; `nets` have `sources` and `targets` (ids of boxes), a
    /// `label` (one line a row), `labelCells`, and `cells` with the `arms` by which the line goes on, letters out of
    /// `NESW`. The arm of an end cell leads into its box. A graph that does not fit the width is wider.
    public func layout(width: Int) -> JSON {
        let picture = picture(width: width)
        let names = names(of: picture)
        let boxes = picture.drawing.boxes.map { box in
            JSON.object([
                "id": .string(names[box.id] ?? box.id), "x": .integer(box.x), "y": .integer(box.y),
                "width": .integer(box.width), "height": .integer(box.height),
            ])
        }
        let nets = picture.drawing.wires.map { wire in
            JSON.object([
                "label": .string(wire.labels.map(\.text).joined(separator: "\n")),
                "sources": .array(wire.sources.map { .string(names[$0] ?? $0) }),
                "targets": .array(wire.targets.map { .string(names[$0] ?? $0) }),
                "cells": .array(
                    wire.cells.map {
                        .object(["x": .integer($0.x), "y": .integer($0.y), "arms": .string(letters(of: $0.arms))])
                    }
                ),
                "labelCells": .array(
                    wire.labels.flatMap { label in
                        (0..<label.width).map { .object(["x": .integer(label.x + $0), "y": .integer(label.y)]) }
                    }
                ),
            ])
        }
        return .object([
            "width": .integer(picture.drawing.width), "height": .integer(picture.drawing.height),
            "boxes": .array(boxes), "nets": .array(nets),
        ])
    }

    private func letters(of arms: LayoutDrawing.Arms) -> String {
        let letters: [(LayoutDrawing.Arms, String)] = [(.north, "N"), (.east, "E"), (.south, "S"), (.west, "W")]
        return letters.filter { arms.contains($0.0) }.map(\.1).joined()
    }

    private func names(of picture: GraphPicture) -> [String: String] {
        var names: [String: String] = [:]
        var taken: Set<String> = []
        for box in picture.drawing.boxes {
            guard case .step(let id)? = picture.node(box) else { continue }
            names[box.id] = id
            taken.insert(id)
        }
        for box in picture.drawing.boxes where names[box.id] == nil {
            let words = picture.node(box)?.name ?? box.id
            var name = words
            var number = 1
            while !taken.insert(name).inserted {
                number += 1
                name = "\(words) \(number)"
            }
            names[box.id] = name
        }
        return names
    }
}
