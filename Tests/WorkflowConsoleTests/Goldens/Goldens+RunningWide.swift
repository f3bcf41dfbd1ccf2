extension Goldens {
    static let running200x60 = #"""
         signalbox   triage ▸ 7f3k2   ● running 00:19                                                                                                     ? 1 waiting for you    1 run    seq 58    live    UTC
        ╭─ Runs 1 ─────────────────────────────╮┏━ Graph ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┓╭─ Inspector ────────────────────────────────────────╮
        │▌? triage  7f3k2  00:19  asks         │┃                                                                                                        ┃│ Finding                                        #56 │
        │   hello   Asks your name, and greets…│┃                                      ▸ start                                                           ┃│                                                    │
        │   triage  Finds what is odd in a log…│┃                                         │ LogFile                                                      ┃│ from  rank                                         │
        │   checks  Runs your checks, and stop…│┃                                         ▾                                                              ┃│ to    you                                          │
        │   broken  ✗ 5 problems               │┃                                 ┏━━━━━━━━━━━━━━━━┓                                                     ┃│ at    12:00:06.510   +0.00 s                       │
        │                                      │┃                                 ┃ ✓ open    done ┃                                                     ┃│                                                    │
        │                                      │┃                                 ┗━━━━━━━━━━━━━━━━┛                                                     ┃│   question  "Is 203.0.113.9 an attack?"            │
        ╰──────────────────────────────────────╯┃                                         │ Chunks                                                       ┃│   kind      "error burst"                          │
        ╭─ Inbox 1 ────────────────────────────╮┃                                         ▾                                                              ┃│   client    "203.0.113.9"                          │
        │▌? Is 203.0.113.9 an attack?          │┃                                ╭─────────────────╮                                                     ┃│   score     0.93                                   │
        │▌  triage 7f3k2 · rank · 0:13         │┃                                │ ✓ split    done │                                                     ┃│ ▾ evidence  [14]                                   │
        │                                      │┃                                ╰─────────────────╯                                                     ┃│     0   "GET /wp-login.php?try=0 404"              │
        │                                      │┃                                         │ Chunk ×12                                                    ┃│     1   "GET /wp-login.php?try=1 404"              │
        │                                      │┃                                         ▾                                                              ┃│     2   "GET /wp-login.php?try=2 404"              │
        │                                      │┃                                ╭─────────────────╮                                                     ┃│     3   "GET /wp-login.php?try=3 404"              │
        │                                      │┃                                │ ✓ parse 12 done │                                                     ┃│     4   "GET /wp-login.php?try=4 404"              │
        │                                      │┃                                ╰─────────────────╯                                                     ┃│     5   "GET /wp-login.php?try=5 404"              │
        │                                      │┃                                         │ Lines ×12                                                    ┃│     6   "GET /wp-login.php?try=6 404"              │
        │                                      │┃                                         ▾                                                              ┃│     7   "GET /wp-login.php?try=7 404"              │
        │                                      │┃                                 ╭────────────────╮                                                     ┃│     8   "GET /wp-login.php?try=8 404"              │
        │                                      │┃                                 │ ? rank    0:13 │◂╌╌╌╌╌╌╌╌╌╌╌╌╌╮                                      ┃│     9   "GET /wp-login.php?try=9 404"              │
        │                                      │┃                                 ╰────────────────╯              ╎                                      ┃│     10  "GET /wp-login.php?try=10 404"             │
        │                                      │┃                                  │ Judged       │ Finding       ╎ Judgement                            ┃│     11  "GET /wp-login.php?try=11 404"             │
        │                                      │┃                                  ▾              ▾               ╎                                      ┃│   ▸ … 2 more                                       │
        │                                      │┃                      ╭──────────────────╮    ╭╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╮  ╎                                      ┃│                                                    │
        │                                      │┃                      │ ○ report         │    ╎ you           ╎╌╌╯                                      ┃│                                                    │
        │                                      │┃                      ╰──────────────────╯    ╰╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╯                                         ┃│                                                    │
        │                                      │┃                               │ Report                                                                 ┃│                                                    │
        │                                      │┃                               ▾                                                                        ┃│                                                    │
        │                                      │┃                           ■ finished                                                                   ┃│                                                    │
        │                                      │┃                                                                                                        ┃│                                                    │
        │                                      │┃                                                                                                        ┃│                                                    │
        │                                      │┃                                                                                                        ┃│                                                    │
        ╰──────────────────────────────────────╯┗━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┛╰────────────────────────────────────────────────────╯
        ╭─ Why is nothing happening? ──────────╮╭─ Events 59 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────── following ─╮
        │ 7f3k2 waits for you, 0:13.           ││   10  12:00:00.210  split   ▸ Chunk      to parse                                                                                                            │
        │                                      ││   11  12:00:00.210  split   ▸ Chunk      to parse                                                                                                            │
        │ asks   Is 203.0.113.9 an attack?     ││   12  12:00:00.210  split   ▸ Chunk      to parse                                                                                                            │
        │        0:13, from rank               ││   13  12:00:00.210  split   ▸ Chunk      to parse                                                                                                            │
        │ open   idle, 1 done                  ││   14  12:00:00.210  split   ▸ Chunk      to parse                                                                                                            │
        │ split  idle, 1 done                  ││   15  12:00:00.210  split   ▸ Chunk      to parse                                                                                                            │
        │ parse  idle, 12 done                 ││   16  12:00:00.210  split   ▸ Chunk      to parse                                                                                                            │
        │ rank   idle, 1 done                  ││   17  12:00:00.210  split   ▸ Chunk      to parse                                                                                                            │
        │ limit  15 min                        ││   20  12:00:00.710  parse   ▸ Lines      to rank                                                                                                             │
        │                                      ││   23  12:00:01.210  parse   ▸ Lines      to rank                                                                                                             │
        │                                      ││   26  12:00:01.710  parse   ▸ Lines      to rank                                                                                                             │
        │                                      ││   29  12:00:02.210  parse   ▸ Lines      to rank                                                                                                             │
        │                                      ││   32  12:00:02.710  parse   ▸ Lines      to rank                                                                                                             │
        │                                      ││   35  12:00:03.210  parse   ▸ Lines      to rank                                                                                                             │
        │                                      ││   38  12:00:03.710  parse   ▸ Lines      to rank                                                                                                             │
        │                                      ││   41  12:00:04.210  parse   ▸ Lines      to rank                                                                                                             │
        │                                      ││   44  12:00:04.710  parse   ▸ Lines      to rank                                                                                                             │
        │                                      ││   47  12:00:05.210  parse   ▸ Lines      to rank                                                                                                             │
        │                                      ││   50  12:00:05.710  parse   ▸ Lines      to rank                                                                                                             │
        │                                      ││   53  12:00:06.210  parse   ▸ Lines      to rank                                                                                                             │
        │                                      ││▌  56  12:00:06.510  rank    ? Finding    question "Is 203.0.113.9 an attack?", kind "error burst", client 203.0.113.9, score 0.93, evidence ["GET /wp-login.…│
        ╰──────────────────────────────────────╯╰──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
         a answer   Enter inspect   Tab next pane   / search   f jump   w why   x cancel   : command   ? help   q quit
        """#
}
