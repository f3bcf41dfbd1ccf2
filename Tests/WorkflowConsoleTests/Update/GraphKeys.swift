/// What the keys of the graph and of the problems do, one a line: in most states, then in which states something else.
enum GraphKeys {
    static let graph = """
        ?: acts
        F1: acts
        :: acts
        Esc: acts
        q: acts
        Ctrl-C: acts
        Ctrl-Z: acts
        Ctrl-L: acts
        Tab: acts
        Shift-Tab: acts
        1: acts
        2: acts
        3: this is the pane already
        4: acts
        5: acts
        6: acts
        7: acts
        z: acts
        v: acts
        v b: acts; no workflow is selected (nothing)
        v h: acts; heat needs a run (nothing, workflow, broken, pending, building, solved)
        v i: acts; engine notices need a run (nothing, workflow, broken, pending, building, solved)
        v l: acts; no workflow is selected (nothing)
        v m: all of it is on screen; no workflow is selected (nothing, pending); lines have no minimap; v l draws a picture (lanes); acts (panned)
        v r: this graph names no resources; no workflow is selected (nothing)
        v t: acts; times need a run (nothing, workflow, broken, pending, building, solved)
        h: acts; there is no graph (nothing, pending); nothing farther that way (workflow, events); lines move with j and k; v l draws a picture (lanes)
        j: acts; nothing farther that way (nothing, pending)
        k: acts; nothing farther that way (nothing, pending)
        l: acts; there is no graph (nothing, pending); lines move with j and k; v l draws a picture (lanes)
        Left: acts; there is no graph (nothing, pending); nothing farther that way (workflow, events); lines move with j and k; v l draws a picture (lanes)
        Down: acts; nothing farther that way (nothing, pending)
        Up: acts; nothing farther that way (nothing, pending)
        Right: acts; there is no graph (nothing, pending); lines move with j and k; v l draws a picture (lanes)
        H: all of it is on screen; there is no graph (nothing, pending); lines move with j and k (lanes); acts (panned)
        J: all of it is on screen; there is no graph (nothing, pending); lines move with j and k (lanes); acts (panned)
        K: all of it is on screen; there is no graph (nothing, pending); lines move with j and k (lanes); acts (panned)
        L: all of it is on screen; there is no graph (nothing, pending); lines move with j and k (lanes); acts (panned)
        Shift-Left: all of it is on screen; there is no graph (nothing, pending); lines move with j and k (lanes); acts (panned)
        Shift-Down: all of it is on screen; there is no graph (nothing, pending); lines move with j and k (lanes); acts (panned)
        Shift-Up: all of it is on screen; there is no graph (nothing, pending); lines move with j and k (lanes); acts (panned)
        Shift-Right: all of it is on screen; there is no graph (nothing, pending); lines move with j and k (lanes); acts (panned)
        +: acts; there is no graph (nothing, pending); cards are the nearest (panned)
        =: acts; there is no graph (nothing, pending); cards are the nearest (panned)
        -: acts; there is no graph (nothing, pending)
        0: it fits already; there is no graph (nothing, pending); acts (lanes, panned)
        o: acts; there is no graph (nothing, pending); ask is in no chain, loop or fan (workflow); write is in no chain, loop or fan (broken); lines cannot be folded; v l draws a picture (lanes); events are boxes now; v b makes them ways again (events); no step is selected (building, solved)
        g: acts; nothing farther that way (nothing, pending)
        Home: acts; nothing farther that way (nothing, pending)
        G: acts; nothing farther that way (nothing, pending)
        End: acts; nothing farther that way (nothing, pending)
        Ctrl-D: all of it is on screen; there is no graph (nothing, pending); acts (lanes, panned)
        Ctrl-U: all of it is on screen; there is no graph (nothing, pending); acts (lanes, panned)
        PgDn: all of it is on screen; there is no graph (nothing, pending); acts (lanes, panned)
        Ctrl-F: all of it is on screen; there is no graph (nothing, pending); acts (lanes, panned)
        PgUp: all of it is on screen; there is no graph (nothing, pending); acts (lanes, panned)
        Enter: acts; no box is selected; move to one (nothing, pending)
        /: acts
        n: acts; nothing was searched for, and there are no problems (nothing, pending)
        N: acts; nothing was searched for, and there are no problems (nothing, pending)
        &: & does nothing in graph; ? shows what does
        f: acts; there is no graph (nothing, pending)
        F: there is no run to follow; acts (asking, lanes, panned, folded, events, readOnly); the run is over (failed, completed)
        a: nobody asks anything; acts (asking, lanes, panned, folded, events); this console only reads (readOnly)
        u: there is nothing to take back
        w: acts; no run is selected (nothing, workflow, broken, pending, building, solved)
        r: acts; no workflow is selected (nothing); broken has 5 problems; 7 shows them (broken, building); this console only reads (readOnly); broken has 4 problems; 7 shows them (solved)
        x: no run is selected; acts (asking, lanes, panned, folded, events); the run is over (failed, completed); this console only reads (readOnly)
        e: acts; no step is selected (nothing, pending); a fold has a place for each of its steps; o unfolds it (folded); where Draft is declared is not known; select a step that makes or takes it (building, solved)
        R: acts
        Ctrl-P: acts
        Ctrl-O: you have been nowhere else yet; acts (panned, folded, events, building, solved)
        Alt-Left: you have been nowhere else yet; acts (panned, folded, events, building, solved)
        Alt-Right: you have not gone back
        Space: Space does nothing in graph; ? shows what does
        S: S does nothing in graph; ? shows what does
        p: no run is selected; acts (asking, lanes, panned, folded, events); the run is over (failed, completed); this console only reads (readOnly)
        s: no run is selected; the run is not paused; p pauses it (asking, lanes, panned, folded, events); the run is over (failed, completed); this console only reads (readOnly)
        b: no run is selected; acts (asking, lanes, panned, events); the run is over (failed, completed); no step and no event type is selected (folded); this console only reads (readOnly)
        c: a run's stream does not say which event led to which
        d: the screen shows a run as it is now; its past is in the events
        ,: the screen shows a run as it is now; its past is in the events
        .: the screen shows a run as it is now; its past is in the events
        <: the screen shows a run as it is now; its past is in the events
        >: the screen shows a run as it is now; its past is in the events
        m: the screen shows a run as it is now; its past is in the events
        ': the screen shows a run as it is now; its past is in the events
        y: acts
        y y: acts
        y j: it has no JSON; acts (asking, failed, completed, lanes, panned, events, readOnly)
        y p: acts; it has no place in a file or a payload (nothing, folded, pending, building, solved)
        y m: acts
        y c: acts; no command line does this (nothing)
        """

