/// A version as Semantic Versioning 2.0.0 writes it: `1.4.0`, `2.0.0-rc.1`, `1.0.0+build.5`.
///
/// Versions are ordered by precedence (section 11 of the specification); build metadata does not count there, so it
/// does not count for equality either.
struct SemanticVersion: Codable, Sendable, CustomStringConvertible {
    var major: Int
    var minor: Int
    var patch: Int
    /// The identifiers after `-`; empty for a release.
    var prerelease: [String] = []
    /// The identifiers after `+`.
    var build: [String] = []

    init(_ major: Int, _ minor: Int, _ patch: Int) {
        self.major = major
        self.minor = minor
        self.patch = patch
    }

    /// Reads exactly the grammar of the specification; `nil` for everything else, numbers of more than 18 digits
    /// included.
    init?(_ text: some StringProtocol) {
        let whole = Substring(text).split(separator: "+", maxSplits: 1, omittingEmptySubsequences: false)
        let parts = whole[0].split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        let core = parts[0].split(separator: ".", omittingEmptySubsequences: false).map { Self.number($0) }
        guard core.count == 3, let major = core[0], let minor = core[1], let patch = core[2] else { return nil }
        self.init(major, minor, patch)
        if parts.count == 2 {
            prerelease = parts[1].split(separator: ".", omittingEmptySubsequences: false).map(String.init)
            let isWhole = prerelease.allSatisfy { identifier in
                Self.isIdentifier(identifier)
                    && (!Self.isNumeric(identifier) || identifier == "0" || !identifier.hasPrefix("0"))
            }
            guard isWhole else { return nil }
        }
        if whole.count == 2 {
            build = whole[1].split(separator: ".", omittingEmptySubsequences: false).map(String.init)
            guard build.allSatisfy(Self.isIdentifier) else { return nil }
        }
    }

    var description: String {
        "\(major).\(minor).\(patch)"
            + (prerelease.isEmpty ? "" : "-\(prerelease.joined(separator: "."))")
            + (build.isEmpty ? "" : "+\(build.joined(separator: "."))")
    }

    /// The release that a pre-release leads up to; a release is its own.
    var release: SemanticVersion { SemanticVersion(major, minor, patch) }

    private static func number(_ text: Substring) -> Int? {
        guard isNumeric(String(text)), text.utf8.count <= 18, text == "0" || !text.hasPrefix("0") else { return nil }
        return Int(text)
    }

    private static func isNumeric(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    private static func isIdentifier(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"):
                    true
                default: false
                }
            }
    }
}

extension SemanticVersion: Comparable, Hashable {
    static func == (one: SemanticVersion, other: SemanticVersion) -> Bool {
        (one.major, one.minor, one.patch) == (other.major, other.minor, other.patch)
            && one.prerelease == other.prerelease
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(major)
        hasher.combine(minor)
        hasher.combine(patch)
        hasher.combine(prerelease)
    }

    static func < (one: SemanticVersion, other: SemanticVersion) -> Bool {
        let cores = ((one.major, one.minor, one.patch), (other.major, other.minor, other.patch))
        guard cores.0 == cores.1 else { return cores.0 < cores.1 }
        // A pre-release comes before its release.
        if one.prerelease.isEmpty || other.prerelease.isEmpty { return one.prerelease.count > other.prerelease.count }
        for (left, right) in zip(one.prerelease, other.prerelease) where left != right {
            return identifier(left, isBefore: right)
        }
        return one.prerelease.count < other.prerelease.count
    }

    /// Numbers by size and before words; words by their ASCII codes.
    private static func identifier(_ left: String, isBefore right: String) -> Bool {
        switch (isNumeric(left), isNumeric(right)) {
        // Identifiers may be longer than any integer; without leading zeros the longer one is the larger.
        case (true, true): (left.utf8.count, left) < (right.utf8.count, right)
        case (true, false): true
        case (false, true): false
        case (false, false): left.utf8.lexicographicallyPrecedes(right.utf8)
        }
    }
}
