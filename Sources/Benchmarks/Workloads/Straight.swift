import Synchronization
import Workflows

/// A straight chain of steps, each with an event type of its own, built at run time.
struct Straight: Workflow {
    struct Begin: StartEvent { var i: Int }
    struct End: StopEvent { var i: Int }

    static let declaration = WorkflowDeclaration(name: "straight", documentation: nil, place: nil, isClosed: true)
    static func _entry(_: Begin.Type) {}
    static func _exit(_: End.Type) {}

    private static let declared = Mutex<[Step<Straight>]>([])
    static var steps: [Step<Self>] { declared.withLock { $0 } }

    static func measure(_ size: Int) throws -> Measurement {
        guard size > 1, size <= 1001 else { throw WrongResult(description: "validate takes 2 to 1001 steps") }
        let declaring = Stopwatch()
        declared.withLock { $0 = (0..<size).map { step($0, of: size) } }
        // In other languages a type has its name from its declaration on.
        for step in steps { for type in step.acceptance.types { _ = type.shortName } }
        let declaredIn = declaring.wallSeconds

        let watch = Stopwatch()
        let validation = Straight().runner(timeout: nil).validate()
        let (seconds, cpu) = (watch.wallSeconds, watch.cpuSeconds)
        try WrongResult.check(validation.errors.count, 0)
        return Measurement(
            workload: "validate",
            n: size,
            seconds: seconds,
            cpuSeconds: cpu,
            extra: ["types_s": 0, "declare_s": Measurement.rounded(declaredIn, 4)]
        )
    }

    private static func step(_ index: Int, of size: Int) -> Step<Straight> {
        if size == 2 { return index == 0 ? first(type(0)) : last(type(0)) }
        if index == 0 { return first(type(0)) }
        if index == size - 1 { return last(type(index - 1)) }
        return middle(index, type(index - 1), type(index))
    }

    private static func first<Out: NumberedEvent>(_: Out.Type) -> Step<Straight> {
        Step("s0", place: place) { (_: Straight, begin: Begin, _) in Out(i: begin.i) }
    }

    private static func middle<In: NumberedEvent, Out: NumberedEvent>(
        _ index: Int,
        _: In.Type,
        _: Out.Type
    ) -> Step<Straight> {
        Step("s\(index)", place: place) { (_: Straight, event: In, _) in Out(i: event.i) }
    }

    private static func last<In: NumberedEvent>(_: In.Type) -> Step<Straight> {
        Step("last", place: place) { (_: Straight, event: In, _) in End(i: event.i) }
    }

    private static let place = SourcePlace.here(fileID: #fileID, line: #line, column: 1, path: #filePath)

    /// The event type of a number up to 999, spelt in digits that are types: `Numbered<Two, Zero, Seven>`.
    private static func type(_ number: Int) -> any NumberedEvent.Type {
        let digits = [number / 100, number / 10 % 10, number % 10].map { Digits.all[$0] }
        return type(digits[0], digits[1], digits[2])
    }

    private static func type<A: Digit, B: Digit, C: Digit>(
        _: A.Type,
        _: B.Type,
        _: C.Type
    ) -> any NumberedEvent.Type { Numbered<A, B, C>.self }
}

protocol NumberedEvent: Event {
    var i: Int { get }
    init(i: Int)
}

struct Numbered<A: Digit, B: Digit, C: Digit>: NumberedEvent { var i: Int }

protocol Digit: SendableMetatype {}

enum Digits {
    enum Zero: Digit {}
    enum One: Digit {}
    enum Two: Digit {}
    enum Three: Digit {}
    enum Four: Digit {}
    enum Five: Digit {}
    enum Six: Digit {}
    enum Seven: Digit {}
    enum Eight: Digit {}
    enum Nine: Digit {}

    static let all: [any Digit.Type] = [
        Zero.self, One.self, Two.self, Three.self, Four.self, Five.self, Six.self, Seven.self, Eight.self, Nine.self,
    ]
}
