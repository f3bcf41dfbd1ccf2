extension LayoutDrawing {
    /// A connected line with one or more sources, one or more targets and its labels.
    ///
    /// A wire stands for several edges when they share a net (one trunk, several targets, or several sources and one
    /// arrival) or when they are parallel (one line, labels stacked).
    public struct Wire: Sendable, Hashable {
        /// The `id` of the first edge of the wire; unique in a drawing.
        public var id: String
        /// Every edge drawn by this wire.
        public var edges: [String]
        /// The `id`s of the boxes it leaves.
        public var sources: [String]
        /// The `id`s of the boxes it enters, each with an arrow head.
        public var targets: [String]
        /// The cells, nearest to the first source first.
        public var cells: [WireCell]
        /// The labels, topmost first; several when parallel edges share the wire.
        public var labels: [Label]
        /// Whether it runs against the flow.
        public var isBack: Bool
        /// How its edges asked to be drawn.
        public var kind: LayoutGraph.Edge.Kind

        /// Makes a wire as it is; nothing checks that its cells join.
        public init(
            id: String,
            edges: [String],
            sources: [String],
            targets: [String],
            cells: [WireCell],
            labels: [Label],
            isBack: Bool,
            kind: LayoutGraph.Edge.Kind
        ) {
            self.id = id
            self.edges = edges
            self.sources = sources
            self.targets = targets
            self.cells = cells
            self.labels = labels
            self.isBack = isBack
            self.kind = kind
        }

        /// The text of the first label, empty without one.
        public var label: String { labels.first?.text ?? "" }

        /// Whether the line is drawn dashed: because it was asked for, or because it runs against the flow.
        public var isDashed: Bool { isBack || kind == .dashed }
    }

    /// One cell of a line.
    public struct WireCell: Sendable, Hashable {
        /// The column, from 0 at the left.
        public var x: Int
        /// The row, from 0 at the top.
        public var y: Int
        /// The ways on, including the one into the box at an end of the wire.
        public var arms: Arms
        /// Where the arrow points when this is the last cell before a target.
        public var arrowHead: Direction?

        /// Makes one cell of a line.
        public init(x: Int, y: Int, arms: Arms, arrowHead: Direction? = nil) {
            self.x = x
            self.y = y
            self.arms = arms
            self.arrowHead = arrowHead
        }
    }

    /// The place of a text beside a line: `width` cells of one row.
    public struct Label: Sendable, Hashable {
        /// What is written; it takes `width` cells.
        public var text: String
        /// The column of its first cell.
        public var x: Int
        /// The row, from 0 at the top.
        public var y: Int
        /// How many cells the text takes.
        public var width: Int
        /// The edges the text names.
        public var edges: [String]

        /// Makes a label at its place.
        public init(text: String, x: Int, y: Int, width: Int, edges: [String]) {
            self.text = text
            self.x = x
            self.y = y
            self.width = width
            self.edges = edges
        }
    }
}
