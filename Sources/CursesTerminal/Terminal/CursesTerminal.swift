import CNCurses
import Synchronization
public import TerminalUI

/// A real terminal: frames go out through ncurses, bytes come in and are parsed here, and it is given back whatever happens.
///
/// It uses the controlling terminal, not standard input and output. Everything but `waker` belongs to one thread. There is
/// one screen a process. After `close`, after a signal that ends the program, after a crash, the terminal has the settings
/// and modes it had before `init`.
public final class CursesTerminal: Terminal {
    public private(set) var size: Size
    public private(set) var capabilities: TerminalCapabilities
    public var waker: any TerminalWaker { pipeWaker }

    /// Why there are as many colours as there are.
    public let colorDecision: ColorDecision

    private enum Presence {
        case shown, left, closed
    }

    let tty: Int32
    let pipeWaker: CursesWaker
    let signalPipe: Int32
    let capture: OutputCapture?
    var features: TerminalFeatures
    var parser: InputParser
    let start = ContinuousClock.now
    /// Events found while something else was looked for.
    var waiting: [InputEvent] = []
    /// Whether questions were asked whose last answer has not come.
    var awaitsAnswers = false
    /// When the last questions were asked.
    private var asked = ContinuousClock.now
    /// Whether the terminal may be asked at all.
    private let asksTerminal: Bool
    /// Whether the other side of the terminal has gone.
    var isGone = false
    private var presence = Presence.shown
    /// Whether `features.begin` was written.
    private var hasBegun = false
    private var shown: CellBuffer?
    private let mode: ColorMode
    private var pairs: PairTable

    private static let isOpen = Mutex(false)

    /// Opens the screen. Nothing is drawn before the first frame.
    ///
    /// - Throws: Why it cannot; nothing was written to the terminal then.
    public init(_ options: Options) throws(CursesTerminalError) {
        let isFirst = Self.isOpen.withLock { open in
            defer { open = true }
            return !open
        }
        guard isFirst else { throw .alreadyOpen }
        do throws(CursesTerminalError) {
            let opening = try Opening(options)
            tty = opening.tty
            pipeWaker = opening.waker
            signalPipe = opening.signalPipe
            features = opening.features
            colorDecision = opening.decision
            mode = opening.mode
            pairs = PairTable(limit: opening.pairs)
            size = opening.size
        } catch {
            Self.isOpen.withLock { $0 = false }
            throw error
        }
        capture = options.capture
        capabilities = TerminalCapabilities(
            colorDepth: mode.depth,
            unicode: !options.locale.isASCII,
            mouse: features.wantsMouse
        )
        let isRemote = options.environment["SSH_CONNECTION"]?.isEmpty == false
        parser = InputParser(limits: .init(escapeDelay: .milliseconds(isRemote ? 150 : 25)))
        asksTerminal = options.asksTerminal
        arm()
        if options.asksTerminal, !features.questions.isEmpty {
            write(features.questions)
            awaitsAnswers = true
            asked = .now
        }
    }

    deinit { close() }

    public func present(_ frame: CellBuffer, cursor: Point?) throws {
        guard presence == .shown, !isGone else { return }
        var frame = capabilities.unicode ? frame : frame.ascii()
        if frame.size != size {
            var fitted = CellBuffer(size: size)
            fitted.draw(frame, at: .zero)
            frame = fitted
        }
        for run in frame.changes(from: shown) { draw(run) }
        shown = frame
        if let cursor, cursor.x >= 0, cursor.y >= 0, cursor.x < size.width, cursor.y < size.height {
            cncurses_cursor(Int32(cursor.y), Int32(cursor.x))
        } else {
            cncurses_cursor(-1, 0)
        }
        if features.hasSynchronizedOutput { write(TerminalFeatures.beginFrame) }
        cncurses_present()
        if features.hasSynchronizedOutput { write(TerminalFeatures.endFrame) }
        if !hasBegun {
            // After the first frame: kitty's flags belong to the screen that ncurses has just switched to.
            write(features.begin)
            hasBegun = true
        }
    }

