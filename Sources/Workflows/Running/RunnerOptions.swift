import FoundationEssentials
import Synchronization

extension RunTimeout {
    /// The limit of a run that is given none: 45 seconds of work.
    public static let standard = RunTimeout.working(.seconds(45))

    /// Seconds of work; waiting for people does not count.
    public static func seconds(_ seconds: Int) -> RunTimeout { .working(.seconds(seconds)) }
    /// Seconds of work; waiting for people does not count.
    public static func seconds(_ seconds: Double) -> RunTimeout { .working(.seconds(seconds)) }
    /// Milliseconds of work; waiting for people does not count.
    public static func milliseconds(_ milliseconds: Int) -> RunTimeout { .working(.milliseconds(milliseconds)) }
    /// Minutes of work; waiting for people does not count.
    public static func minutes(_ minutes: Int) -> RunTimeout { .working(.seconds(minutes * 60)) }
}

/// Whether a runner checks the event graph before each run.
public enum RunValidation: Sendable, Hashable {
    /// A workflow with errors does not start.
    case on
    /// Runs start whatever the graph is like; ``AnyWorkflowRunner/validate()`` still reports.
    case off
}

/// What a runner is made with.
struct RunnerOptions: Sendable {
    var timeout: RunTimeout? = .standard
    var validation = RunValidation.on
    var isVerbose = false
    var resources: ResourceManager
    var maximumConcurrentRuns: Int?
    var maximumSteps: Int?
    var clock: RunClock
    var calendar: RunCalendar
    var journal: (any Journal)?

    /// - Throws: ``WorkflowConfigurationError`` for options that make no sense.
    func check(timeout: RunTimeout?) throws {
        if let timeout, timeout.duration <= .zero {
            throw WorkflowConfigurationError(
                "The timeout must be more than zero, not \(timeout.duration.inSeconds) seconds; `nil` means none."
            )
        }
        if let maximumSteps, maximumSteps < 1 {
            throw WorkflowConfigurationError(
                "maximumSteps must be greater than 0, not \(maximumSteps); `nil` means no limit."
            )
        }
        if let maximumConcurrentRuns, maximumConcurrentRuns < 1 {
            throw WorkflowConfigurationError(
                "maximumConcurrentRuns must be greater than 0, not \(maximumConcurrentRuns); `nil` means no limit."
            )
        }
    }
}

/// Makes the ids of runs: ten letters and digits.
///
/// The numbers behind them are those of ``SeededRandom`` from a random beginning, so that an id costs no call into the
/// kernel, and the numbers of one process are all different.
enum RunIdentifier {
    private static let state = Atomic<UInt64>(.random(in: .min ... .max))

    private static func number() -> UInt64 {
        SeededRandom.number(of: state.wrappingAdd(SeededRandom.step, ordering: .relaxed).newValue)
    }

    private static let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)

    static func random() -> String {
        var rest = number()
        return String(unsafeUninitializedCapacity: 10) { buffer in
            for index in 0..<10 {
                buffer[index] = alphabet[Int(rest % 62)]
                rest /= 62
            }
            return 10
        }
    }
}
