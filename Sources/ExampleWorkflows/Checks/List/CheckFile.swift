/// Reads the text of a check file.
///
/// One check a line: `name: command`. Before the command may stand `retry=2` (run it again up to two times) and
/// `timeout=30s` (`ms`, `s`, `m` or `h`), in any order. A line that begins with `#` is a comment; a blank line begins
/// the next stage. Whatever else a line holds belongs to the command and is the shell's business.
enum CheckFile {
    /// - Parameter path: for the words of an error.
    /// - Throws: ``ChecksError`` that names the line.
    static func list(parsing text: String, path: String) throws(ChecksError) -> CheckList {
        var stages: [[Check]] = [[]]
        var lines: [String: Int] = [:]
        // By scalars: as characters, a carriage return and a newline are one.
        for (index, scalars) in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated()
        {
            let line = trimmed(Substring(scalars))
            if line.isEmpty {
                if stages.last?.isEmpty == false { stages.append([]) }
                continue
            }
            if line.hasPrefix("#") { continue }
            let check: Check
            do {
                check = try self.check(parsing: line)
            } catch {
                throw .badLine(path, line: index + 1, reason: error.reason)
            }
            if let first = lines.updateValue(index + 1, forKey: check.name) {
                throw .badLine(path, line: index + 1, reason: "line \(first) has a check '\(check.name)' already")
            }
            stages[stages.count - 1].append(check)
        }
        let list = CheckList(stages: stages)
        guard !list.isEmpty else { throw .noChecks(path) }
        return list
    }

    /// What is wrong with a line.
    private struct Fault: Error {
        var reason: String
    }

    private static func check(parsing line: Substring) throws(Fault) -> Check {
        guard let colon = line.firstIndex(of: ":"), line[line.index(after: colon)...].first?.isWhitespace == true else {
            throw Fault(reason: "a check is written as name: command")
        }
        let name = trimmed(line[..<colon])
        guard !name.isEmpty, name.count <= 60, MarkdownText.visible(String(name)) == name else {
            throw Fault(reason: "its name must have 1 to 60 characters that can be seen")
        }
        var check = Check(name: String(name), command: "")
        var rest = trimmed(line[line.index(after: colon)...])
        var seen: Set<Substring> = []
        while let equals = rest.firstIndex(of: "="), ["retry", "timeout"].contains(rest[..<equals]) {
            let key = rest[..<equals]
            let value = rest[rest.index(after: equals)...].prefix { !$0.isWhitespace }
            guard seen.insert(key).inserted else { throw Fault(reason: "\(key) is given twice") }
            if key == "retry" {
                guard let retries = Int(value), (0...100).contains(retries) else {
                    throw Fault(reason: "retry=\(value) is no number from 0 to 100")
                }
                check.retries = retries
            } else {
                guard let timeout = duration(value), timeout > .zero else {
                    throw Fault(reason: "timeout=\(value) is no time such as 500ms, 30s, 5m or 1h")
                }
                check.timeout = timeout
            }
            rest = trimmed(rest[value.endIndex...])
        }
        guard !rest.isEmpty, !rest.unicodeScalars.contains("\0") else { throw Fault(reason: "it has no command") }
        check.command = String(rest)
        return check
    }

    private static func duration(_ text: Substring) -> Duration? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard digits.count <= 6, let number = Int(digits) else { return nil }
        return switch text[digits.endIndex...] {
        case "ms": .milliseconds(number)
        case "s": .seconds(number)
        case "m": .seconds(60 * number)
        case "h": .seconds(3_600 * number)
        default: nil
        }
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text
        while text.last?.isWhitespace == true { text.removeLast() }
        while text.first?.isWhitespace == true { text.removeFirst() }
        return text
    }
}
