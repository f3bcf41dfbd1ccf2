/// Puts text from a log into Markdown without letting it be anything but text.
enum MarkdownText {
    /// Control, formatting and other invisible characters as `\u{1B}`; everything else as it is.
    ///
    /// Covers C0, DEL, C1, line and paragraph separators, bidirectional controls, zero-width characters, tags,
    /// variation selectors, private use and unassigned scalars. Of blanks only the plain one stays; a tab is `\t`.
    static func visible(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar == "\t" {
                result.append(contentsOf: "\\t".unicodeScalars)
            } else if isVisible(scalar) {
                result.append(scalar)
            } else {
                let code = "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
                result.append(contentsOf: code.unicodeScalars)
            }
        }
        return String(result)
    }

    /// A code span that stays one inside a table cell, whatever backticks and bars the text holds.
    static func code(_ text: String) -> String {
        let shown = visible(text).split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
        guard !shown.isEmpty else { return "(empty)" }
        let fence = String(repeating: "`", count: longestRun(of: "`", in: shown) + 1)
        let padding = shown.hasPrefix("`") || shown.hasSuffix("`") || shown.allSatisfy { $0 == " " } ? " " : ""
        return fence + padding + shown + padding + fence
    }

    /// Plain words, in a cell or a paragraph: everything Markdown or HTML could take for itself is escaped.
    static func words(_ text: String) -> String {
        var result = ""
        for character in visible(text) {
            switch character {
            case "\\", "`", "*", "_", "[", "]", "|", "~", "$": result += "\\\(character)"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "&": result += "&amp;"
            // An address would become a link of its own accord.
            case "/" where result.hasSuffix(":"): result += "\\/"
            case "." where result.lowercased().hasSuffix("www"): result += "\\."
            default: result.append(character)
            }
        }
        return result
    }

    /// A fenced block whose fence is longer than any run of backticks in it.
    static func block(_ lines: [String]) -> String {
        let shown = lines.map(visible)
        let longest = shown.map { longestRun(of: "`", in: $0) }.max() ?? 0
        let fence = String(repeating: "`", count: max(3, longest + 1))
        return ([fence + "text"] + shown + [fence]).joined(separator: "\n")
    }

    private static func longestRun(of character: Character, in text: String) -> Int {
        var longest = 0
        var run = 0
        for next in text.unicodeScalars {
            run = Character(next) == character ? run + 1 : 0
            longest = max(longest, run)
        }
        return longest
    }

    private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.properties.isVariationSelector || scalar.properties.isDefaultIgnorableCodePoint { return false }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: return false
        case .spaceSeparator: return scalar == " "
        default: return true
        }
    }
}
