import CNCurses
public import TerminalUI

extension CursesTerminal {
    public func nextInput(until deadline: ContinuousClock.Instant?) throws -> [InputEvent] {
        cncurses_signals_unblock()
        while true {
            if !waiting.isEmpty {
                defer { waiting.removeAll() }
                return waiting
            }
            let now = ContinuousClock.now
            let isLate = parser.deadline.map { start + $0 <= now } ?? false
            let limit = [deadline, parser.deadline.map { start + $0 }].compactMap(\.self).min()
            let ready = wait(until: limit, from: now)
            takeSignals()
            if ready.tty { readTerminal(isLate: isLate) }
            expire()
            if !waiting.isEmpty { continue }
            if ready.wake {
                pipeWaker.acknowledge()
                return []
            }
            if let deadline, ContinuousClock.now >= deadline { return [] }
        }
    }

    private func wait(
        until limit: ContinuousClock.Instant?,
        from now: ContinuousClock.Instant
    ) -> (tty: Bool, wake: Bool) {
        let milliseconds: Int32
        if let limit {
            let left = now.duration(to: limit)
            // Rounded up: to wake before the time only to wait again would be work for nothing.
            let whole =
                left.components.seconds * 1_000 + (left.components.attoseconds + 999_999_999_999_999)
                / 1_000_000_000_000_000
            milliseconds = Int32(clamping: max(0, whole))
        } else {
            milliseconds = -1
        }
        // Without the screen the keys are somebody else's.
        let input = isShown && !isGone ? tty : -1
        let ready = cncurses_wait([input, signalPipe, pipeWaker.reader], 3, milliseconds)
        return (ready & 1 != 0, ready & 4 != 0)
    }

    /// - Parameter isLate: Whether nobody looked when the parser's delay ended. What is there now may have come in time,
    ///   and then is no key of its own.
    private func readTerminal(isLate: Bool) {
        var buffer = [UInt8](repeating: 0, count: 4_096)
        let count = cncurses_read(tty, &buffer, buffer.count)
        guard count > 0 else {
            isGone = true
            waiting.append(.signal(.hangup))
            return
        }
        var time = start.duration(to: .now)
        if isLate, let deadline = parser.deadline { time = min(time, deadline - .nanoseconds(1)) }
        take(parser.feed(buffer[..<count], at: time))
    }

    private func expire() {
        let now = start.duration(to: .now)
        if let due = parser.deadline, due <= now { take(parser.timeout(at: now)) }
    }

    private func take(_ events: [InputEvent]) {
        for event in events {
            if case .reply(let reply) = event { use(reply) }
            waiting.append(event)
        }
    }

    private func takeSignals() {
        let taken = cncurses_signals_take()
        guard taken != 0 else { return }
        if taken & TerminalSignal.continued.bit != 0, isShown {
            // Stopped by somebody else, who may have used the terminal.
            waitForForeground()
            enterAgain()
        }
        if isShown { noteSize() }
        keep(signals: taken, except: [])
    }

    /// Turns signals into events.
    func keep(signals: UInt64, except dropped: Set<TerminalSignal>) {
        for signal in TerminalSignal.allCases where signals & signal.bit != 0 && !dropped.contains(signal) {
            waiting.append(.signal(signal))
        }
    }

    /// Stops again while the terminal belongs to another job; in an orphaned group, which nobody continues, gives up.
    func waitForForeground() {
        while !cncurses_in_foreground(tty) {
            cncurses_stop_in_background()
            let taken = cncurses_signals_take()
            keep(signals: taken, except: [.continued, .suspend])
            if taken & TerminalSignal.continued.bit == 0, !cncurses_in_foreground(tty) {
                isGone = true
                waiting.append(.signal(.hangup))
                return
            }
        }
    }

    /// Reads the answers that are still on their way, so that they are not typed into the shell; at most 100 ms.
    func collectAnswers() {
        let limit = ContinuousClock.now + .milliseconds(100)
        while mayBeAnswered, !isGone, ContinuousClock.now < limit {
            if wait(until: limit, from: .now).tty { readTerminal(isLate: false) }
        }
    }
}

extension TerminalSignal {
    /// The signal's number.
    var number: Int32 {
        switch self {
        case .interrupt: SIGINT
        case .terminate: SIGTERM
        case .hangup: SIGHUP
        case .suspend: SIGTSTP
        case .continued: SIGCONT
        }
    }

    var bit: UInt64 { 1 << UInt64(number) }
}
