import FoundationEssentials
import TerminalUI
import Workflows

/// What the inspector says of the selected thing: a title, facts in a table, and a payload to unfold.
struct Inspection: Sendable, Equatable {
    var title: String
    /// The number by which the thing can be found again.
    var number: String = ""
    var facts: [Fact] = []
    var payload: JSON?
    var schema: JSONSchema?

    /// Bytes of a message that stands among the facts whole.
    static let shortMessage = 90

    struct Fact: Sendable, Equatable {
        var label: String
        var text: String
        /// Whether the text comes from outside and is marked as such.
        var isForeign = false
    }

    mutating func add(_ label: String, _ text: String?, isForeign: Bool = false) {
        if let text, !text.isEmpty { facts.append(Fact(label: label, text: text, isForeign: isForeign)) }
    }

    /// Whether there is only room for the title and the payload.
    func isShort(rows: Int) -> Bool { rows < 8 && payload != nil }

    /// The facts as lines of a table; a long text takes up to three.
    func lines(width: Int) -> [(label: SafeText, text: SafeText)] {
        let labelWidth = min(12, facts.map { SafeText(untrusted: $0.label).width }.max() ?? 0)
        let room = max(4, width - labelWidth - 2)
        return facts.flatMap { fact -> [(label: SafeText, text: SafeText)] in
            let wrapped = SafeText(untrusted: fact.text, limit: 1_000).wrapped(to: room)
            var lines = wrapped.prefix(3).enumerated().map { index, line in
                (label: (index == 0 ? SafeText(untrusted: fact.label) : "").padded(to: labelWidth + 2), text: line)
            }
            if wrapped.count > 3 { lines[2].text = (lines[2].text + "…").truncated(to: room) }
            return lines
        }
    }
}

extension Model {
    /// What the inspector is about.
    var inspection: Inspection { inspection(about: inspected) }

    func inspection(about thing: Inspected) -> Inspection {
        switch thing {
        case .subject:
            run.map(inspection(of:)) ?? workflow.map(inspection(of:)) ?? Inspection(title: "nothing selected")
        case .record(let sequence): run?.log[sequence].map(inspection(of:)) ?? Inspection(title: "no longer kept")
        case .node(let node): inspection(of: node)
        case .event(let type): inspection(ofEvent: type)
        case .question(let id): inspection(of: id)
        case .invocation(let number): inspection(ofInvocation: number)
        }
    }

    private func inspection(of run: RunModel) -> Inspection {
        var result = Inspection(title: run.info.workflow, number: run.id.text)
        result.add("status", run.info.status.word)
        result.add("started", TimeOfDay(run.info.started, offset: options.utcOffset).seconds)
        result.add(run.info.status.isOver ? "took" : "runs for", run.elapsed(at: now).clockText)
        if let left = run.timeLeft(at: now) {
            let stands = run.snapshot?.isClockStopped == true ? ", and the clock stands still; " : "; "
            result.add("limit", "\(left.clockText) left\(stands):extend moves it")
        }
        result.add("questions", run.asked > 0 ? "\(run.asked) asked, \(run.answered) answered" : nil)
        if let failure = run.info.failure {
            result.add("step", failure.step)
            result.add("error", failure.type)
            // A long message can be unfolded and scrolled as payloads can.
            let isLong = failure.message.utf8.count > Inspection.shortMessage || failure.message.contains("\n")
            if isLong {
                result.payload = ["message": .string(failure.message)]
            } else {
                result.add("message", failure.message, isForeign: true)
            }
            result.add("attempts", failure.attempts > 1 ? String(failure.attempts) : nil)
        }
        if let value = run.info.result { result.payload = ["result": value] }
        return result
    }

    private func inspection(of workflow: WorkflowInfo) -> Inspection {
        var result = Inspection(title: workflow.name)
        result.add("does", workflow.documentation ?? workflow.summary)
        result.add("steps", String(workflow.graph.steps.count))
        result.add("events", String(workflow.graph.events.count))
        result.add("people", workflow.asksPeople ? "asks them" : "asks nobody")
        result.add("limit", workflow.timeout)
        result.add("source", workflow.place.map { "\($0.file):\($0.line)" })
        return result
    }

