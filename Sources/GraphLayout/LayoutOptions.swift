/// Where the flow goes: from top to bottom or from left to right.
public enum LayoutDirection: Sendable, Hashable, CaseIterable {
    /// From top to bottom, or from left to right.
    case down, right
}

/// What the caller knows about the room and the taste.
public struct LayoutOptions: Sendable, Hashable {
    /// The direction of the flow; nil takes the one that fits the room best, `right` when both do.
    public var direction: LayoutDirection?
    /// The columns there are. A hint for the choice of direction, for how unconnected parts are put side by side and for
    /// where long ones are wrapped: a drawing that needs more is wider.
    public var maximumWidth: Int?
    /// The rows there are; a hint as `maximumWidth` is.
    public var maximumHeight: Int?
    /// Whether a flow that is too long for the room is cut into bands, as text is into lines.
    ///
    /// A flow to the right is cut at `maximumWidth` and its bands lie one below the other; a flow down is cut at
    /// `maximumHeight` and its bands stand side by side. Without the maximum of its direction a flow is never cut, and
    /// one that fits is not either. When even bands do not fit, they are taken only where they at least halve what is
    /// too much. So who has a pane passes its size and true here and gets what fits best; who would rather scroll in an
    /// uncut drawing passes false.
    public var wraps: Bool
    /// The fewest cells between two ranks, arrow head included; nil for 2 rows or 4 columns.
    public var rankSpacing: Int?
    /// The fewest cells between two boxes of one rank; nil for 4 columns or 1 row.
    public var boxSpacing: Int?

    /// Makes options; those left out suit a terminal.
    public init(
        direction: LayoutDirection? = nil,
        maximumWidth: Int? = nil,
        maximumHeight: Int? = nil,
        wraps: Bool = false,
        rankSpacing: Int? = nil,
        boxSpacing: Int? = nil
    ) {
        self.direction = direction
        self.maximumWidth = maximumWidth
        self.maximumHeight = maximumHeight
        self.wraps = wraps
        self.rankSpacing = rankSpacing
        self.boxSpacing = boxSpacing
    }
}
