extension Goldens {
    static let firstMinute200x60 = #"""
         signalbox                                                                                                                                                                           no runs yet    UTC
        ┏━ Workflows 4 ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┓╭─ hello ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╮
        ┃▌hello   Asks your name, and greets you                       ┃│  Asks your name, and greets you                                                                                                      │
        ┃ triage  Finds what is odd in a log, and asks about it        ┃│  asks people · 45 s · 2 steps · 4 events                                                                                             │
        ┃ checks  Runs your checks, and stops at the first that fails  ┃│                                                                                                                                      │
        ┃ broken  ✗ 5 problems                                         ┃│                                                                                                                                      │
        ┃                                                              ┃│                                                                                                                                      │
        ┃                                                              ┃│                                                                                                                                      │
        ┃                                                              ┃│                                                                                                                                      │
        ┃                                                              ┃│                                                                                                                                      │
        ┃                                                              ┃│                                                                                                                                      │
        ┃                                                              ┃│                                                                                                                                      │
        ┃                                                              ┃│                                                                                                                                      │
        ┃                                                              ┃│                                                                                                                                      │
        ┃                                                              ┃│                                                                                                                                      │
        ┃                                                              ┃│                                                                                                                                      │
        ┃                                                              ┃│                                                                                                                                      │
        ┃                                                              ┃│                                                                                                                                      │
        ┃                                                              ┃│                                                                                                                                      │
        ┃                                                              ┃│                                                                                                                                      │
        ┃                                                              ┃│                                                                                                                                      │
        ┃                                                              ┃│                                     Start ╭─────╮ AskName ╭╌╌╌╌╌╮ Name ╭───────╮ Stop<String>                                        │
        ┃                                                              ┃│                             ▸ start──────▸│ ask │────────▸╎ you ╎─────▸│ greet │─────────────▸■ finished                             │
        ┃                                                              ┃│                                           ╰─────╯         ╰╌╌╌╌╌╯      ╰───────╯                                                     │
        ┃                                                              ┃│                                                                                                                                      │
        ┃                                                              ┃│                                                                                                                                      │
        ┃                                                              ┃│                                                                                                                                      │
        ┃                                                              ┃│                                                                                                                                      │
        ┃                                                              ┃│                                                                                                                                      │
        ┃                                                              ┃│                                                                                                                                      │
        ┃                                                              ┃│                                                                                                                                      │
        ┃                                                              ┃│                                                                                                                                      │
        ┃                                                              ┃│                                                                                                                                      │
        ┃                                                              ┃│                                                                                                                                      │
        ┃                                                              ┃│                                                                                                                                      │
        ┃                                                              ┃│                                                                                                                                      │
        ┃                                                              ┃│                                                                                                                                      │
        ┃                                                              ┃│                                                                                                                                      │
        ┃                                                              ┃│                                                                                                                                      │
        ┃                                                              ┃│                                                                                                                                      │
        ┃                                                              ┃│                                                                                                                                      │
        ┃                                                              ┃│                                                                                                                                      │
        ┃                                                              ┃│                                                                                                                                      │
        ┃                                                              ┃│                                                                                                                                      │
        ┃                                                              ┃│                                                                                                                                      │
        ┃                                                              ┃│                                                                                                                                      │
        ┃                                                              ┃│                                                                                                                                      │
        ┃                                                              ┃│                                                                                                                                      │
        ┃                                                              ┃│                                                                                                                                      │
        ┃                                                              ┃│                                                                                                                                      │
        ┃                                                              ┃│                                                                                                                                      │
        ┃                                                              ┃│                                                                                                                                      │
        ┃                                                              ┃│                                                                                                                                      │
        ┃                                                              ┃│                                                                                                                                      │
        ┃                                                              ┃│                                                                                                                                      │
        ┃                                                              ┃│                                                                                                                                      │
        ┃                                                              ┃│                                                                                                                                      │
        ┃                                                              ┃│                                                                                                                                      │
        ┗━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┛╰──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
         r run   Enter look   Tab next pane   ? help   q quit
        """#
}
