import Testing
import Workflows

@testable import SignalboxApp

struct AnswerLineTests {
    @Test func `a line may name its question`() throws {
        let line = try AnswerLine(parsing: #"{"wait": "w3", "value": {"accept": true}}"#)
        #expect(line.wait == "w3")
        #expect(line.fields == ["accept": true])
    }

    @Test func `a bare object is for the oldest question`() throws {
        let line = try AnswerLine(parsing: #"{"accept": true}"#)
        #expect(line.wait == nil)
        #expect(line.fields == ["accept": true])
    }

    @Test func `fields that are called wait and value are fields when more stands beside them`() throws {
        let line = try AnswerLine(parsing: #"{"wait": "w3", "value": 1, "note": "x"}"#)
        #expect(line.wait == nil)
        #expect(line.fields["note"] == "x")
    }

    @Test(arguments: [("{", "not JSON"), ("[1]", "not a JSON object"), ("yes", "not JSON")])
    func `anything else is refused with its reason`(text: String, reason: String) {
        do {
            _ = try AnswerLine(parsing: text)
            Issue.record("taken")
        } catch {
            #expect(error.reason == reason)
        }
    }
}
