/// What a person's answer about the proposed checks comes to.
enum CheckChoice: Hashable, Sendable {
    case list(CheckList)
    case nothing
    /// Not usable, with the reason as a sentence to show beside the question.
    case again(String)

    /// - Parameter names: of the checks to run; a name may be given as it is or by a beginning that only one has.
    init(_ choice: WhichChecks, names: [String], offered: CheckList) {
        switch choice {
        case .all: self = .list(offered)
        case .none: self = .nothing
        case .some:
            var chosen: Set<String> = []
            // A form gives a list as typed: also with commas, and with blanks around them.
            let words = names.flatMap { $0.split(separator: ",") }.map {
                $0.split(separator: " ").joined(separator: " ")
            }
            for word in words where !word.isEmpty {
                let fitting = offered.checks.map(\.name).filter { $0 == word || $0.hasPrefix(word) }
                if let exact = fitting.first(where: { $0 == word }) ?? (fitting.count == 1 ? fitting[0] : nil) {
                    chosen.insert(exact)
                } else {
                    let problem = fitting.isEmpty ? "There is no check" : "Several checks begin with"
                    self = .again("\(problem) '\(MarkdownText.visible(word))'.")
                    return
                }
            }
            self = chosen.isEmpty ? .again("No check was named.") : .list(offered.keeping(chosen))
        }
    }
}

/// Which of the proposed checks are run.
enum WhichChecks: String, Codable, CaseIterable, Sendable {
    case all, some, none
}

/// What becomes of a check that stays red.
enum RedDecision: String, Codable, CaseIterable, Sendable {
    case retry, skip, stop
}
