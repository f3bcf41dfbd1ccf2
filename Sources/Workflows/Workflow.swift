/// An application flow as a value: typed steps that accept and emit typed events.
///
/// Write `@Workflow` on a struct and `@Step` on its methods; the macro writes the conformance.
/// A workflow value has no identity; a ``WorkflowRunner`` has.
public protocol Workflow: RunnableWorkflow {
    /// The one type of event that starts a run.
    associatedtype Input: StartEvent
    /// The one type of event that ends a run.
    associatedtype Output: StopEvent
    /// What steps of one run share; ``NoState`` unless the workflow declares a nested `State`.
    associatedtype State: WorkflowState = NoState
    /// The context that steps of this workflow receive.
    typealias Context = WorkflowContext<Self>

    /// Name, words, place, and whether the compiler has checked the whole graph.
    static var declaration: WorkflowDeclaration { get }
    /// The steps in order of declaration.
    static var steps: [Step<Self>] { get }
    /// The resources that steps ask for, to be checked before a run; none unless the workflow lists them.
    ///
    /// A step may ask for others too; they are found out about when it does.
    static var resources: [any AnyResource] { get }

    /// A witness from which the compiler finds ``Input``; the macro writes one for each event nobody produces.
    static func _entry(_: Input.Type)
    /// A witness from which the compiler finds ``Output``; the macro writes one for each event nobody consumes.
    static func _exit(_: Output.Type)
}

extension Workflow {
    public static var resources: [any AnyResource] { [] }
}

/// What is known of a workflow besides its steps.
public struct WorkflowDeclaration: Sendable, Hashable {
    /// The name people type: `triage`.
    public var name: String
    /// The documentation comment; its first sentence is what lists show.
    public var documentation: String?
    /// Where the workflow is declared, if known.
    public var place: SourcePlace?
    /// Whether the graph is closed: the compiler has checked it, and bodies may only send what their step declares.
    public var isClosed: Bool

    /// Makes what `@Workflow` would write of a declaration.
    public init(name: String, documentation: String?, place: SourcePlace?, isClosed: Bool) {
        self.name = name
        self.documentation = documentation
        self.place = place
        self.isClosed = isClosed
    }

    /// The first sentence of the documentation comment without its full stop; empty when there is none.
    public var summary: String {
        guard let documentation else { return "" }
        var words = ""
        var previous: Character = " "
        for character in documentation {
            if character == "\n" {
                if previous == "\n" { break }
                words.append(" ")
            } else if character == " ", previous == "." {
                break
            } else {
                words.append(character)
            }
            previous = character
        }
        while let last = words.last, last == "." || last == " " { words.removeLast() }
        return words
    }

    /// The name people type, made from a type's name: `TriageFlow` gives `triage`, `DailyReportWorkflow` gives `daily-report`.
    public static func name(fromType typeName: String) -> String {
        var base = Substring(EventType.shortName(of: typeName))
        for suffix in ["Workflow", "Flow"] where base.hasSuffix(suffix) && base.count > suffix.count {
            base = base.dropLast(suffix.count)
            break
        }
        var result = ""
        var previousIsLower = false
        for character in base {
            if character.isUppercase, previousIsLower { result.append("-") }
            previousIsLower = character.isLowercase || character.isNumber
            result += character.lowercased()
        }
        return result
    }
}

/// Per-run state that steps share: a value with defaults for all its fields.
public protocol WorkflowState: Codable, Sendable {
    /// Makes the state that a run begins with.
    init()
}

/// The state of a workflow that declares none.
public struct NoState: WorkflowState, Hashable {
    public init() {}
}

/// What a workflow and its runner have in common: it can be run, checked and shown.
public protocol RunnableWorkflow: Sendable {
    /// The runner behind it; made with default options when this is a plain workflow value.
    var anyRunner: any AnyWorkflowRunner { get }
}
