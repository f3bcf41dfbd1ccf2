/// Boxes and the edges between them, before anything has a place.
///
/// The order of `nodes` is the order of declaration: it decides which edges of a cycle run backwards and breaks every
/// tie, so a small change of the input makes a small change of the drawing. The order of `edges` does not matter.
public struct LayoutGraph: Sendable, Hashable {
    /// The boxes, in declaration order. A node whose `id` was seen before is ignored.
    public var nodes: [Node]
    /// The edges. An edge whose `id` was seen before or whose end is not a node is ignored.
    public var edges: [Edge]

    /// Makes a graph; the order of the nodes decides where there is a choice.
    public init(nodes: [Node] = [], edges: [Edge] = []) {
        self.nodes = nodes
        self.edges = edges
    }

    /// A box of a fixed smallest size.
    public struct Node: Sendable, Hashable {
        /// What edges name and what the drawing gives back.
        public var id: String
        /// The smallest outer width in cells, border included; kept within 1…1024.
        public var width: Int
        /// The smallest outer height in cells, border included; kept within 1…1024.
        public var height: Int
        /// Whether the node stands beside the main flow, as a person does, when that costs no crossing.
        public var isSide: Bool

        /// Makes a node of a size in cells, borders included.
        public init(id: String, width: Int, height: Int = 3, isSide: Bool = false) {
            self.id = id
            self.width = width
            self.height = height
            self.isSide = isSide
        }
    }

    /// A connection from one box to another, or to itself.
    public struct Edge: Sendable, Hashable {
        /// What the drawing gives back.
        public var id: String
        /// The `id` of the node the edge leaves.
        public var source: String
        /// The `id` of the node the edge enters.
        public var target: String
        /// The text to put beside the line; never measured or cut here.
        public var label: String
        /// How many cells the label takes in one row; 0 for no label, kept within 0…1024.
        public var labelWidth: Int
        /// How the line is drawn.
        public var kind: Kind
        /// Edges of one net that leave the same source share a trunk, and edges of one net from several sources to the
        /// same targets share their arrival. Empty: the edge is alone.
        public var net: String

        /// Solid or dashed.
        public enum Kind: Sendable, Hashable {
            /// Drawn as a whole line, or as one with gaps.
            case ordinary, dashed
        }

        /// Makes an edge between two nodes, given by their `id`s.
        public init(
            id: String,
            source: String,
            target: String,
            label: String = "",
            labelWidth: Int? = nil,
            kind: Kind = .ordinary,
            net: String = ""
        ) {
            self.id = id
            self.source = source
            self.target = target
            self.label = label
            self.labelWidth = labelWidth ?? label.count
            self.kind = kind
            self.net = net
        }
    }
}
