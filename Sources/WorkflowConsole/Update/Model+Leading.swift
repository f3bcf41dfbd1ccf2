import TerminalUI
import Workflows

extension Model {
    /// Pauses the run, or lets it go on; the stream then says so.
    mutating func pauseOrGoOn() -> [Effect] {
        guard let run else { return [] }
        say(run.isPaused ? "\(run.id) goes on" : "Pausing \(run.id): what runs ends, nothing more begins")
        return [run.isPaused ? .resume(run.id) : .pause(run.id)]
    }

    mutating func stepOnce() -> [Effect] {
        guard let run else { return [] }
        say("One step of \(run.id)")
        return [.step(run.id)]
    }

    /// What a breakpoint would be set on.
    var breakTarget: Breakpoint? {
        if focus == .graph {
            switch graph.selection {
            case .node(.step(let name)): return .step(name)
            case .event(let type): return .eventNamed(type)
            default: return nil
            }
        }
        switch inspected {
        case .node(.step(let name)): return .step(name)
        case .event(let type): return .eventNamed(type)
        case .invocation: return selectedCall.map { .step($0.step) }
        case .record(let sequence):
            guard let record = run?.log[sequence] else { return nil }
            switch record.notice {
            case .eventAccepted(let type, _, _)?: return .eventNamed(type)
            case .stepStateChanged(let change)?: return .step(change.step)
            case nil: return .eventNamed(record.type)
            default: return nil
            }
        default: return nil
        }
    }

    mutating func toggleBreakpoint() -> [Effect] {
        guard let run, let target = breakTarget else { return [] }
        let isSet = run.breakpoints.contains(target)
        let points = isSet ? run.breakpoints.filter { $0 != target } : run.breakpoints + [target]
        changeRun { $0.breakpoints = points }
        let words =
            switch target {
            case .step(let name): "before \(name)"
            case .eventNamed(let type): "before a step takes \(type)"
            case .event, .failure: "at this place"
            }
        say(isSet ? "\(run.id) no longer pauses \(words)" : "\(run.id) pauses \(words)")
        return [.setBreakpoints(run.id, points)]
    }

    // MARK: One call of a step

    /// Whether the keys are about one call of a step.
    var isAtCall: Bool {
        if focus == .timeline { return true }
        if case .invocation = inspected { return focus == .inspector }
        return false
    }

    /// The call that is selected on the timeline, or looked at.
    var selectedCall: StepTally.Invocation? {
        let all = run?.allInvocations ?? []
        if focus != .timeline, case .invocation(let number) = inspected { return all.first { $0.number == number } }
        return all.indices.contains(selectedInvocation) ? all[selectedInvocation] : nil
    }

    /// Asks whether what is selected shall be cancelled: the marked runs, a call of a step, or the run.
    mutating func askToCancel(_ argument: String) -> [Effect] {
        if argument.isEmpty, focus == .runs, !liveMarks.isEmpty {
            overlays.append(.confirmation(Confirmation(act: .cancelAll(liveMarks))))
            return []
        }
        if argument.isEmpty, isAtCall, let run, let call = selectedCall, call.endedAt == nil {
            let act = Confirmation.Act.cancelCall(run.id, number: call.number, step: call.step)
            overlays.append(.confirmation(Confirmation(act: act)))
            return []
        }
        var target = run?.id
        if !argument.isEmpty {
            let candidates = liveRuns.filter { $0.id.text.hasPrefix(argument) }
            guard candidates.count == 1 else {
                return complain("\(candidates.isEmpty ? "no" : "more than one") live run begins with '\(argument)'")
            }
            target = candidates[0].id
        }
        if let target { overlays.append(.confirmation(Confirmation(act: .cancel(target)))) }
        return []
    }
}
