extension Goldens {
    static let prompt200x60 = #"""
         signalbox   triage ▸ 7f3k2   ● running 00:41                                                                                                     ? 1 waiting for you    1 run    seq 58    live    UTC
        ╭─ Runs 1 ─────────────────────────────╮╭─ Graph ────────────────────────────────────────────────────────────────────────────────────────────────╮╭─ Inspector ────────────────────────────────────────╮
        │▌? triage  7f3k2  00:41  asks         ││                                                                                                        ││ Finding                                        #56 │
        │   hello   Asks your name, and greets…││                                      ▸ start                                                           ││                                                    │
        │   triage  Finds what is odd in a log…││                                         │ LogFile                                                      ││ from  rank                                         │
        │   checks  Runs your checks, and stop…││                                         ▾                                                              ││ to    you                                          │
        │   broken  ✗ 5 problems               ││                                 ╭────────────────╮                                                     ││ at    12:00:06.510   +0.00 s                       │
        │                                      ││                                 │ ✓ open    done │                                                     ││                                                    │
        │                                      ││                                 ╰────────────────╯                                                     ││   question  "Is 203.0.113.9 an attack?"            │
        ╰──────────────────────────────────────╯│                                         │ Chunks                                                       ││   kind      "error burst"                          │
        ╭─ Inbox 1 ────────────────────────────╮│                                         ▾                                                              ││   client    "203.0.113.9"                          │
        │▌? Is 203.0.113.9 an attack?          ││                                ╭─────────────────╮                                                     ││   score     0.93                                   │
        │▌  triage 7f3k2 · rank · 0:35 · draft ││                                │ ✓ split    done │                                                     ││ ▾ evidence  [14]                                   │
        │                                      ││                                ╰─────────────────╯                                                     ││     0   "GET /wp-login.php?try=0 404"              │
        │                                      ││          ┏━ ? triage 7f3k2 asks ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┓   1   "GET /wp-login.php?try=1 404"              │
        │                                      ││          ┃                                                                                                ┃   2   "GET /wp-login.php?try=2 404"              │
        │                                      ││          ┃  Is 203.0.113.9 an attack?                                                                     ┃   3   "GET /wp-login.php?try=3 404"              │
        │                                      ││          ┃                                                                                                ┃   4   "GET /wp-login.php?try=4 404"              │
        │                                      ││          ┃  │ from step rank, Finding, 0:35 ago                                                           ┃   5   "GET /wp-login.php?try=5 404"              │
        │                                      ││          ┃  │    kind      error burst                                                                    ┃   6   "GET /wp-login.php?try=6 404"              │
        │                                      ││          ┃  │    client    203.0.113.9                                                                    ┃   7   "GET /wp-login.php?try=7 404"              │
        │                                      ││          ┃  │    score     0.93                                                                           ┃   8   "GET /wp-login.php?try=8 404"              │
        │                                      ││          ┃  │  ▾ evidence  [14]                                                                           ┃   9   "GET /wp-login.php?try=9 404"              │
        │                                      ││          ┃  │      0   GET /wp-login.php?try=0 404                                                        ┃   10  "GET /wp-login.php?try=10 404"             │
        │                                      ││          ┃  │      1   GET /wp-login.php?try=1 404                                                        ┃   11  "GET /wp-login.php?try=11 404"             │
        │                                      ││          ┃  │      2   GET /wp-login.php?try=2 404                                                        ┃ ▸ … 2 more                                       │
        │                                      ││          ┃  │      3   GET /wp-login.php?try=3 404                                                        ┃                                                  │
        │                                      ││          ┃  │      4   GET /wp-login.php?try=4 404                                                        ┃                                                  │
        │                                      ││          ┃  │      5   GET /wp-login.php?try=5 404                                                        ┃                                                  │
        │                                      ││          ┃  │      6   GET /wp-login.php?try=6 404                                                        ┃                                                  │
        │                                      ││          ┃  │      7   GET /wp-login.php?try=7 404                                                        ┃                                                  │
        │                                      ││          ┃  │      8   GET /wp-login.php?try=8 404                                                        ┃                                                  │
        │                                      ││          ┃  │      9   GET /wp-login.php?try=9 404                                                        ┃                                                  │
        │                                      ││          ┃  │      10  GET /wp-login.php?try=10 404                                                       ┃                                                  │
        │                                      ││          ┃  │      11  GET /wp-login.php?try=11 404                                                       ┃                                                  │
        ╰──────────────────────────────────────╯╰──────────┃  │    ▸ … 2 more                                                                               ┃──────────────────────────────────────────────────╯
        ╭─ Why is nothing happening? ──────────╮╭─ Events 5┃                                                                                                ┃────────────────────────────────────── following ─╮
        │ 7f3k2 waits for you, 0:35.           ││   10  12:┃                                                                                                ┃                                                  │
        │                                      ││   11  12:┃    verdict   (●) attack   ( ) noise   ( ) unsure                                               ┃                                                  │
        │ asks   Is 203.0.113.9 an attack?     ││   12  12:┃    severity  ( ) low   (●) medium   ( ) high  optional                                         ┃                                                  │
        │        0:35, from rank               ││   13  12:┃  ▸ note      scanner, seen befor   optional, text                                              ┃                                                  │
        │ open   idle, 1 done                  ││   14  12:┃                                                                                                ┃                                                  │
        │ split  idle, 1 done                  ││   15  12:┃  Your answer goes to rank of 7f3k2.  Then: Judged ▸ report.                                    ┃                                                  │
        │ parse  idle, 12 done                 ││   16  12:┃                                                                                                ┃                                                  │
        │ rank   idle, 1 done                  ││   17  12:┃  [ Send ]  Ctrl-X Enter    Ctrl-X Ctrl-E editor    Esc later, draft kept                       ┃                                                  │
        │ limit  15 min                        ││   20  12:┗━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┛                                                  │
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
         Tab next   Ctrl-X Enter send   Ctrl-X Ctrl-E editor   Esc later   F1 help
        """#
}
