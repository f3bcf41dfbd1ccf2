/// The distances of a drawing along the flow ("main") and across it ("cross").
///
/// Every phase works in these two directions; only painting turns them into columns and rows. Text stays horizontal, so
/// the two directions differ in more than a transposition: a label takes its width across a downward flow and along a
/// flow to the right.
struct Axes {
    let direction: LayoutDirection
    /// Blank cells between two boxes of one rank.
    let boxGap: Int
    /// The fewest cells between two ranks.
    let rankGap: Int

    init(direction: LayoutDirection, options: LayoutOptions) {
        self.direction = direction
        let isDown = direction == .down
        boxGap = min(max(options.boxSpacing ?? (isDown ? 4 : 1), 0), 64)
        rankGap = min(max(options.rankSpacing ?? (isDown ? 2 : 4), 1), 64)
    }

    var isDown: Bool { direction == .down }
    /// Blank cells between a line and a box of one rank.
    var lineBoxGap: Int { isDown ? 2 : 1 }
    /// Blank cells between two lines.
    var lineGap: Int { isDown ? 2 : 1 }
    /// Blank cells between a label and the line after it.
    var labelGap: Int { isDown ? 2 : 0 }
    /// How far from the side of its box a lane runs at least; the arrow head is on the way.
    var laneDepth: Int { isDown ? 3 : 2 }
    /// Cells from one place at the side of a box to the next.
    var slotPitch: Int { isDown ? 1 : 2 }
    /// Cells from one place at the end of a box to the next, at least.
    var pinPitch: Int { isDown ? 2 : 1 }
    /// Cells from one track of a channel to the next.
    var trackPitch: Int { isDown ? 1 : 2 }
    /// Tracks from one line to the next when both turn away from each other in one column.
    var turnGap: Int { trackPitch > 1 ? 1 : 2 }
    /// Blank cells before the first and after the last track.
    var trackMargin: Int { isDown ? 0 : 1 }

    func cross(of node: SizedNode) -> Int { isDown ? node.width : node.height }
    func main(of node: SizedNode) -> Int { isDown ? node.height : node.width }

    /// How many cells of a side of a box are not corners.
    static func interior(_ size: Int) -> Int { size >= 3 ? size - 2 : size }
    /// The first cell of a side of a box that is not a corner.
    static func inset(_ size: Int) -> Int { size >= 3 ? 1 : 0 }
    /// The smallest size of a side that has an interior of so many cells and is not smaller than before. What is grown
    /// has room for a border: without one, nothing would show that all the lines end at the same box.
    static func grown(_ size: Int, toHold interior: Int) -> Int {
        Self.interior(size) >= interior ? size : max(interior + 2, size)
    }
}
