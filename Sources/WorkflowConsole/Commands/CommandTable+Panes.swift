import Workflows

extension CommandTable {
    static let panes: [Command] = [
        Command(
            .nextPane,
            ["Tab"],
            help: "The next pane",
            label: { _ in "next pane" },
            rank: { $0.focus == .problems ? nil : 5 }
        ),
        Command(.previousPane, ["Shift-Tab"], help: "The pane before"),
        Command(
            .goToPane,
            ["1", "2", "3", "4", "5", "6", "7"],
            help: "Runs, Inbox, Graph, Events, Inspector, Timeline, Problems"
        ),
        Command(.zoom, ["z"], help: "This pane alone, and back"),
        Command(
            .viewMenu,
            ["v"],
            help: "What is shown: events as boxes, heat, engine notices, lanes, minimap, resources, times"
        ),
        Command(
            .showNotices,
            ["i"],
            name: "notices",
            in: .viewMenu,
            help: "Show or hide what the engine says of steps among the events",
            label: { $0.showsNotices ? "hide engine notices" : "engine notices" },
            rank: { _ in 1 },
            when: { $0.run == nil ? .off("engine notices need a run") : .on }
        ),
        Command(
            .showLanes,
            ["l"],
            name: "lanes",
            in: .viewMenu,
            help: "Draw the graph as lines from top to bottom, or as a picture",
            label: { $0.prefersLanes ? "picture" : "lanes" },
            rank: { _ in 2 },
            when: hasGraph
        ),
        Command(
            .showTimeline,
            [],
            name: "timeline",
            help: "The timeline in place of the events, or back"
        ),
        Command(
            .showEvents,
            ["b"],
            name: "boxes",
            in: .viewMenu,
            help: "Events as boxes of their own on the graph, or as names on the ways",
            label: { $0.graph.showsEvents ? "events on ways" : "events as boxes" },
            rank: { _ in 3 },
            when: hasGraph
        ),
        Command(
            .showHeat,
            ["h"],
            name: "heat",
            in: .viewMenu,
            help: "Heat on the steps: by working time, by failures, off",
            label: { model in
                switch model.graph.heat.next {
                case .none: "no heat"
                case .duration: "heat by time"
                case .failures: "heat by failures"
                }
            },
            rank: { _ in 4 },
            when: { $0.run == nil ? .off("heat needs a run") : .on }
        ),
        Command(
            .showMinimap,
            ["m"],
            name: "minimap",
            in: .viewMenu,
            help: "The whole drawing in a corner, while only a part of it is seen",
            label: { $0.graph.showsMinimap ? "no minimap" : "minimap" },
            rank: { _ in 5 },
            when: { model in
                guard let picture = model.graph.picture else { return .off("no workflow is selected") }
                if model.showsLanes { return .off("lines have no minimap; v l draws a picture") }
                if picture.fits { return .off("all of it is on screen") }
                return picture.overview == nil ? .off("there is no room for a minimap") : .on
            }
        ),
        Command(
            .showResources,
            ["r"],
            name: "resources",
            in: .viewMenu,
            help: "What steps ask for and do not make themselves, as boxes on the graph",
            label: { $0.graph.showsResources ? "no resources" : "resources" },
            rank: { ($0.workflow?.graph.resources.isEmpty ?? true) ? nil : 6 },
            when: { model in
                guard let workflow = model.workflow else { return .off("no workflow is selected") }
                return workflow.graph.resources.isEmpty ? .off("this graph names no resources") : .on
            }
        ),
        Command(
            .showTimes,
            ["t"],
            name: "times",
            in: .viewMenu,
            help: "How long ago something last happened in each step",
            label: { $0.graph.showsTimes ? "no times" : "times" },
            rank: { _ in 7 },
            when: { $0.run == nil ? .off("times need a run") : .on }
        ),
    ]

    @Sendable private static func hasGraph(_ model: Model) -> Command.Availability {
        model.workflow == nil ? .off("no workflow is selected") : .on
    }

    static let finding: [Command] = [
        Command(
            .search,
            ["/"],
            help: "Search in graph, events and lists at once; n and N go on",
            label: { _ in "search" },
            rank: { [.graph, .events].contains($0.focus) && $0.run != nil ? 6 : nil }
        ),
        Command(
            .nextMatch,
            ["n"],
            help: "The next match; with no search the next problem",
            label: { _ in "next" },
            rank: { $0.focus == .problems ? 1 : nil },
            when: hasMatches
        ),
        Command(
            .previousMatch,
            ["N"],
            help: "The match before; with no search the problem before",
            label: { _ in "previous" },
            rank: { $0.focus == .problems ? 2 : nil },
            when: hasMatches
        ),
        Command(
            .filter,
            ["&"],
            in: .panes([.runs, .events, .problems]),
            help: "Show only lines that hold a text; Esc lifts it",
            label: { _ in "filter" },
            rank: { $0.focus == .events ? 4 : nil }
        ),
        Command(
            .follow,
            ["F"],
            help: "Follow: the newest event, and on the graph the active step",
            label: { _ in "follow" },
            rank: { model in model.focus == .events && model.run?.events.isFollowing == false ? 1 : nil },
            when: { model in
                guard let run = model.run else { return .off("there is no run to follow") }
                if model.focus == .graph {
                    if model.graph.isFollowing { return .off("it follows already") }
                    return run.info.status.isOver ? .off("the run is over") : .on
                }
                return run.events.isFollowing ? .off("it follows already") : .on
            }
        ),
    ]

    @Sendable private static func hasMatches(_ model: Model) -> Command.Availability {
        if !model.search.isEmpty { return .on }
        return model.problemRows.isEmpty && model.problemsElsewhere.isEmpty
            ? .off("nothing was searched for, and there are no problems") : .on
    }
}
