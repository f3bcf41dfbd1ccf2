import Testing
import Workflows

/// The lines that `--json` printed, each an object.
struct JSONLines {
    let lines: [JSON]

    init(_ outcome: Executable.Outcome) throws {
        lines = try outcome.lines.map { try JSON(parsing: $0) }
    }

    func ofType(_ type: String) -> [JSON] { lines.filter { $0["type"] == .string(type) } }

    var ended: JSON {
        get throws {
            let last = try #require(lines.last)
            #expect(last["type"] == "RunEnded")
            return last
        }
    }

    static func keys(_ json: JSON?) -> [String] { json?.objectValue?.keys.sorted() ?? [] }
}
