/// Boxes, wires and labels with their places, in cells from the top left corner.
///
/// No wire cell lies in a box, no label on a box, a wire or another label, and two wires share a cell only where one
/// goes straight across the other (`crossings`). Within one wire there are tees and corners but no four-way joins, so
/// a cross always means "passes, does not touch".
public struct LayoutDrawing: Sendable, Hashable {
    /// Columns, from 0 to `width - 1`.
    public var width: Int
    /// Rows, from 0 to `height - 1`.
    public var height: Int
    /// The direction the flow was given.
    public var direction: LayoutDirection
    /// One box a node, in declaration order.
    public var boxes: [Box]
    /// The lines, those that go with the flow first.
    public var wires: [Wire]
    /// The cells two wires share, from top to bottom.
    public var crossings: [Crossing]

    /// Makes a drawing from finished parts; without any it is empty.
    public init(
        width: Int = 0,
        height: Int = 0,
        direction: LayoutDirection = .right,
        boxes: [Box] = [],
        wires: [Wire] = [],
        crossings: [Crossing] = []
    ) {
        self.width = width
        self.height = height
        self.direction = direction
        self.boxes = boxes
        self.wires = wires
        self.crossings = crossings
    }

    /// A node with its place. It can be larger than asked for when its wires need more room at its sides.
    public struct Box: Sendable, Hashable {
        /// The `id` of the node it stands for.
        public var id: String
        /// The column of its left border.
        public var x: Int
        /// The row of its upper border.
        public var y: Int
        /// Columns, borders included.
        public var width: Int
        /// Rows, borders included.
        public var height: Int

        /// Makes a box at its place.
        public init(id: String, x: Int, y: Int, width: Int, height: Int) {
            self.id = id
            self.x = x
            self.y = y
            self.width = width
            self.height = height
        }

        /// Whether the cell belongs to the box, border included.
        public func contains(x cellX: Int, y cellY: Int) -> Bool {
            cellX >= x && cellX < x + width && cellY >= y && cellY < y + height
        }
    }

    /// A cell where one wire passes straight over another.
    public struct Crossing: Sendable, Hashable {
        /// The column, from 0 at the left.
        public var x: Int
        /// The row, from 0 at the top.
        public var y: Int
        /// The `id` of the wire that goes from left to right here.
        public var horizontal: String
        /// The `id` of the wire that goes up or down here.
        public var vertical: String

        /// Makes the crossing of two wires in one cell.
        public init(x: Int, y: Int, horizontal: String, vertical: String) {
            self.x = x
            self.y = y
            self.horizontal = horizontal
            self.vertical = vertical
        }
    }

    /// One of the four ways out of a cell.
    public enum Direction: Sendable, Hashable, CaseIterable {
        /// Up, right, down and left on the screen.
        case north, east, south, west
    }

    /// The ways a line leaves a cell.
    public struct Arms: OptionSet, Sendable, Hashable {
        public let rawValue: UInt8

        public init(rawValue: UInt8) {
            self.rawValue = rawValue
        }

        /// The arm that leaves upwards.
        public static let north = Arms(rawValue: 1)
        /// The arm that leaves to the right.
        public static let east = Arms(rawValue: 2)
        /// The arm that leaves downwards.
        public static let south = Arms(rawValue: 4)
        /// The arm that leaves to the left.
        public static let west = Arms(rawValue: 8)
        /// A straight piece from left to right.
        public static let horizontal: Arms = [.east, .west]
        /// A straight piece from top to bottom.
        public static let vertical: Arms = [.north, .south]

        /// The arm that leaves in one direction.
        public init(_ direction: Direction) {
            self =
                switch direction {
                case .north: .north
                case .east: .east
                case .south: .south
                case .west: .west
                }
        }
    }
}
