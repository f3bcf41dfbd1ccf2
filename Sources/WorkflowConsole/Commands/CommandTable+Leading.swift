import Workflows

extension CommandTable {
    /// For leading a run by hand.
    static let leading: [Command] = [
        Command(
            .pause,
            ["p"],
            name: "pause",
            help: "Let nothing of the run begin any more, or let it go on",
            label: { $0.run?.isPaused == true ? "go on" : "pause" },
            rank: { $0.run?.isPaused == true && $0.focus != .problems ? 0 : nil },
            when: isLive
        ),
        Command(
            .step,
            ["s"],
            name: "step",
            help: "Let one thing happen in a run that is paused",
            label: { _ in "one step" },
            rank: { $0.run?.isPaused == true && $0.focus != .problems ? 1 : nil },
            when: { model in
                let live = isLive(model)
                guard live == .on else { return live }
                return model.run?.isPaused == true ? .on : .off("the run is not paused; p pauses it")
            }
        ),
        Command(
            .breakpoint,
            ["b"],
            name: "breakpoint",
            in: .panes([.graph, .events, .inspector, .timeline]),
            help: "Pause the run before the selected step begins, or the selected event is taken; again takes it away",
            label: { _ in "breakpoint" },
            when: { model in
                let live = isLive(model)
                guard live == .on else { return live }
                return model.breakTarget == nil ? .off("no step and no event type is selected") : .on
            }
        ),
    ]

    @Sendable static func isLive(_ model: Model) -> Command.Availability {
        if model.options.isReadOnly { return .off("this console only reads") }
        guard let run = model.run else { return .off("no run is selected") }
        return run.info.status.isOver ? .off("the run is over") : .on
    }

    /// For going back to where one was, and for lists.
    static let places: [Command] = [
        Command(
            .goBack,
            ["Ctrl-O", "Alt-Left"],
            help: "Back to where you were",
            when: { $0.trail.isEmpty ? .off("you have been nowhere else yet") : .on }
        ),
        Command(
            .goForward,
            ["Alt-Right"],
            help: "Forward again, after going back",
            when: { $0.trailAhead.isEmpty ? .off("you have not gone back") : .on }
        ),
        Command(
            .mark,
            ["Space"],
            in: .panes([.runs]),
            help: "Mark the run, or take its mark away; x then cancels the marked ones",
            when: { model in
                if case .run = model.subject { return .on }
                return .off("only runs can be marked")
            }
        ),
        Command(
            .sort,
            ["S"],
            in: .panes([.runs]),
            help: "Sort the runs: newest first, by workflow, by state, by time",
            when: { $0.runs.count > 1 ? .on : .off("there are not two runs to be sorted") }
        ),
        Command(
            .copy,
            ["y"],
            help: "Copy what is selected: text, JSON, path, Markdown, or the command that does this",
            label: { _ in "copy" },
            when: { $0.copied.title.isEmpty ? .off("nothing is selected") : .on }
        ),
    ]

    /// What stands behind `y`, `S` and the palette.
    static let menus: [Command] = [
        copying(.copyText, "y", "text", "As text") { _ in nil },
        copying(.copyJSON, "j", "JSON", "As JSON") { $0.copied.json == nil ? "it has no JSON" : nil },
        copying(.copyPath, "p", "path", "Its place: file and line, or the way to the value") {
            $0.copied.path == nil ? "it has no place in a file or a payload" : nil
        },
        copying(.copyMarkdown, "m", "Markdown", "As Markdown") { _ in nil },
        copying(.copyCommand, "c", "command", "The command line that does or shows this") {
            $0.copied.command == nil ? "no command line does this" : nil
        },
        sorting(.sortByStart, "n", "newest first", 1, .start),
        sorting(.sortByWorkflow, "w", "by workflow", 2, .workflow),
        sorting(.sortByState, "s", "by state", 3, .state),
        sorting(.sortByTime, "t", "by time", 4, .time),
        Command(
            .paletteMove,
            ["Down", "Up", "PgDn", "PgUp"],
            in: .palette,
            help: "Another line",
            label: { _ in "move" },
            rank: { _ in 2 },
            when: { model in
                guard case .palette(let palette)? = model.overlays.last else { return .on }
                return model.entries(of: palette).count > 1 ? .on : .off("there is no other line")
            }
        ),
        Command(
            .paletteTake,
            ["Enter"],
            in: .palette,
            help: "Do it; what needs a word more comes to the command line",
            label: { _ in "do" },
            rank: { _ in 1 },
            when: { model in
                guard case .palette(let palette)? = model.overlays.last else { return .on }
                return model.entries(of: palette).isEmpty ? .off("nothing fits what was typed") : .on
            }
        ),
        Command(
            .paletteLeave,
            ["Esc", "Ctrl-C", "Ctrl-P"],
            in: .palette,
            help: "Leave",
            label: { _ in "leave" },
            rank: { _ in 3 }
        ),
    ]

    private static func copying(
        _ id: Command.ID,
        _ key: String,
        _ label: String,
        _ help: String,
        fault: @escaping @Sendable (Model) -> String?
    ) -> Command {
        Command(
            id,
            [key],
            in: .copyMenu,
            help: help,
            label: { _ in label },
            rank: { _ in 1 },
            when: { model in fault(model).map { .off($0) } ?? .on }
        )
    }

    private static func sorting(
        _ id: Command.ID,
        _ key: String,
        _ label: String,
        _ rank: Int,
        _ order: RunOrder
    ) -> Command {
        Command(
            id,
            [key],
            in: .sortMenu,
            help: "Runs \(label)",
            label: { _ in label },
            rank: { _ in rank },
            when: { $0.runOrder == order ? .off("they are sorted so already") : .on }
        )
    }

    /// Keys that are kept for what this console cannot do yet; help and the keys themselves say why.
    static let notYet: [Command] = [
        Command(.causes, ["c"], help: "Causes and effects of an event or step", when: noCauses),
        Command(.difference, ["d"], help: "The difference of two events, moments or runs", when: noPast),
        Command(.pastBack, [","], help: "One event back in time", when: noPast),
        Command(.pastForward, ["."], help: "One event forward in time", when: noPast),
        Command(
            .landmarkBack,
            ["<"],
            help: "Back to the landmark before: question, answer, retry, failure",
            when: noPast
        ),
        Command(.landmarkForward, [">"], help: "Forward to the next landmark", when: noPast),
        Command(.bookmark, ["m"], help: "A bookmark in the run", when: noPast),
        Command(.toBookmark, ["'"], help: "To a bookmark", when: noPast),
    ]

    @Sendable private static func noCauses(_: Model) -> Command.Availability {
        .off("a run's stream does not say which event led to which")
    }

    @Sendable private static func noPast(_: Model) -> Command.Availability {
        .off("the screen shows a run as it is now; its past is in the events")
    }
}
