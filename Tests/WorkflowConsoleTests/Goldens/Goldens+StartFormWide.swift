extension Goldens {
    static let startForm200x60 = #"""
         signalbox                                                                                                                                                                           no runs yet    UTC
        ╭─ Workflows 4 ────────────────────────────────────────────────╮╭─ triage ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╮
        │ hello   Asks your name, and greets you                       ││  Finds what is odd in a log, and asks about it                                                                                       │
        │▌triage  Finds what is odd in a log, and asks about it        ││  asks people · 15 min · 5 steps · 8 events                                                                                           │
        │ checks  Runs your checks, and stops at the first that fails  ││                                                                                                                                      │
        │ broken  ✗ 5 problems                                         ││                                                                                                                                      │
        │                                                              ││                                                                                                                                      │
        │                                                              ││                                                                                                                                      │
        │                                                              ││                                                                                                                                      │
        │                                                              ││                                                                                                                                      │
        │                                                              ││                                                                                                                                      │
        │                                                              ││                                                                                                                                      │
        │                                                              ││                                                                                                                                      │
        │                                                              ││                                                                                                                                      │
        │                                                              ││                                                                                                                                      │
        │                                                              ││                                                                                                                                      │
        │                                                              ││                                                                                                                                      │
        │                                                              ││                                                                                                                                      │
        │                                                              ││                                                                                                                                      │
        │                                                              ││                                                                                        Judged    ╭────────╮ Report                   │
        │                                                              ││                                                                                     ╭───────────▸│ report │───────▸■ finished        │
        │                                                              ││                                                                                     │            ╰────────╯                          │
        │                                                              ││                LogFile ╭──────╮ Chunks ╭───────╮ Chunk ╭───────────╮ Lines ╭──────╮ │                                                │
        │                                                              ││        ▸ start────────▸│ open │───────▸│ split │──────▸│ parse     │──────▸│ rank │─╯  Finding   ╭╌╌╌╌╌╮                             │
        │                                                  ┏━ ▸ run triage ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┓─────────────▸╎ you ╎                             │
        │                                                  ┃                                                                                                ┃              ╰╌╌╌╌╌╯                             │
        │                                                  ┃  Finds what is odd in a log, and asks about it                                                 ┃    Judgement    ╎                                │
        │                                                  ┃                                                                                                ┃╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╯                                │
        │                                                  ┃  ▸ log     /var/log/dp           The log to look at.                                           ┃                                                  │
        │                                                  ┃    limit   5                     optional, whole number from 0 to 50                           ┃                                                  │
        │                                                  ┃    output                        optional, path                                                ┃                                                  │
        │                                                  ┃                                                                                                ┃                                                  │
        │                                                  ┃                                                                                                ┃                                                  │
        │                                                  ┃  [ Run ]  Ctrl-X Enter    Esc later                                                            ┃                                                  │
        │                                                  ┃                                                                                                ┃                                                  │
        │                                                  ┗━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┛                                                  │
        │                                                              ││                                                                                                                                      │
        │                                                              ││                                                                                                                                      │
        │                                                              ││                                                                                                                                      │
        │                                                              ││                                                                                                                                      │
        │                                                              ││                                                                                                                                      │
        │                                                              ││                                                                                                                                      │
        │                                                              ││                                                                                                                                      │
        │                                                              ││                                                                                                                                      │
        │                                                              ││                                                                                                                                      │
        │                                                              ││                                                                                                                                      │
        │                                                              ││                                                                                                                                      │
        │                                                              ││                                                                                                                                      │
        │                                                              ││                                                                                                                                      │
        │                                                              ││                                                                                                                                      │
        │                                                              ││                                                                                                                                      │
        │                                                              ││                                                                                                                                      │
        │                                                              ││                                                                                                                                      │
        │                                                              ││                                                                                                                                      │
        │                                                              ││                                                                                                                                      │
        │                                                              ││                                                                                                                                      │
        │                                                              ││                                                                                                                                      │
        │                                                              ││                                                                                                                                      │
        ╰──────────────────────────────────────────────────────────────╯╰──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
         Tab next   Ctrl-X Enter run   Ctrl-X Ctrl-E editor   Esc later   F1 help
        """#
}