    public func redraw() {
        shown = nil
        cncurses_redraw()
    }

    public func bell() {
        if presence == .shown { write("\u{07}") }
    }

    public func setTitle(_ title: SafeText) {
        guard presence == .shown, features.isLikeXterm else { return }
        let letters = title.string.unicodeScalars.filter { (0x20...0x7E).contains($0.value) }.prefix(200)
        if !features.hasTitle {
            write(TerminalFeatures.saveTitle)
            features.hasTitle = true
            arm()
        }
        write("\u{1B}]2;" + String(String.UnicodeScalarView(letters)) + "\u{1B}\\")
    }

    public func copy(_ lines: [SafeText]) -> Bool {
        guard presence == .shown, features.isLikeXterm, let sequence = Clipboard.sequence(for: lines) else {
            return false
        }
        write(sequence)
        return true
    }

    public func setMouse(_ isWanted: Bool) {
        guard features.isLikeXterm, features.wantsMouse != isWanted else { return }
        features.wantsMouse = isWanted
        capabilities.mouse = isWanted
        if hasBegun { write(isWanted ? TerminalFeatures.takeMouse : TerminalFeatures.leaveMouse) }
        arm()
    }

    public func leaveScreen() throws {
        guard presence == .shown else { return }
        giveBack()
        presence = .left
        capture?.pause()
        cncurses_signals_lend()
    }

    public func enterScreen() throws {
        guard presence == .left else { return }
        cncurses_signals_reclaim()
        // A signal that came meanwhile was meant for the program that had the terminal.
        keep(signals: cncurses_signals_take(), except: [.interrupt, .suspend, .continued])
        capture?.resume()
        waitForForeground()
        presence = .shown
        takeBack()
    }

    public func suspend() throws {
        guard presence == .shown else { return }
        giveBack()
        capture?.pause()
        cncurses_stop_here(true)
        waitForForeground()
        keep(signals: cncurses_signals_take(), except: [.suspend, .continued])
        capture?.resume()
        takeBack()
        waiting.append(.signal(.continued))
    }

    public func close() {
        guard presence != .closed else { return }
        switch presence {
        case .shown:
            collectAnswers()
            giveBack()
        case .left: cncurses_signals_reclaim()
        case .closed: return
        }
        presence = .closed
        cncurses_close()
        // ncurses has set what it found when the screen was opened; this also undoes what a child may have left.
        _ = cncurses_guard_restore_modes(tty, mayBeAnswered)
        cncurses_signals_stop()
        capture?.pause()
        cncurses_close_descriptor(tty)
        Self.isOpen.withLock { $0 = false }
    }

    /// Ends the process by a signal it has received, so that its parent sees 128 and the signal's number. Close first.
    public static func exit(bySignal signal: TerminalSignal) -> Never {
        cncurses_flush_standard_streams()
        cncurses_die_by(signal.number)
    }

    var isShown: Bool { presence == .shown }

    /// Whether answers may still be on their way. A terminal that has said nothing for so long does not answer.
    var mayBeAnswered: Bool { awaitsAnswers && asked.duration(to: .now) < .seconds(2) }

    /// Enters the screen from the beginning after the process was stopped without leaving it.
    func enterAgain() {
        if hasBegun {
            write(features.end)
            hasBegun = false
        }
        cncurses_leave()
        cncurses_enter()
        shown = nil
    }

    /// Gives the screen and the settings back, to take them again.
    private func giveBack() {
        if hasBegun {
            write(features.end)
            features.hasTitle = false
            hasBegun = false
        }
        cncurses_leave()
        cncurses_guard_disarm()
        _ = cncurses_guard_restore_modes(tty, false)
    }

    private func takeBack() {
        cncurses_enter()
        shown = nil
        arm()
        noteSize()
    }

