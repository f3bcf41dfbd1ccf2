// Text
extension Role {
    /// Ordinary text.
    public static let text: Role = "text"
    /// Text of second rank.
    public static let textMuted: Role = "text.muted"
    /// Text that may be overlooked.
    public static let textFaint: Role = "text.faint"
    /// Text on a coloured ground.
    public static let textInverse: Role = "text.inverse"
}

// Grounds
extension Role {
    /// The ground of the whole screen.
    public static let background: Role = "bg"
    /// The ground of a pane.
    public static let backgroundPanel: Role = "bg.panel"
    /// The ground of what lies on top.
    public static let backgroundOverlay: Role = "bg.overlay"
}

// Chrome
extension Role {
    /// The frame of a pane.
    public static let border: Role = "border"
    /// The frame of the pane that has the keys.
    public static let borderFocus: Role = "border.focus"
    /// The title of a pane.
    public static let title: Role = "title"
    /// A key in footer and help.
    public static let key: Role = "key"
    /// What a key does.
    public static let keyDescription: Role = "key.desc"
    /// The selected row of the focused pane.
    public static let selection: Role = "selection"
    /// The selected row of another pane.
    public static let selectionInactive: Role = "selection.inactive"
    /// A match of a search.
    public static let match: Role = "match"
    /// The match the search stands on.
    public static let matchCurrent: Role = "match.current"
    /// Something that leads elsewhere.
    public static let link: Role = "link"
    /// A count or a mark that wants to be seen.
    public static let badge: Role = "badge"
    /// What stands for something unsafe in a text.
    public static let token: Role = "token"
}

// States
extension Role {
    /// Not yet begun.
    public static let stateIdle: Role = "state.idle"
    /// Waiting for a worker.
    public static let stateQueued: Role = "state.queued"
    /// At work.
    public static let stateRunning: Role = "state.running"
    /// Ended well.
    public static let stateDone: Role = "state.done"
    /// Ended with an error.
    public static let stateFailed: Role = "state.failed"
    /// Asks a person.
    public static let stateWaiting: Role = "state.waiting"
    /// Will be tried again.
    public static let stateRetry: Role = "state.retry"
    /// Ended by a person or a limit.
    public static let stateCancelled: Role = "state.cancelled"
    /// Held by a person.
    public static let statePaused: Role = "state.paused"
}

// Levels
extension Role {
    /// A message for developers.
    public static let levelDebug: Role = "level.debug"
    /// A message worth knowing.
    public static let levelInfo: Role = "level.info"
    /// Something that may go wrong.
    public static let levelWarning: Role = "level.warn"
    /// Something that went wrong.
    public static let levelError: Role = "level.error"
}

// Graph
extension Role {
    /// The frame of a step.
    public static let graphNode: Role = "graph.node"
    /// The frame of a step at work.
    public static let graphNodeActive: Role = "graph.node.active"
    /// The frame of the selected step.
    public static let graphNodeSelected: Role = "graph.node.selected"
    /// An edge.
    public static let graphEdge: Role = "graph.edge"
    /// An edge an event has just taken.
    public static let graphEdgeActive: Role = "graph.edge.active"
    /// An edge that leads back.
    public static let graphEdgeBack: Role = "graph.edge.back"
    /// An edge out of attention.
    public static let graphEdgeDim: Role = "graph.edge.dim"
    /// The event on an edge.
    public static let graphLabel: Role = "graph.label"
    /// Where edges meet.
    public static let graphJunction: Role = "graph.junction"
}

// JSON
extension Role {
    /// A member's name.
    public static let jsonKey: Role = "json.key"
    /// A string.
    public static let jsonString: Role = "json.string"
    /// A number.
    public static let jsonNumber: Role = "json.number"
    /// True or false.
    public static let jsonBoolean: Role = "json.bool"
    /// Null.
    public static let jsonNull: Role = "json.null"
    /// Braces, brackets, commas.
    public static let jsonPunctuation: Role = "json.punct"
}

// Differences
extension Role {
    /// What is new.
    public static let diffAdded: Role = "diff.add"
    /// What is gone.
    public static let diffDeleted: Role = "diff.del"
    /// What is different.
    public static let diffChanged: Role = "diff.change"
}

// Prompts
extension Role {
    /// The frame of a question.
    public static let promptFrame: Role = "prompt.frame"
    /// A field of a form.
    public static let promptField: Role = "prompt.field"
    /// The field that has the keys.
    public static let promptFieldFocus: Role = "prompt.field.focus"
    /// Why a field cannot be sent.
    public static let promptError: Role = "prompt.error"
    /// What a field wants.
    public static let promptHint: Role = "prompt.hint"
}

// Charts
extension Role {
    /// Series 1 of a chart.
    public static let chart1: Role = "chart.1"
    /// Series 2 of a chart.
    public static let chart2: Role = "chart.2"
    /// Series 3 of a chart.
    public static let chart3: Role = "chart.3"
    /// Series 4 of a chart.
    public static let chart4: Role = "chart.4"
    /// Series 5 of a chart.
    public static let chart5: Role = "chart.5"
    /// Series 6 of a chart.
    public static let chart6: Role = "chart.6"
}

extension Role {
    /// Every role the console draws with, in the order of the manual.
    public static let all: [Role] = [
        .text, .textMuted, .textFaint, .textInverse, .background, .backgroundPanel, .backgroundOverlay, .border,
        .borderFocus, .title, .key, .keyDescription, .selection, .selectionInactive, .match, .matchCurrent, .link,
        .badge, .token, .stateIdle, .stateQueued, .stateRunning, .stateDone, .stateFailed, .stateWaiting, .stateRetry,
        .stateCancelled, .statePaused, .levelDebug, .levelInfo, .levelWarning, .levelError, .graphNode,
        .graphNodeActive, .graphNodeSelected, .graphEdge, .graphEdgeActive, .graphEdgeBack, .graphEdgeDim,
        .graphLabel, .graphJunction, .jsonKey, .jsonString, .jsonNumber, .jsonBoolean, .jsonNull, .jsonPunctuation,
        .diffAdded, .diffDeleted, .diffChanged, .promptFrame, .promptField, .promptFieldFocus, .promptError,
        .promptHint, .chart1, .chart2, .chart3, .chart4, .chart5, .chart6,
    ]
}
