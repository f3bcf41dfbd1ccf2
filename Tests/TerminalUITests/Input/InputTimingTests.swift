import TerminalUI
import Testing

@Suite struct InputTimingTests {
    @Test func `a lone ESC is a key after its delay and not before`() {
        var parser = InputParser()
        #expect(parser.feed([0x1B], at: .seconds(5)) == [])
        #expect(parser.deadline == .seconds(5) + .milliseconds(25))
        #expect(parser.timeout(at: .seconds(5) + .milliseconds(24)) == [])
        #expect(parser.timeout(at: .seconds(5) + .milliseconds(25)) == keys("Esc"))
        #expect(parser.feed([0x6A], at: .seconds(6)) == keys("j"))
        #expect(parser.deadline == nil)
    }

    @Test func `a slow line waits longer`() {
        var parser = InputParser(limits: .init(escapeDelay: .milliseconds(150)))
        _ = parser.feed([0x1B], at: .zero)
        #expect(parser.deadline == .milliseconds(150))
        #expect(parser.feed("[A".utf8, at: .milliseconds(149)) == keys("Up"))
    }

    @Test(arguments: [
        "[A", "OA", "[1;5C", "[3~", "OP", "[97;5u", "[<0;1;1M", "]0;title\u{7}", "P1$r\u{1B}\\", "_x\u{1B}\\", "[[A",
        "[M   ",
    ])
    func `what comes late and looks like the rest of a sequence is swallowed`(rest: String) {
        var parser = InputParser()
        _ = parser.feed([0x1B], at: .zero)
        #expect(parser.feed(rest.utf8, at: .milliseconds(300)) == keys("Esc"))
        #expect(parser.feed("j".utf8, at: .milliseconds(310)) == keys("j"))
        var bytewise = InputParser()
        var events = bytewise.feed([0x1B], at: .zero) + bytewise.timeout(at: .milliseconds(25))
        for (index, byte) in rest.utf8.enumerated() {
            events += bytewise.feed([byte], at: .milliseconds(30 + 30 * index))
        }
        #expect(events == keys("Esc"))
    }

    @Test func `a paste that starts late is still a paste`() {
        var parser = InputParser()
        let events =
            parser.feed([0x1B], at: .zero) + parser.feed("[200~c".utf8, at: .milliseconds(200))
            + parser.feed("d\u{1B}[201~x".utf8, at: .seconds(90))
        #expect(events == keys("Esc") + [.paste("cd")] + keys("x"))
    }

    @Test func `a late reply is told and makes no key`() {
        var parser = InputParser()
        let events = parser.feed([0x1B], at: .zero) + parser.feed("[?1;2cj".utf8, at: .milliseconds(200))
        #expect(events == keys("Esc") + [.reply(.deviceAttributes([1, 2]))] + keys("j"))
    }

    @Test func `other keys right after Esc are keys`() {
        var parser = InputParser()
        #expect(parser.feed([0x1B], at: .zero) + parser.timeout(at: .milliseconds(25)) == keys("Esc"))
        #expect(parser.feed("q".utf8, at: .milliseconds(40)) == keys("q"))
        _ = parser.feed([0x1B], at: .seconds(1))
        #expect(parser.timeout(at: .seconds(2)) == keys("Esc"))
        #expect(parser.feed([0x1B], at: .milliseconds(2100)) == [])
        #expect(parser.feed("[A".utf8, at: .milliseconds(2101)) == keys("Up"))
    }

    @Test func `when the window for tails is over a bracket is a key again`() {
        var parser = InputParser()
        _ = parser.feed([0x1B], at: .zero)
        #expect(parser.timeout(at: .milliseconds(25)) == keys("Esc"))
        #expect(parser.deadline == .milliseconds(1025))
        #expect(parser.timeout(at: .milliseconds(1025)) == [])
        #expect(parser.deadline == nil)
        #expect(parser.feed("[".utf8, at: .seconds(2)) == keys("["))
    }

    @Test func `a sequence that stands still is dropped in the end`() {
        var parser = InputParser()
        _ = parser.feed("\u{1B}]11;rgb:".utf8, at: .zero)
        #expect(parser.deadline == .seconds(5))
        #expect(parser.feed("q".utf8, at: .seconds(4)) == [])
        #expect(parser.timeout(at: .seconds(9)) == [])
        #expect(parser.feed("q".utf8, at: .seconds(9)) == keys("q"))
        _ = parser.feed("\u{1B}[".utf8, at: .seconds(10))
        #expect(parser.deadline == .seconds(11))
    }

    @Test func `a paste has no time limit and never turns into keys`() {
        var parser = InputParser()
        _ = parser.feed("\u{1B}[200~abc".utf8, at: .zero)
        #expect(parser.deadline == nil)
        #expect(parser.feed("xq\u{3}".utf8, at: .seconds(3600)) == [])
        #expect(parser.feed("\u{1B}[201~".utf8, at: .seconds(7200)) == [.paste("abcxq\u{3}")])
    }
}

@Suite struct InputFuzzTests {
    @Test func `random bytes never trap, and time always sets the parser free`() {
        var generator = SeededGenerator(seed: 99)
        let spice: [[UInt8]] = [
            "\u{1B}[", "\u{1B}]", "\u{1B}P", "\u{1B}[200~", "\u{1B}[201~", "\u{1B}\\", "\u{7}", "\u{1B}O", "\u{1B}[<",
            ";", "漢",
        ]
        .map { Array($0.utf8) }
        for _ in 0..<10_000 {
            var parser = InputParser(limits: .init(pasteBytes: 64))
            var time = Duration.zero
            for _ in 0..<Int.random(in: 1...12, using: &generator) {
                var bytes: [UInt8] = []
                for _ in 0..<Int.random(in: 0...6, using: &generator) {
                    if Int.random(in: 0..<3, using: &generator) == 0 {
                        bytes += spice.randomElement(using: &generator) ?? []
                    } else {
                        bytes.append(.random(in: 0...255, using: &generator))
                    }
                }
                _ = parser.feed(bytes, at: time)
                time += .milliseconds(.random(in: 0...60, using: &generator))
            }
            while let deadline = parser.deadline { _ = parser.timeout(at: deadline) }
            // At most a paste is still open; its end mark closes it.
            _ = parser.feed("\u{1B}[201~".utf8, at: .seconds(100))
            #expect(parser.feed("j".utf8, at: .seconds(100)) == keys("j"))
        }
    }

    @Test func `no key comes from inside a paste or a control string`() {
        var generator = SeededGenerator(seed: 5)
        for _ in 0..<10_000 {
            let content = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
                UInt8.random(in: 0...255, using: &generator)
            }
            let isPaste = Bool.random(using: &generator)
            let opener =
                isPaste ? "\u{1B}[200~" : ["\u{1B}]", "\u{1B}P", "\u{1B}_"].randomElement(using: &generator) ?? ""
            // What ends a string by the standard is left out of its content.
            let inside = isPaste ? content : content.filter { ![0x07, 0x18, 0x1A, 0x1B].contains($0) }
            let closer = isPaste ? "\u{1B}[201~" : "\u{1B}\\"
            var parser = InputParser()
            var events: [InputEvent] = []
            for byte in Array(opener.utf8) + inside + Array(closer.utf8) { events += parser.feed([byte], at: .zero) }
            #expect(!events.contains { if case .key = $0 { true } else { false } })
            #expect(events.count == (isPaste ? 1 : events.count))
            #expect(parser.feed("j".utf8, at: .zero) == keys("j"))
        }
    }
}
