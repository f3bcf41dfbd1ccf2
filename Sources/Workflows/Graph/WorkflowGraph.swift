/// A workflow's event graph as data: the form in which it is drawn, sent and checked.
///
/// The JSON form (``json``) has the fields of the Python server's representation: `name`, `description`,
/// `nodes` with `node_type` of `step`, `event`, `external`, `resource` or `resource_config`, and `edges` with
/// `source`, `target`, `label`; what is ours besides (workers, places, fan-outs) stands in further fields.
public struct WorkflowGraph: Sendable, Hashable {
    /// The workflow's name, as lists and messages show it.
    public var name: String
    /// The workflow's documentation comment.
    public var description: String?
    /// The steps in order of declaration, added ones last.
    public var steps: [StepNode]
    /// Each event type once, in the order in which the steps name them.
    public var events: [EventNode]
    /// What steps ask for and do not make themselves, where the graph knows.
    public var resources: [ResourceNode]
    /// Every way an event can take, those of one step together; then who asks for which resource.
    public var edges: [Edge]
    /// Whether the graph tells which steps join and fan out; graphs of other systems do not.
    public var knowsJoins: Bool

    /// Makes a graph by hand; a workflow and a JSON file give theirs.
    public init(
        name: String,
        description: String?,
        steps: [StepNode],
        events: [EventNode],
        resources: [ResourceNode] = [],
        edges: [Edge],
        knowsJoins: Bool = true
    ) {
        self.name = name
        self.description = description
        self.steps = steps
        self.events = events
        self.resources = resources
        self.edges = edges
        self.knowsJoins = knowsJoins
    }

    /// A step as a node.
    public struct StepNode: Sendable, Hashable {
        /// Its name, unique in the graph; a duplicate gets `#2`.
        public var id: String
        /// The step's own name, also where the `id` had to differ.
        public var name: String
        /// The function's documentation comment.
        public var description: String?
        /// How many invocations of the step may run at the same time.
        public var workers: Int
        /// After how many attempts a failure counts; `nil` where that cannot be told beforehand.
        public var attempts: Int?
        /// Where the step is declared, if the graph knows.
        public var place: SourcePlace?
        /// How the step takes its events, in a word.
        public var takes: Taking
        /// The ids of the events its parameters take; of a set, one for each parameter.
        public var accepts: [String]
        /// Checks that the step is exempt from.
        public var skips: Set<GraphCheck>

        /// Makes the node of one step.
        public init(
            id: String,
            name: String,
            description: String?,
            workers: Int,
            attempts: Int? = 1,
            place: SourcePlace?,
            takes: Taking,
            accepts: [String] = [],
            skips: Set<GraphCheck> = []
        ) {
            self.id = id
            self.name = name
            self.description = description
            self.workers = workers
            self.attempts = attempts
            self.place = place
            self.takes = takes
            self.accepts = accepts
            self.skips = skips
        }
    }

    /// How a step takes its events: each by itself (`one`), a complete `set`, or a whole fan-out (`collection`).
    public enum Taking: String, Sendable, Hashable, Codable {
        /// One event an invocation, one complete set, or all that came of a fan-out.
        case one, set, collection
    }

    /// An event type as a node.
    public struct EventNode: Sendable, Hashable {
        /// Its short name, or its full name when two types share the short one.
        public var id: String
        /// Module and nesting path.
        public var name: String
        /// What the type is in this graph.
        public var role: Role
        /// The JSON Schema of its fields, where one is known.
        public var schema: JSONSchema?
        /// The id of the answer that a question names.
        public var response: String?

        /// Makes the node of one event type.
        public init(id: String, name: String, role: Role, schema: JSONSchema?, response: String? = nil) {
            self.id = id
            self.name = name
            self.role = role
            self.schema = schema
            self.response = response
        }
    }

    /// What an event type is to a workflow; the most telling role is the one that is kept.
    public enum Role: String, Sendable, Hashable, Codable {
        /// The protocols of the same names; `ordinary` is an event between two steps.
        case start, stop, question, response, entry, exit, ordinary
        /// The engine makes it when a step has failed for good: ``StepFailed``.
        case failure
    }

    /// One way an event takes, from the step that makes it or to the step or person that takes it; or a step's asking
    /// for a resource.
    public struct Edge: Sendable, Hashable {
        /// Where the event comes from.
        public var source: End
        /// Where the event goes.
        public var target: End
        /// Whether a signature makes the edge, or a body.
        public var kind: Kind
        /// Whether the events come as a fan-out.
        public var isFanOut: Bool
        /// What a step calls the resource that it asks for; events have none.
        public var label: String?

        /// Makes an edge; one of its ends is always an event or a resource.
        public init(source: End, target: End, kind: Kind, isFanOut: Bool = false, label: String? = nil) {
            self.source = source
            self.target = target
            self.kind = kind
            self.isFanOut = isFanOut
            self.label = label
        }
    }

    /// What an edge joins.
    public enum End: Sendable, Hashable {
        /// A step, by its node's `id`.
        case step(String)
        /// An event type, by its node's `id`.
        case event(String)
        /// The person, or whatever else answers from outside.
        case person
        /// A resource, by its node's `id`.
        case resource(String)
    }

    /// What makes an edge.
    public enum Kind: String, Sendable, Hashable, Codable {
        /// By the step's result or parameter.
        case ordinary
        /// By what the body does: `context.send`, `context.wait`; drawn dashed.
        case declared
    }
}
