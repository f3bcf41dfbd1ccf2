import SwiftSyntax
import SwiftSyntaxBuilder
import SwiftSyntaxMacros

/// Writes the members that `@Workflow` adds.
struct WorkflowWriter<Context: MacroExpansionContext> {
    let workflow: WorkflowSyntax
    let ends: WorkflowEnds
    let context: Context

    private var prefix: String { workflow.access.memberPrefix }

    /// All members; the calls that check roles are left out when an error has already been given.
    func members(checkingRoles: Bool) -> [DeclSyntax] {
        var members: [DeclSyntax] = [declaration, steps]
        members += witnesses(for: ends.input, name: "_entry", alias: "Input", standIn: "MissingStartEvent")
        members += witnesses(for: ends.output, name: "_exit", alias: "Output", standIn: "MissingStopEvent")
        members.append(sourcePath)
        if checkingRoles, let check = graphCheck { members.append(check) }
        return members
    }

    // MARK: The tables

    private var declaration: DeclSyntax {
        let type = workflow.name.name
        let name =
            workflow.arguments.name?.trimmedDescription
            ?? "Workflows::WorkflowDeclaration.name(fromType: \(literal(type)))"
        let documentation = literal(Syntax(workflow.declaration).documentation)
        return """
            \(raw: prefix)static var declaration: Workflows::WorkflowDeclaration {
                Workflows::WorkflowDeclaration(
                    name: \(raw: name),
                    documentation: \(raw: documentation),
                    place: \(raw: place(of: workflow.name)),
                    isClosed: \(raw: !workflow.arguments.isOpen)
                )
            }
            """
    }

    private var steps: DeclSyntax {
        let all = workflow.steps.map(entry).joined(separator: "\n")
        return """
            \(raw: prefix)static var steps: [Workflows::Step<\(raw: workflow.selfType)>] {
                [
                    \(raw: all)
                ]
            }
            """
    }

    /// One step as a value.
    private func entry(_ step: StepSyntax) -> String {
        var arguments = [literal(step.name)]
        let types = step.inputs.map { typeExpression($0.type) }
        arguments.append(step.isJoin ? "joining: (\(types.joined(separator: ", ")))" : "accepting: \(types[0])")
        if let result = step.result { arguments.append("returning: \(typeExpression(result))") }
        if let options = step.attribute.options { arguments.append("options: \(options)") }
        arguments.append("place: \(place(of: step.function.name))")
        if let documentation = Syntax(step.function).documentation {
            arguments.append("documentation: \(literal(documentation))")
        }
        arguments.append("body: \(call(step))")
        return "Workflows::Step<\(workflow.selfType)>(\n\(arguments.joined(separator: ",\n"))\n)\(resources(of: step)),"
    }

    /// The resources of the body, for graphs; a body on an actor may name some that cannot be reached from here.
    private func resources(of step: StepSyntax) -> String {
        guard step.function.attributes.first("MainActor") == nil else { return "" }
        return step.doings.resources.map { resource in
            "\n.using(\(resource), as: \(literal(resource.split(separator: ".").last.map(String.init) ?? resource)))"
        }.joined()
    }

    /// The closure that calls the method, with `try` and `await` only where the method needs them.
    private func call(_ step: StepSyntax) -> String {
        let events = step.isJoin ? step.inputs.indices.map { "event\($0 + 1)" } : ["event"]
        let takesContext = step.arguments.contains { $0.event == nil }
        let arguments = step.arguments.map { argument in
            (argument.label.map { "\($0): " } ?? "") + (argument.event.map { events[$0] } ?? "context")
        }
        let effects = step.function.signature.effectSpecifiers
        var keywords = effects?.throwsClause == nil ? "" : "try "
        if effects?.asyncSpecifier != nil || step.function.attributes.first("MainActor") != nil { keywords += "await " }
        let parameters = (["workflow"] + events + [takesContext ? "context" : "_"]).joined(separator: ", ")
        return
            "{ \(parameters) in \(keywords)workflow.\(step.function.name.text)(\(arguments.joined(separator: ", "))) }"
    }

    private func typeExpression(_ type: TypeSyntax) -> String {
        let text = type.trimmedDescription
        let isPlain =
            type.is(IdentifierTypeSyntax.self) || type.is(MemberTypeSyntax.self) || type.is(ArrayTypeSyntax.self)
        return isPlain ? "\(text).self" : "(\(text)).self"
    }

    // MARK: Places

    private func place(of node: some SyntaxProtocol) -> String {
        guard let place = context.location(of: node, at: .afterLeadingTrivia, filePathMode: .fileID) else {
            return "nil"
        }
        return
            "Workflows::SourcePlace(fileID: \(place.file), line: \(place.line), column: \(place.column), path: _sourcePath)"
    }

    /// The absolute path of the file, once for all places, and in debug builds only.
    private var sourcePath: DeclSyntax {
        let path = context.location(of: workflow.name, at: .afterLeadingTrivia, filePathMode: .filePath)?.file ?? "nil"
        return """
            private static var _sourcePath: String? {
                #if DEBUG
                return \(raw: path.trimmedDescription)
                #else
                return nil
                #endif
            }
            """
    }

    // MARK: Witnesses

    private func witnesses(for end: WorkflowEnds.End, name: String, alias: String, standIn: String) -> [DeclSyntax] {
        switch end {
        case .known(let type):
            var all: [DeclSyntax] = ["\(raw: prefix)static func \(raw: name)(_: \(raw: type).Type) {}"]
            if type != alias { all.insert("\(raw: prefix)typealias \(raw: alias) = \(raw: type)", at: 0) }
            return all
        case .inferred(let types):
            // What cannot be public must not be said to be, and the end of a public workflow is public.
            let isKnown = types.contains { !workflow.role(of: $0).role.isDisjoint(with: [.start, .stop]) }
            return types.map { type in
                let isEnd = !workflow.role(of: type).role.isDisjoint(with: [.start, .stop])
                return "\(raw: isKnown && !isEnd ? "" : prefix)static func \(raw: name)(_: \(raw: type).Type) {}"
            }
        case .missing:
            return [
                "\(raw: prefix)typealias \(raw: alias) = Workflows::\(raw: standIn)",
                "\(raw: prefix)static func \(raw: name)(_: Workflows::\(raw: standIn).Type) {}",
            ]
        }
    }
}