    static let problems = """
        ?: acts
        F1: acts
        :: acts
        Esc: acts
        q: acts
        Ctrl-C: acts
        Ctrl-Z: acts
        Ctrl-L: acts
        Tab: acts
        Shift-Tab: acts
        1: acts
        2: acts
        3: acts
        4: acts
        5: acts
        6: acts
        7: this is the pane already
        z: acts
        v: acts
        v b: acts; no workflow is selected (nothing)
        v h: acts; heat needs a run (nothing, workflow, broken, pending, building, solved)
        v i: acts; engine notices need a run (nothing, workflow, broken, pending, building, solved)
        v l: acts; no workflow is selected (nothing)
        v m: all of it is on screen; no workflow is selected (nothing, pending); lines have no minimap; v l draws a picture (lanes); acts (panned)
        v r: this graph names no resources; no workflow is selected (nothing)
        v t: acts; times need a run (nothing, workflow, broken, pending, building, solved)
        h: h does nothing in problems; ? shows what does
        j: nothing farther that way; acts (broken, building)
        k: nothing farther that way; acts (solved)
        l: l does nothing in problems; ? shows what does
        Left: Left does nothing in problems; ? shows what does
        Down: nothing farther that way; acts (broken, building)
        Up: nothing farther that way; acts (solved)
        Right: Right does nothing in problems; ? shows what does
        H: H does nothing in problems; ? shows what does
        J: J does nothing in problems; ? shows what does
        K: K does nothing in problems; ? shows what does
        L: L does nothing in problems; ? shows what does
        Shift-Left: Shift-Left does nothing in problems; ? shows what does
        Shift-Down: Shift-Down does nothing in problems; ? shows what does
        Shift-Up: Shift-Up does nothing in problems; ? shows what does
        Shift-Right: Shift-Right does nothing in problems; ? shows what does
        +: + does nothing in problems; ? shows what does
        =: = does nothing in problems; ? shows what does
        -: - does nothing in problems; ? shows what does
        0: 0 does nothing in problems; ? shows what does
        o: o does nothing in problems; ? shows what does
        g: nothing farther that way; acts (solved)
        Home: nothing farther that way; acts (solved)
        G: nothing farther that way; acts (broken, building)
        End: nothing farther that way; acts (broken, building)
        Ctrl-D: nothing farther that way; acts (broken, building)
        Ctrl-U: nothing farther that way; acts (solved)
        PgDn: nothing farther that way; acts (broken, building)
        Ctrl-F: nothing farther that way; acts (broken, building)
        PgUp: nothing farther that way; acts (solved)
        Enter: there are no problems; acts (broken, failed, building, solved)
        /: acts
        n: acts; nothing was searched for, and there are no problems (nothing, pending)
        N: acts; nothing was searched for, and there are no problems (nothing, pending)
        &: acts
        f: f does nothing in problems; ? shows what does
        F: it follows already; there is no run to follow (nothing, workflow, broken, pending, building, solved)
        a: nobody asks anything; acts (asking, lanes, panned, folded, events); this console only reads (readOnly)
        u: there is nothing to take back
        w: acts; no run is selected (nothing, workflow, broken, pending, building, solved)
        r: acts; no workflow is selected (nothing); broken has 5 problems; 7 shows them (broken, building); this console only reads (readOnly); broken has 4 problems; 7 shows them (solved)
        x: no run is selected; acts (asking, lanes, panned, folded, events); the run is over (failed, completed); this console only reads (readOnly)
        e: there are no problems; acts (broken, failed, building, solved)
        R: acts
        Ctrl-P: acts
        Ctrl-O: you have been nowhere else yet; acts (panned, folded, events, building, solved)
        Alt-Left: you have been nowhere else yet; acts (panned, folded, events, building, solved)
        Alt-Right: you have not gone back
        Space: Space does nothing in problems; ? shows what does
        S: S does nothing in problems; ? shows what does
        p: no run is selected; acts (asking, lanes, panned, folded, events); the run is over (failed, completed); this console only reads (readOnly)
        s: no run is selected; the run is not paused; p pauses it (asking, lanes, panned, folded, events); the run is over (failed, completed); this console only reads (readOnly)
        b: b does nothing in problems; ? shows what does
        c: a run's stream does not say which event led to which
        d: the screen shows a run as it is now; its past is in the events
        ,: the screen shows a run as it is now; its past is in the events
        .: the screen shows a run as it is now; its past is in the events
        <: the screen shows a run as it is now; its past is in the events
        >: the screen shows a run as it is now; its past is in the events
        m: the screen shows a run as it is now; its past is in the events
        ': the screen shows a run as it is now; its past is in the events
        y: nothing is selected; acts (broken, failed, building, solved)
        y y: nothing is selected; acts (broken, failed, building, solved)
        y j: nothing farther that way; it has no JSON (broken, failed, building, solved)
        y p: acts; no run is selected (nothing, workflow, pending); the run is over (completed); this console only reads (readOnly)
        y m: the screen shows a run as it is now; its past is in the events; acts (broken, failed, building, solved)
        y c: a run's stream does not say which event led to which; acts (broken, failed, building, solved)
        """
}
