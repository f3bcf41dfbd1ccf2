extension Goldens {
    static let finished120x40 = #"""
         signalbox   triage ▸ 7f3k2   ✓ completed 00:18                                                  1 run    seq 58    UTC
        ╭─ Graph ────────────────────────────────────────────────────────────────────╮╭─ Inspector ────────────────────────────╮
        │                           ▸ start                                          ││ triage                           7f3k2 │
        │                              │ LogFile                                     ││                                        │
        │                              ▾                                             ││ status     completed                   │
        │                        ✓ open done                                         ││ started    12:00:00                    │
        │                              │ Chunks                                      ││ took       0:18                        │
        │                              ▾                                             ││ questions  1 asked, 0 answered         │
        │                       ✓ split done                                         ││                                        │
        │                              │ Chunk ×12                                   ││ ▾ result  {3}                          │
        │                              ▾                                             ││     findings  []                       │
        │                       ✓ parse 12 done                                      ││     lines     1842                     │
        │                              │ Lines ×12                                   ││     report    "triage-dpkg.md"         │
        │                              ▾                                             ││                                        │
        │                        ✓ rank done   ◂╌╌╌╌╌╌╌╌╌╌╮                          ││                                        │
        │                  ╭────────╯     │               ╎                          ││                                        │
        │                  │ Judged       │ Finding       ╎ Judgement                ││                                        │
        │                  ▾              ▾               ╎                          ││                                        │
        │           ○ report            (you)╌╌╌╌╌╌╌╌╌╌╌╌╌╯                          ││                                        │
        │                  │ Report                                                  ││                                        │
        │                  ▾                                                         ││                                        │
        │              ✓ finished                                                    ││                                        │
        │                                                                            ││                                        │
        │                                                                            ││                                        │
        ╰────────────────────────────────────────────────────────────────────────────╯╰────────────────────────────────────────╯
        ┏━ Runs 1 ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┓╭─ Events 59 ────────────────────────────────────────────────────────────────╮
        ┃▌✓ triage  7f3k2  00:18  done           ┃│   23  12:00:01  parse   ▸ Lines      to rank                               │
        ┃   hello   Asks your name, and greets y…┃│   26  12:00:01  parse   ▸ Lines      to rank                               │
        ┃   triage  Finds what is odd in a log, …┃│   29  12:00:02  parse   ▸ Lines      to rank                               │
        ┃   checks  Runs your checks, and stops …┃│   32  12:00:02  parse   ▸ Lines      to rank                               │
        ┃   broken  ✗ 5 problems                 ┃│   35  12:00:03  parse   ▸ Lines      to rank                               │
        ┃                                        ┃│   38  12:00:03  parse   ▸ Lines      to rank                               │
        ┃                                        ┃│   41  12:00:04  parse   ▸ Lines      to rank                               │
        ┃                                        ┃│   44  12:00:04  parse   ▸ Lines      to rank                               │
        ┃                                        ┃│   47  12:00:05  parse   ▸ Lines      to rank                               │
        ┃                                        ┃│   50  12:00:05  parse   ▸ Lines      to rank                               │
        ┃                                        ┃│   53  12:00:06  parse   ▸ Lines      to rank                               │
        ┃                                        ┃│▌  56  12:00:06  rank    ? Finding    question "Is 203.0.113.9 an attack?",…│
        ┗━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┛╰────────────────────────────────────────────────────────────────────────────╯
         ✓ triage 7f3k2 completed after 0:18: findings [], lines 1842, report triage-dpkg.md
        """#

    static let finished80x24 = #"""
        triage 7f3k2 ✓ completed 00:18
        1 Runs  2 Inbox  3 Graph  4 Events  5 Inspect  6 Time  7 Problems
        ┏━ Runs 1 ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┓
        ┃▌✓ triage  7f3k2  00:18  done                                                 ┃
        ┃   hello   Asks your name, and greets you                                     ┃
        ┃   triage  Finds what is odd in a log, and asks about it                      ┃
        ┃   checks  Runs your checks, and stops at the first that fails                ┃
        ┃   broken  ✗ 5 problems                                                       ┃
        ┃                                                                              ┃
        ┃                                                                              ┃
        ┃                                                                              ┃
        ┃                                                                              ┃
        ┃                                                                              ┃
        ┃                                                                              ┃
        ┃                                                                              ┃
        ┃                                                                              ┃
        ┃                                                                              ┃
        ┃                                                                              ┃
        ┃                                                                              ┃
        ┃                                                                              ┃
        ┃                                                                              ┃
        ┃                                                                              ┃
        ┗━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┛
         ✓ triage 7f3k2 completed after 0:18: findings [], lines 1842, report triage-dp…
        """#

    static let finished20x5 = #"""
        ✓ triage 7f3k2  0:18
        ▌✓ triage  7f3k2  0…
           hello   Asks you…
           triage  Finds wh…
        ✓ triage 7f3k2 comp…
        """#
}
