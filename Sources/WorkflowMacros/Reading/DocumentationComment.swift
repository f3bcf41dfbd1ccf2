import SwiftSyntax

extension SyntaxProtocol {
    /// The text of the documentation comment before this node, without its slashes, or `nil` when there is none.
    var documentation: String? {
        var lines: [String] = []
        for piece in leadingTrivia {
            switch piece {
            case .docLineComment(let text):
                lines.append(text.dropFirst(3).strippingOneSpace)
            case .docBlockComment(let text):
                lines += text.dropFirst(3).dropLast(2).split(separator: "\n", omittingEmptySubsequences: false).map {
                    $0.drop { $0 == " " || $0 == "\t" }.strippingOneStar
                }
            case .newlines(let count) where count > 1, .carriageReturnLineFeeds(let count) where count > 1:
                // A blank line ends a comment that belongs to nothing below it.
                lines.removeAll()
            default: break
            }
        }
        while lines.first?.isEmpty == true { lines.removeFirst() }
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines.isEmpty ? nil : lines.joined(separator: "\n")
    }
}

extension Substring {
    fileprivate var strippingOneSpace: String { String(first == " " ? dropFirst() : self).withoutTrailingSpace }

    fileprivate var strippingOneStar: String {
        (first == "*" ? dropFirst() : self).strippingOneSpace
    }
}

extension String {
    fileprivate var withoutTrailingSpace: String {
        var text = self[...]
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
