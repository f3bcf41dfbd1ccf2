import Testing
import Workflows

@Suite("Secrets")
struct SecretTests {
    enum Login: Codable, SchemaDescribed {
        case password(word: Secret<String>)
        case guest

        static var schema: JSONSchema {
            .variants(of: Self.self, title: "Login") {
                [.variant("password", [.field("word", Secret<String>.self)]), .variant("guest", [])]
            }
        }
    }

    struct Account: Codable {
        var word: Secret<String>
        var friends: [Account]
    }

    struct SignIn: StartEvent {
        var login: Login
        var account: Account
        var words: [String: Secret<String>]
        var pin: Secret<Int>?
    }

    private var event: SignIn {
        SignIn(
            login: .password(word: Secret("hunter2")),
            account: Account(word: Secret("hunter2"), friends: [Account(word: Secret("hunter2"), friends: [])]),
            words: ["a": Secret("hunter2")],
            pin: Secret(4711)
        )
    }

    @Test func `a secret is decoded as the value it is`() throws {
        #expect(try JSON.string("hunter2").decode(Secret<String>.self) == Secret("hunter2"))
        #expect(try JSON(encoding: event)["login"]?["password"]?["word"] == "hunter2")
    }

    @Test func `what is displayed hides it in enums, recursion, maps and optionals`() throws {
        let shown = try JSON(display: event)
        #expect(!shown.text.contains("hunter2"))
        #expect(!shown.text.contains("4711"))
        #expect(shown["account"]?["friends"]?.arrayValue?.first?["word"] == "•••")
        #expect(shown["pin"] == "•••")
    }

    @Test func `no way of printing shows it`() {
        var dumped = ""
        dump(event, to: &dumped)
        for text in ["\(event)", String(reflecting: event), "\(Secret("hunter2"))", dumped] {
            #expect(!text.contains("hunter2"))
            #expect(!text.contains("4711"))
        }
    }

    @Test func `a file reference is its path`() throws {
        let file: FileReference = "a/b"
        #expect(try JSON(encoding: file) == "a/b")
        #expect(try JSON.string("x").decode(FileReference.self).path == "x")
    }
}
