/// Something that came in from the terminal.
public enum InputEvent: Sendable, Hashable {
    /// A key was pressed.
    case key(Key)
    /// Text was pasted. It is untrusted, has no keys in it, and its line ends are line feeds.
    case paste(String)
    /// The mouse was used.
    case mouse(MouseEvent)
    /// The window got (true) or lost the focus.
    case focus(Bool)
    /// The window has another size.
    case resize(Size)
    /// The terminal answered a question.
    case reply(TerminalReply)
    /// The process got a signal.
    case signal(TerminalSignal)
}

/// A signal that concerns the owner of a terminal.
public enum TerminalSignal: Sendable, Hashable, CaseIterable {
    /// SIGINT.
    case interrupt
    /// SIGTERM.
    case terminate
    /// SIGHUP: the terminal is gone.
    case hangup
    /// SIGTSTP.
    case suspend
    /// SIGCONT.
    case continued
}

/// What a terminal says of itself.
public enum TerminalReply: Sendable, Hashable {
    /// The colour of text, 0 to 255 each (OSC 10).
    case foreground(red: UInt8, green: UInt8, blue: UInt8)
    /// The colour of the ground, 0 to 255 each (OSC 11).
    case background(red: UInt8, green: UInt8, blue: UInt8)
    /// The state of a private mode (DECRPM).
    case mode(number: Int, state: ModeState)
    /// What it is (DA1); every terminal answers, so it ends a round of questions.
    case deviceAttributes([Int])
    /// The flags of kitty's keyboard protocol.
    case keyboardFlags(Int)
    /// The name and version, as the terminal gives them; untrusted (XTVERSION).
    case version(String)
    /// Dark or light colours are in use (mode 2031).
    case colorScheme(isLight: Bool)
    /// Where the cursor is (CPR), from zero.
    case cursor(Point)

    /// What DECRPM says of a mode.
    public enum ModeState: Int, Sendable, Hashable {
        /// The terminal does not know it.
        case unknown = 0
        /// On.
        case set = 1
        /// Off.
        case reset = 2
        /// On for good.
        case permanentlySet = 3
        /// Off for good.
        case permanentlyReset = 4

        /// Whether it can be used.
        public var isSupported: Bool { self == .set || self == .reset || self == .permanentlySet }
    }
}

/// What the mouse did, and where.
public struct MouseEvent: Sendable, Hashable {
    /// What was done.
    public enum Action: Sendable, Hashable {
        /// A button went down.
        case press(Button)
        /// A button came up.
        case release(Button)
        /// The mouse moved with a button down.
        case drag(Button)
        /// The mouse moved with no button down.
        case move
        /// The wheel turned up.
        case scrollUp
        /// The wheel turned down.
        case scrollDown
        /// The wheel turned left.
        case scrollLeft
        /// The wheel turned right.
        case scrollRight
    }

    /// A button of the mouse.
    public enum Button: Sendable, Hashable {
        /// The first one.
        case left
        /// The wheel as a button.
        case middle
        /// The second one.
        case right
        /// One of the others, from 8 on.
        case other(Int)
    }

    /// What was done.
    public var action: Action
    /// The cell under the pointer.
    public var position: Point
    /// The keys held with it.
    public var modifiers: Key.Modifiers

    /// Makes an event of the mouse.
    public init(_ action: Action, at position: Point, modifiers: Key.Modifiers = []) {
        self.action = action
        self.position = position
        self.modifiers = modifiers
    }
}
