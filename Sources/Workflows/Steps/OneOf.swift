/// The result of a step that emits one of several types of event: `return .emit(Draft(…))`.
///
/// Each member is an event, an array of events (a fan-out) or an optional. A type that is not listed does not compile.
public struct OneOf<each Output: StepOutput>: StepOutput {
    public let emission: Emission

    private init(_ output: some StepOutput) { emission = output.emission }

    public static var productions: [Production] {
        var all: [Production] = []
        for type in repeat (each Output).self { all += type.productions }
        return all
    }

    fileprivate static func make(_ output: some StepOutput) -> Self { Self(output) }
}

// Swift cannot say "one of this pack", so membership is spelt out for each place of each arity.

extension StepOutput {
    /// Emits an output that the step's result type lists.
    public static func emit<A: StepOutput, B: StepOutput>(_ output: A) -> Self
    where Self == OneOf<A, B> { .make(output) }
    /// Emits an output that the step's result type lists.
    public static func emit<A: StepOutput, B: StepOutput>(_ output: B) -> Self
    where Self == OneOf<A, B> { .make(output) }
}

extension StepOutput {
    /// Emits an output that the step's result type lists.
    public static func emit<A: StepOutput, B: StepOutput, C: StepOutput>(_ output: A) -> Self
    where Self == OneOf<A, B, C> { .make(output) }
    /// Emits an output that the step's result type lists.
    public static func emit<A: StepOutput, B: StepOutput, C: StepOutput>(_ output: B) -> Self
    where Self == OneOf<A, B, C> { .make(output) }
    /// Emits an output that the step's result type lists.
    public static func emit<A: StepOutput, B: StepOutput, C: StepOutput>(_ output: C) -> Self
    where Self == OneOf<A, B, C> { .make(output) }
}

extension StepOutput {
    /// Emits an output that the step's result type lists.
    public static func emit<A: StepOutput, B: StepOutput, C: StepOutput, D: StepOutput>(_ output: A) -> Self
    where Self == OneOf<A, B, C, D> { .make(output) }
    /// Emits an output that the step's result type lists.
    public static func emit<A: StepOutput, B: StepOutput, C: StepOutput, D: StepOutput>(_ output: B) -> Self
    where Self == OneOf<A, B, C, D> { .make(output) }
    /// Emits an output that the step's result type lists.
    public static func emit<A: StepOutput, B: StepOutput, C: StepOutput, D: StepOutput>(_ output: C) -> Self
    where Self == OneOf<A, B, C, D> { .make(output) }
    /// Emits an output that the step's result type lists.
    public static func emit<A: StepOutput, B: StepOutput, C: StepOutput, D: StepOutput>(_ output: D) -> Self
    where Self == OneOf<A, B, C, D> { .make(output) }
}

extension StepOutput {
    /// Emits an output that the step's result type lists.
    public static func emit<A: StepOutput, B: StepOutput, C: StepOutput, D: StepOutput, E: StepOutput>(
        _ output: A
    ) -> Self
    where Self == OneOf<A, B, C, D, E> { .make(output) }
    /// Emits an output that the step's result type lists.
    public static func emit<A: StepOutput, B: StepOutput, C: StepOutput, D: StepOutput, E: StepOutput>(
        _ output: B
    ) -> Self
    where Self == OneOf<A, B, C, D, E> { .make(output) }
    /// Emits an output that the step's result type lists.
    public static func emit<A: StepOutput, B: StepOutput, C: StepOutput, D: StepOutput, E: StepOutput>(
        _ output: C
    ) -> Self
    where Self == OneOf<A, B, C, D, E> { .make(output) }
    /// Emits an output that the step's result type lists.
    public static func emit<A: StepOutput, B: StepOutput, C: StepOutput, D: StepOutput, E: StepOutput>(
        _ output: D
    ) -> Self
    where Self == OneOf<A, B, C, D, E> { .make(output) }
    /// Emits an output that the step's result type lists.
    public static func emit<A: StepOutput, B: StepOutput, C: StepOutput, D: StepOutput, E: StepOutput>(
        _ output: E
    ) -> Self
    where Self == OneOf<A, B, C, D, E> { .make(output) }
}

extension StepOutput {
    /// Emits an output that the step's result type lists.
    public static func emit<A: StepOutput, B: StepOutput, C: StepOutput, D: StepOutput, E: StepOutput, F: StepOutput>(
        _ output: A
    ) -> Self
    where Self == OneOf<A, B, C, D, E, F> { .make(output) }
    /// Emits an output that the step's result type lists.
    public static func emit<A: StepOutput, B: StepOutput, C: StepOutput, D: StepOutput, E: StepOutput, F: StepOutput>(
        _ output: B
    ) -> Self
    where Self == OneOf<A, B, C, D, E, F> { .make(output) }
    /// Emits an output that the step's result type lists.
    public static func emit<A: StepOutput, B: StepOutput, C: StepOutput, D: StepOutput, E: StepOutput, F: StepOutput>(
        _ output: C
    ) -> Self
    where Self == OneOf<A, B, C, D, E, F> { .make(output) }
    /// Emits an output that the step's result type lists.
    public static func emit<A: StepOutput, B: StepOutput, C: StepOutput, D: StepOutput, E: StepOutput, F: StepOutput>(
        _ output: D
    ) -> Self
    where Self == OneOf<A, B, C, D, E, F> { .make(output) }
    /// Emits an output that the step's result type lists.
    public static func emit<A: StepOutput, B: StepOutput, C: StepOutput, D: StepOutput, E: StepOutput, F: StepOutput>(
        _ output: E
    ) -> Self
    where Self == OneOf<A, B, C, D, E, F> { .make(output) }
    /// Emits an output that the step's result type lists.
    public static func emit<A: StepOutput, B: StepOutput, C: StepOutput, D: StepOutput, E: StepOutput, F: StepOutput>(
        _ output: F
    ) -> Self
    where Self == OneOf<A, B, C, D, E, F> { .make(output) }
}
