import SwiftDiagnostics
import SwiftSyntax

/// Checks the event graph of a workflow by names.
///
/// What names cannot tell, because a type is declared elsewhere, is left to the calls in `_graphCheck`.
struct GraphChecker {
    let workflow: WorkflowSyntax
    private let graph: NamedGraph
    private let steps: [StepSyntax]
    private(set) var diagnostics: [Diagnostic] = []

    init(workflow: WorkflowSyntax) {
        self.workflow = workflow
        graph = workflow.graph
        steps = workflow.readableSteps
    }

    /// Checks everything; `diagnostics` are in the order of the source within each rule.
    ///
    /// With steps that cannot be read, only what does not depend on them is checked; of an open workflow, only what
    /// no other step could mend.
    mutating func check() {
        checkStopAccepted()
        guard !workflow.arguments.isOpen else { return }
        checkBodies()
        checkEnds()
        guard workflow.steps.allSatisfy({ !$0.isUnreadable }) else { return }
        checkProducers()
        checkConsumers()
        checkFanOuts()
        checkWays()
    }

    /// The declared events, with those that a body was seen to use: they are reported once, by the body.
    private mutating func checkBodies() {
        for step in workflow.steps {
            let attribute = step.attribute
            let asks = missing(step.doings.asks, from: attribute.asks)
            let awaits = missing(step.doings.awaits, from: attribute.awaits)
            let sends = missing(step.doings.sends, from: attribute.sends)
            guard !(asks + awaits + sends).isEmpty else { continue }
            let better = attribute.adding(
                asks: asks.map(\.spelling),
                awaits: awaits.map(\.spelling),
                sends: sends.map(\.spelling)
            )
            let fix = FixIt.replacing(attribute.node, by: better)
            for (verb, doings) in [("asks", asks), ("waits for", awaits), ("sends", sends)] {
                for doing in doings {
                    let message = WorkflowDiagnostic.undeclared(
                        step.name,
                        does: "\(verb) '\(doing.spelling)'",
                        attribute: better.trimmedDescription
                    )
                    diagnostics.append(message.at(doing.node, fixIts: [fix]))
                }
            }
        }
    }

    private func missing(_ doings: [BodyDoings.Doing], from declared: [EventMention]) -> [BodyDoings.Doing] {
        var seen = Set(declared.map(\.name))
        return doings.filter { seen.insert($0.name).inserted }
    }

    private mutating func checkStopAccepted() {
        for step in steps {
            for mention in step.accepted where graph.role(mention.name).role.contains(.stop) {
                diagnostics.append(
                    WorkflowDiagnostic.stopAccepted(step.name, event: mention.shortName).at(mention.node)
                )
            }
        }
    }

    // MARK: Where runs begin and end

    private mutating func checkEnds() {
        let name = workflow.name.name
        let starts = first(steps.flatMap(\.consumed), with: .start)
        for second in starts.dropFirst() {
            let message = WorkflowDiagnostic.startSeveral(name, first: starts[0].shortName, second: second.shortName)
            diagnostics.append(message.at(second.node))
        }
        let stops = first(steps.flatMap(\.produced), with: .stop)
        for second in stops.dropFirst() {
            let message = WorkflowDiagnostic.stopSeveral(name, first: stops[0].shortName, second: second.shortName)
            diagnostics.append(message.at(second.node))
        }
        guard workflow.steps.allSatisfy({ !$0.isUnreadable }), !steps.isEmpty else { return }
        if !graph.consumed.contains(where: { graph.mayBe(.start, $0) }) {
            diagnostics.append(WorkflowDiagnostic.startMissing(name).at(workflow.name))
        }
        if !graph.produced.contains(where: { graph.mayBe(.stop, $0) }) {
            diagnostics.append(WorkflowDiagnostic.stopMissing(name).at(workflow.name))
        }
    }

    /// The first mention of each event with a role.
    private func first(_ mentions: [EventMention], with role: EventRole) -> [EventMention] {
        var seen: Set<String> = []
        return mentions.filter { graph.role($0.name).role.contains(role) && seen.insert($0.name).inserted }
    }

    // MARK: Producers and consumers

    private mutating func checkProducers() {
        var missing = graph.neverProduced.subtracting(startless)
        for step in steps {
            for mention in step.consumed where missing.remove(mention.name) != nil {
                let near = NearestName.of(mention.shortName, among: graph.neverConsumed.union(unseen))
                let message = WorkflowDiagnostic.neverProduced(step.name, event: mention.shortName, near: near)
                diagnostics.append(message.at(mention.node))
            }
        }
    }

    private mutating func checkConsumers() {
        var missing = graph.neverConsumed
        for step in steps {
            for mention in step.produced where missing.remove(mention.name) != nil {
                let near = NearestName.of(mention.shortName, among: graph.neverProduced.union(unseen))
                let message = WorkflowDiagnostic.neverConsumed(step.name, event: mention.shortName, near: near)
                diagnostics.append(message.at(mention.node))
            }
        }
    }

    /// Stop events that a step accepts are reported as that, not as never produced.
    private var startless: Set<String> {
        graph.consumed.filter { graph.role($0).role.contains(.stop) }
    }

    /// Event types that no step names.
    private var unseen: Set<String> {
        Set(workflow.eventNames).subtracting(graph.consumed).subtracting(graph.produced)
    }

    private mutating func checkFanOuts() {
        for index in graph.joinsWithoutFanOut.sorted() {
            guard let mention = steps[index].accepted.first else { continue }
            let message = WorkflowDiagnostic.noFanOut(steps[index].name, event: mention.shortName)
            diagnostics.append(message.at(mention.node))
        }
    }

    // MARK: Ways through the graph

    private mutating func checkWays() {
        let unreachable = graph.unreachable
        let deadEnds = graph.deadEnds
        // Without a start or an end nothing is reachable or leads anywhere; saying so once is enough.
        let begins = graph.consumed.contains { graph.mayBe(.entry, $0) }
        let ends = graph.produced.contains { graph.mayBe(.exit, $0) }
        for (index, step) in steps.enumerated() {
            if begins, unreachable.contains(index), !step.attribute.skips("reachability") {
                diagnostics.append(WorkflowDiagnostic.unreachable(step.name).at(step.nameNode))
            }
            if ends, deadEnds.contains(index), !step.attribute.skips("deadEnd") {
                diagnostics.append(WorkflowDiagnostic.deadEnd(step.name).at(step.nameNode))
            }
        }
    }
}
