extension Goldens {
    static let problems200x60 = #"""
         signalbox   broken   ✗ 5 problems, cannot run                                                                                                                                       no runs yet    UTC
        ┏━ Problems 5 of broken ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┓╭─ broken ──────────────────────────────────────────────────────────────────────────────────────── 5 places ─╮
        ┃ ✗ produced, never consumed                                                             ┃│                                                                                                            │
        ┃   Draft                                                                Broken.swift:14 ┃│                                                                                                            │
        ┃▌✗ consumed, never produced                                                             ┃│                                                                                                            │
        ┃▌  Score                                                                Broken.swift:22 ┃│                                                                                                            │
        ┃ ✗ unreachable                                                                          ┃│                                                                                                            │
        ┃   ghost                                                                Broken.swift:31 ┃│                                                                                                            │
        ┃ ✗ dead end                                                                             ┃│                                                                                                            │
        ┃   polish                                                               Broken.swift:27 ┃│                                                                                                            │
        ┃ ✗ several start events                                                                 ┃│                                                                                                            │
        ┃   broken                                                                Broken.swift:6 ┃│                                                                                                            │
        ┃                                                                                        ┃│                                                                                                            │
        ┃                                                                                        ┃│                                                                                                            │
        ┃                                                                                        ┃│                                                                                                            │
        ┃                                                                                        ┃│                                                                                                            │
        ┃                                                                                        ┃│                                   Ticket                                                                   │
        ┃                                                                                        ┃│                                   Topic  ╭───────╮ Draft                                                   │
        ┃                                                                                        ┃│                           ▸ start───────▸│ write │╌╌╌╌╌╌⊣ nobody                                           │
        ┃                                                                                        ┃│                                          ╰───────╯                                                         │
        ┃                                                                                        ┃│                                                                                                            │
        ┃                                                                                        ┃│                                    Score ╭───────╮ Finished                                                │
        ┃                                                                                        ┃│                           nobody ⊢╌╌╌╌╌╌▸│ judge │─────────▸■ finished                                     │
        ┃                                                                                        ┃│                                          ╰───────╯                                                         │
        ┃                                                                                        ┃│                                                                                                            │
        ┃                                                                                        ┃│                           ╭────────────────────╮ Loop ╭───────────────────────╮                            │
        ┃                                                                                        ┃│                           │ ghost  no way here │─────▸│ polish  leads nowhere │                            │
        ┃                                                                                        ┃│                           ╰────────────────────╯      ╰───────────────────────╯                            │
        ┃                                                                                        ┃│                                                                                                            │
        ┃                                                                                        ┃│                                                                                                            │
        ┃                                                                                        ┃│                                                                                                            │
        ┃                                                                                        ┃│                                                                                                            │
        ┃                                                                                        ┃│                                                                                                            │
        ┃                                                                                        ┃│                                                                                                            │
        ┃                                                                                        ┃│                                                                                                            │
        ┃                                                                                        ┃│                                                                                                            │
        ┃                                                                                        ┃│                                                                                                            │
        ┃                                                                                        ┃│                                                                                                            │
        ┃                                                                                        ┃│                                                                                                            │
        ┃                                                                                        ┃│                                                                                                            │
        ┃                                                                                        ┃│                                                                                                            │
        ┃                                                                                        ┃│                                                                                                            │
        ┃                                                                                        ┃│                                                                                                            │
        ┃                                                                                        ┃│                                                                                                            │
        ┃                                                                                        ┃│                                                                                                            │
        ┃                                                                                        ┃│                                                                                                            │
        ┃                                                                                        ┃│                                                                                                            │
        ┃                                                                                        ┃│                                                                                                            │
        ┃                                                                                        ┃│                                                                                                            │
        ┃ judge waits for Score, which nobody makes.                                             ┃│                                                                                                            │
        ┃                                                                                        ┃│                                                                                                            │
        ┃ Fix  return Score from a step, or make it a HumanResponseEvent.                        ┃│                                                                                                            │
        ┃                                                                                        ┃│                                                                                                            │
        ┃                                                                                        ┃│                                                                                                            │
        ┃                                                                                        ┃│                                                                                                            │
        ┃                                                                                        ┃│                                                                                                            │
        ┃                                                                                        ┃│                                                                                                            │
        ┃                                                                                        ┃│                                                                                                            │
        ┗━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┛╰────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
         n next   N previous   Enter on graph   e editor   R check again   ? help   q quit
        """#
}
