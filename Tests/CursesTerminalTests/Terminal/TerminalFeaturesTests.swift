import CNCurses
import Testing

@testable import CursesTerminal

extension TerminfoTests {
    @Suite struct TerminalFeaturesTests {
        @Test(arguments: ["xterm-256color", "tmux-256color", "screen", "linux", "vt100", "xterm"], [true, false])
        func `whatever is switched on is switched off again, at the end and in a crash`(
            term: String,
            mouse: Bool
        ) throws {
            var features = try #require(lookedUp(term, mouse: mouse))
            features.hasKittyKeys = true
            features.hasSynchronizedOutput = true
            features.hasTitle = true
            for undo in [features.end, features.restore] {
                for mode in modes(in: features.begin + TerminalFeatures.beginFrame, end: "h") where features.isLikeXterm
                {
                    #expect(modes(in: undo, end: "l").contains(mode), "\(mode)")
                }
                #expect(undo.contains("\u{1B}[<u") == features.begin.contains("\u{1B}[>1u"))
            }
            #expect(features.begin.contains("\u{1B}[?1002h") == (mouse && features.isLikeXterm))
            #expect(!features.restore.contains("$<"))
        }

        @Test(arguments: [
            ("xterm-256color", true), ("tmux-256color", true), ("screen", true), ("linux", false), ("vt100", false),
        ])
        func `private modes and questions are for terminals like xterm`(term: String, isLikeXterm: Bool) throws {
            let features = try #require(lookedUp(term, mouse: true))
            #expect(features.isLikeXterm == isLikeXterm)
            #expect(features.begin.isEmpty != isLikeXterm)
            #expect(features.questions.isEmpty != isLikeXterm)
            #expect(features.wantsMouse == isLikeXterm)
            #expect(features.restore.utf8.count < 1_024)
        }

        @Test func `the last question is one that every terminal answers`() throws {
            let features = try #require(lookedUp("xterm", mouse: true))
            #expect(features.questions.hasSuffix("\u{1B}[c"))
            #expect(features.questions.contains("\u{1B}[?2026$p"))
        }

        @Test func `a terminal that prints the end of a mode request is not sent one`() throws {
            let features = try #require(lookedUp("xterm", mouse: true, environment: ["TERM_PROGRAM": "Apple_Terminal"]))
            #expect(!features.questions.contains("$p"))
        }

        @Test(arguments: [
            ("\u{1B}[m", "\u{1B}[m"), ("\u{1B}[m\u{0F}$<2>", "\u{1B}[m\u{0F}"), ("a$<2/>b$<10*>c", "abc"),
            ("a$<2", "a$<2"),
            ("", ""),
        ])
        func `pauses are left out`(text: String, rest: String) {
            #expect(TerminalFeatures.withoutPadding(text) == rest)
        }

        private func lookedUp(_ term: String, mouse: Bool, environment: [String: String] = [:]) -> TerminalFeatures? {
            guard cncurses_look_up(term, 1) == CNCURSES_FOUND else { return nil }
            defer { cncurses_forget_entry() }
            return .ofLookedUpEntry(environment: environment, wantsMouse: mouse)
        }

        private func modes(in text: String, end: Character) -> Set<String> {
            Set(
                text.split(separator: "\u{1B}").compactMap { part in
                    part.hasPrefix("[?") && part.last == end ? String(part.dropFirst(2).dropLast()) : nil
                }
            )
        }
    }
}
