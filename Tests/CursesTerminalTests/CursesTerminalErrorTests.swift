import CursesTerminal
import Testing

@Suite struct CursesTerminalErrorTests {
    @Test(arguments: [
        CursesTerminalError.noTerminal, .terminalTypeNotSet, .dumbTerminal("dumb"), .unknownTerminalType("x"),
        .unusableTerminalType("x"), .noSize, .alreadyOpen, .noDescriptors, .failed("x"),
    ])
    func `a failed start is one line that says what to do`(error: CursesTerminalError) {
        let line = error.description
        #expect(!line.contains("\n"))
        #expect(line.contains(": "))
        #expect(line.utf8.count < 140)
    }

    @Test func `a hostile terminal name is shown, not obeyed`() {
        let name = "x\u{1B}]52;c;aGk=\u{07}\u{202E}" + String(repeating: "y", count: 100)
        let line = CursesTerminalError.unknownTerminalType(name).description
        #expect(line.hasPrefix("TERM=x?]52;c;aGk=??yyy"))
        #expect(line.unicodeScalars.allSatisfy { (0x20...0x7E).contains($0.value) })
        #expect(line.utf8.count < 200)
    }
}
