import TerminalUI
import Yams

/// A theme file taken apart into its top-level entries, every one with its place.
struct ThemeDocument {
    struct Entry {
        var key: String
        var place: Place
        var value: Node
    }

    struct Place: Hashable {
        var line: Int
        var column: Int
    }

    var source: ThemeSource
    var entries: [Entry]

    subscript(key: String) -> Entry? { entries.first { $0.key == key } }
}

extension ThemeDocument.Place {
    init(_ mark: Mark?) {
        self.init(line: mark?.line ?? 0, column: mark?.column ?? 0)
    }
}

extension ThemeDocument {
    /// Parses a file, or explains why it cannot be.
    ///
    /// - Parameters:
    ///   - kind: what the file should be, in a word.
    ///   - example: the least that such a file holds, for one that is empty.
    static func parse(
        _ source: ThemeSource,
        as kind: SafeText = "theme",
        example: SafeText = "a theme has at least 'name' and 'roles'"
    ) -> Result<ThemeDocument, ThemeFailure> {
        do throws(ThemeFailure) {
            return .success(try parsing(source, kind, example))
        } catch {
            return .failure(error)
        }
    }

    private static func parsing(
        _ source: ThemeSource,
        _ kind: SafeText,
        _ example: SafeText
    ) throws(ThemeFailure) -> ThemeDocument {
        func failure(_ message: SafeText, _ place: Place = .init(line: 0, column: 0)) -> ThemeFailure {
            ThemeFailure(
                finding: .init(
                    severity: .error,
                    file: source.file,
                    line: place.line,
                    column: place.column,
                    message: message
                )
            )
        }
        guard source.bytes.count <= ThemeLimits.bytes else {
            throw failure("larger than \(ThemeLimits.bytes / 1024) KiB; is it a \(kind)?")
        }
        guard var text = String(validating: source.bytes, as: UTF8.self) else {
            throw failure("not UTF-8 text", placeOfInvalidByte(in: source.bytes))
        }
        // The YAML reader takes a byte order mark for a word.
        if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
        let brackets = source.bytes.count { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "{") }
        guard brackets <= ThemeLimits.brackets else {
            throw failure("more than \(ThemeLimits.brackets) brackets; is it a \(kind)?")
        }
        let signs = source.bytes.count { $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: "*") }
        guard signs <= ThemeLimits.aliasSigns else {
            throw failure("more than \(ThemeLimits.aliasSigns) '&' and '*' signs; name colours in the palette instead")
        }
        let root: Node?
        do {
            // The encoding is said so that Yams does not look for it in the environment.
            root = try Parser(yaml: text, encoding: .utf8).singleRoot()
        } catch let error as YamlError {
            let (message, place) = describe(error, text: text)
            throw failure(message, place)
        } catch {
            throw failure("cannot be read as YAML")
        }
        guard let root else { throw failure("the file is empty; \(example)") }
        guard case .mapping(let mapping) = root else {
            throw failure("a \(kind) is a list of 'key: value' lines", Place(root.mark))
        }
        var entries: [Entry] = []
        for (key, value) in mapping {
            guard case .scalar(let scalar) = key else {
                throw failure("a key must be one word", Place(key.mark))
            }
            entries.append(Entry(key: scalar.string, place: Place(key.mark), value: value))
        }
        return ThemeDocument(source: source, entries: entries)
    }

    private static func describe(_ error: YamlError, text: String) -> (SafeText, Place) {
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            let words = [context?.text, problem].compactMap(\.self).joined(separator: ", ")
            return ("not valid YAML: \(SafeText(untrusted: words, limit: 200))", Place(mark))
        case .reader(let problem, let offset, _, _):
            return ("not valid YAML: \(SafeText(untrusted: problem, limit: 200))", place(atByte: offset ?? 0, of: text))
        case .duplicatedKeysInMapping(let duplicates, let context):
            let names = SafeText(untrusted: duplicates.joined(separator: ", "), limit: 100)
            return ("given twice: \(names)", Place(context.mark))
        default:
            return ("cannot be read as YAML", Place(line: 0, column: 0))
        }
    }

    private static func place(atByte offset: Int, of text: String) -> Place {
        var place = Place(line: 1, column: 1)
        var seen = 0
        for scalar in text.unicodeScalars {
            if seen >= offset { break }
            seen += UTF8.width(scalar)
            place =
                scalar == "\n"
                ? Place(line: place.line + 1, column: 1) : .init(line: place.line, column: place.column + 1)
        }
        return place
    }

    private static func placeOfInvalidByte(in bytes: [UInt8]) -> Place {
        var place = Place(line: 1, column: 1)
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        while case .scalarValue(let scalar) = decoder.decode(&iterator) {
            place =
                scalar == "\n"
                ? Place(line: place.line + 1, column: 1) : .init(line: place.line, column: place.column + 1)
        }
        return place
    }
}

/// Why a file could not be taken apart.
struct ThemeFailure: Error {
    var finding: ThemeFinding
}
