/// A workflow's event graph as data: the form in which it is drawn, sent and checked.
///
/// The JSON form (``json``) has the fields of the Python server's representation: `name`, `description`,
/// `nodes` with `node_type` of `step`, `event` or `external`, and `edges` with `source`, `target`, `label`;
/// what is ours besides (workers, places, fan-outs) stands in further fields.
public struct WorkflowGraph: Sendable, Hashable {
    public var name: String
    public var description: String?
    public var steps: [StepNode]
    public var events: [EventNode]
    public var edges: [Edge]
    /// Whether the graph tells which steps join and fan out; graphs of other systems do not.
    public var knowsJoins: Bool

    public init(
        name: String,
        description: String?,
        steps: [StepNode],
        events: [EventNode],
        edges: [Edge],
        knowsJoins: Bool = true
    ) {
        self.name = name
        self.description = description
        self.steps = steps
        self.events = events
        self.edges = edges
        self.knowsJoins = knowsJoins
    }

    /// A step as a node.
    public struct StepNode: Sendable, Hashable {
        /// Its name, unique in the graph; a duplicate gets `#2`.
        public var id: String
        public var name: String
        public var description: String?
        public var workers: Int
        public var place: SourcePlace?
        /// How the step takes its events, in a word.
        public var takes: Taking
        /// The ids of the events its parameters take; of a set, one for each parameter.
        public var accepts: [String]
        /// Checks that the step is exempt from.
        public var skips: Set<GraphCheck>

        public init(
            id: String,
            name: String,
            description: String?,
            workers: Int,
            place: SourcePlace?,
            takes: Taking,
            accepts: [String] = [],
            skips: Set<GraphCheck> = []
        ) {
            self.id = id
            self.name = name
            self.description = description
            self.workers = workers
            self.place = place
            self.takes = takes
            self.accepts = accepts
            self.skips = skips
        }
    }

    public enum Taking: String, Sendable, Hashable, Codable {
        case one, set, collection
    }

    /// An event type as a node.
    public struct EventNode: Sendable, Hashable {
        /// Its short name, or its full name when two types share the short one.
        public var id: String
        /// Module and nesting path.
        public var name: String
        public var role: Role
        public var schema: JSONSchema?
        /// The id of the answer that a question names.
        public var response: String?

        public init(id: String, name: String, role: Role, schema: JSONSchema?, response: String? = nil) {
            self.id = id
            self.name = name
            self.role = role
            self.schema = schema
            self.response = response
        }
    }

    public enum Role: String, Sendable, Hashable, Codable {
        case start, stop, question, response, entry, exit, ordinary
    }

    /// One way an event takes: from the step that makes it, or to the step or person that takes it.
    public struct Edge: Sendable, Hashable {
        public var source: End
        public var target: End
        public var kind: Kind
        /// Whether the events come as a fan-out.
        public var isFanOut: Bool

        public init(source: End, target: End, kind: Kind, isFanOut: Bool = false) {
            self.source = source
            self.target = target
            self.kind = kind
            self.isFanOut = isFanOut
        }
    }

    /// What an edge joins.
    public enum End: Sendable, Hashable {
        case step(String)
        case event(String)
        /// The person, or whatever else answers from outside.
        case person
    }

    public enum Kind: String, Sendable, Hashable, Codable {
        /// By the step's result or parameter.
        case ordinary
        /// By what the body does: `context.send`, `context.wait`; drawn dashed.
        case declared
    }
}
