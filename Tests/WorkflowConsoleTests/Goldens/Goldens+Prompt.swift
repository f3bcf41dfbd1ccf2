extension Goldens {
    static let prompt120x40 = #"""
         signalbox   triage ▸ 7f3k2   ● running 00:41                     ? 1 waiting for you    1 run    seq 58    live    UTC
        ╭─ Graph ────────────────────────────────────────────────────────────────────╮╭─ Inspector ────────────────────────────╮
        │                           ▸ start                                          ││ Finding                            #56 │
        │                              │ LogFile                                     ││                                        │
        │          ┏━ ? triage 7f3k2 asks ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┓          │
        │          ┃                                                                                                ┃          │
        │          ┃  Is 203.0.113.9 an attack?                                                                     ┃          │
        │          ┃                                                                                                ┃          │
        │          ┃  │ from step rank, Finding, 0:35 ago                                                           ┃n attack?"│
        │          ┃  │    kind      error burst                                                                    ┃          │
        │          ┃  │    client    203.0.113.9                                                                    ┃          │
        │          ┃  │    score     0.93                                                                           ┃          │
        │          ┃  │  ▾ evidence  [14]                                                                           ┃          │
        │          ┃  │      0   GET /wp-login.php?try=0 404                                                        ┃y=0 404"  │
        │          ┃  │      1   GET /wp-login.php?try=1 404                                                        ┃y=1 404"  │
        │          ┃  │      2   GET /wp-login.php?try=2 404                                                        ┃y=2 404"  │
        │          ┃  │      3   GET /wp-login.php?try=3 404                                                        ┃y=3 404"  │
        │          ┃  │      4   GET /wp-login.php?try=4 404                                                        ┃y=4 404"  │
        │          ┃  │      5   GET /wp-login.php?try=5 404                                                        ┃y=5 404"  │
        │          ┃  │      6   GET /wp-login.php?try=6 404                                                        ┃y=6 404"  │
        │          ┃  │      7   GET /wp-login.php?try=7 404                                                        ┃y=7 404"  │
        │          ┃  │      8   GET /wp-login.php?try=8 404                                                        ┃y=8 404"  │
        │          ┃  │      9   GET /wp-login.php?try=9 404                                                        ┃y=9 404"  │
        │          ┃  │      10  GET /wp-login.php?try=10 404                                                       ┃y=10 404" │
        ╰──────────┃  │      11  GET /wp-login.php?try=11 404                                                       ┃──────────╯
        ╭─ Runs 1 ─┃  │    ▸ … 2 more                                                                               ┃ollowing ─╮
        │▌? triage ┃                                                                                                ┃          │
        │   hello  ┃                                                                                                ┃          │
        │   triage ┃    verdict   (●) attack   ( ) noise   ( ) unsure                                               ┃          │
        │   checks ┃    severity  ( ) low   (●) medium   ( ) high  optional                                         ┃          │
        │   broken ┃  ▸ note      scanner, seen befor   optional, text                                              ┃          │
        │          ┃                                                                                                ┃          │
        │          ┃  Your answer goes to rank of 7f3k2.  Then: Judged ▸ report.                                    ┃          │
        │          ┃                                                                                                ┃          │
        ╰──────────┃  [ Send ]  Ctrl-X Enter    Ctrl-X Ctrl-E editor    Esc later, draft kept                       ┃          │
        ╭─ Inbox 1 ┗━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┛          │
        │▌? Is 203.0.113.9 an attack?            ││   53  12:00:06  parse   ▸ Lines      to rank                               │
        │▌  triage 7f3k2 · rank · 0:35 · draft   ││▌  56  12:00:06  rank    ? Finding    question "Is 203.0.113.9 an attack?",…│
        ╰────────────────────────────────────────╯╰────────────────────────────────────────────────────────────────────────────╯
         Tab next   Ctrl-X Enter send   Ctrl-X Ctrl-E editor   Esc later   F1 help
        """#

    static let prompt80x24 = #"""
        triage 7f3k2 ● running 00:41                                 ? 1 waiting   live
        1 Runs  2 Inbox 1  3 Graph  4 Events  5 Inspect  6 Time  7 Problems
        ┏━ ? triage 7f3k2 asks ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┓
        ┃                                                                              ┃
        ┃  Is 203.0.113.9 an attack?                                                   ┃
        ┃                                                                              ┃
        ┃  │ from step rank, Finding, 0:35 ago                                         ┃
        ┃  │    kind      error burst                                                  ┃
        ┃  │    client    203.0.113.9                                                  ┃
        ┃  │    score     0.93                                                         ┃
        ┃  │  ▾ evidence  [14]                                                         ┃
        ┃  │      0   GET /wp-login.php?try=0 404                                      ┃
        ┃  │      1   GET /wp-login.php?try=1 404                                      ┃
        ┃  │  … 11 more lines; Shift-Tab goes there                                    ┃
        ┃                                                                              ┃
        ┃    verdict   (●) attack   ( ) noise   ( ) unsure                             ┃
        ┃    severity  ( ) low   (●) medium   ( ) high  optional                       ┃
        ┃  ▸ note      scanner, seen befor   optional, text                            ┃
        ┃                                                                              ┃
        ┃  Your answer goes to rank of 7f3k2.  Then: Judged ▸ report.                  ┃
        ┃                                                                              ┃
        ┃  [ Send ]  Ctrl-X Enter    Ctrl-X Ctrl-E editor    Esc later, draft kept     ┃
        ┗━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┛
         Tab next   Ctrl-X Enter send   Ctrl-X Ctrl-E editor   Esc later   F1 help
        """#

    static let prompt20x5 = #"""
        ? triage 7f3k2   3/3
        Is 203.0.113.9 an…
        note
        scanner, seen befor
        Tab next  Esc later
        """#
}
