import Workflows

extension JSON {
    /// The beginning of what the value says, in reading order; never looks at more than `limit` characters.
    func digest(limit: Int, order: [String] = []) -> String {
        var output = ""
        writeDigest(to: &output, limit: limit, order: order, isOutermost: true)
        return output
    }

    private func writeDigest(to output: inout String, limit: Int, order: [String], isOutermost: Bool) {
        guard output.utf8.count < limit else { return }
        switch self {
        case .null: output += "none"
        case .bool(let value): output += value ? "yes" : "no"
        case .integer(let value): output += String(value)
        case .number(let value): output += JSON.short(value)
        case .string(let value):
            let part = value.prefix(max(0, limit - output.utf8.count))
            // Inside a list of fields, quotes show where text with blanks ends.
            let needsQuotes = !isOutermost && part.utf8.contains { $0 == 0x20 || $0 == 0x2C || $0 < 0x20 }
            output += needsQuotes ? "\"\(part)\"" : String(part)
        case .array(let elements):
            output += "["
            for (index, element) in elements.enumerated() {
                guard output.utf8.count < limit else { return }
                if index > 0 { output += ", " }
                element.writeDigest(to: &output, limit: limit, order: [], isOutermost: false)
            }
            output += "]"
        case .object(let members):
            if !isOutermost { output += "{" }
            for (index, name) in JSON.names(of: members, order: order).enumerated() {
                guard output.utf8.count < limit else { return }
                if index > 0 { output += ", " }
                output += name + " "
                members[name]?.writeDigest(to: &output, limit: limit, order: [], isOutermost: false)
            }
            if !isOutermost { output += "}" }
        }
    }

    /// A decimal number without digits nobody reads.
    static func short(_ value: Double) -> String {
        guard value.isFinite else { return "none" }
        if let whole = Int(exactly: value) { return "\(whole).0" }
        guard abs(value) >= 0.001, abs(value) < 1e9 else { return "\(value)" }
        let thousandths = (value * 1000).rounded() / 1000
        return "\(thousandths)"
    }

    /// The names of an object's members: those of `order` first, as the author declared them, then the others.
    static func names(of members: [String: JSON], order: [String]) -> [String] {
        guard !order.isEmpty else { return members.keys.sorted() }
        let known = order.filter { members[$0] != nil }
        guard known.count < members.count else { return known }
        let set = Set(known)
        return known + members.keys.filter { !set.contains($0) }.sorted()
    }
}

extension JSONSchema {
    /// The names of its fields in order of declaration.
    var fieldNames: [String] { properties.map(\.name) }
}
