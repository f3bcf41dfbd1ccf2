/// A terminal as its one owner sees it: frames go in, input comes out.
///
/// All calls but those on `waker` belong to one thread. The terminal keeps what it shows and draws only differences.
public protocol Terminal: AnyObject {
    /// Columns and rows now; a change is also told as `InputEvent.resize`.
    var size: Size { get }

    /// What it can show; replies of the terminal may change it, see `InputEvent.reply`.
    var capabilities: TerminalCapabilities { get }

    /// Ends a wait of `nextInput` from any thread.
    var waker: any TerminalWaker { get }

    /// Shows a frame, and the cursor at a place of it or not at all.
    ///
    /// A frame of another size than the terminal's is cut, and the rest is blank.
    func present(_ frame: CellBuffer, cursor: Point?) throws

    /// Waits for input until the deadline, without end where there is none.
    ///
    /// Returns what has arrived, in order; nothing at the deadline or when woken. A deadline in the past only takes
    /// what is there already.
    func nextInput(until deadline: ContinuousClock.Instant?) throws -> [InputEvent]

    /// Forgets what the screen shows, so that the next frame is drawn whole.
    func redraw()

    /// Rings once.
    func bell()

    /// Names the window; only printable ASCII of the text is used.
    func setTitle(_ title: SafeText)

    /// Puts lines into the terminal's clipboard; whether it took them nobody says.
    ///
    /// - Returns: false where the terminal has no way to be told, or the lines are too long.
    func copy(_ lines: [SafeText]) -> Bool

    /// Takes the mouse, or leaves it to the terminal's own selection; stays so when the screen is given back and taken.
    ///
    /// `capabilities.mouse` tells whether the terminal has one to give.
    func setMouse(_ isWanted: Bool)

    /// Gives the screen back for a program that wants it; `enterScreen` takes it again.
    func leaveScreen() throws

    /// Takes the screen again after `leaveScreen`.
    func enterScreen() throws

    /// Gives the screen back, stops the process as Ctrl-Z does, and takes the screen again when it goes on.
    func suspend() throws

    /// Gives the screen back for good; further calls do nothing.
    func close()
}

/// Wakes the thread that waits for a terminal's input.
public protocol TerminalWaker: Sendable {
    /// Ends the wait under way, or the next one at once where none is; safe from any thread, and cheap to repeat.
    func wake()
}

extension Terminal {
    /// Ends the wait under way, or the next one; from other threads call `waker.wake()`.
    public func wake() { waker.wake() }
}
