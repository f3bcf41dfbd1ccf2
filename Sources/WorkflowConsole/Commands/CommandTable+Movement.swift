import TerminalUI

extension CommandTable {
    static let movement: [Command] = [
        Command(.up, ["k", "Up"], help: "Up: the line before, or the nearest box above"),
        Command(.down, ["j", "Down"], help: "Down: the next line, or the nearest box below"),
        Command(
            .left,
            ["h", "Left"],
            in: .panes([.graph, .inspector, .runs, .inbox, .events]),
            help: "Left: the nearest box; in the inspector fold, or go to what holds it; in lists, the columns before",
            when: { model in
                guard Model.tables.contains(model.focus) else { return movesSideways(model) }
                return model.columns[model.focus] == nil ? .off("the first column is seen") : .on
            }
        ),
        Command(
            .right,
            ["l", "Right"],
            in: .panes([.graph, .inspector, .runs, .inbox, .events]),
            help: "Right: the nearest box; in the inspector unfold, or go in; in lists, the columns after",
            when: { model in
                guard Model.tables.contains(model.focus) else { return movesSideways(model) }
                return (model.columns[model.focus] ?? 0) >= Model.mostColumns ? .off("nothing is farther right") : .on
            }
        ),
        Command(
            .panLeft,
            ["H", "Shift-Left"],
            in: .panes([.graph]),
            help: "Move the drawing to see what is left",
            when: pans
        ),
        Command(
            .panRight,
            ["L", "Shift-Right"],
            in: .panes([.graph]),
            help: "Move the drawing to see what is right",
            when: pans
        ),
        Command(
            .panUp,
            ["K", "Shift-Up"],
            in: .panes([.graph]),
            help: "Move the drawing to see what is above",
            when: pans
        ),
        Command(
            .panDown,
            ["J", "Shift-Down"],
            in: .panes([.graph]),
            help: "Move the drawing to see what is below",
            when: pans
        ),
        Command(
            .zoomIn,
            ["+", "="],
            in: .panes([.graph]),
            help: "Nearer: glyphs, lines, boxes, cards",
            when: hasPicture
        ),
        Command(.zoomOut, ["-"], in: .panes([.graph]), help: "Farther", when: hasPicture),
        Command(.zoomFit, ["0"], in: .panes([.graph]), help: "The nearest level that fits", when: fits),
        Command(
            .jump,
            ["f"],
            in: .panes([.graph, .events]),
            help: "Jump: type the label of a box, a way or an event",
            label: { _ in "jump" },
            rank: { $0.focus == .graph && $0.graph.picture != nil ? 7 : nil },
            when: { model in
                if model.focus == .events {
                    return model.run?.events.shown.isEmpty == false ? .on : .off("there are no events yet")
                }
                return hasPicture(model)
            }
        ),
        Command(.first, ["g", "Home"], help: "The first line or box"),
        Command(.last, ["G", "End"], help: "The last line or box; in the events, follow from there"),
        Command(.halfPageDown, ["Ctrl-D"], help: "Half a page down", when: pages),
        Command(.halfPageUp, ["Ctrl-U"], help: "Half a page up", when: pages),
        Command(.pageDown, ["PgDn", "Ctrl-F"], help: "A page down", when: pages),
        Command(.pageUp, ["PgUp"], help: "A page up", when: pages),
        Command(
            .enter,
            ["Enter"],
            help: "Go in: a run or workflow to its graph, a step or event to the inspector, a question to its form, "
                + "a problem to its place",
            label: { model in
                switch model.focus {
                case .runs: "look"
                case .inbox: "answer"
                case .graph, .events, .timeline: "inspect"
                case .inspector: "fold"
                case .problems: "on graph"
                }
            },
            rank: { model in model.focus == .problems ? 3 : 2 },
            when: { model in
                switch model.focus {
                case .runs: model.runRows.isEmpty ? .off("there is nothing to look at yet") : .on
                case .inbox: model.inbox.isEmpty ? .off("nobody asks anything") : .on
                case .graph: model.graph.selection == nil ? .off("no box is selected; move to one") : .on
                case .events: model.run?.events.selected == nil ? .off("there are no events yet") : .on
                case .timeline: model.run?.allInvocations.isEmpty ?? true ? .off("no step has run yet") : .on
                case .inspector: model.canFold ? .on : .off("this line has nothing to unfold")
                case .problems: model.problemRows.isEmpty ? .off("there are no problems") : .on
                }
            }
        ),
        Command(
            .fold,
            ["o"],
            in: .panes([.graph, .inspector]),
            help: "Fold or unfold the selected line; on the graph the chain, loop or fan of the selected box",
            when: { model in
                if model.focus == .graph { return model.canFoldOnGraph }
                return model.canFold ? .on : .off("this line has nothing to unfold")
            }
        ),
    ]

    /// Lists always have pages; a drawing only when a part of it is out of sight.
    @Sendable private static func pages(_ model: Model) -> Command.Availability {
        guard model.focus == .graph, !model.showsLanes else { return .on }
        return pans(model)
    }

    /// Lines have nothing at their sides, and cannot be folded.
    @Sendable private static func movesSideways(_ model: Model) -> Command.Availability {
        guard model.focus == .graph else { return .on }
        return model.showsLanes ? .off("lines move with j and k; v l draws a picture") : hasPicture(model)
    }

    @Sendable private static func fits(_ model: Model) -> Command.Availability {
        let isFitted = model.graph.zoom == nil && !model.prefersLanes && model.graph.scroll == .zero
        guard hasPicture(model) == .on, isFitted else { return hasPicture(model) }
        return .off(model.graph.picture?.fits == true ? "it fits already" : "no level fits; - shows more of it")
    }

    @Sendable private static func hasPicture(_ model: Model) -> Command.Availability {
        model.graph.picture == nil ? .off("there is no graph") : .on
    }

    @Sendable private static func pans(_ model: Model) -> Command.Availability {
        guard let picture = model.graph.picture else { return .off("there is no graph") }
        if model.showsLanes { return .off("lines move with j and k") }
        return picture.fits ? .off("all of it is on screen") : .on
    }
}
