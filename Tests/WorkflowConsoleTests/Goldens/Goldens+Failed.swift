extension Goldens {
    static let failed120x40 = #"""
         signalbox   triage ▸ 7f3k2   ✗ failed 00:18                                                     1 run    seq 58    UTC
        ╭─ Graph ────────────────────────────────────────────────────────────────────╮╭─ Inspector ────────────────────────────╮
        │                           ▸ start                                          ││ triage                           7f3k2 │
        │                              │ LogFile                                     ││                                        │
        │                              ▾                                             ││ status     failed                      │
        │                        ✗ open failed                                       ││ started    12:00:00                    │
        │                              │ Chunks                                      ││ took       0:18                        │
        │                              ▾                                             ││ questions  1 asked, 0 answered         │
        │                       ✓ split done                                         ││ step       open                        │
        │                              │ Chunk ×12                                   ││ error      LogError                    │
        │                              ▾                                             ││ message    no such file: dpkg.log      │
        │                       ✓ parse 12 done                                      ││                                        │
        │                              │ Lines ×12                                   ││                                        │
        │                              ▾                                             ││                                        │
        │                        ✓ rank done   ◂╌╌╌╌╌╌╌╌╌╌╮                          ││                                        │
        │                  ╭────────╯     │               ╎                          ││                                        │
        │                  │ Judged       │ Finding       ╎ Judgement                ││                                        │
        │                  ▾  ┏━ Why is nothing happening? ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┓                     │
        │           ○ report  ┃ 7f3k2 is over: failed after 0:18.                                        ┃                     │
        │                  │ R┃                                                                          ┃                     │
        │                  ▾  ┃ open  no such file: dpkg.log                                             ┃                     │
        │              ■ finis┃                                                                          ┃                     │
        │                     ┗━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┛                     │
        │                                                                            ││                                        │
        ╰────────────────────────────────────────────────────────────────────────────╯╰────────────────────────────────────────╯
        ╭─ Runs 1 ───────────────────────────────╮╭─ Events 59 ────────────────────────────────────────────────────────────────╮
        │▌✗ triage  7f3k2  00:18  failed         ││   23  12:00:01  parse   ▸ Lines      to rank                               │
        │   hello   Asks your name, and greets y…││   26  12:00:01  parse   ▸ Lines      to rank                               │
        │   triage  Finds what is odd in a log, …││   29  12:00:02  parse   ▸ Lines      to rank                               │
        │   checks  Runs your checks, and stops …││   32  12:00:02  parse   ▸ Lines      to rank                               │
        │   broken  ✗ 5 problems                 ││   35  12:00:03  parse   ▸ Lines      to rank                               │
        │                                        ││   38  12:00:03  parse   ▸ Lines      to rank                               │
        │                                        ││   41  12:00:04  parse   ▸ Lines      to rank                               │
        │                                        ││   44  12:00:04  parse   ▸ Lines      to rank                               │
        │                                        ││   47  12:00:05  parse   ▸ Lines      to rank                               │
        │                                        ││   50  12:00:05  parse   ▸ Lines      to rank                               │
        │                                        ││   53  12:00:06  parse   ▸ Lines      to rank                               │
        │                                        ││▌  56  12:00:06  rank    ? Finding    question "Is 203.0.113.9 an attack?",…│
        ╰────────────────────────────────────────╯╰────────────────────────────────────────────────────────────────────────────╯
         Esc close
        """#

    static let failed80x24 = #"""
        triage 7f3k2 ✗ failed 00:18
        1 Runs  2 Inbox  3 Graph  4 Events  5 Inspect  6 Time  7 Problems 1
        ╭─ Runs 1 ─────────────────────────────────────────────────────────────────────╮
        │▌✗ triage  7f3k2  00:18  failed                                               │
        │   hello   Asks your name, and greets you                                     │
        │   triage  Finds what is odd in a log, and asks about it                      │
        │   checks  Runs your checks, and stops at the first that fails                │
        │   broken  ✗ 5 problems                                                       │
        │                                                                              │
        │ ┏━ Why is nothing happening? ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┓ │
        │ ┃ 7f3k2 is over: failed after 0:18.                                        ┃ │
        │ ┃                                                                          ┃ │
        │ ┃ open  no such file: dpkg.log                                             ┃ │
        │ ┃                                                                          ┃ │
        │ ┗━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┛ │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────╯
         Esc close
        """#

    static let failed20x5 = #"""
        ✗ triage 7f3k2  0:18
        7f3k2 is over:
        failed after 0:18.
        open  no such file:…
        Esc close
        """#
}
