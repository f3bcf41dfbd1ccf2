public import TerminalUI

/// A terminal that lives in memory: input is scripted, frames are kept, nothing waits.
///
/// It draws by `CellBuffer.changes(from:)` onto its own screen as a real driver does, so that what it shows is what
/// changes alone have drawn. It is meant for one thread; only `waker` may be used from others.
public final class VirtualTerminal: Terminal {
    /// One frame as it was presented.
    public struct Frame: Sendable, Hashable {
        /// The cells.
        public let cells: CellBuffer
        /// Where the cursor was; nil where it was hidden.
        public let cursor: Point?
    }

    /// Something the owner asked of the terminal besides frames.
    public enum Call: Sendable, Hashable {
        /// It was to ring.
        case bell
        /// The window got a name.
        case title(SafeText)
        /// Lines were to be put into the clipboard.
        case copy([SafeText])
        /// The mouse was to be taken, or left to the terminal.
        case mouse(Bool)
        /// The screen was to be drawn whole.
        case redraw
        /// The screen was given back.
        case leave
        /// The screen was taken again.
        case enter
        /// The process was to stop and go on.
        case suspend
        /// The screen was given back for good.
        case close
    }

    /// Columns and rows now.
    public private(set) var size: Size
    /// What it can show.
    public var capabilities: TerminalCapabilities
    /// Every frame since the start.
    public private(set) var frames: [Frame] = []
    /// Every other call since the start.
    public private(set) var calls: [Call] = []
    /// What the screen shows now.
    public private(set) var screen: CellBuffer
    /// Every deadline `nextInput` was given when nothing was left to read.
    public private(set) var waits: [ContinuousClock.Instant?] = []
    /// How many cells the last frame changed.
    public private(set) var changedCells = 0
    /// Whether it is still open.
    public private(set) var isOpen = true

    private var batches: [[InputEvent]] = []
    private var drawn: CellBuffer?
    private let flag = WakeFlag()

    /// Makes a terminal of a size.
    public init(size: Size = Size(width: 80, height: 24), capabilities: TerminalCapabilities = TerminalCapabilities()) {
        self.size = size
        self.capabilities = capabilities
        screen = CellBuffer(size: size)
    }

    /// What stands under the cursor's place; nil where it is hidden.
    public var cursor: Point? { frames.last?.cursor }

    /// How often it was woken from any thread.
    public var wakeCount: Int { flag.count }

    /// Adds events that one call of `nextInput` returns together.
    public func send(_ events: [InputEvent]) { batches.append(events) }

    /// Adds keys, each for a call of its own.
    public func send(_ script: KeyScript) { for key in script.keys { batches.append([.key(key)]) } }

    /// Changes the size and tells it.
    public func resize(to size: Size) {
        self.size = size
        screen = CellBuffer(size: size)
        drawn = nil
        batches.append([.resize(size)])
    }

    public func present(_ frame: CellBuffer, cursor: Point?) {
        guard isOpen else { return }
        var fitted = CellBuffer(size: size)
        fitted.draw(frame, at: .zero)
        let shown = capabilities.unicode ? fitted : fitted.ascii()
        changedCells = 0
        for run in shown.changes(from: drawn) {
            screen.apply(run)
            changedCells += run.cells.count
        }
        drawn = shown
        frames.append(Frame(cells: frame, cursor: cursor))
    }

    public func nextInput(until deadline: ContinuousClock.Instant?) -> [InputEvent] {
        if batches.isEmpty {
            waits.append(deadline)
            return []
        }
        return batches.removeFirst()
    }

    public var waker: any TerminalWaker { flag }

    public func redraw() {
        calls.append(.redraw)
        drawn = nil
    }

    public func bell() { calls.append(.bell) }

    public func setTitle(_ title: SafeText) { calls.append(.title(title)) }

    public func copy(_ lines: [SafeText]) -> Bool {
        calls.append(.copy(lines))
        return Clipboard.sequence(for: lines) != nil
    }

    public func setMouse(_ isWanted: Bool) { calls.append(.mouse(isWanted)) }

    public func leaveScreen() { calls.append(.leave) }

    public func enterScreen() {
        calls.append(.enter)
        drawn = nil
    }

    public func suspend() {
        calls.append(.suspend)
        drawn = nil
    }

    public func close() {
        calls.append(.close)
        isOpen = false
    }
}
