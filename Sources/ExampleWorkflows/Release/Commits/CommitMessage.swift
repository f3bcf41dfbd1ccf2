/// A commit message, read as Conventional Commits 1.0.0 defines them.
///
/// A message that does not follow the convention is kept as it is, as ``ChangeKind/other``; nothing is guessed.
struct CommitMessage: Codable, Hashable, Sendable {
    var kind: ChangeKind
    /// What the change is about, from the parentheses after the type.
    var scope: String?
    /// The first line as it is.
    var title: String
    /// The first line without type and scope.
    var summary: String
    /// What breaks, in the words of the BREAKING CHANGE footer, else the summary where `!` marks it; `nil` when nothing.
    var breaking: String?
    /// The commit that this one takes back, as `git revert` writes it.
    var reverts: String?

    var isBreaking: Bool { breaking != nil }
    /// Whether the first line has a type known here.
    var isConventional: Bool { kind != .other || isBreaking }

    init(parsing text: String) {
        // By scalars: as characters, a carriage return and a newline are one.
        let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
            .map { Self.trimmed(Substring($0)) }
        let header = lines.first ?? ""
        let body = Array(lines.dropFirst())
        title = header
        reverts = body.lazy.compactMap(Self.revertedCommit).first
        let footer = Self.breakingFooter(in: body)
        guard let parts = Header(parsing: header), let kind = ChangeKind(type: parts.type) ?? parts.markedKind else {
            kind = reverts == nil ? .other : .revert
            summary = header
            breaking = footer
            return
        }
        self.kind = kind
        scope = parts.scope
        // The type says something where it is one of ours; a word before a colon is otherwise part of the sentence.
        summary = ChangeKind(type: parts.type) == nil ? header : parts.description
        breaking = footer ?? (parts.isMarked ? parts.description : nil)
    }

    /// `type(scope)!: description`
    private struct Header {
        var type: Substring
        var scope: String?
        var isMarked = false
        var description: String

        /// A type of somebody's own may be marked as breaking.
        var markedKind: ChangeKind? { isMarked ? .other : nil }

        init?(parsing line: String) {
            guard let colon = line.firstRange(of: ": ") else { return nil }
            var head = line[..<colon.lowerBound]
            description = CommitMessage.trimmed(line[colon.upperBound...])
            if head.hasSuffix("!") {
                isMarked = true
                head = head.dropLast()
            }
            if head.hasSuffix(")"), let open = head.firstIndex(of: "(") {
                scope = CommitMessage.trimmed(head[head.index(after: open)...].dropLast())
                head = head[..<open]
            }
            type = head
            let isWord = head.unicodeScalars.allSatisfy { scalar in
                scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "-"
            }
            guard !head.isEmpty, isWord, !description.isEmpty, scope != "" else { return nil }
        }
    }

    /// The text of the BREAKING CHANGE footer, up to a blank line or the next footer.
    private static func breakingFooter(in body: [String]) -> String? {
        for (index, line) in body.enumerated() {
            for token in ["BREAKING CHANGE: ", "BREAKING-CHANGE: ", "BREAKING CHANGE #", "BREAKING-CHANGE #"]
            where line.hasPrefix(token) {
                let rest = body[(index + 1)...].prefix { !$0.isEmpty && !isFooter($0) }
                let text = ([String(line.dropFirst(token.count))] + rest).joined(separator: " ")
                return trimmed(text)
            }
        }
        return nil
    }

    /// Whether a line begins with a footer's token and separator: `Reviewed-by: `, `Refs #`.
    private static func isFooter(_ line: String) -> Bool {
        if line.hasPrefix("BREAKING CHANGE") || line.hasPrefix("BREAKING-CHANGE") { return true }
        let separator = [line.firstRange(of: ": "), line.firstRange(of: " #")].compactMap { $0?.lowerBound }.min()
        guard let end = separator, end > line.startIndex else { return false }
        return line[..<end].unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0 == "-" }
    }

    /// The id in `This reverts commit 1234….`
    private static func revertedCommit(in line: String) -> String? {
        let words = "This reverts commit "
        guard line.hasPrefix(words) else { return nil }
        let id = line.dropFirst(words.count).prefix { $0.isHexDigit }
        return id.count >= 40 ? String(id) : nil
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        var slice = Substring(text)
        while slice.last?.isWhitespace == true { slice.removeLast() }
        while slice.first?.isWhitespace == true { slice.removeFirst() }
        return String(slice)
    }
}
