import Logging

/// Writes a run's activity to the log, for authors who ask for it with `verbose: true`.
struct VerboseLines: Sendable {
    let plan: RunPlan
    private let logger = Logger(label: "workflows.verbose")

    init(plan: RunPlan) { self.plan = plan }

    func log(_ line: String) { logger.info("\(line)") }

    /// The lines for what came in, to a machine that has not taken it in yet.
    func tickLines(_ tick: Tick, _ machine: RunMachine) -> [String] {
        func added(_ box: EventBox, _ target: Int?) -> String {
            "[tick] add: \(EventSummary(box.value))" + (target.map { " -> \(plan.steps[$0].name)" } ?? "")
        }
        switch tick {
        case .started(let box): return [added(box, nil)]
        case .eventArrived(let box, let target, _): return [added(box, target)]
        case .stepFinished(_, _, let sends), .stepFailed(_, _, let sends, _), .waitOpened(_, let sends):
            return sends.map { added($0.box, $0.target) }
        case .deadlineReached(.wait(let number)):
            let step = machine.waits.open.first { $0.number == number }?.step
            let words = step.map { "step \(plan.steps[$0].name) " } ?? ""
            return ["[tick] waiter timeout: \(words)waiter w\(number)"]
        case .cancelled: return ["[tick] cancelled"]
        case .extended(let time): return ["[tick] timeout extended: \(time)"]
        case .waitExtended(let number, let time): return ["[tick] waiter timeout extended: w\(number) \(time)"]
        case .resumed, .published, .cameLate, .waitGivenUp, .collected, .deadlineReached, .stepTimedOut,
            .invocationCancelled,
            .feedOpened, .fed, .child, .debugged, .held:
            return []
        }
    }

    /// The lines for what came of it.
    func factLines(_ facts: [Fact]) -> [String] { facts.compactMap { factLine($0) } }

    private func factLine(_ fact: Fact) -> String? {
        switch fact {
        case .state(let step, let state, let attempt, let worker, _, let input, let output):
            let name = plan.steps[Int(step)].name
            switch state {
            case .preparing: return "[\(name)] enqueued (waiting for capacity)"
            case .running:
                return "[\(name):\(worker)] started from \(plan.types.name(Int(input)))"
                    + (attempt > 1 ? " (attempt \(attempt))" : "")
            case .finished:
                let result = output == Fact.noOutput ? "no result" : plan.types.name(Int(output))
                return "[\(name):\(worker)] complete with \(result)"
            // One that was looked at first has given its worker back.
            case .failed: return "[\(worker < 0 ? name : "\(name):\(worker)")] failed"
            case .waiting, .retrying, .cancelled: return nil
            }
        case .finishedWithSeveral(let step, let worker, _, _, let outputs):
            return "[\(plan.steps[step].name):\(worker)] complete with "
                + outputs.map { plan.types.name($0) }.joined(separator: ", ")
        case .paused(let reason): return "[tick] paused: \(plan.words(for: reason))"
        case .continued: return "[tick] continued"
        case .childStarted(let name, _): return "[\(name)] child run started"
        case .childEnded(let name, _, let ending): return "[\(name)] child run \(ending.status.rawValue)"
        case .retryScheduled(let failure, _, _, let pause):
            let name = failure.step.map { plan.steps[$0].name } ?? ""
            return "[\(name)] will be tried again in \(pause.inSeconds)s"
        case .recovering(let failure, _, let handler):
            let name = failure.step.map { plan.steps[$0].name } ?? ""
            return "[\(name)] failed for good; \(plan.steps[handler].name) stands in"
        case .event(let box, _):
            let isStop = plan.types.roles(box.type).contains(.stop)
            return (isStop ? "[result] " : "[tick] publish: ") + EventSummary(box.value).description
        case .ended(.timedOut(let limit, _)): return "[tick] timeout: \(limit.inSeconds.formattedShort)s"
        default: return nil
        }
    }
}

/// An event in at most 200 characters: `Topic(text='pirates')`.
struct EventSummary: CustomStringConvertible {
    private static let valueLimit = 50
    private static let lineLimit = 200
    private static let listLimit = 3

    let description: String

    init(_ event: any WorkflowEvent) {
        let fields = Mirror(reflecting: event).children.map { child in
            "\(child.label ?? "")=\(EventSummary.text(child.value))"
        }
        let line = "\(EventType(type(of: event)).shortName)(\(fields.joined(separator: ", ")))"
        description = EventSummary.cut(line, EventSummary.lineLimit)
    }

    private static func text(_ value: Any) -> String {
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .collection, .set, .dictionary:
            if mirror.children.count > listLimit { return "[\(mirror.children.count) items]" }
        case .optional:
            return mirror.children.first.map { text($0.value) } ?? "nil"
        default: break
        }
        let words = cut(plain(String(describing: value)), valueLimit)
        return value is String ? "'\(words)'" : words
    }

    /// What a person or a file put into an event must not command the terminal that shows the log.
    private static func plain(_ text: String) -> String {
        guard !text.unicodeScalars.allSatisfy(\.isPlainlyPrintable) else { return text }
        return text.unicodeScalars.map { $0.isPlainlyPrintable ? String($0) : $0.escaped(asASCII: true) }.joined()
    }

    private static func cut(_ text: String, _ limit: Int) -> String {
        text.count > limit ? text.prefix(limit - 1) + "…" : text
    }
}

extension Double {
    /// Without a fraction where there is none: `3`, `0.5`.
    fileprivate var formattedShort: String { Int(exactly: self).map(String.init) ?? String(self) }
}
