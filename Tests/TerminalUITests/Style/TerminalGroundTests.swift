import TerminalUI
import Testing

@Suite struct TerminalGroundTests {
    @Test(
        arguments: [
            ("15;0", false), ("0;15", true), ("7;0", false), ("0;7", true), ("15;8", false), ("0;9", true),
            ("12;default;8", false), ("0;default;15", true), ("15;6", false),
            ("15;default", nil), ("default;default", nil), ("", nil), ("0", nil), ("0;16", nil), ("0;-1", nil),
            ("0;1;2;3", nil), ("0;7;", nil), ("0; 7", nil), ("a;b", nil), (nil, nil),
        ] as [(String?, Bool?)]
    )
    func `COLORFGBG is believed where it names a ground`(text: String?, isLight: Bool?) {
        #expect(TerminalGround(colorFGBG: text).isLight == isLight)
    }

    @Test(arguments: [
        (0, 0, 0, false), (30, 30, 46, false), (255, 255, 255, true), (0, 43, 54, false), (253, 246, 227, true),
    ])
    func `the colour told decides`(red: Int, green: Int, blue: Int, isLight: Bool) {
        var ground = TerminalGround()
        let reply = TerminalReply.background(red: UInt8(red), green: UInt8(green), blue: UInt8(blue))
        let isNews1 = ground.take(reply)
        #expect(isNews1)
        #expect(ground.isLight == isLight)
        #expect(ground.color == .rgb(UInt8(red), UInt8(green), UInt8(blue)))
        let isNews2 = ground.take(reply)
        #expect(!isNews2)
    }

    @Test func `the middle is where black and white can be read equally well`() {
        let grey = TerminalGround.middle
        #expect(abs((grey + 0.05) / 0.05 - 1.05 / (grey + 0.05)) < 0.05)
    }

    @Test func `what the terminal tells now overrules what the environment remembers`() {
        var ground = TerminalGround(colorFGBG: "15;0")
        let isNews3 = ground.take(.background(red: 255, green: 255, blue: 255))
        #expect(isNews3)
        #expect(ground.isLight == true)
    }

    @Test func `a change of scheme makes the colour unknown until it is told again`() {
        var ground = TerminalGround()
        _ = ground.take(.background(red: 0, green: 0, blue: 0))
        let isNews4 = ground.take(.colorScheme(isLight: false))
        #expect(!isNews4)
        #expect(ground.color == .rgb(0, 0, 0))
        let isNews5 = ground.take(.colorScheme(isLight: true))
        #expect(isNews5)
        #expect(ground.color == nil)
        #expect(ground.isLight == true)
    }

    @Test func `other answers say nothing of the ground`() {
        var ground = TerminalGround()
        for reply: TerminalReply in [
            .foreground(red: 0, green: 0, blue: 0), .deviceAttributes([1]), .keyboardFlags(1), .version("x"),
            .mode(number: 2031, state: .set), .cursor(Point(x: 0, y: 0)),
        ] {
            let isNews6 = ground.take(reply)
            #expect(!isNews6)
        }
        #expect(ground == TerminalGround())
    }
}
