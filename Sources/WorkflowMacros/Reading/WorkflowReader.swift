import SwiftDiagnostics
import SwiftSyntax

/// Reads a declaration marked `@Workflow`, and says what cannot be read.
struct WorkflowReader {
    private(set) var diagnostics: [Diagnostic] = []

    /// The workflow, or `nil` when the declaration cannot be one.
    mutating func read(_ declaration: some DeclGroupSyntax, attribute: AttributeSyntax) -> WorkflowSyntax? {
        guard let name = nameOfWorkflow(declaration, attribute: attribute) else { return nil }
        let members = declaration.memberBlock.members.map(\.decl)
        for case let condition? in members.map({ $0.as(IfConfigDeclSyntax.self) }) where condition.hidesGraph {
            diagnostics.append(WorkflowDiagnostic.conditional().at(condition.poundKeywordOfFirstClause))
        }

        var aliases: [String: TypeSyntax] = [:]
        for case let alias? in members.map({ $0.as(TypeAliasDeclSyntax.self) })
        where alias.genericParameterClause == nil && !["Input", "Output", "State", "Context"].contains(alias.name.name)
        {
            aliases[alias.name.name] = alias.initializer.value
        }
        var nested: [String: NestedType] = [:]
        for type in members.compactMap(NestedType.init) { nested[type.name.name] = type }

        var workflow = WorkflowSyntax(
            declaration: declaration,
            name: name,
            attribute: attribute,
            access: AccessLevel(declaration.modifiers),
            isClass: declaration.is(ClassDeclSyntax.self),
            arguments: WorkflowSyntax.Arguments(attribute),
            names: TypeNames(owner: name.name, aliases: aliases),
            nested: nested
        )
        var seen: Set<String> = []
        for case let function? in members.map({ $0.as(FunctionDeclSyntax.self) }) {
            guard let attribute = function.attributes.first("Step") ?? function.attributes.first("CatchError") else {
                continue
            }
            var reader = StepReader(workflow: workflow)
            let step = reader.read(function, attribute: attribute)
            diagnostics += reader.diagnostics
            if seen.insert(step.name).inserted {
                workflow.steps.append(step)
            } else {
                diagnostics.append(WorkflowDiagnostic.duplicateStep(step.name).at(function.name))
            }
        }
        if workflow.steps.isEmpty, !workflow.arguments.isOpen, diagnostics.isEmpty {
            diagnostics.append(
                WorkflowDiagnostic.noSteps(name.name).at(attribute, fixIts: [.addingFirstStep(to: declaration)])
            )
        }
        return workflow
    }

    private mutating func nameOfWorkflow(
        _ declaration: some DeclGroupSyntax,
        attribute: AttributeSyntax
    ) -> TokenSyntax? {
        if let structure = declaration.as(StructDeclSyntax.self) {
            return accept(structure.name, generics: structure.genericParameterClause)
        }
        if let type = declaration.as(ClassDeclSyntax.self) {
            guard type.modifiers.first("final") != nil else {
                let message = WorkflowDiagnostic.notFinal(type.name.name)
                diagnostics.append(message.at(type.name, fixIts: [.addingFinal(to: type)]))
                return nil
            }
            return accept(type.name, generics: type.genericParameterClause)
        }
        let name = declaration.asProtocol((any NamedDeclSyntax).self)?.name
        let message = WorkflowDiagnostic.notAStruct(name?.name ?? "", kind: declaration.introducer.text)
        diagnostics.append(message.at(declaration.introducer))
        return nil
    }

    private mutating func accept(_ name: TokenSyntax, generics: GenericParameterClauseSyntax?) -> TokenSyntax? {
        guard let generics else { return name }
        diagnostics.append(WorkflowDiagnostic.generic(name.name).at(generics))
        return nil
    }
}

extension WorkflowSyntax.Arguments {
    fileprivate init(_ attribute: AttributeSyntax) {
        for (label, value) in attribute.labelledArguments {
            switch label {
            case nil: isOpen = value.as(MemberAccessExprSyntax.self)?.declName.baseName.name == "open"
            case "name": name = value.is(NilLiteralExprSyntax.self) ? nil : value
            case "input": input = value.is(NilLiteralExprSyntax.self) ? nil : value
            case "output": output = value.is(NilLiteralExprSyntax.self) ? nil : value
            default: break
            }
        }
    }
}

extension IfConfigDeclSyntax {
    /// Whether steps or event types stand in one of the branches.
    fileprivate var hidesGraph: Bool {
        clauses.contains { clause in
            guard case .decls(let members) = clause.elements else { return false }
            return members.contains { member in
                if let function = member.decl.as(FunctionDeclSyntax.self) {
                    return function.attributes.first("Step") != nil || function.attributes.first("CatchError") != nil
                }
                if let inner = member.decl.as(IfConfigDeclSyntax.self) { return inner.hidesGraph }
                guard let type = NestedType(member.decl) else { return false }
                return !type.role.role.isEmpty || type.outcomes != nil
            }
        }
    }

    fileprivate var poundKeywordOfFirstClause: Syntax { clauses.first.map { Syntax($0.poundKeyword) } ?? Syntax(self) }
}
