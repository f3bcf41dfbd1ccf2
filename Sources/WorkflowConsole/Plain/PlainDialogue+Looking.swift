import Workflows

extension PlainDialogue {
    /// `status`, `why` and `steps` need the run as it is at this moment.
    mutating func look(_ verb: String) -> [Action] {
        guard let current else { return [.print("There is no run yet. Type run <workflow>."), promptAction()] }
        looks.append(verb)
        return [.look(run: current)]
    }

    mutating func take(_ snapshot: RunSnapshot, of id: String) -> [Action] {
        guard let run = run(id) else { return [] }
        let verb = looks.isEmpty ? "status" : looks.removeFirst()
        let lines =
            switch verb {
            case "why": why(run, snapshot)
            case "steps": steps(run, snapshot)
            default: status(run, snapshot)
            }
        return lines.flatMap { say($0) } + after()
    }

    /// Where the run stands, the most important first.
    private func status(_ run: PlainRun, _ snapshot: RunSnapshot) -> [String] {
        let time = PlainText.span(seconds: run.seconds)
        guard !snapshot.status.isOver else { return over(run, snapshot.status) }
        var lines = ["\(run.title): \(snapshot.status.words), for \(time)."]
        if !snapshot.questions.isEmpty {
            let count = snapshot.questions.count
            lines.append("\(PlainText.number(count, "question")) wait\(count == 1 ? "s" : "") for you. Type answer.")
        }
        let busy = snapshot.steps.filter { $0.running > 0 }.map(\.step)
        if !busy.isEmpty { lines.append("Working: \(PlainText.list(busy)).") }
        let done = snapshot.steps.count { $0.finished > 0 }
        lines.append("\(done) of \(PlainText.number(snapshot.steps.count, "step")) have done something.")
        lines += limit(snapshot)
        return lines
    }

    /// Why nothing is happening, or what is, from engine facts.
    private func why(_ run: PlainRun, _ snapshot: RunSnapshot) -> [String] {
        guard !snapshot.status.isOver else { return over(run, snapshot.status) }
        var lines: [String] = []
        if snapshot.status == .queued {
            lines.append("\(run.title) is queued behind other runs of its workflow.")
        }
        for question in snapshot.questions.prefix(5) {
            let age = run.asked[question.wait].map { PlainText.span(seconds: run.seconds - $0) } ?? "a while"
            let asker = question.step.map { " by \($0)" } ?? ""
            lines.append("It waits for your answer to \(question.wait), asked \(age) ago\(asker): \(question.prompt)")
        }
        if snapshot.questions.count > 5 {
            lines.append("It waits for \(PlainText.number(snapshot.questions.count - 5, "more answer")).")
        }
        for step in snapshot.steps where step.running > 0 || step.queued > 0 {
            var line = "\(step.step) works: \(step.running) of \(PlainText.number(step.workers, "worker")) busy"
            if step.queued > 0 { line += ", \(PlainText.number(step.queued, "event")) queued" }
            lines.append(line + ".")
        }
        for step in snapshot.steps where step.stopping > 0 {
            let workers = PlainText.number(step.workers, "worker")
            lines.append(
                "\(step.step) was cancelled and is still at work: it keeps \(step.stopping) of \(workers) until it returns."
            )
        }
        lines += snapshot.joins.map { "A join is not complete: \($0)." }
        if lines.isEmpty { lines.append(run.idle.map { "It waits for \($0)." } ?? "It has only just begun.") }
        return lines + limit(snapshot)
    }

    private func steps(_ run: PlainRun, _ snapshot: RunSnapshot) -> [String] {
        snapshot.steps.map { step in
            var words: [String] = []
            if step.running > 0 { words.append("\(step.running) running") }
            if step.stopping > 0 { words.append("\(step.stopping) cancelled and still at work") }
            if step.waiting > 0 { words.append("\(step.waiting) waiting for an answer") }
            if step.queued > 0 { words.append("\(step.queued) queued") }
            if step.finished > 0 { words.append("\(step.finished) done") }
            if step.failed > 0 { words.append("\(step.failed) failed") }
            return "\(step.step): \(words.isEmpty ? "not yet" : words.joined(separator: ", "))"
        }
    }

    private func over(_ run: PlainRun, _ status: RunStatus) -> [String] {
        let time = PlainText.span(seconds: run.seconds)
        let step = run.failedStep.map { ", in step \($0)" } ?? ""
        return ["\(run.title): \(status.words) after \(time)\(step)."]
            + PlainText.split(run.summary).filter { !$0.isEmpty }
    }

    private func limit(_ snapshot: RunSnapshot) -> [String] {
        guard let left = snapshot.timeLeft else { return ["It has no time limit."] }
        let stands = snapshot.isClockStopped ? "; its clock stands still while it waits for you" : ""
        return ["Time left: \(PlainText.span(seconds: Int(left.components.seconds)))\(stands)."]
    }

    /// The newest entries, or how much is printed by itself.
    mutating func events(_ words: [String]) -> [Action] {
        var words = words
        var follows: [Action] = []
        if let word = words.last, let choice = word == "follow" ? .all : EventLines(rawValue: word) {
            eventLines = choice
            words.removeLast()
            follows = [.print("events: \(choice.rawValue)")]
            if words.isEmpty { return follows }
        }
        guard let current, let run = run(current) else { return [.print("There is no run yet. Type run <workflow>.")] }
        let count: Int
        switch (words.first, words.first.flatMap(Int.init)) {
        case (nil, _): count = 10
        case (_, let number?) where number > 0: count = number
        default: return [.print("Type events, or events with a number, or events all, some or none.")]
        }
        let lines = run.lines.filter { $0.sequence >= 0 }.suffix(count)
        if lines.isEmpty { return [.print("no events yet")] + follows }
        return lines.map { .print("\($0.sequence) \($0.text)") } + follows
    }

    func event(_ word: String?) -> [Action] {
        guard let current, let run = run(current) else { return [.print("There is no run yet. Type run <workflow>.")] }
        guard let number = word.flatMap(Int.init), number >= 0,
            let line = run.lines.first(where: { $0.sequence == number })
        else {
            return [.print("There is no such event here. Type events for their numbers.")]
        }
        return [.print("\(line.sequence) \(line.text)")]
            + PlainText.lines(of: line.fields, indent: "  ").map { .print($0) }
    }
}
