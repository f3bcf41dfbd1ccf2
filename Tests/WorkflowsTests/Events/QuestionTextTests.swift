import Testing
import Workflows

@Suite("The words of a question")
struct QuestionTextTests {
    struct Prompted: InputRequiredEvent { var question = "Which?"; var prompt = "Really?" }
    struct Blank: InputRequiredEvent { var prompt = "  " }
    struct ReviewDraft: InputRequiredEvent { var joke = "x" }
    struct Described: InputRequiredEvent, SchemaDescribed {
        var joke = "x"
        static var schema: JSONSchema {
            .object(of: Self.self, title: "Described", description: "Is it good?") { [.field("joke", String.self)] }
        }
    }
    struct Hidden: InputRequiredEvent { var prompt = Secret("hunter2") }

    @Test func `its own words come first, the prompt before the question`() {
        #expect(questionText(of: Prompted()) == "Really?")
    }

    @Test func `then the description of its type, then the type's name in words`() {
        #expect(questionText(of: Described()) == "Is it good?")
        #expect(questionText(of: ReviewDraft()) == "Review draft")
        #expect(questionText(of: Blank()) == "Blank")
    }

    @Test func `a secret is never asked aloud`() { #expect(!questionText(of: Hidden()).contains("hunter2")) }
}
