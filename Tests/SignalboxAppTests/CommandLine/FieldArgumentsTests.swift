import FoundationEssentials
import Testing
import WorkflowConsole
import Workflows

@testable import SignalboxApp

struct FieldArgumentsTests {
    static let schema = JSONSchema(
        .object(properties: [
            .init(name: "log", schema: JSONSchema(.string(format: "file-path")), isRequired: true),
            .init(
                name: "limit",
                schema: JSONSchema(.integer(minimum: nil, maximum: nil), defaultValue: 5),
                isRequired: false
            ),
            .init(name: "tags", schema: JSONSchema(.array(items: JSONSchema(.string(format: nil)))), isRequired: false),
            .init(
                name: "where",
                schema: JSONSchema(
                    .object(properties: [
                        .init(name: "city", schema: JSONSchema(.string(format: nil)), isRequired: true)
                    ])
                ),
                isRequired: false
            ),
            .init(name: "extra", schema: JSONSchema(.any), isRequired: false),
        ])
    )

    let arguments = FieldArguments(schema: schema, owner: "triage") { name in
        guard name == "note.txt" else { throw ExitError(.noInput, "\(name): no such file or directory.") }
        return Data("from a file".utf8)
    }

    @Test func `text is read by the schema`() throws {
        #expect(try arguments.values(from: ["log=a.log", "limit=7"]) == ["log": "a.log", "limit": 7])
    }

    @Test func `a colon before the sign makes it raw JSON`() throws {
        #expect(try arguments.values(from: ["extra:={\"a\": [1, null]}"]) == ["extra": ["a": [1, nil]]])
    }

    @Test func `a file's content is taken as text`() throws {
        #expect(try arguments.values(from: ["log=@note.txt"]) == ["log": "from a file"])
    }

    @Test func `a dot reaches into an object`() throws {
        #expect(try arguments.values(from: ["where.city=Kiel"]) == ["where": ["city": "Kiel"]])
    }

    @Test func `a repeated name fills a list`() throws {
        #expect(try arguments.values(from: ["tags=a", "tags=b"]) == ["tags": ["a", "b"]])
    }

    @Test func `a list on the command line takes the place of the file's`() throws {
        #expect(try arguments.values(from: ["tags=new"], over: ["tags": ["old"]]) == ["tags": ["new"]])
    }

    @Test func `values on the command line come on top of a file's`() throws {
        #expect(try arguments.values(from: ["limit=1"], over: ["limit": 9, "log": "x"]) == ["limit": 1, "log": "x"])
    }

    @Test(arguments: [
        ("limt=3", ExitCode.usage, "triage has no field 'limt'. Did you mean 'limit'?"),
        ("colour=3", .usage, "triage has no field 'colour'. It takes log, limit, tags, where, extra."),
        ("where.town=x", .usage, "triage has no field 'where.town'. It takes city."),
        ("log", .usage, "'log' is no field. Write name=value; triage takes log, limit, tags, where, extra."),
        ("extra:={", .badInput, "Field 'extra' of triage: '{' is not JSON. For plain text write extra=text."),
        ("log=@gone.txt", .noInput, "gone.txt: no such file or directory."),
    ])
    func `what is wrong names the field and the way out`(word: String, code: ExitCode, message: String) {
        #expect(throws: ExitError(code, message)) { try arguments.values(from: [word]) }
    }

    @Test func `a field given twice is wrong use`() {
        let error = ExitError(.usage, "Field 'limit' of triage is given twice. Give it once; it is no list.")
        #expect(throws: error) { try arguments.values(from: ["limit=1", "limit=2"]) }
    }

    @Test func `a value that does not fit is bad input`() {
        let error = ExitError(.badInput, "Field 'limit' of triage must be a whole number.")
        #expect(throws: error) { try arguments.values(from: ["limit=many"]) }
    }
}

struct NearestTests {
    @Test(arguments: [
        ("triag", "triage"), ("traige", "triage"), ("helo", "hello"), ("HELLO", "hello"), ("brok", "broken"),
    ])
    func `a slip of the finger is understood`(typed: String, meant: String) {
        #expect(typed.nearest(in: ["hello", "triage", "broken"]) == meant)
    }

    @Test func `something else is not`() {
        #expect("deploy".nearest(in: ["hello", "triage", "broken"]) == nil)
        #expect("".nearest(in: ["hello"]) == nil)
        #expect("x".nearest(in: []) == nil)
    }
}

struct DurationTextTests {
    @Test(arguments: [
        ("90s", Duration.seconds(90)), ("5m", .seconds(300)), ("1h", .seconds(3600)), ("250ms", .milliseconds(250)),
        ("1h30m", .seconds(5400)), ("45", .seconds(45)), ("1.5s", .milliseconds(1500)), ("2d", .seconds(172_800)),
    ])
    func `lengths of time as people write them`(text: String, duration: Duration) {
        #expect(DurationText.parse(text) == duration)
    }

    @Test(arguments: ["", "s", "five", "5 minutes", "-3s", "nan", "inf", "1x", "1h-", "99999999999999999999s"])
    func `anything else is none`(text: String) {
        #expect(DurationText.parse(text) == nil)
    }
}
