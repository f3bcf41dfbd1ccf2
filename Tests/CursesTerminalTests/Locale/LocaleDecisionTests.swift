import CursesTerminal
import Testing

@Suite struct LocaleDecisionTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var environment: [String: String]
        var asks = false
        var isASCII: Bool
        var name: String
        var reason: String
        var testDescription: String { "\(environment.sorted { $0.key < $1.key }) \(asks)" }
    }

    /// What a machine with a few locales answers.
    private static let installed = [
        "C": "ANSI_X3.4-1968", "POSIX": "ANSI_X3.4-1968", "C.UTF-8": "UTF-8", "C.utf8": "UTF-8",
        "en_US.UTF-8": "UTF-8", "de_DE": "ISO-8859-1", "de_DE@euro": "ISO-8859-15", "vi_VN": "UTF-8",
    ]

    @Test(arguments: [
        Row(environment: [:], isASCII: false, name: "C.UTF-8", reason: "no locale is set"),
        Row(environment: ["LANG": "", "LC_ALL": ""], isASCII: false, name: "C.UTF-8", reason: "no locale is set"),
        Row(environment: ["LANG": "en_US.UTF-8"], isASCII: false, name: "en_US.UTF-8", reason: "LANG=en_US.UTF-8"),
        Row(environment: ["LANG": "vi_VN"], isASCII: false, name: "vi_VN", reason: "LANG=vi_VN"),
        // The first that is set counts, as in setlocale.
        Row(
            environment: ["LANG": "en_US.UTF-8", "LC_CTYPE": "C"],
            isASCII: true,
            name: "C",
            reason: "LC_CTYPE=C is not UTF-8"
        ),
        Row(
            environment: ["LANG": "C", "LC_CTYPE": "C.UTF-8"],
            isASCII: false,
            name: "C.UTF-8",
            reason: "LC_CTYPE=C.UTF-8"
        ),
        Row(
            environment: ["LC_ALL": "POSIX", "LC_CTYPE": "C.UTF-8"],
            isASCII: true,
            name: "POSIX",
            reason: "LC_ALL=POSIX is not UTF-8"
        ),
        // What was chosen and is not UTF-8 is believed.
        Row(environment: ["LANG": "de_DE"], isASCII: true, name: "de_DE", reason: "LANG=de_DE is not UTF-8"),
        Row(
            environment: ["LANG": "de_DE@euro"],
            isASCII: true,
            name: "de_DE@euro",
            reason: "LANG=de_DE@euro is not UTF-8"
        ),
        // A locale that is not installed still tells its character set.
        Row(
            environment: ["LANG": "fr_FR.UTF-8"],
            isASCII: false,
            name: "C.UTF-8",
            reason: "LANG=fr_FR.UTF-8 is not on this machine"
        ),
        Row(
            environment: ["LANG": "fr_FR.utf8@x"],
            isASCII: false,
            name: "C.UTF-8",
            reason: "LANG=fr_FR.utf8@x is not on this machine"
        ),
        Row(
            environment: ["LANG": "fr_FR.ISO-8859-1"],
            isASCII: true,
            name: "C",
            reason: "LANG=fr_FR.ISO-8859-1 is not on this machine"
        ),
        Row(
            environment: ["LANG": "nonsense"],
            isASCII: true,
            name: "C",
            reason: "LANG=nonsense is not on this machine"
        ),
        // The option comes first.
        Row(environment: ["LANG": "en_US.UTF-8"], asks: true, isASCII: true, name: "C", reason: "--ascii"),
        Row(environment: [:], asks: true, isASCII: true, name: "C", reason: "--ascii"),
    ])
    func `the environment and the machine decide together`(row: Row) {
        let decision = LocaleDecision.decide(environment: row.environment, asciiAsked: row.asks) { Self.installed[$0] }
        #expect(decision == LocaleDecision(isASCII: row.isASCII, name: row.name, reason: row.reason))
    }

    @Test func `a machine without any UTF-8 locale shows ASCII`() {
        let decision = LocaleDecision.decide(environment: [:], asciiAsked: false) { $0 == "C" ? "ANSI_X3.4-1968" : nil }
        #expect(decision.isASCII)
        #expect(decision.name == "C")
    }
}