    private func inspection(of record: EventRecord) -> Inspection {
        var result = Inspection(title: record.headline, number: "#\(record.sequence)")
        let sender = record.step ?? (record.isFromOutside ? "you" : nil)
        result.add("from", sender.map { record.attempt > 1 ? "\($0), attempt \(record.attempt)" : $0 })
        if case .eventAccepted(_, let steps, _)? = record.notice { result.add("to", steps.joined(separator: ", ")) }
        if record.types.contains("InputRequiredEvent") { result.add("to", "you") }
        result.add("at", TimeOfDay(record.time, offset: options.utcOffset).exact + delta(before: record))
        result.add("says", record.notice?.sentence, isForeign: true)
        if record.notice == nil {
            result.payload = record.value
            result.schema = schema(of: record.qualifiedName ?? record.type) ?? schema(of: record.type)
        }
        return result
    }

    /// How long after the entry before it something came.
    private func delta(before record: EventRecord) -> String {
        guard let log = run?.log else { return "" }
        let index = log.index(atOrAfter: record.sequence)
        guard index > 0, index < log.records.count else { return "" }
        return "   +\(record.time.timeIntervalSince(log.records[index - 1].time).secondsText)"
    }

    private func inspection(of node: GraphNodeID) -> Inspection {
        var result = Inspection(title: node.name)
        let links = graph.picture?.diagram.links ?? []
        func names(_ links: [Diagram.Link]) -> String? {
            var seen: Set<String> = []
            return links.map(\.event).filter { !$0.isEmpty && seen.insert($0).inserted }.joined(separator: ", ")
        }
        if case .step(let name) = node, let step = workflow?.graph.steps.first(where: { $0.id == name }) {
            result.add("does", step.description)
            if let run {
                let tally = run.steps[name]
                result.add("state", run.state(of: name).word)
                result.add("calls", tally.map { callWords($0) })
                result.add("worked", tally?.figure)
                if let waited = tally?.waited(at: now), waited > 0 {
                    result.add("waited", "\(waited.secondsText) for answers and retries")
                }
                if let failure = run.info.failure, failure.step == name {
                    result.add("error", failure.type)
                    result.add("message", failure.message, isForeign: true)
                }
            }
            if run?.breakpoints.contains(.step(name)) == true {
                result.add("pauses", "before each call; b takes the breakpoint away")
            }
            result.add("workers", step.workers > 1 ? String(step.workers) : nil)
        }
        if case .group(let fold) = node {
            result.add("folded", "a \(fold.word) of \(fold.steps.count) steps; o unfolds it")
            result.add(
                "steps",
                fold.steps.map { step in run.map { "\($0.state(of: step).glyph) \(step)" } ?? step }.joined(
                    separator: ", "
                )
            )
        }
        if case .resource(let id, _) = node, let resource = workflow?.graph.resources.first(where: { $0.id == id }) {
            describe(resource, links.filter { $0.target == node }.map(\.source.name), in: &result)
            return result
        }
        if node == .failure { result.add("is", "what the engine makes when a step has failed for good") }
        result.add("takes", names(links.filter { $0.target == node }))
        result.add("gives", names(links.filter { $0.source == node }))
        result.add("wrong", graph.picture?.diagram.remarks[node])
        if case .step(let name) = node, let place = workflow?.graph.steps.first(where: { $0.id == name })?.place {
            result.add("source", "\(place.file):\(place.line)")
        }
        if node == .person, let run { result.add("asked", "\(run.asked), told \(run.answered)") }
        return result
    }

    private func describe(_ resource: WorkflowGraph.ResourceNode, _ users: [String], in result: inout Inspection) {
        result.add("is", "a resource: steps ask for it and do not make it themselves")
        result.add("does", resource.description)
        result.add("type", resource.type)
        switch resource.source {
        case .maker(let name, let place):
            result.add("made by", name)
            result.add("source", place.map { "\($0.file):\($0.line)" })
        case .configuration(let file, let selector, _, let value):
            result.add("file", file)
            result.add("at", selector)
            if let value { result.payload = value }
        }
        result.add("used by", users.joined(separator: ", "))
    }

    private func callWords(_ tally: StepTally) -> String {
        [
            (tally.running, "running"), (tally.queued, "queued"), (tally.waiting, "waiting"), (tally.finished, "done"),
            (tally.failed, "failed"), (tally.cancelled, "cancelled"),
        ].filter { $0.0 > 0 }.map { "\($0.0.grouped) \($0.1)" }.joined(separator: ", ")
    }

