import FoundationEssentials
import TerminalUI
import Testing

@testable import ThemeFiles

#if canImport(Glibc)
    import Glibc
#endif

/// Files in a folder of the person's own that are no themes: each gives one line with its place, and no theme.
@Suite struct HostileThemeFileTests {
    enum Content: Sendable {
        case text(String)
        case bytes([UInt8])
        /// So many zero bytes that take no room on the disk.
        case sparse(Int)
        case folder, pipe, loopOfLinks, device
    }

    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var content: Content
        /// What follows the file's path.
        var finding: String
        var testDescription: String { name }
    }

    static let cases: [Case] = [
        Case(
            name: "aliases that double",
            content: .text(
                "a: &a [x, x]\n"
                    + (1..<40).map {
                        "a\($0): &a\($0) [*a\($0 == 1 ? "" : "\($0 - 1)"), *a\($0 == 1 ? "" : "\($0 - 1)")]\n"
                    }
                    .joined()
            ),
            finding: ": error: more than 32 '&' and '*' signs; name colours in the palette instead"
        ),
        Case(
            name: "an alias of what it stands in",
            content: .text("name: a\nroles: &r\n  text: *r\n"),
            finding: ":3:9: error: not valid YAML: found undefined alias"
        ),
        Case(
            name: "a merge of what it stands in",
            content: .text("roles: &r\n  <<: *r\n"),
            finding: ":2:7: error: not valid YAML: found undefined alias"
        ),
        Case(
            name: "brackets nested deep",
            content: .text("roles: " + String(repeating: "[", count: 5_000)),
            finding: ": error: more than 1024 brackets; is it a theme?"
        ),
        Case(
            name: "lists nested deep",
            content: .text(String(repeating: "- ", count: 30_000)),
            finding: ""
        ),
        Case(
            name: "a hundred megabytes",
            content: .sparse(100_000_000),
            finding: ": error: larger than 64 KiB; is it a theme?"
        ),
        Case(
            name: "one byte too many",
            content: .text(String(repeating: "#", count: 65_537)),
            finding: ": error: larger than 64 KiB; is it a theme?"
        ),
        Case(name: "a folder", content: .folder, finding: ": error: is a folder, not a theme"),
        Case(name: "a pipe nobody writes to", content: .pipe, finding: ": error: is not an ordinary file"),
        Case(name: "a device without an end", content: .device, finding: ": error: is not an ordinary file"),
        Case(
            name: "a link to itself",
            content: .loopOfLinks,
            finding: ": error: cannot be opened: Too many levels of symbolic links"
        ),
        Case(
            name: "nothing",
            content: .text(""),
            finding: ": error: the file is empty; a theme has at least 'name' and 'roles'"
        ),
        Case(name: "UTF-16", content: .bytes([0xFF, 0xFE, 0x61, 0x00]), finding: ":1:1: error: not UTF-8 text"),
        Case(
            name: "a byte in the middle that is no text",
            content: .bytes(Array("name: ä\nroles:\n  t".utf8) + [0xC0, 0x80]),
            finding: ":3:4: error: not UTF-8 text"
        ),
        Case(
            name: "zero bytes",
            content: .bytes(Array("name: a".utf8) + [0, 0]),
            finding: ":1:8: error: not valid YAML: control characters are not allowed"
        ),
        Case(
            name: "a control character in plain text",
            content: .text("name: \u{1B}[2J"),
            finding: ":1:7: error: not valid YAML: control characters are not allowed"
        ),
        Case(
            name: "a control character in a key",
            content: .text("pair: \"\\e]0;owned\\a\"\n"),
            finding: ":1:7: error: '␛]0;owned␇' cannot be a theme's id"
        ),
        Case(
            name: "a word as long as the file",
            content: .text("appearance: " + String(repeating: "x", count: 60_000)),
            finding:
                ":1:13: error: appearance is one of dark, light, any, not 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…'"
        ),
        Case(
            name: "a tag that would make an object",
            content: .text("name: !!python/object/apply:os.system [\"true\"]\n"),
            finding: ":1:7: error: name must be one word or text, not a list"
        ),
        Case(
            name: "itself as its parent",
            content: .text("inherits: case\n"),
            finding: ""
        ),
        Case(
            name: "a path as its parent",
            content: .text("inherits: ../../../etc/passwd\n"),
            finding: ""
        ),
    ]

    @Test(.timeLimit(.minutes(1)), arguments: cases)
    func `a file that is no theme gives one line with its place`(hostile: Case) throws {
        let folder = FileManager.default.temporaryDirectory.path() + "/hostile-\(UInt64.random(in: 0 ... .max))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/case.yaml"
        try make(hostile.content, at: path)
        for name in ["case", path] {
            let result = ThemeLibrary(userFolder: folder).load(name)
            let lines = result.findings.map(\.description)
            #expect(result.theme == nil)
            #expect(lines.count == 1)
            let line = lines.first ?? ""
            #expect(line.hasPrefix(path))
            #expect(line.contains(": error: "))
            #expect(line.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) })
            #expect(line.count < 1_500)
            if !hostile.finding.isEmpty { #expect(line == path + hostile.finding) }
        }
    }

    private func make(_ content: Content, at path: String) throws {
        switch content {
        case .text(let text): try Data(text.utf8).write(to: URL(filePath: path))
        case .bytes(let bytes): try Data(bytes).write(to: URL(filePath: path))
        case .sparse(let size):
            try Data().write(to: URL(filePath: path))
            try #require(truncate(path, off_t(size)) == 0)
        case .folder: try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        case .pipe: try #require(mkfifo(path, 0o600) == 0)
        case .loopOfLinks: try #require(symlink(path, path) == 0)
        case .device: try #require(symlink("/dev/zero", path) == 0)
        }
    }
}
