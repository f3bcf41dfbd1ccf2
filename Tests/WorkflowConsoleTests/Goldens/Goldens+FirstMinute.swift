extension Goldens {
    static let firstMinute120x40 = #"""
         signalbox                                                                                           no runs yet    UTC
        ┏━ Workflows 4 ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┓╭─ hello ──────────────────────────────────────────────────────────────╮
        ┃▌hello   Asks your name, and greets you       ┃│  Asks your name, and greets you                                      │
        ┃ triage  Finds what is odd in a log, and asks…┃│  asks people · 45 s · 2 steps · 4 events                             │
        ┃ checks  Runs your checks, and stops at the f…┃│                                                                      │
        ┃ broken  ✗ 5 problems                         ┃│                                                                      │
        ┃                                              ┃│                                                                      │
        ┃                                              ┃│                                                                      │
        ┃                                              ┃│                                                                      │
        ┃                                              ┃│                           ▸ start                                    │
        ┃                                              ┃│                              │ Start                                 │
        ┃                                              ┃│                              ▾                                       │
        ┃                                              ┃│                           ╭─────╮                                    │
        ┃                                              ┃│                           │ ask │                                    │
        ┃                                              ┃│                           ╰─────╯                                    │
        ┃                                              ┃│                              │ AskName                               │
        ┃                                              ┃│                              ▾                                       │
        ┃                                              ┃│                           ╭╌╌╌╌╌╮                                    │
        ┃                                              ┃│                           ╎ you ╎                                    │
        ┃                                              ┃│                           ╰╌╌╌╌╌╯                                    │
        ┃                                              ┃│                              │ Name                                  │
        ┃                                              ┃│                              ▾                                       │
        ┃                                              ┃│                          ╭───────╮                                   │
        ┃                                              ┃│                          │ greet │                                   │
        ┃                                              ┃│                          ╰───────╯                                   │
        ┃                                              ┃│                              │ Stop<String>                          │
        ┃                                              ┃│                              ▾                                       │
        ┃                                              ┃│                          ■ finished                                  │
        ┃                                              ┃│                                                                      │
        ┃                                              ┃│                                                                      │
        ┃                                              ┃│                                                                      │
        ┃                                              ┃│                                                                      │
        ┃                                              ┃│                                                                      │
        ┃                                              ┃│                                                                      │
        ┃                                              ┃│                                                                      │
        ┃                                              ┃│                                                                      │
        ┃                                              ┃│                                                                      │
        ┃                                              ┃│                                                                      │
        ┗━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┛╰──────────────────────────────────────────────────────────────────────╯
         r run   Enter look   Tab next pane   ? help   q quit
        """#

    static let firstMinute80x24 = #"""
         signalbox                                                          no runs yet
        1 Runs  2 Inbox  3 Graph  4 Events  5 Inspect  6 Time  7 Problems
        ┏━ Workflows 4 ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┓
        ┃▌hello   Asks your name, and greets you                                       ┃
        ┃ triage  Finds what is odd in a log, and asks about it                        ┃
        ┃ checks  Runs your checks, and stops at the first that fails                  ┃
        ┃ broken  ✗ 5 problems                                                         ┃
        ┗━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┛
        ╭─ hello ──────────────────────────────────────────────────────────────────────╮
        │  Asks your name, and greets you                                              │
        │  asks people · 45 s · 2 steps · 4 events                                     │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │         Start ╭─────╮ AskName ╭╌╌╌╌╌╮ Name ╭───────╮ Stop<String>            │
        │ ▸ start──────▸│ ask │────────▸╎ you ╎─────▸│ greet │─────────────▸■ finished │
        │               ╰─────╯         ╰╌╌╌╌╌╯      ╰───────╯                         │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────╯
         r run   Enter look   Tab next pane   ? help   q quit
        """#

    static let firstMinute20x5 = #"""
        signalbox
        ▌hello   Asks your …
         triage  Finds what…
         checks  Runs your …
        r run  Enter look
        """#
}
