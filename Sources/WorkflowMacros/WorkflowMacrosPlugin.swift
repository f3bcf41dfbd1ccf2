import SwiftCompilerPlugin
import SwiftSyntaxMacros

/// Names the macros that the compiler may load from this plugin.
@main
struct WorkflowMacrosPlugin: CompilerPlugin {
    let providingMacros: [any Macro.Type] = [
        WorkflowMacro.self,
        StepMacro.self,
        CatchErrorMacro.self,
        OutcomeMacro.self,
        SchemaMacro.self,
    ]
}
