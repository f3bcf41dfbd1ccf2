import TerminalUI
import Testing

/// Whether every scalar only shows something, judged by Unicode's properties alone.
func isHarmless(_ string: String) -> Bool {
    var marks = 0
    for scalar in string.unicodeScalars {
        let properties = scalar.properties
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: return false
        case .nonspacingMark, .enclosingMark: marks += 1
        default: marks = 0
        }
        if properties.isDefaultIgnorableCodePoint || properties.isVariationSelector { return false }
        if (0x1F1E6...0x1F1FF).contains(scalar.value) || (0x1F3FB...0x1F3FF).contains(scalar.value) { return false }
        if marks > 4 { return false }
    }
    return true
}

/// Text of scalars that a literal cannot hold.
private func text(_ values: UInt32...) -> String {
    var string = ""
    for scalar in values.compactMap(Unicode.Scalar.init) { string.unicodeScalars.append(scalar) }
    return string
}

@Suite struct SafeTextAttackTests {
    static let attacks: [(String, String)] = [
        ("colour", "\u{1B}[31mred"), ("title", "\u{1B}]0;owned\u{07}"), ("clipboard", "\u{1B}]52;c;AAAA\u{07}"),
        ("link", "\u{1B}]8;;http://x\u{1B}\\y"), ("question", "\u{1B}[6n"), ("string", "\u{1B}P$q\u{1B}\\"),
        ("null", "a\u{0}b"), ("return", "safe\rspoof"), ("return and feed", "a\r\nb"), ("feed", "a\nb"),
        ("tab", "a\tb"), ("backspace", "abc\u{8}\u{8}xy"), ("shift out", "\u{E}lqqk\u{F}"), ("delete", "a\u{7F}"),
        ("C1 sequence", "\u{9B}31m"), ("C1 string", "\u{9D}0;x\u{9C}"), ("next line", "a\u{85}b"),
        ("override", "\u{202E}gpj.exe"), ("isolate", "\u{2066}a\u{2069}"), ("marks", "\u{200E}\u{200F}\u{61C}"),
        ("embedding", "\u{202A}\u{202B}\u{202C}\u{202D}"), ("zero width", "pay\u{200B}pal"),
        ("non-joiner", "a\u{200C}b"), ("joiner", "a\u{200D}b"), ("word joiner", "a\u{2060}b"),
        ("byte order", "\u{FEFF}a"), ("line separator", "a\u{2028}b"), ("paragraph separator", "a\u{2029}b"),
        ("tag", "a\u{E0041}\u{E0042}\u{E007F}"), ("language tag", "\u{E0001}"), ("selector", "a\u{FE00}\u{FE0E}"),
        ("emoji selector", "a\u{FE0F}"), ("many selectors", "☺\u{FE0F}\u{FE0F}"), ("supplement", "a\u{E0100}"),
        ("Mongolian", "\u{180B}\u{180E}"), ("interlinear", "\u{FFF9}a\u{FFFA}b\u{FFFB}"),
        ("noncharacter", text(0xFFFE, 0xFFFF, 0xFDD0, 0x1FFFE, 0x10FFFF)), ("private", "\u{E000}\u{F0000}\u{100000}"),
        ("unassigned", "\u{378}\u{E0FFF}"), ("soft hyphen", "in\u{AD}put"), ("invisible plus", "\u{2061}\u{2064}"),
        ("grapheme joiner", "a\u{34F}b"), ("Hangul filler", "\u{3164}\u{115F}\u{1160}\u{FFA0}"),
        ("digit shapes", "\u{206A}\u{206F}"), ("music", "\u{1D173}\u{1D17A}"), ("Khmer", "\u{17B4}\u{17B5}"),
        ("Arabic sign", "\u{600}\u{6DD}"), ("lone mark", "\u{301}"), ("mark on a control", "\u{1B}\u{301}"),
        ("family", "👨\u{200D}👩\u{200D}👧"), ("flag", "🇩🇪"), ("half a flag", "🇩"), ("three halves", "🇩🇪🇫"),
        ("skin", "👍🏽"), ("dangling joiner", "👨\u{200D}"), ("joiner and letter", "👨\u{200D}a"),
        ("subdivision", "🏴\u{E0067}\u{E0062}\u{E007F}"), ("jamo", "\u{1161}\u{11A8}"),
    ]

    @Test(arguments: attacks)
    func `an attack is shown as a token and reaches no cell`(name: String, payload: String) {
        let text = SafeText(untrusted: payload)
        #expect(isHarmless(text.string), "\(name)")
        #expect(text.hasTokens, "\(name)")
        #expect(text.clusters.contains { $0.isToken })
        #expect(text.width == text.clusters.reduce(0) { $0 + $1.width })
        let interpolated: SafeText = "<\(payload)>"
        #expect(isHarmless(interpolated.string))
        #expect(interpolated.tokensText == text.tokensText)
        for ascii in [text.ascii.string, SafeText(untrusted: payload.utf8).ascii.string] {
            #expect(ascii.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }, "\(name)")
        }
        var buffer = CellBuffer(size: Size(width: 200, height: 1))
        buffer.draw(text, at: .zero)
        #expect(buffer.text().allSatisfy(isHarmless))
    }

