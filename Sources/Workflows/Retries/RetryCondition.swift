/// Which errors are worth another attempt; conditions join with `&&`, `||` and `!`.
///
/// Two conditions are equal when their descriptions are.
public struct RetryCondition: Sendable, CustomStringConvertible {
    /// The condition in words, as a continuation of "retries".
    public let description: String
    private let test: @Sendable (any Error) -> Bool

    /// A condition of one's own.
    ///
    /// - Parameters:
    ///   - description: what it allows, in words; it also tells two conditions apart.
    ///   - test: says whether an error is worth another attempt. It must not wait.
    public init(_ description: String, _ test: @escaping @Sendable (any Error) -> Bool) {
        self.description = description
        self.test = test
    }

    /// Whether an error is worth another attempt.
    public func allows(_ error: any Error) -> Bool { test(error) }

    /// Every error.
    public static let always = RetryCondition("on any error") { _ in true }
    /// No error.
    public static let never = RetryCondition("never") { _ in false }

    /// Errors of a type.
    public static func ifError<Failure: Error>(_ type: Failure.Type) -> RetryCondition {
        RetryCondition("on \(type)") { $0 is Failure }
    }

    /// Errors of any other type.
    public static func unlessError<Failure: Error>(_ type: Failure.Type) -> RetryCondition {
        RetryCondition("unless \(type)") { !($0 is Failure) }
    }

    /// Errors whose words are exactly these.
    public static func ifMessage(_ message: String) -> RetryCondition {
        RetryCondition("on the message \(message.debugDescription)") { ErrorWords.message(of: $0) == message }
    }

    /// Errors whose words contain these.
    public static func ifMessage(containing part: String) -> RetryCondition {
        RetryCondition("on messages with \(part.debugDescription)") { ErrorWords.message(of: $0).contains(part) }
    }

    /// Errors whose words do not contain these.
    public static func unlessMessage(containing part: String) -> RetryCondition {
        !ifMessage(containing: part)
    }

    /// Errors caused by one of a type, however far back.
    ///
    /// An error names its cause by conforming to ``ErrorWithCause``. What the error itself is does not count:
    /// ``ifError(_:)`` asks for that.
    public static func ifCause<Failure: Error>(_ type: Failure.Type) -> RetryCondition {
        RetryCondition("on errors caused by \(type)") { error in
            var next: (any Error)? = (error as? any ErrorWithCause)?.cause
            // A chain of causes may be a ring; no honest one is this long.
            for _ in 0..<64 {
                guard let cause = next else { return false }
                if cause is Failure { return true }
                next = (cause as? any ErrorWithCause)?.cause
            }
            return false
        }
    }

    /// Errors that both allow.
    public static func && (one: RetryCondition, other: RetryCondition) -> RetryCondition {
        RetryCondition("(\(one) and \(other))") { one.allows($0) && other.allows($0) }
    }

    /// Errors that either allows.
    public static func || (one: RetryCondition, other: RetryCondition) -> RetryCondition {
        RetryCondition("(\(one) or \(other))") { one.allows($0) || other.allows($0) }
    }

    /// Errors that it does not allow.
    public static prefix func ! (condition: RetryCondition) -> RetryCondition {
        RetryCondition("not \(condition)") { !condition.allows($0) }
    }
}

extension RetryCondition: Hashable {
    public static func == (one: RetryCondition, other: RetryCondition) -> Bool {
        one.description == other.description
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(description) }
}

/// An error that was caused by another one.
public protocol ErrorWithCause: Error {
    /// What led to this error.
    var cause: (any Error)? { get }
}

/// What an error says.
enum ErrorWords {
    static func message(of error: any Error) -> String {
        (error as? any WorkflowError)?.message ?? String(describing: error)
    }
}
