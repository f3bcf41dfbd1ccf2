import Workflows

/// A place on the screen that one can come back to.
struct Spot: Sendable, Equatable {
    var subject: Model.Subject
    var focus: Pane
    var showsProblems: Bool
    var showsTimeline: Bool
    var inspected: Model.Inspected
    var selection: GraphPlace?
    var laneRow: Int?
    var problem: Int
    /// The selected entry of the events; `nil` while they follow.
    var event: Int?

    /// How many places are kept.
    static let limit = 100
}

extension Model {
    /// Where the person is now.
    var spot: Spot {
        Spot(
            subject: subject,
            focus: focus,
            showsProblems: showsProblems,
            showsTimeline: showsTimeline,
            inspected: inspected,
            selection: graph.selection,
            laneRow: laneRow,
            problem: selectedProblem,
            event: run.flatMap { $0.events.isFollowing ? nil : $0.events.selected }
        )
    }

    /// Keeps the place that was left, when the way from it was more than a step in a list.
    mutating func leave(_ old: Spot) {
        defer { (hasLeapt, isOnTrail) = (false, false) }
        guard !isOnTrail else { return }
        let new = spot
        let isElsewhere =
            new.focus != old.focus || new.showsProblems != old.showsProblems
            || (new.subject != old.subject && new.focus != .runs)
        guard isElsewhere || (hasLeapt && new != old) else { return }
        trail.append(old)
        if trail.count > Spot.limit { trail.removeFirst() }
        trailAhead = []
    }

    mutating func goBack() {
        guard let old = trail.popLast() else { return }
        trailAhead.append(spot)
        go(to: old)
    }

    mutating func goForward() {
        guard let next = trailAhead.popLast() else { return }
        trail.append(spot)
        go(to: next)
    }

    private mutating func go(to place: Spot) {
        isOnTrail = true
        // A run that is no longer kept cannot be gone to; what was beside it can.
        if case .run(let id) = place.subject, run(id) == nil {} else { select(subject: place.subject) }
        focus = place.focus
        showsProblems = place.showsProblems
        showsTimeline = place.showsTimeline
        graph.selection = place.selection
        laneRow = place.laneRow
        selectedProblem = place.problem
        changeRun { run in if let event = place.event { run.events.select(near: event) } else { run.events.follow() } }
        inspect(place.inspected)
        showSelectionOnGraph()
    }
}
