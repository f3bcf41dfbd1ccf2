import SwiftSyntaxMacrosGenericTestSupport
import Testing

@testable import WorkflowMacros

/// What the macros write, word for word.
@Suite struct WorkflowExpansionTests {
    private func expect(_ source: String, expandsTo expanded: String) {
        assertMacroExpansion(
            source,
            expandedSource: expanded,
            macroSpecs: Expanding.macros,
            testModuleName: "App",
            testFileName: "/app/Flow.swift",
            failureHandler: { Issue.record("\($0.message)") }
        )
    }

    @Test func `a workflow gets its declaration, its steps and its ends`() {
        expect(
            """
            /// Writes jokes.
            @Workflow
            public struct JokeFlow {
                /// Writes one.
                /// Then another.
                @Step(workers: 2, asks: Review.self, skip: .deadEnd)
                func write(_ topic: Start, context: Context) async throws -> OneOf<Draft, [Page]>? { nil }
                @Step(.blocking)
                func print(page: Page, draft: Draft) throws {}
                @Step func end(_ pages: [Page]) -> Stop<String> { Stop("") }
                struct Draft: Event {}
                struct Page: Event {}
                struct Review: InputRequiredEvent {}
            }
            """,
            expandsTo: """
                /// Writes jokes.
                public struct JokeFlow {
                    /// Writes one.
                    /// Then another.
                    func write(_ topic: Start, context: Context) async throws -> OneOf<Draft, [Page]>? { nil }
                    func print(page: Page, draft: Draft) throws {}
                    func end(_ pages: [Page]) -> Stop<String> { Stop("") }
                    struct Draft: Event {

                        static var schema: Workflows::JSONSchema {
                            Workflows::JSONSchema.object(of: Self.self, title: "Draft", description: nil) {
                                []
                            }
                        }
                }
                    struct Page: Event {

                        static var schema: Workflows::JSONSchema {
                            Workflows::JSONSchema.object(of: Self.self, title: "Page", description: nil) {
                                []
                            }
                        }
                }
                    struct Review: InputRequiredEvent {

                        static var schema: Workflows::JSONSchema {
                            Workflows::JSONSchema.object(of: Self.self, title: "Review", description: nil) {
                                []
                            }
                        }
                }

                    public static var declaration: Workflows::WorkflowDeclaration {
                        Workflows::WorkflowDeclaration(
                            name: Workflows::WorkflowDeclaration.name(fromType: "JokeFlow"),
                            documentation: "Writes jokes.",
                            place: Workflows::SourcePlace(fileID: "App/Flow.swift", line: 3, column: 15, path: _sourcePath),
                            isClosed: true
                        )
                    }

                    public static var steps: [Workflows::Step<Self>] {
                        [
                            Workflows::Step<Self>(
                                "write",
                                accepting: Start.self,
                                returning: (OneOf<Draft, [Page]>?).self,
                                options: Workflows::StepOptions(workers: 2, asks: [Review.self], skips: [.deadEnd]),
                                place: Workflows::SourcePlace(fileID: "App/Flow.swift", line: 7, column: 10, path: _sourcePath),
                                documentation: "Writes one.\\nThen another.",
                                body: { workflow, event, context in
                                    try await workflow.write(event, context: context)
                                }
                            ),
                            Workflows::Step<Self>(
                                "print",
                                joining: (Page.self, Draft.self),
                                options: Workflows::StepOptions(isBlocking: true),
                                place: Workflows::SourcePlace(fileID: "App/Flow.swift", line: 9, column: 10, path: _sourcePath),
                                body: { workflow, event1, event2, _ in
                                    try workflow.print(page: event1, draft: event2)
                                }
                            ),
                            Workflows::Step<Self>(
                                "end",
                                accepting: [Page].self,
                                returning: Stop<String>.self,
                                place: Workflows::SourcePlace(fileID: "App/Flow.swift", line: 10, column: 16, path: _sourcePath),
                                body: { workflow, event, _ in
                                    workflow.end(event)
                                }
                            ),
                        ]
                    }

                    public typealias Input = Start

                    public static func _entry(_: Start.Type) {
                    }

                    public typealias Output = Stop<String>

                    public static func _exit(_: Stop<String>.Type) {
                    }

                    private static var _sourcePath: String? {
                        #if DEBUG
                        return "/app/Flow.swift"
                        #else
                        return nil
                        #endif
                    }
                }

                extension JokeFlow.Draft: Workflows::SchemaDescribed {
                }

                extension JokeFlow.Page: Workflows::SchemaDescribed {
                }

                extension JokeFlow.Review: Workflows::SchemaDescribed {
                }

                extension JokeFlow: Workflows::Workflow {
                }
                """
        )
    }
}
