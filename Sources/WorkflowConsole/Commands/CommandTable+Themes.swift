extension CommandTable {
    static let themes: [Command] = [
        Command(
            .themeMove,
            ["j", "k", "Down", "Up", "PgDn", "PgUp", "g", "G", "Home", "End", "Ctrl-D", "Ctrl-U", "Ctrl-F"],
            in: .themes,
            help: "Another theme, shown at once",
            label: { _ in "look" },
            rank: { _ in 1 }
        ),
        Command(.themeTake, ["Enter"], in: .themes, help: "Take it", label: { _ in "take" }, rank: { _ in 2 }),
        Command(
            .themeLeave,
            ["Esc", "q", "Ctrl-C"],
            in: .themes,
            help: "Back to the theme there was",
            label: { _ in "as it was" },
            rank: { _ in 3 }
        ),
    ]
}
