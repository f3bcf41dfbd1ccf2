import SwiftDiagnostics
import SwiftParser
import SwiftSyntax
import SwiftSyntaxBuilder
import SwiftSyntaxMacroExpansion
import SwiftSyntaxMacros

@testable import WorkflowMacros

/// One source file with its macros expanded.
struct Expanding {
    /// Each diagnostic as `line:column id message`, in order.
    let findings: [String]
    /// The words of the fix-its, each once, in order.
    let fixes: [String]
    /// The source after all fix-its.
    let fixed: String
    /// The source after the expansion.
    let expanded: String

    static let macros: [String: MacroSpec] = [
        "Workflow": MacroSpec(type: WorkflowMacro.self, conformances: ["Workflow"]),
        "Step": MacroSpec(type: StepMacro.self),
        "CatchError": MacroSpec(type: CatchErrorMacro.self),
        "Outcome": MacroSpec(type: OutcomeMacro.self, conformances: ["Outcome"]),
        "Schema": MacroSpec(type: SchemaMacro.self, conformances: ["SchemaDescribed"]),
    ]

    init(_ source: String) {
        let file = Parser.parse(source: source)
        let context = BasicMacroExpansionContext(
            sourceFiles: [file: .init(moduleName: "App", fullFilePath: "/app/Flow.swift")]
        )
        expanded =
            file.expand(macroSpecs: Expanding.macros) { node in
                BasicMacroExpansionContext(sharingWith: context, lexicalContext: node.allMacroLexicalContexts())
            }
            .description
        findings = context.diagnostics.map { diagnostic in
            let place = context.location(for: diagnostic.position, anchoredAt: diagnostic.node, fileName: "")
            let id = (diagnostic.diagMessage as? WorkflowDiagnostic)?.id ?? "?"
            return "\(place.line):\(place.column) \(id) \(diagnostic.message)"
        }
        let fixIts = context.diagnostics.flatMap(\.fixIts)
        fixes = fixIts.map(\.message.message).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
        var bytes = Array(source.utf8)
        var seen: Set<String> = []
        let edits = fixIts.flatMap(\.changes).compactMap { change -> (range: Range<Int>, text: String)? in
            guard case .replace(let old, let new) = change, seen.insert(old.description + new.description).inserted
            else { return nil }
            let start = context.location(for: old.position, anchoredAt: old, fileName: "").offset
            return (start..<start + old.totalLength.utf8Length, new.description)
        }
        for edit in edits.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
            bytes.replaceSubrange(edit.range, with: edit.text.utf8)
        }
        fixed = String(decoding: bytes, as: UTF8.self)
    }
}
