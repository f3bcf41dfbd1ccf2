/// How much of each step a drawing shows; the nearer, the more.
public enum GraphZoom: Int, Codable, Sendable, Hashable, CaseIterable, Comparable {
    /// A sign and three letters, and no names on the ways.
    case glyph
    /// One line without a frame: state, name, count.
    case line
    /// A frame around one line.
    case box
    /// A frame around two lines: state and name, and the figures of the run.
    case card

    /// Whether one level is farther than another.
    public static func < (one: GraphZoom, other: GraphZoom) -> Bool { one.rawValue < other.rawValue }

    /// The next level in a direction, or the same at the end.
    func moved(by step: Int) -> GraphZoom {
        GraphZoom(rawValue: min(max(0, rawValue + step), GraphZoom.card.rawValue)) ?? self
    }

    /// The level as the line below the drawing names it.
    var word: String {
        switch self {
        case .glyph: "glyphs"
        case .line: "lines"
        case .box: "boxes"
        case .card: "cards"
        }
    }

    /// Rows a step takes.
    var rows: Int {
        switch self {
        case .glyph, .line: 1
        case .box: 3
        case .card: 4
        }
    }
}

/// What the heat on the steps tells.
enum GraphHeat: String, Sendable, Hashable, Codable {
    case none
    /// The time all calls of a step worked.
    case duration
    /// How many calls of a step failed.
    case failures

    var next: GraphHeat {
        switch self {
        case .none: .duration
        case .duration: .failures
        case .failures: .none
        }
    }

    /// A step's share of the hottest one, from 0 to 1; `nil` where there is nothing to tell.
    func share(of step: String, in run: RunModel) -> Double? {
        func value(_ tally: StepTally) -> Double {
            switch self {
            case .none: 0
            case .duration: tally.workedSeconds
            case .failures: Double(tally.failed)
            }
        }
        guard self != .none, let tally = run.steps[step] else { return nil }
        let most = run.steps.values.map(value).max() ?? 0
        return most > 0 ? value(tally) / most : nil
    }

    /// Words below the drawing.
    var word: String? {
        switch self {
        case .none: nil
        case .duration: "heat: working time"
        case .failures: "heat: failures"
        }
    }
}
