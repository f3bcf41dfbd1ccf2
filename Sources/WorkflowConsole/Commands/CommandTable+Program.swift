extension CommandTable {
    static let program: [Command] = [
        Command(
            .commandLine,
            [":"],
            help: "The command line; :1842 goes to that event",
            label: { _ in "command" },
            rank: { $0.focus == .problems || $0.runs.isEmpty ? nil : 9 }
        ),
        Command(.palette, ["Ctrl-P"], name: "palette", help: "All commands, found by a few of their letters"),
        Command(.help, ["?", "F1"], name: "help", help: "This help", label: { _ in "help" }, rank: { _ in 20 }),
        Command(.back, ["Esc"], help: "One level back: filter, search, problems, zoom"),
        Command(
            .close,
            ["q"],
            name: "quit",
            help: "Close what lies on top, else leave; asks when runs are live",
            label: { _ in "quit" },
            rank: { _ in 21 }
        ),
        Command(
            .interrupt,
            ["Ctrl-C"],
            help: "As Esc in forms and on top, else as q; twice within two seconds leaves at once"
        ),
        Command(.suspend, ["Ctrl-Z"], help: "Back to the shell for a while; fg returns"),
        Command(.redraw, ["Ctrl-L"], name: "redraw", help: "Draw the screen anew"),
        Command(.log, [], name: "log", help: "What anything in this process has written"),
        Command(
            .export,
            [],
            name: "export",
            argument: "<form> [file]",
            help: "Write the graph with the run's states: text, ascii, json, mermaid or dot; no file is overwritten",
            when: { $0.workflow == nil ? .off("no workflow is selected") : .on }
        ),
        Command(.theme, [], name: "theme", argument: "<name>", help: "Another theme; without a name, the list of them"),
        Command(.mouse, [], name: "mouse", argument: "on|off", help: "The mouse for the console, or for the terminal"),
    ]

    static let overlays: [Command] = [
        Command(
            .confirmTake,
            ["Enter"],
            in: .confirmation,
            help: "Do what is chosen; at first that is no",
            label: { _ in "what is chosen" },
            rank: { _ in 3 }
        ),
        Command(.confirmYes, ["y"], in: .confirmation, help: "Yes", label: { _ in "yes" }, rank: { _ in 1 }),
        Command(
            .confirmNo,
            ["n", "Esc", "q", "Ctrl-C"],
            in: .confirmation,
            help: "No",
            label: { _ in "no" },
            rank: { _ in 2 }
        ),
        Command(
            .confirmChoose,
            ["Tab", "Shift-Tab", "Left", "Right"],
            in: .confirmation,
            help: "Choose",
            label: { _ in "choose" },
            rank: { _ in 4 }
        ),
        Command(
            .jumpLeave,
            ["Esc"],
            in: .jump,
            help: "Leave the labels; a letter goes to the place it stands on",
            label: { _ in "leave the labels" },
            rank: { _ in 1 }
        ),
        Command(
            .lineTake,
            ["Enter"],
            in: .line,
            help: "Do it",
            label: { _ in "do" },
            rank: { _ in 1 }
        ),
        Command(
            .lineComplete,
            ["Tab"],
            in: .line,
            help: "Complete the word",
            label: { _ in "complete" },
            rank: { _ in 2 },
            when: { model in
                guard case .line(let line)? = model.overlays.last, line.purpose != .command else { return .on }
                return .off("only the names of commands are completed")
            }
        ),
        Command(
            .lineHistory,
            ["Up", "Down"],
            in: .line,
            help: "Lines from before",
            label: { _ in "history" },
            rank: { _ in 3 },
            when: { $0.lineHistory.isEmpty ? .off("no line was entered yet") : .on }
        ),
        Command(
            .lineSearch,
            ["Ctrl-R"],
            in: .line,
            help: "The line before that holds what was typed; again, one before that",
            when: { $0.lineHistory.isEmpty ? .off("no line was entered yet") : .on }
        ),
        Command(.lineLeave, ["Esc", "Ctrl-C"], in: .line, help: "Leave", label: { _ in "leave" }, rank: { _ in 4 }),
        Command(
            .pageScroll,
            ["j", "k", "Down", "Up", "PgDn", "PgUp", "g", "G", "Home", "End", "Ctrl-D", "Ctrl-U", "Ctrl-F"],
            in: .page,
            help: "Scroll",
            label: { _ in "scroll" },
            rank: { model in
                if case .why? = model.overlays.last { nil } else { 1 }
            }
        ),
        Command(
            .pageFilter,
            ["/"],
            in: .page,
            help: "Show only keys about a word",
            label: { _ in "search" },
            rank: { model in
                if case .help? = model.overlays.last { 2 } else { nil }
            }
        ),
        Command(
            .pageLeave,
            ["Esc", "q", "?", "F1", "w", "Ctrl-C"],
            in: .page,
            help: "Close",
            label: { _ in "close" },
            rank: { _ in 3 }
        ),
    ]
}
