extension CommandTable {
    static let program: [Command] = [
        Command(
            .commandLine,
            [":"],
            help: "The command line; :1842 goes to that event",
            label: { _ in "command" },
            rank: { $0.focus == .problems || $0.runs.isEmpty ? nil : 9 }
        ),
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
        Command(.interrupt, ["Ctrl-C"], help: "As q; twice within two seconds leaves at once"),
        Command(.suspend, ["Ctrl-Z"], help: "Back to the shell for a while; fg returns"),
        Command(.redraw, ["Ctrl-L"], name: "redraw", help: "Draw the screen anew"),
        Command(.log, [], name: "log", help: "What anything in this process has written"),
        Command(.theme, [], name: "theme", argument: "<name>", help: "Another theme; without a name, the list of them"),
        Command(.mouse, [], name: "mouse", argument: "on|off", help: "The mouse for the console, or for the terminal"),
    ]

    static let forms: [Command] = [
        Command(
            .formNext,
            ["Tab", "Down"],
            in: .form,
            help: "The next field; the evidence is one of them",
            label: { _ in "next" },
            rank: { _ in 1 }
        ),
        Command(.formPrevious, ["Shift-Tab", "Up"], in: .form, help: "The field before"),
        Command(
            .formSend,
            ["Ctrl-X Enter"],
            in: .form,
            help: "Send the answer",
            label: { model in
                if case .start? = model.overlays.last { "run" } else { "send" }
            },
            rank: { _ in 2 },
            when: { model in
                if case .prompt(let prompt)? = model.overlays.last, prompt.gone != nil {
                    return .off("the question is gone")
                }
                return .on
            }
        ),
        Command(
            .formEditor,
            ["Ctrl-X Ctrl-E"],
            in: .form,
            help: "Write the field in the editor",
            label: { _ in "editor" },
            rank: { _ in 3 }
        ),
        Command(.formDrop, ["Ctrl-X d"], in: .form, help: "Drop what was typed"),
        Command(
            .formUnfold,
            ["Enter"],
            in: .form,
            help: "On the evidence: unfold it; else the next field",
            label: { _ in "unfold" },
            rank: { model in
                if case .prompt(let prompt)? = model.overlays.last, prompt.focus == .evidence { 0 } else { nil }
            }
        ),
        Command(
            .formLeave,
            ["Esc", "Ctrl-C"],
            in: .form,
            help: "Later; what was typed is kept",
            label: { _ in "later" },
            rank: { _ in 4 }
        ),
        Command(.formHelp, ["F1"], in: .form, help: "This help", label: { _ in "help" }, rank: { _ in 5 }),
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
            rank: { _ in 2 }
        ),
        Command(
            .lineHistory,
            ["Up", "Down"],
            in: .line,
            help: "Lines from before",
            label: { _ in "history" },
            rank: { _ in 3 }
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
