import FoundationEssentials
import Testing

@testable import Workflows

@Suite struct ResourceConfigurationTests {

    struct Settings: Codable, Sendable, Equatable {
        var name: String
        var tokens: Int?
    }

    private let folder = ConfigurationFolder()

    @Test func `a file is a resource, whole or from an object inside it`() async throws {
        let file = try folder.write(
            "a.json",
            #"{"name": "whole", "models": {"fast": {"name": "swift", "tokens": 5}}, "list": [{"name": "first"}]}"#
        )
        let manager = ResourceManager()
        let whole = Resource<Settings>(configuration: file)
        let fast = Resource<Settings>(configuration: file, at: "models.fast")
        let first = Resource<Settings>(configuration: file, at: "list.0", name: "first")
        #expect(try await manager.value(of: whole) == Settings(name: "whole"))
        #expect(try await manager.value(of: fast) == Settings(name: "swift", tokens: 5))
        #expect(try await manager.value(of: first) == Settings(name: "first"))
        #expect(manager.names == [file, "\(file):models.fast", "first"].sorted())
    }

    @Test func `a file is read once for each way into it`() async throws {
        let file = try folder.write("once.json", #"{"name": "old", "inner": {"name": "old inner"}}"#)
        let manager = ResourceManager()
        _ = try await manager.value(of: Resource<Settings>(configuration: file))
        _ = try folder.write("once.json", #"{"name": "new", "inner": {"name": "new inner"}}"#)
        // A description under another name is made anew, from what was read.
        #expect(try await manager.value(of: Resource<Settings>(configuration: file, name: "b")).name == "old")
        let inner = Resource<Settings>(configuration: file, at: "inner")
        #expect(try await manager.value(of: inner).name == "new inner")
        #expect(try await ResourceManager().value(of: Resource<Settings>(configuration: file)).name == "new")
    }

    @Test(arguments: [
        ("absent.json", nil, "", "there is no such file."),
        ("text.txt", "{}", "", "only JSON files can be read; give it a name that ends in .json."),
        ("broken.json", "{", "", "it is not JSON."),
        ("list.json", "[1]", "", "it must hold an object, not a list."),
        ("number.json", #"{"a": 5}"#, "a", "'a' must lead to an object, not to a number."),
        ("nowhere.json", #"{"a": {}}"#, "a.b", "there is nothing at 'a.b'."),
        ("field.json", #"{"tokens": 5}"#, "", "'name' is missing."),
    ])
    func `what is wrong with a configuration is said`(
        name: String,
        text: String?,
        way: String,
        words: String
    ) async throws {
        let file = folder.path(name)
        if let text { _ = try folder.write(name, text) }
        let error = await #expect(throws: ResourceConfigurationError.self) {
            try await ResourceManager().value(of: Resource<Settings>(configuration: file, at: way))
        }
        #expect(error?.message == "Configuration from \(file): \(words)")
    }
}

/// A folder of files that goes with the test.
final class ConfigurationFolder: Sendable {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "configuration-\(UUID().uuidString)")

    deinit { try? FileManager.default.removeItem(at: folder) }

    func path(_ name: String) -> String { folder.appending(path: name).path }

    func write(_ name: String, _ text: String) throws -> String {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: folder.appending(path: name))
        return path(name)
    }
}
