/// Turns lines into statistics, one chunk at a time.
final class ChunkParser {
    private var statistics: LogStatistics
    private let calendar: YearReference
    private let templates = MessageTemplate()
    /// Time of the last line that had one; lines of a stack trace belong to it.
    private var lastTime: LogTime?
    private var minute = Int.min
    private var stretch = Timeline.Stretch()

    private enum Trouble {
        case none
        case error
        case refusal
    }

    init(format: LogFormat, calendar: YearReference) {
        statistics = LogStatistics(format: format)
        self.calendar = calendar
    }

    /// Takes the next line; `offset` is that of its first byte in the file.
    func add(_ line: LineBytes, at offset: Int) {
        statistics.lines += 1
        if line.count >= LineReader.longestLine { statistics.cut += 1 }
        switch statistics.format {
        case .common, .combined:
            if let access = AccessLine(line) { return add(access, at: offset) }
        case .syslog:
            if let message = SyslogLine(line, calendar: calendar) { return add(message, at: offset) }
        case .dpkg:
            if let action = DpkgLine(line) { return add(action, at: offset) }
        case .text:
            statistics.parsed += 1
        }
        addText(line, at: offset)
    }

    /// The statistics of all lines taken. Nothing may be added afterwards.
    func finished() -> LogStatistics {
        closeStretch()
        statistics.clients.cut()
        statistics.messages.cut()
        statistics.logins.cut()
        statistics.packages.cut()
        return statistics
    }

    private func add(_ access: AccessLine, at offset: Int) {
        statistics.parsed += 1
        let status = access.status
        let failed = status >= 400
        let path = access.path
        let isProbe = failed ? ScannerPaths.isProbe(path, request: access.request) : false
        let isExposure = status == 200 && ScannerPaths.isSecret(path)
        let time = access.time
        let client = access.client
        statistics.clients.update(client.hash(0, client.count)) {
            BoundedTable.Entry(name: client.text(0, client.count, limit: 80), value: ClientStatistics())
        } _: { value in
            value.requests += 1
            value.span.add(time)
            if value.samples.offsets.count < 4 { value.samples.add(offset, limit: 4) }
            if isExposure { value.exposures += 1 }
            if failed {
                if status < 500 { value.clientErrors += 1 } else { value.serverErrors += 1 }
                if isProbe { value.probes += 1 }
                if status == 404 { value.missing.add(path.hash(0, path.count)) }
            }
            if failed || isExposure { value.places.add(offset) }
        }
        if failed {
            var entry = statistics.statuses[status] ?? StatusStatistics()
            entry.count += 1
            entry.span.add(time)
            entry.places.add(offset)
            statistics.statuses[status] = entry
        }
        note(time, failed ? (status < 500 ? .refusal : .error) : .none, at: offset)
    }

    private func add(_ message: SyslogLine, at offset: Int) {
        statistics.parsed += 1
        if !message.hasYear { statistics.hasYears = false }
        let tone = count(
            message.message,
            program: message.program,
            priority: message.severity,
            at: offset,
            message.time
        )
        if tone.login != .none { addLogin(message.message, tone.login, at: offset, message.time) }
        let trouble: Trouble = tone.login == .failed ? .refusal : tone.severity >= .error ? .error : .none
        note(message.time, trouble, at: offset)
    }

    private func add(_ line: DpkgLine, at offset: Int) {
        statistics.parsed += 1
        note(line.time, .none, at: offset)
        let isStatus = line.action == .status
        if line.action == .other || line.action == .trigger || line.action == .install { return }
        let package = isStatus ? line.words.1 : line.words.0
        let time = line.time
        statistics.packages.update(package.hash(0, package.count)) {
            BoundedTable.Entry(name: package.text(0, package.count, limit: 120), value: PackageStatistics())
        } _: { value in
            value.count += 1
            value.span.add(time)
            switch line.action {
            case .status:
                guard let state = line.state else { return }
                let version = line.words.2.text(0, line.words.2.count, limit: 64)
                value.stand(.init(state: state, version: version, time: time, place: offset))
                if state == .installed { value.removal = nil }
            case .configure:
                if value.standing?.state == .halfConfigured { value.retries += 1 }
            case .upgrade:
                let from = line.words.1.text(0, line.words.1.count, limit: 64)
                let to = line.words.2.text(0, line.words.2.count, limit: 64)
                if PackageVersion(to) < PackageVersion(from) {
                    value.downgrade = .init(from: from, to: to, time: time, place: offset)
                }
            case .remove, .purge:
                let version = line.words.1.text(0, line.words.1.count, limit: 64)
                if value.removal == nil {
                    value.removal = .init(state: .notInstalled, version: version, time: time, place: offset)
                }
            case .install, .trigger, .other:
                break
            }
            value.places.add(offset)
        }
    }

    private func addText(_ line: LineBytes, at offset: Int) {
        let text = TextLine(line)
        if let time = text.time { lastTime = time }
        guard line.count > 0 else { return }
        let tone = count(text.message, program: nil, priority: -1, at: offset, text.time ?? lastTime)
        if tone.login != .none { addLogin(text.message, tone.login, at: offset, text.time ?? lastTime) }
        // An unparsed line of another format has no time of its own that the timeline could trust.
        guard statistics.format == .text, let time = text.time ?? lastTime else { return }
        note(time, tone.login == .failed ? .refusal : tone.severity >= .error ? .error : .none, at: offset)
    }

    private func count(
        _ message: LineBytes,
        program: LineBytes?,
        priority: Int,
        at offset: Int,
        _ time: LogTime?
    ) -> MessageTone {
        let template = templates.of(message, program: program)
        var tone = MessageTone(severity: .ordinary, login: .none)
        statistics.messages.update(template.hash(0, template.count)) {
            let name = template.text(0, template.count)
            return BoundedTable.Entry(
                name: name,
                value: MessageStatistics(tone: MessageTone(template: name, priority: priority))
            )
        } _: { value in
            value.count += 1
            if let time { value.span.add(time) }
            if value.places.offsets.count < Places.limit { value.places.add(offset) }
            tone = value.tone
        }
        return tone
    }

    private func addLogin(_ message: LineBytes, _ login: MessageTone.Login, at offset: Int, _ time: LogTime?) {
        guard let names = LoginNames(message) else { return }
        let source = names.source
        statistics.logins.update(source.hash(0, source.count)) {
            BoundedTable.Entry(name: source.text(0, source.count, limit: 80), value: LoginStatistics())
        } _: { value in
            if let time { value.span.add(time) }
            if login == .failed {
                value.failures += 1
                if names.account.count > 0 { value.accounts.add(names.account.hash(0, names.account.count)) }
                value.places.add(offset)
            } else {
                value.accepted += 1
            }
        }
    }

    private func note(_ time: LogTime, _ trouble: Trouble, at offset: Int) {
        statistics.span.add(time)
        let minute = time.seconds / 60
        if minute != self.minute {
            closeStretch()
            self.minute = minute
        }
        stretch.lines += 1
        switch trouble {
        case .none: break
        case .error:
            stretch.errors += 1
            stretch.errorPlaces.add(offset, limit: 4)
        case .refusal:
            stretch.refusals += 1
            stretch.refusalPlaces.add(offset, limit: 4)
        }
    }

    private func closeStretch() {
        guard stretch.lines > 0 else { return }
        statistics.timeline.add(stretch, minute: minute)
        stretch = Timeline.Stretch()
    }
}
