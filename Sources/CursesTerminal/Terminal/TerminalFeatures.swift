import CNCurses

/// What is asked of and switched on in a terminal, and how all of it is undone, as bytes.
///
/// Private modes are for terminals like xterm, recognised by their alternate screen: a real VT or the Linux console may
/// print what it does not understand.
struct TerminalFeatures: Equatable, Sendable {
    /// Whether the terminal is one of the xterm kind.
    var isLikeXterm: Bool
    /// Whether the mouse is asked for.
    var wantsMouse: Bool
    /// Whether the terminal may be asked for the state of a mode.
    var answersModeRequests: Bool
    /// The terminal's own strings that undo what ncurses does, in order.
    var plainReset: String

    /// Whether the terminal has kitty's keyboard protocol, once it has said so.
    var hasKittyKeys = false
    /// Whether frames may be put between synchronisation marks, once the terminal has said so.
    var hasSynchronizedOutput = false
    /// Whether the title was changed, so that the old one has to come back.
    var hasTitle = false

    static let beginFrame = "\u{1B}[?2026h"
    static let endFrame = "\u{1B}[?2026l"
    static let saveTitle = "\u{1B}[22;2t"
    static let takeMouse = "\u{1B}[?1002h\u{1B}[?1006h"
    static let leaveMouse = "\u{1B}[?1006l\u{1B}[?1002l"
    static let pushKittyKeys = "\u{1B}[>1u"

    /// Asks for the colour behind the text, synchronised output and kitty's keys; every terminal answers the last request.
    var questions: String {
        guard isLikeXterm else { return "" }
        return "\u{1B}]11;?\u{1B}\\" + (answersModeRequests ? "\u{1B}[?2026$p" : "") + "\u{1B}[?u\u{1B}[c"
    }

    /// Asks for the colour behind the text once more.
    var colorQuestion: String { isLikeXterm ? "\u{1B}]11;?\u{1B}\\\u{1B}[c" : "" }

    /// Switches on paste marks, focus reports, reports of another colour scheme, and the mouse with SGR coordinates.
    ///
    /// Kitty's keys come with `hasKittyKeys`.
    var begin: String {
        guard isLikeXterm else { return "" }
        return "\u{1B}[?2004h\u{1B}[?1004h\u{1B}[?2031h" + (wantsMouse ? Self.takeMouse : "")
            + (hasKittyKeys ? Self.pushKittyKeys : "")
    }

    /// Undoes `begin`, while still on the alternate screen: kitty's stack of flags belongs to it.
    var end: String {
        guard isLikeXterm else { return "" }
        return (hasSynchronizedOutput ? Self.endFrame : "") + (hasKittyKeys ? "\u{1B}[<u" : "")
            + (wantsMouse ? Self.leaveMouse : "") + "\u{1B}[?2031l\u{1B}[?1004l\u{1B}[?2004l"
            + (hasTitle ? "\u{1B}[23;2t" : "")
    }

    /// Undoes everything, from wherever a crash happened: an unfinished sequence is cut off first.
    var restore: String { (isLikeXterm ? "\u{18}" : "") + end + plainReset }
}

extension TerminalFeatures {
    /// The features of the entry that was looked up last.
    static func ofLookedUpEntry(environment: [String: String], wantsMouse: Bool) -> TerminalFeatures {
        func text(_ capability: String) -> String? {
            cncurses_string(capability).map { withoutPadding(String(cString: $0)) }
        }
        let enter = text("smcup") ?? ""
        let isLikeXterm = enter.contains("\u{1B}[?1049h") || enter.contains("\u{1B}[?47h")
        let isANSI = text("cup")?.hasPrefix("\u{1B}[") == true
        // Attributes, colours, insert mode, wrap, keypad, scroll margins, cursor; the alternate screen goes last.
        var reset = ["rmir", "smam", "rmkx"].compactMap(text).joined()
        if isANSI { reset += "\u{1B}[r" }
        reset += ["sgr0", "op", "cnorm"].compactMap(text).joined()
        if let leave = text("rmcup") {
            reset += leave
        } else if isANSI {
            reset += "\u{1B}[999;1H"
        }
        return TerminalFeatures(
            isLikeXterm: isLikeXterm,
            wantsMouse: wantsMouse && isLikeXterm,
            // Terminal.app prints the last letter of the request.
            answersModeRequests: environment["TERM_PROGRAM"] != "Apple_Terminal",
            plainReset: reset + "\r\n"
        )
    }

    /// The text without the pauses that terminfo writes as `$<2/>`.
    static func withoutPadding(_ text: String) -> String {
        var output = ""
        var rest = Substring(text)
        while let start = rest.firstRange(of: "$<") {
            output += rest[..<start.lowerBound]
            guard let end = rest[start.upperBound...].firstIndex(of: ">") else {
                return output + rest[start.lowerBound...]
            }
            rest = rest[rest.index(after: end)...]
        }
        return output + rest
    }
}
