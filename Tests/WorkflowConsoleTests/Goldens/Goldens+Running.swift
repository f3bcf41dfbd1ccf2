extension Goldens {
    static let running120x40 = #"""
         signalbox   triage ▸ 7f3k2   ● running 00:19                     ? 1 waiting for you    1 run    seq 58    live    UTC
        ┏━ Graph ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┓╭─ Inspector ────────────────────────────╮
        ┃                           ▸ start                                          ┃│ Finding                            #56 │
        ┃                              │ LogFile                                     ┃│                                        │
        ┃                              ▾                                             ┃│ from  rank                             │
        ┃                        ✓ open done                                         ┃│ to    you                              │
        ┃                              │ Chunks                                      ┃│ at    12:00:06.510   +0.00 s           │
        ┃                              ▾                                             ┃│                                        │
        ┃                       ✓ split done                                         ┃│   question  "Is 203.0.113.9 an attack?"│
        ┃                              │ Chunk ×12                                   ┃│   kind      "error burst"              │
        ┃                              ▾                                             ┃│   client    "203.0.113.9"              │
        ┃                       ✓ parse 12 done                                      ┃│   score     0.93                       │
        ┃                              │ Lines ×12                                   ┃│ ▾ evidence  [14]                       │
        ┃                              ▾                                             ┃│     0   "GET /wp-login.php?try=0 404"  │
        ┃                        ? rank 0:13   ◂╌╌╌╌╌╌╌╌╌╌╮                          ┃│     1   "GET /wp-login.php?try=1 404"  │
        ┃                  ╭────────╯     │               ╎                          ┃│     2   "GET /wp-login.php?try=2 404"  │
        ┃                  │ Judged       │ Finding       ╎ Judgement                ┃│     3   "GET /wp-login.php?try=3 404"  │
        ┃                  ▾              ▾               ╎                          ┃│     4   "GET /wp-login.php?try=4 404"  │
        ┃           ○ report            (you)╌╌╌╌╌╌╌╌╌╌╌╌╌╯                          ┃│     5   "GET /wp-login.php?try=5 404"  │
        ┃                  │ Report                                                  ┃│     6   "GET /wp-login.php?try=6 404"  │
        ┃                  ▾                                                         ┃│     7   "GET /wp-login.php?try=7 404"  │
        ┃              ■ finished                                                    ┃│     8   "GET /wp-login.php?try=8 404"  │
        ┃                                                                            ┃│     9   "GET /wp-login.php?try=9 404"  │
        ┃                                                                            ┃│     10  "GET /wp-login.php?try=10 404" │
        ┗━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┛╰────────────────────────────────────────╯
        ╭─ Runs 1 ───────────────────────────────╮╭─ Events 59 ──────────────────────────────────────────────────── following ─╮
        │▌? triage  7f3k2  00:19  asks           ││   23  12:00:01  parse   ▸ Lines      to rank                               │
        │   hello   Asks your name, and greets y…││   26  12:00:01  parse   ▸ Lines      to rank                               │
        │   triage  Finds what is odd in a log, …││   29  12:00:02  parse   ▸ Lines      to rank                               │
        │   checks  Runs your checks, and stops …││   32  12:00:02  parse   ▸ Lines      to rank                               │
        │   broken  ✗ 5 problems                 ││   35  12:00:03  parse   ▸ Lines      to rank                               │
        │                                        ││   38  12:00:03  parse   ▸ Lines      to rank                               │
        │                                        ││   41  12:00:04  parse   ▸ Lines      to rank                               │
        │                                        ││   44  12:00:04  parse   ▸ Lines      to rank                               │
        ╰────────────────────────────────────────╯│   47  12:00:05  parse   ▸ Lines      to rank                               │
        ╭─ Inbox 1 ──────────────────────────────╮│   50  12:00:05  parse   ▸ Lines      to rank                               │
        │▌? Is 203.0.113.9 an attack?            ││   53  12:00:06  parse   ▸ Lines      to rank                               │
        │▌  triage 7f3k2 · rank · 0:13           ││▌  56  12:00:06  rank    ? Finding    question "Is 203.0.113.9 an attack?",…│
        ╰────────────────────────────────────────╯╰────────────────────────────────────────────────────────────────────────────╯
         a answer   Enter inspect   Tab next pane   / search   f jump   w why   x cancel   : command   ? help   q quit
        """#

    static let running80x24 = #"""
        triage 7f3k2 ● running 00:19                                 ? 1 waiting   live
        1 Runs  2 Inbox 1  3 Graph  4 Events  5 Inspect  6 Time  7 Problems
        ┏━ Graph ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┓
        ┃   ▸ LogFile                                                                  ┃
        ┃▌  ✓ open      1   0.01 s                                                     ┃
        ┃   │ Chunks                                                                   ┃
        ┃   ▾                                                                          ┃
        ┃   ✓ split     1   0.2 s                                                      ┃
        ┃   │ Chunk ×12                                                                ┃
        ┃   ▾                                                                          ┃
        ┃   ✓ parse    12   0.5 s p95                                                  ┃
        ┃   │ Lines ×12                                                                ┃
        ┃   ▾                                                                          ┃
        ┃   ? rank      1   waits 0:13                                                 ┃
        ┃   ├◂ Judgement ── you                                                        ┃
        ┃   ├ Finding ──▸ you                                                          ┃
        ┃   │ Judged                                                                   ┃
        ┃   ▾                                                                          ┃
        ┃   ○ report        not yet                                                    ┃
        ┃   ╰ Report ──▸ ■ finished                                                    ┃
        ┃                                                                              ┃
        ┗━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┛
        ? Is 203.0.113.9 an attack?   a answer
         a answer   Enter inspect   Tab next pane   / search   f jump   w why   ? help
        """#

    static let running20x5 = #"""
        ? triage 7f3k2  0:19
         ▸ LogFile
        ▌✓ open      1
         │ Chunks
        a answer  / search
        """#
}
