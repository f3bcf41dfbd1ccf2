import Workflows

/// Runs without a screen for programs: events leave as JSON lines, answers come in as JSON lines.
struct JSONRun: Sendable {
    let handler: any AnyWorkflowHandler
    let lines: RunLines
    /// Answers given beforehand.
    let prepared: AnswerBook
    /// Whether anything may be read from standard input.
    let readsInput: Bool
    /// Whether engine notices are printed too.
    let showsNotices: Bool
    let write: @Sendable (String) -> Void

    private enum Arrival: Sendable {
        case entry(RunEvent)
        case line(String)
        case endOfInput
        case endOfRun
    }

    /// Drives the run to its end.
    ///
    /// `input` gives the lines of standard input and ends with it; it is only read when a question may need it.
    func run(input: AsyncStream<String>) async -> ExitCode {
        var book = prepared
        var open: [Question] = []
        var isInputOver = !readsInput
        var failure: EngineNotice?
        var failed: StepStateChange?
        var neededInput: Question?
        let (arrivals, sink) = AsyncStream.makeStream(of: Arrival.self)

        let events = Task {
            for await entry in handler.events(after: -1, includingNotices: true) { sink.yield(.entry(entry)) }
            sink.yield(.endOfRun)
        }
        let reader = Task {
            guard readsInput else { return }
            for await line in input { sink.yield(.line(line)) }
            sink.yield(.endOfInput)
        }
        defer {
            events.cancel()
            reader.cancel()
        }

        arriving: for await arrival in arrivals {
            switch arrival {
            case .entry(let entry):
                if case .notice(.questionOpened(let question)) = entry.content {
                    write(lines.line(for: question, in: entry).text)
                    open.append(question)
                } else if case .notice(let notice) = entry.content {
                    if case .questionClosed(let wait, _) = notice { open.removeAll { $0.wait == wait } }
                    if case .failed = notice { failure = notice }
                    if case .stepStateChanged(let change) = notice, change.state == .failed { failed = change }
                    if showsNotices { write(lines.line(for: entry).text) }
                } else {
                    write(lines.line(for: entry).text)
                }
            case .line(let line):
                let text = line.filter { !$0.isWhitespace }
                guard !text.isEmpty else { continue arriving }
                do {
                    book.add(try AnswerLine(parsing: line))
                } catch {
                    write(
                        lines.rejected(wait: open.first?.wait, errors: [FieldError(path: "", reason: error.reason)])
                            .text
                    )
                }
            case .endOfInput:
                isInputOver = true
            case .endOfRun:
                break arriving
            }
            open = await answer(open, from: &book)
            if isInputOver, neededInput == nil, let question = open.first {
                neededInput = question
                try? await handler.cancel()
            }
        }
        return await finish(failure: failure, input: failed?.inputType, neededInput: neededInput)
    }

    /// Gives every open question the answer that waits for it; what is left stays open.
    private func answer(_ open: [Question], from book: inout AnswerBook) async -> [Question] {
        var left: [Question] = []
        for question in open {
            var isAnswered = false
            if let fields = book.takeFields(for: question) {
                isAnswered = await give(.object(fields), to: question)
            }
            while !isAnswered, let line = book.takeLine(for: question.wait) {
                isAnswered = await give(line.fields, to: question)
            }
            if !isAnswered { left.append(question) }
        }
        return left
    }

    private func give(_ fields: JSON, to question: Question) async -> Bool {
        do {
            try await handler.answer(question.wait, with: fields)
            return true
        } catch let rejection as AnswerRejected {
            write(lines.rejected(wait: question.wait, errors: rejection.errors).text)
        } catch {
            write(
                lines.rejected(wait: question.wait, errors: [FieldError(path: "", reason: "\(error)")]).text
            )
        }
        return false
    }

    private func finish(failure: EngineNotice?, input: String?, neededInput: Question?) async -> ExitCode {
        do {
            let result = try await handler.resultJSON
            write(lines.ended(status: handler.status, result: result, error: nil).text)
        } catch {
            write(
                lines.ended(
                    status: handler.status,
                    result: nil,
                    error: lines.error(error, failure: failure, input: input),
                    openWait: neededInput?.wait
                ).text
            )
        }
        if neededInput != nil { return .inputNeeded }
        return ExitCode(handler.status)
    }
}

extension ExitCode {
    /// The exit code for a run that ended so.
    init(_ status: RunStatus) {
        switch status {
        case .completed: self = .completed
        case .failed: self = .failed
        case .timedOut: self = .timedOut
        case .cancelled: self = .cancelled
        case .queued, .running: self = .internalFault
        }
    }
}