    /// Makes a crash from here on undo what is switched on.
    func arm() {
        let diversion = capture?.diversion ?? cncurses_diversion(output: -1, error: -1, error_reader: -1)
        let restore = Array(features.restore.utf8)
        restore.withUnsafeBufferPointer { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                cncurses_guard_arm(tty, characters.baseAddress, characters.count, diversion)
            }
        }
    }

    func write(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                if let start = characters.baseAddress { _ = cncurses_write(tty, start, characters.count) }
            }
        }
    }

    /// Takes over the size that the terminal has now, if it is another one.
    func noteSize() {
        var rows: Int32 = 0
        var columns: Int32 = 0
        guard cncurses_size(tty, &rows, &columns) else { return }
        let now = Size(width: Int(columns), height: Int(rows))
        guard now != size else { return }
        size = now
        cncurses_resize(rows, columns)
        shown = nil
        waiting.append(.resize(now))
    }

    /// Switches on what the terminal has just said it has.
    func use(_ reply: TerminalReply) {
        switch reply {
        case .deviceAttributes: awaitsAnswers = false
        case .mode(2026, let state) where state.isSupported:
            features.hasSynchronizedOutput = true
            capabilities.synchronizedOutput = true
        case .keyboardFlags where !features.hasKittyKeys:
            features.hasKittyKeys = true
            capabilities.disambiguatedKeys = true
            if hasBegun { write(TerminalFeatures.pushKittyKeys) }
        case .background(let red, let green, let blue):
            capabilities.hasLightBackground = Contrast.luminance(.rgb(red, green, blue)).map {
                $0 > TerminalGround.middle
            }
        case .colorScheme(let isLight):
            capabilities.hasLightBackground = isLight
            // The report says light or dark only; the answer brings the colour.
            guard isShown, asksTerminal else { return }
            write(features.colorQuestion)
            awaitsAnswers = true
            asked = .now
            return
        default: return
        }
        arm()
    }
}

// Drawing
extension CursesTerminal {
    private func draw(_ run: CellRun) {
        var column = run.column
        var index = run.cells.startIndex
        while index < run.cells.endIndex {
            let style = run.cells[index].style
            let look = look(of: style)
            cncurses_run(Int32(run.row), Int32(column), look.attributes, look.pair)
            while index < run.cells.endIndex, run.cells[index].style == style || run.cells[index].isContinuation {
                let cell = run.cells[index]
                if !cell.isContinuation { add(cell) }
                column += 1
                index += 1
            }
            cncurses_run_end()
        }
    }

    private func add(_ cell: Cell) {
        let scalars = cell.cluster.unicodeScalars
        guard let first = scalars.first else { return }
        if cell.width == 1, first.value < 0x80, scalars.count == 1 {
            cncurses_ascii(UInt8(first.value))
            return
        }
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: Int(CNCURSES_CELL_SCALARS)) { buffer in
            var count = 0
            for scalar in scalars.prefix(buffer.count) {
                buffer[count] = scalar.value
                count += 1
            }
            cncurses_cell(buffer.baseAddress, Int32(count), Int32(cell.width))
        }
    }

    private func look(of style: Style) -> (attributes: UInt32, pair: Int32) {
        let foreground = mode.number(of: style.foreground)
        let background = mode.number(of: style.background)
        let pair = pairs.pair(foreground.number, background.number) { cncurses_define_pair($0, $1, $2) }
        var attributes: UInt32 = 0
        for (attribute, native) in Self.attributes where style.attributes.contains(attribute) { attributes |= native }
        if foreground.isBright { attributes |= CNCURSES_BOLD.rawValue }
        return (attributes, pair)
    }

    /// ncurses knows no line through text: such text is faint instead.
    private static let attributes: [(Attributes, UInt32)] = [
        (.bold, CNCURSES_BOLD.rawValue), (.dim, CNCURSES_DIM.rawValue), (.italic, CNCURSES_ITALIC.rawValue),
        (.underline, CNCURSES_UNDERLINE.rawValue), (.reverse, CNCURSES_REVERSE.rawValue),
        (.strikethrough, CNCURSES_DIM.rawValue),
    ]
}
