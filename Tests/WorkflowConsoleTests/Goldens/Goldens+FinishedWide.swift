extension Goldens {
    static let finished200x60 = #"""
         signalbox   triage ▸ 7f3k2   ✓ completed 00:18                                                                                                                                  1 run    seq 58    UTC
        ┏━ Runs 1 ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┓╭─ Graph ────────────────────────────────────────────────────────────────────────────────────────────────╮╭─ Inspector ────────────────────────────────────────╮
        ┃▌✓ triage  7f3k2  00:18  done         ┃│                                                                                                        ││ triage                                       7f3k2 │
        ┃   hello   Asks your name, and greets…┃│                                      ▸ start                                                           ││                                                    │
        ┃   triage  Finds what is odd in a log…┃│                                         │ LogFile                                                      ││ status     completed                               │
        ┃   checks  Runs your checks, and stop…┃│                                         ▾                                                              ││ started    12:00:00                                │
        ┃   broken  ✗ 5 problems               ┃│                                 ╭────────────────╮                                                     ││ took       0:18                                    │
        ┃                                      ┃│                                 │ ✓ open    done │                                                     ││ questions  1 asked, 0 answered                     │
        ┃                                      ┃│                                 ╰────────────────╯                                                     ││                                                    │
        ┗━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┛│                                         │ Chunks                                                       ││ ▾ result  {3}                                      │
        ╭─ Inbox ──────────────────────────────╮│                                         ▾                                                              ││     findings  []                                   │
        │ nobody asks anything                 ││                                ╭─────────────────╮                                                     ││     lines     1842                                 │
        │                                      ││                                │ ✓ split    done │                                                     ││     report    "triage-dpkg.md"                     │
        │                                      ││                                ╰─────────────────╯                                                     ││                                                    │
        │                                      ││                                         │ Chunk ×12                                                    ││                                                    │
        │                                      ││                                         ▾                                                              ││                                                    │
        │                                      ││                                ╭─────────────────╮                                                     ││                                                    │
        │                                      ││                                │ ✓ parse 12 done │                                                     ││                                                    │
        │                                      ││                                ╰─────────────────╯                                                     ││                                                    │
        │                                      ││                                         │ Lines ×12                                                    ││                                                    │
        │                                      ││                                         ▾                                                              ││                                                    │
        │                                      ││                                 ╭────────────────╮                                                     ││                                                    │
        │                                      ││                                 │ ✓ rank    done │◂╌╌╌╌╌╌╌╌╌╌╌╌╌╮                                      ││                                                    │
        │                                      ││                                 ╰────────────────╯              ╎                                      ││                                                    │
        │                                      ││                                  │ Judged       │ Finding       ╎ Judgement                            ││                                                    │
        │                                      ││                                  ▾              ▾               ╎                                      ││                                                    │
        │                                      ││                      ╭──────────────────╮    ╭╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╮  ╎                                      ││                                                    │
        │                                      ││                      │ ○ report         │    ╎ you           ╎╌╌╯                                      ││                                                    │
        │                                      ││                      ╰──────────────────╯    ╰╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╯                                         ││                                                    │
        │                                      ││                               │ Report                                                                 ││                                                    │
        │                                      ││                               ▾                                                                        ││                                                    │
        │                                      ││                           ✓ finished                                                                   ││                                                    │
        │                                      ││                                                                                                        ││                                                    │
        │                                      ││                                                                                                        ││                                                    │
        │                                      ││                                                                                                        ││                                                    │
        ╰──────────────────────────────────────╯╰────────────────────────────────────────────────────────────────────────────────────────────────────────╯╰────────────────────────────────────────────────────╯
        ╭─ Why is nothing happening? ──────────╮╭─ Events 59 ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╮
        │ 7f3k2 is over: completed after 0:18. ││   10  12:00:00.210  split   ▸ Chunk      to parse                                                                                                            │
        │                                      ││   11  12:00:00.210  split   ▸ Chunk      to parse                                                                                                            │
        │                                      ││   12  12:00:00.210  split   ▸ Chunk      to parse                                                                                                            │
        │                                      ││   13  12:00:00.210  split   ▸ Chunk      to parse                                                                                                            │
        │                                      ││   14  12:00:00.210  split   ▸ Chunk      to parse                                                                                                            │
        │                                      ││   15  12:00:00.210  split   ▸ Chunk      to parse                                                                                                            │
        │                                      ││   16  12:00:00.210  split   ▸ Chunk      to parse                                                                                                            │
        │                                      ││   17  12:00:00.210  split   ▸ Chunk      to parse                                                                                                            │
        │                                      ││   20  12:00:00.710  parse   ▸ Lines      to rank                                                                                                             │
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
         ✓ triage 7f3k2 completed after 0:18: findings [], lines 1842, report triage-dpkg.md
        """#
}
