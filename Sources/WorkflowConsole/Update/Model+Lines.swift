import TerminalUI

extension Model {
    mutating func press(_ key: Key, in line: InputLine) -> [Effect] {
        var line = line
        line.complaint = nil
        let id = CommandTable.command(for: key, in: .line)?.id
        if id != .lineSearch { line.recall = nil }
        switch id {
        case .lineLeave:
            overlays.removeLast()
            return []
        case .lineTake: return take(line)
        case .lineComplete: complete(&line)
        case .lineHistory: recall(&line, older: key.code == .up)
        case .lineSearch: searchHistory(&line)
        default:
            if key == Key(.backspace), line.field.isEmpty {
                // As in vim: deleting the sign leaves the line.
                overlays.removeLast()
                return []
            }
            _ = line.field.handle(key)
            line.completions = []
            lineHistoryIndex = nil
        }
        overlays[overlays.count - 1] = .line(line)
        return []
    }

    private mutating func take(_ line: InputLine) -> [Effect] {
        let text = line.field.text
        overlays.removeLast()
        lineHistoryIndex = nil
        if !text.isEmpty, lineHistory.last != text {
            lineHistory.append(text)
            if lineHistory.count > 100 { lineHistory.removeFirst() }
        }
        switch line.purpose {
        case .command: return command(text, line)
        case .search:
            search = text
            if !text.isEmpty { moveToMatch(forward: true) }
            return []
        case .filter(let pane):
            setFilter(text, of: pane)
            return []
        }
    }

    /// Does a line of the form `name argument`, or goes to an event by its number.
    private mutating func command(_ text: String, _ line: InputLine) -> [Effect] {
        let words = text.split(separator: " ", maxSplits: 1).map(String.init)
        guard let name = words.first else { return [] }
        if let sequence = Int(name) {
            goTo(sequence: sequence)
            return []
        }
        guard let command = CommandTable.command(named: name) else {
            let names = CommandTable.names.filter { $0.hasPrefix(name) }
            var line = line
            line.complaint =
                names.isEmpty
                ? "there is no command '\(name)'; Tab shows them" : "which one? \(names.joined(separator: " · "))"
            overlays.append(.line(line))
            return []
        }
        let argument = words.count > 1 ? words[1].trimmingSpaces : ""
        // A named target needs no selection.
        return argument.isEmpty ? perform(command) : perform(command.id, argument: argument)
    }

    private mutating func goTo(sequence: Int) {
        guard let run, let last = run.log.last else {
            say("There is no run with events here", .warning)
            return
        }
        guard sequence >= 0, sequence <= last else {
            say("There is no event \(sequence) yet; the newest is \(last)", .warning)
            return
        }
        hasLeapt = true
        changeRun { $0.events.select(near: sequence) }
        _ = go(to: .events)
        if let selected = self.run?.events.selected { inspect(.record(selected)) }
    }

    /// Completes the word being typed as far as it is certain; then shows what there is.
    private func complete(_ line: inout InputLine) {
        guard line.purpose == .command else { return }
        let text = line.field.text
        let words = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let candidates: [String]
        let head: String
        if words.count < 2 {
            head = ""
            candidates = CommandTable.names.filter { $0.hasPrefix(text) }
        } else {
            head = words[0] + " "
            candidates = arguments(of: words[0]).filter { $0.hasPrefix(words[1]) }
        }
        guard !candidates.isEmpty else { return }
        let common = candidates.dropFirst().reduce(candidates[0]) { String(zip($0, $1).prefix { $0 == $1 }.map(\.0)) }
        line.field.replace(with: head + common + (candidates.count == 1 ? " " : ""))
        line.completions = candidates.count > 1 ? candidates : []
    }

    private func arguments(of name: String) -> [String] {
        switch CommandTable.command(named: name)?.id {
        case .run: workflows.filter(\.canRun).map(\.name)
        case .cancel: liveRuns.map(\.id.text)
        case .mouse: ["off", "on"]
        case .theme: options.themes
        case .export: GraphExport.Form.allCases.map(\.rawValue)
        default: []
        }
    }

    /// Brings back the newest line before that holds what was typed; the next time, one before that.
    private mutating func searchHistory(_ line: inout InputLine) {
        let recall = line.recall ?? InputLine.Recall(text: line.field.text, index: lineHistory.count)
        guard let index = lineHistory[..<recall.index].lastIndex(where: { $0.contains(recall.text) }) else {
            line.recall = recall
            line.complaint =
                lineHistory.isEmpty
                ? "no line was entered yet"
                : "no \(recall.index < lineHistory.count ? "other " : "")line holds '\(recall.text)'"
            return
        }
        line.recall = InputLine.Recall(text: recall.text, index: index)
        lineHistoryIndex = index
        line.field.replace(with: lineHistory[index])
    }

    private mutating func recall(_ line: inout InputLine, older: Bool) {
        guard !lineHistory.isEmpty else { return }
        let index = (lineHistoryIndex ?? lineHistory.count) + (older ? -1 : 1)
        guard index < lineHistory.count else {
            lineHistoryIndex = nil
            line.field.replace(with: "")
            return
        }
        lineHistoryIndex = max(0, index)
        line.field.replace(with: lineHistory[max(0, index)])
    }

    // MARK: Filters

    /// What `&` shows in a pane; empty shows all.
    func filter(of pane: Pane) -> String {
        pane == .events ? run?.events.filter ?? "" : filters[pane] ?? ""
    }

    mutating func setFilter(_ text: String, of pane: Pane) {
        if pane == .events {
            changeRun { run in run.events.show(filter: text, from: run.log) }
        } else {
            filters[pane] = text.isEmpty ? nil : text
        }
    }
}
