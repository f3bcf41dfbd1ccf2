extension JSONSchema {
    /// Reads one field's text as people type it, and checks it.
    ///
    /// Whole numbers and decimals; `yes`, `no`, `true`, `false`, `y`, `n`; choices by name or by number counted from 1;
    /// dates without time or zone (UTC then); lists as JSON or separated by commas; everything else as JSON.
    public func parse(text: String) -> Result<JSON, FieldError> {
        let trimmed = text.trimmingBlanks
        switch kind {
        case .any: return .success((try? JSON(parsing: trimmed)) ?? .string(text))
        case .null:
            return trimmed.isEmpty || trimmed == "null" ? .success(.null) : .failure(needed("nothing"))
        case .boolean:
            switch trimmed.lowercased() {
            case "yes", "y", "true": return .success(true)
            case "no", "n", "false": return .success(false)
            default: return .failure(needed("yes or no"))
            }
        case .integer:
            guard let number = Int(trimmed) else { return .failure(needed(integerWords(trimmed))) }
            return checked(.integer(number))
        case .number:
            guard let number = Double(trimmed), number.isFinite else { return .failure(needed("a number")) }
            return checked(Int(trimmed).map { .integer($0) } ?? .number(number))
        case .string(let format):
            let read = TextFormat(format)
            if case .plain = read { return .success(.string(text)) }
            return read.read(trimmed)
        case .choice(let values): return choose(trimmed, from: values)
        case .array(let items):
            if trimmed.hasPrefix("[") { return json(trimmed) }
            return list(trimmed, of: items)
        case .object, .map, .oneOf, .reference: return json(trimmed)
        }
    }

    private func integerWords(_ text: String) -> String {
        // Digits alone that do not fit are too many of them.
        !text.isEmpty && text.drop { $0 == "-" || $0 == "+" }.allSatisfy(\.isNumber)
            ? "a smaller whole number" : "a whole number"
    }

    private func choose(_ text: String, from values: [JSON]) -> Result<JSON, FieldError> {
        let names = values.map(\.choiceName)
        if let index = names.firstIndex(of: text) { return .success(values[index]) }
        let folded = names.indices.filter { names[$0].lowercased() == text.lowercased() }
        if folded.count == 1 { return .success(values[folded[0]]) }
        if let number = Int(text), values.indices.contains(number - 1) { return .success(values[number - 1]) }
        return .failure(check(.string(text)).first ?? needed("a choice"))
    }

    private func list(_ text: String, of items: JSONSchema) -> Result<JSON, FieldError> {
        var elements: [JSON] = []
        for (index, part) in text.split(separator: ",").enumerated() {
            switch items.parse(text: String(part).trimmingBlanks) {
            case .success(let element): elements.append(element)
            case .failure(let error): return .failure(error.under(String(index)))
            }
        }
        return .success(.array(elements))
    }

    private func json(_ text: String) -> Result<JSON, FieldError> {
        guard let value = try? JSON(parsing: text) else { return .failure(needed("\(kindWords), written as JSON")) }
        return checked(filled(value))
    }

    private func checked(_ value: JSON) -> Result<JSON, FieldError> {
        check(value).first.map { .failure($0) } ?? .success(value)
    }

    private func needed(_ what: String) -> FieldError { FieldError(path: "", reason: "must be \(what)") }
}

extension String {
    /// The text without blanks at both ends.
    var trimmingBlanks: String {
        var part = self[...]
        while let first = part.first, first.isWhitespace { part.removeFirst() }
        while let last = part.last, last.isWhitespace { part.removeLast() }
        return String(part)
    }
}
