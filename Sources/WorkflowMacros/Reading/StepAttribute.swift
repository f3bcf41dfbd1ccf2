import SwiftSyntax
import SwiftSyntaxBuilder

/// The arguments of `@Step` or `@CatchError`.
struct StepAttribute {
    let node: AttributeSyntax
    var running: ExprSyntax?
    var workers: ExprSyntax?
    /// Whether the step stands in for others that failed.
    let isRecovery: Bool
    var asks: [EventMention] = []
    var awaits: [EventMention] = []
    var sends: [EventMention] = []
    var skips: [ExprSyntax] = []
    /// The expressions as they were written, for the expansion.
    private(set) var expressions: [String: [ExprSyntax]] = [:]

    init(_ node: AttributeSyntax, names: TypeNames) {
        self.node = node
        isRecovery = node.attributeName.trimmedDescription.split(separator: ".").last == "CatchError"
        for (label, value) in node.labelledArguments {
            if let label { expressions[label, default: []].append(value) }
            switch label {
            case nil: running = value
            case "workers": workers = value
            case "asks": asks.append(EventMention(name: names.name(ofExpression: value), node: Syntax(value)))
            case "awaits": awaits.append(EventMention(name: names.name(ofExpression: value), node: Syntax(value)))
            case "sends": sends.append(EventMention(name: names.name(ofExpression: value), node: Syntax(value)))
            case "skip": skips.append(value)
            default: break
            }
        }
    }

    /// Whether the body runs on threads of its own, when that is written plainly.
    var isBlocking: Bool { running?.as(MemberAccessExprSyntax.self)?.declName.baseName.name == "blocking" }

    /// Whether a check is skipped.
    func skips(_ check: String) -> Bool {
        skips.contains { $0.as(MemberAccessExprSyntax.self)?.declName.baseName.name == check }
    }

    /// The workers when they are a plain number.
    var literalWorkers: Int? {
        guard let workers else { return nil }
        return Int(workers.trimmedDescription.filter { $0 != "_" && $0 != " " })
    }

    /// The options as the expansion writes them, or `nil` when all are left out.
    var options: String? {
        var parts: [String] = []
        if isRecovery { parts.append("workers: 1") }
        if let workers { parts.append("workers: \(workers.trimmedDescription)") }
        if isBlocking {
            parts.append("isBlocking: true")
        } else if let running {
            parts.append("isBlocking: Workflows::StepRunning.blocking == \(running.trimmedDescription)")
        }
        for label in ["retry", "timeout", "delivery", "take"] {
            if let value = expressions[label]?.first { parts.append("\(label): \(value.trimmedDescription)") }
        }
        if isRecovery { parts.append("recovery: \(recovery)") }
        for (label, argument) in [("asks", "asks"), ("awaits", "awaits"), ("sends", "sends"), ("skip", "skips")] {
            guard let expressions = expressions[label] else { continue }
            parts.append("\(argument): [\(expressions.map(\.trimmedDescription).joined(separator: ", "))]")
        }
        return parts.isEmpty ? nil : "Workflows::StepOptions(\(parts.joined(separator: ", ")))"
    }

    private var recovery: String {
        var arguments: [String] = []
        if let steps = expressions["for"] {
            arguments.append("of: [\(steps.map(\.trimmedDescription).joined(separator: ", "))]")
        }
        if let limit = expressions["recoveries"]?.first { arguments.append("limit: \(limit.trimmedDescription)") }
        return "Workflows::Recovery(\(arguments.joined(separator: ", ")))"
    }

    /// How often it may stand in, when that is a plain number.
    var literalRecoveries: (count: Int, node: ExprSyntax)? { literal("recoveries") }

    /// How many events of a fan-out it takes, when that is a plain number.
    var literalTake: (count: Int, node: ExprSyntax)? { literal("take") }

    private func literal(_ label: String) -> (count: Int, node: ExprSyntax)? {
        guard let node = expressions[label]?.first, let count = Int(node.trimmedDescription) else { return nil }
        return (count, node)
    }

    /// The attribute with more events named in it.
    func adding(asks moreAsks: [String], awaits moreAwaits: [String], sends moreSends: [String]) -> AttributeSyntax {
        var parts: [String] = []
        if let running { parts.append(running.trimmedDescription) }
        if let steps = expressions["for"] {
            parts.append("for: \(steps.map(\.trimmedDescription).joined(separator: ", "))")
        }
        if let workers { parts.append("workers: \(workers.trimmedDescription)") }
        for label in ["recoveries", "retry", "timeout", "delivery", "take"] {
            if let value = expressions[label]?.first { parts.append("\(label): \(value.trimmedDescription)") }
        }
        for (label, more) in [("asks", moreAsks), ("awaits", moreAwaits), ("sends", moreSends), ("skip", [])] {
            let all = (expressions[label] ?? []).map(\.trimmedDescription) + more.map { "\($0).self" }
            if !all.isEmpty { parts.append("\(label): \(all.joined(separator: ", "))") }
        }
        var attribute = AttributeSyntax(
            "@\(raw: node.attributeName.trimmedDescription)(\(raw: parts.joined(separator: ", ")))"
        )
        attribute.leadingTrivia = node.leadingTrivia
        attribute.trailingTrivia = node.trailingTrivia
        return attribute
    }
}
