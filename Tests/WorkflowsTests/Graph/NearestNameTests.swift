import Testing

@testable import Workflows

@Suite("The nearest name")
struct NearestNameTests {
    @Test(arguments: [
        ("Draft", ["Drafted", "Score"], "Drafted"), ("limt", ["limit", "log"], "limit"), ("Scroe", ["Score"], "Score"),
        ("SCORE", ["Score"], "Score"), ("Ab", ["Ac", "Ad"], "Ac"),
    ])
    func `a slip of the hand is seen`(name: String, candidates: [String], near: String) {
        #expect(NearestName.of(name, among: candidates) == near)
    }

    @Test func `what is far, or the name itself, is not offered`() {
        #expect(NearestName.of("Draft", among: ["Score", "Draft", ""]) == nil)
        #expect(NearestName.of("", among: ["a long name"]) == nil)
    }

    @Test func `swapped neighbours count once`() {
        #expect(NearestName.edits(Array("abc"), Array("acb")) == 1)
        #expect(NearestName.edits(Array("kitten"), Array("sitting")) == 3)
        #expect(NearestName.edits([], Array("ab")) == 2)
    }
}
