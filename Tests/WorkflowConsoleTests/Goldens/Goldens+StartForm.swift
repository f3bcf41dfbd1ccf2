extension Goldens {
    static let startForm120x40 = #"""
         signalbox                                                                                           no runs yet    UTC
        ╭─ Workflows 4 ────────────────────────────────╮╭─ triage ─────────────────────────────────────────────────────────────╮
        │ hello   Asks your name, and greets you       ││  Finds what is odd in a log, and asks about it                       │
        │▌triage  Finds what is odd in a log, and asks…││  asks people · 15 min · 5 steps · 8 events                           │
        │ checks  Runs your checks, and stops at the f…││                                                                      │
        │ broken  ✗ 5 problems                         ││                          ▸ start                                     │
        │                                              ││                             │ LogFile                                │
        │                                              ││                             ▾                                        │
        │                                              ││                          ╭──────╮                                    │
        │                                              ││                          │ open │                                    │
        │                                              ││                          ╰──────╯                                    │
        │                                              ││                             │ Chunks                                 │
        │                                              ││                             ▾                                        │
        │                                              ││                         ╭───────╮                                    │
        │          ┏━ ▸ run triage ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┓          │
        │          ┃                                                                                                ┃          │
        │          ┃  Finds what is odd in a log, and asks about it                                                 ┃          │
        │          ┃                                                                                                ┃          │
        │          ┃  ▸ log     /var/log/dp           The log to look at.                                           ┃          │
        │          ┃    limit   5                     optional, whole number from 0 to 50                           ┃          │
        │          ┃    output                        optional, path                                                ┃          │
        │          ┃                                                                                                ┃          │
        │          ┃                                                                                                ┃          │
        │          ┃  [ Run ]  Ctrl-X Enter    Esc later                                                            ┃          │
        │          ┃                                                                                                ┃          │
        │          ┗━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┛          │
        │                                              ││                     ╭──────╯  │          ╎                           │
        │                                              ││                     │ Judged  │ Finding  ╎ Judgement                 │
        │                                              ││                     │         ╰──╮       ╎                           │
        │                                              ││                     ▾            ▾       ╎                           │
        │                                              ││                 ╭────────╮    ╭╌╌╌╌╌╮    ╎                           │
        │                                              ││                 │ report │    ╎ you ╎╌╌╌╌╯                           │
        │                                              ││                 ╰────────╯    ╰╌╌╌╌╌╯                                │
        │                                              ││                     │ Report                                         │
        │                                              ││                     ▾                                                │
        │                                              ││                 ■ finished                                           │
        │                                              ││                                                                      │
        │                                              ││                                                                      │
        ╰──────────────────────────────────────────────╯╰──────────────────────────────────────────────────────────────────────╯
         Tab next   Ctrl-X Enter run   Ctrl-X Ctrl-E editor   Esc later   F1 help
        """#

    static let startForm80x24 = #"""
         signalbox                                                          no runs yet
        1 Runs  2 Inbox  3 Graph  4 Events  5 Inspect  6 Time  7 Problems
        ╭─ Workflows 4 ────────────────────────────────────────────────────────────────╮
        │ hello   Asks your name, and greets you                                       │
        │▌triage  Finds what is odd in a log, and asks about it                        │
        │ checks  Runs your checks, and stops at the first that fails                  │
        ┏━ ▸ run triage ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┓
        ┃                                                                              ┃
        ┃  Finds what is odd in a log, and asks about it                               ┃
        ┃                                                                              ┃
        ┃  ▸ log     /var/log/dp           The log to look at.                         ┃
        ┃    limit   5                     optional, whole number from 0 to 50         ┃
        ┃    output                        optional, path                              ┃
        ┃                                                                              ┃
        ┃                                                                              ┃
        ┃  [ Run ]  Ctrl-X Enter    Esc later                                          ┃
        ┃                                                                              ┃
        ┗━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┛
        │   ▾                                                                          │
        │   ○ parse   4 workers                                                        │
        │   │ Lines                                                                    │
        │                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────╯
         Tab next   Ctrl-X Enter run   Ctrl-X Ctrl-E editor   Esc later   F1 help
        """#

    static let startForm20x5 = #"""
        signalbox        1/3
        run triage
        log
        /var/log/dp
        Tab next  Esc later
        """#
}