    private func inspection(ofEvent type: String) -> Inspection {
        var result = Inspection(title: type)
        let links = graph.picture?.diagram.links.filter { $0.event == type } ?? []
        var sources: [String] = []
        var targets: [String] = []
        for link in links {
            if !sources.contains(link.source.name) { sources.append(link.source.name) }
            if !targets.contains(link.target.name) { targets.append(link.target.name) }
        }
        result.add("from", sources.joined(separator: ", "))
        result.add("to", targets.joined(separator: ", "))
        if run?.breakpoints.contains(.eventNamed(type)) == true {
            result.add("pauses", "before a step takes it; b takes the breakpoint away")
        }
        if let run { result.add("passed", (run.counts[type] ?? 0).grouped) }
        let schema = schema(of: type)
        result.add("means", schema?.description)
        let fields = schema?.properties.map {
            ($0.name, JSON.string($0.schema.words + ($0.isRequired ? "" : ", optional")))
        }
        if let fields, !fields.isEmpty {
            result.payload = .object(Dictionary(fields, uniquingKeysWith: { first, _ in first }))
            result.schema = schema.map {
                JSONSchema(
                    .object(
                        properties: $0.properties.map { property in
                            JSONSchema.Property(
                                name: property.name,
                                schema: JSONSchema(.string(format: nil)),
                                isRequired: false
                            )
                        }
                    )
                )
            }
        }
        return result
    }

    private func inspection(of id: QuestionID) -> Inspection {
        guard let run = run(id.run), let question = run.questions.first(where: { $0.wait == id.wait }) else {
            return Inspection(title: "the question is gone")
        }
        var result = Inspection(title: question.questionType ?? "Question", number: id.wait)
        result.add("asks", question.prompt, isForeign: true)
        result.add("run", "\(run.info.workflow) \(run.id)")
        result.add("from", question.step)
        result.add("waits", now.timeIntervalSince(question.asked).clockText)
        result.add("until", question.deadline.map { TimeOfDay($0, offset: options.utcOffset).seconds })
        result.payload = question.payload
        result.schema = question.questionType.flatMap { workflow(run.info.workflow)?.schemas[$0] }
        return result
    }

    private func inspection(ofInvocation number: Int) -> Inspection {
        guard let call = run?.allInvocations.first(where: { $0.number == number }) else {
            return Inspection(title: "no longer kept")
        }
        var result = Inspection(title: call.step, number: "call \(number)")
        result.add("state", call.nodeState.word)
        result.add("attempt", call.attempt > 1 ? String(call.attempt) : nil)
        result.add("worker", call.worker.map { String($0 + 1) })
        result.add("queued", TimeOfDay(call.queuedAt, offset: options.utcOffset).exact)
        result.add("began", call.startedAt.map { TimeOfDay($0, offset: options.utcOffset).exact })
        if call.startedAt != nil {
            result.add("worked", call.worked(at: now).secondsText)
            let waited = call.waited(at: now)
            result.add("waited", waited > 0 ? "\(waited.secondsText) for answers and retries" : nil)
        }
        return result
    }

    // MARK: Rows

    private var inspectorWidth: Int { max(8, (arrangement.inside(.inspector)?.width ?? 40) - 2) }

    /// Lines above the payload: title, facts, a blank.
    var inspectionHeaderHeight: Int {
        let rows = arrangement.rows(of: .inspector)
        let inspection = inspection
        if inspection.isShort(rows: rows) { return 1 }
        return (rows < 8 ? 1 : 2) + inspection.lines(width: inspectorWidth).count + 1
    }

    /// The lines of the payload as it is unfolded.
    var inspectionRows: [PayloadTree.Row] {
        let inspection = inspection
        guard let payload = inspection.payload else { return [] }
        return tree.rows(of: payload, schema: inspection.schema, width: inspectorWidth)
    }

    /// Whether the selected line of the inspector can be folded or unfolded.
    var canFold: Bool {
        let rows = inspectionRows
        guard rows.indices.contains(tree.selected) else { return false }
        return rows[tree.selected].canFold
    }
}

extension StepTally.Invocation {
    var nodeState: NodeState {
        switch state {
        case .preparing: .queued
        case .running: attempt > 1 ? .retrying : .running
        case .waiting: .asks
        case .retrying: .retrying
        case .finished: .done
        case .failed: .failed
        case .cancelled: .cancelled
        }
    }
}

extension JSONSchema {
    /// The shape in a few words.
    var words: String {
        if isWriteOnly { return "secret" }
        return switch kind {
        case .any, .oneOf, .reference: "any JSON"
        case .null: "nothing"
        case .boolean: "yes or no"
        case .integer: "whole number"
        case .number: "number"
        case .string(let format): format ?? "text"
        case .choice(let values): "one of " + values.map { $0.digest(limit: 40) }.joined(separator: ", ")
        case .array(let items): "list of \(items.words)"
        case .object: "object"
        case .map(let values): "map of \(values.words)"
        }
    }
}
