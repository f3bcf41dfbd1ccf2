/// What a folder offers for checking, as far as it was looked at.
struct FolderChecks: Hashable, Sendable {
    /// Names of the executable files in `.ci`.
    var scripts: [String] = []
    /// The text of the makefile; `nil` where there is none.
    var makefile: String?
    var hasPackage = false

    /// The targets of a makefile that are checks, in the order in which they are proposed.
    static let targets = ["lint", "check", "test"]

    /// The proposal: each check is a stage of its own, because nothing says that they may run side by side.
    ///
    /// A file name that holds anything but letters, digits and `._-+` is left out: it would have to be typed to choose it.
    var proposal: CheckList {
        var checks: [Check] = []
        if hasPackage {
            checks += [
                Check(name: "swift build", command: "swift build"), Check(name: "swift test", command: "swift test"),
            ]
        }
        if let makefile {
            let defined = Self.targets(in: makefile)
            checks += Self.targets.filter(defined.contains).map { Check(name: "make \($0)", command: "make \($0)") }
        }
        checks += scripts.filter(Self.isPlain).sorted().map { Check(name: ".ci/\($0)", command: "./.ci/\($0)") }
        return CheckList(stages: checks.map { [$0] })
    }

    /// The names before a rule's colon; assignments, recipes and pattern rules are none.
    static func targets(in makefile: String) -> Set<String> {
        var targets: Set<String> = []
        for scalars in makefile.unicodeScalars.split(separator: "\n") {
            let line = Substring(scalars)
            guard let first = line.first, first != "\t", first != "#", let colon = line.firstIndex(of: ":") else {
                continue
            }
            let rest = line[line.index(after: colon)...]
            // `a := b`, `a ::= b`; a double colon alone is a rule.
            if rest.hasPrefix("=") || rest.hasPrefix(":=") || rest.hasPrefix("::=") { continue }
            let names = line[..<colon].split(whereSeparator: \.isWhitespace)
            if names.contains(where: { $0.contains("=") }) { continue }
            targets.formUnion(names.map(String.init))
        }
        return targets
    }

    private static func isPlain(_ name: String) -> Bool {
        !name.isEmpty && !name.hasPrefix(".") && !name.hasPrefix("-") && name.count <= 50
            && name.unicodeScalars.allSatisfy { scalar in
                scalar.properties.isAlphabetic || "0"..."9" ~= scalar || "._-+".unicodeScalars.contains(scalar)
            }
    }
}