    @Test(arguments: attacks)
    func `bytes and string give the same safe text`(name: String, payload: String) {
        #expect(SafeText(untrusted: payload.utf8) == SafeText(untrusted: payload), "\(name)")
        #expect(SafeText(untrusted: payload.utf8, limit: 99) == SafeText(untrusted: payload), "\(name)")
    }

    @Test(arguments: [
        ("\u{1B}[31m", "␛[31m"), ("\u{0}", "␀"), ("\r", "␍"), ("\n", "␊"), ("\t", "␉"), ("\u{7F}", "␡"),
        ("\u{9B}", "⟨U+009B⟩"), ("\u{202E}", "⟨U+202E⟩"), ("\u{E0041}", "⟨U+E0041⟩"), ("a\u{200D}b", "a⟨U+200D⟩b"),
        ("👨\u{200D}💻", "👨+💻"), ("🇩🇪", "⟨DE⟩"), ("❤\u{FE0F}", "❤"), ("1\u{FE0F}\u{20E3}", "1\u{20E3}"),
        ("👩🏽\u{200D}💻", "👩⟨U+1F3FD⟩+💻"), ("🇩x", "⟨U+1F1E9⟩x"), (text(0x10FFFF), "⟨U+10FFFF⟩"),
        ("a\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}", "a\u{301}\u{302}\u{303}\u{304}⟨U+0305⟩⟨U+0306⟩"),
    ])
    func `a token says what stood there`(payload: String, shown: String) {
        #expect(SafeText(untrusted: payload).string.unicodeScalars.elementsEqual(shown.unicodeScalars))
    }

    @Test(
        arguments: [
            ([0x61, 0xFF, 0x62], "a⟨xFF⟩b"), ([0xC3], "⟨xC3⟩"), ([0xC3, 0x28], "⟨xC3⟩("), ([0xC0, 0x80], "⟨xC0⟩⟨x80⟩"),
            ([0xED, 0xA0, 0x80], "⟨xED⟩⟨xA0⟩⟨x80⟩"), ([0xF5, 0x80], "⟨xF5⟩⟨x80⟩"), ([0xF4, 0x90], "⟨xF4⟩⟨x90⟩"),
            ([0xE0, 0x80], "⟨xE0⟩⟨x80⟩"), ([0xF0, 0x80], "⟨xF0⟩⟨x80⟩"), ([0xC3, 0xA9], "é"),
            ([0xF0, 0x9F, 0x91], "⟨xF0⟩⟨x9F⟩⟨x91⟩"),
            ([0xE2, 0x82, 0xAC], "€"), ([0xF0, 0x9F, 0x98, 0x80], "😀"),
        ] as [([UInt8], String)]
    )
    func `bytes that are no UTF-8 become tokens`(bytes: [UInt8], shown: String) {
        #expect(SafeText(untrusted: bytes).string == shown)
    }

    @Test func `every scalar there is gives harmless text of known width`() {
        for value in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let text = SafeText(untrusted: String(scalar))
            // Checking only what is not plainly printable keeps this fast.
            if !isHarmless(text.string) || text.width < 1 { Issue.record("U+\(String(value, radix: 16))") }
        }
    }

    @Test func `random text is harmless, and joining changes neither part`() {
        var generator = SeededGenerator(seed: 7)
        let pool =
            Self.attacks.flatMap { Array($0.1.unicodeScalars) } + Array("abc é 漢字 한글 ก็ क्षि 😀 ⟨U+202E⟩".unicodeScalars)
        for _ in 0..<10_000 {
            var parts: [SafeText] = []
            for _ in 0..<2 {
                var string = ""
                for _ in 0..<Int.random(in: 0...12, using: &generator) {
                    if let scalar = pool.randomElement(using: &generator) { string.unicodeScalars.append(scalar) }
                }
                parts.append(SafeText(untrusted: string))
            }
            let sum = parts[0] + parts[1]
            #expect(isHarmless(sum.string))
            #expect(sum.clusters == parts[0].clusters + parts[1].clusters)
            #expect(sum.width == parts[0].width + parts[1].width)
        }
    }

    @Test func `ten megabytes without a line end are cut without being read`() {
        let big = String(repeating: "x\u{202E}", count: 2_500_000)
        let clock = ContinuousClock()
        let cut = clock.measure { #expect(SafeText(untrusted: big, limit: 100).clusters.count == 101) }
        let bytes = Array(big.utf8)
        let cutBytes = clock.measure { #expect(SafeText(untrusted: bytes, limit: 100).clusters.count == 101) }
        let cutLine = clock.measure {
            #expect(SafeText.lines(untrusted: big, maximumClusters: 10)[0].clusters.count == 11)
        }
        #expect(cut < .milliseconds(50) && cutBytes < .milliseconds(50))
        #expect(cutLine < .seconds(5))
    }
}

extension SafeText {
    fileprivate var tokensText: [String] { clusters.filter(\.isToken).map(\.text) }
}

/// The same numbers in every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
