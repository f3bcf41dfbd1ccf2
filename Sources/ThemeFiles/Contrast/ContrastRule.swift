public import TerminalUI

/// How well a role must stand out from its grounds, by what it is for.
///
/// The ratios are those of WCAG 2.2: 1.4.3 and 1.4.6 for words, 1.4.11 for lines that carry meaning. Words of second
/// rank and coloured words, which a glyph or another word always goes with, may keep the ratio of large text, so that
/// well-known palettes stay what they are.
public enum ContrastRule: String, Sendable, Hashable, CaseIterable {
    /// Words that have to be read: text, titles, keys, selections, fields, errors.
    case words
    /// Words of second rank, coloured words, and series of charts.
    case accents
    /// Lines that carry meaning: edges, frames of steps and of what has the keys.
    case lines
    /// Lines that only part things, and what was dimmed on purpose: to be seen, no more.
    case decoration

    /// How strict a check is.
    public enum Level: String, Sendable, Hashable, CaseIterable {
        /// What every theme of the program keeps.
        case standard
        /// What a theme of high contrast keeps besides.
        case enhanced
    }

    /// The least ratio on a level.
    public func minimum(_ level: Level = .standard) -> Double {
        switch (self, level) {
        case (.words, .standard): 4.5
        case (.words, .enhanced): 7
        case (.accents, .standard), (.lines, .standard): 3
        case (.accents, .enhanced), (.lines, .enhanced): 4.5
        case (.decoration, .standard): 1.5
        case (.decoration, .enhanced): 3
        }
    }

    /// The rule for a role; `nil` for a ground, on which others are judged.
    public init?(for role: Role) {
        switch role {
        case .text, .textInverse, .title, .key, .keyDescription, .selection, .selectionInactive, .match,
            .matchCurrent, .badge, .token, .stateFailed, .levelError, .promptField, .promptFieldFocus, .promptError:
            self = .words
        case .borderFocus, .promptFrame, .graphNode, .graphNodeActive, .graphNodeSelected, .graphEdge,
            .graphEdgeActive, .graphEdgeBack, .graphJunction:
            self = .lines
        case .border, .graphEdgeDim:
            self = .decoration
        default:
            if role.isArea { return nil }
            self = .accents
        }
    }
}
