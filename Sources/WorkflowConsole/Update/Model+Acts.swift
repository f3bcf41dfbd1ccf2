import FoundationEssentials
import TerminalUI
import Workflows

extension Model {
    /// Does what a command says; the caller has made sure that it can be done.
    mutating func perform(_ id: Command.ID, argument: String = "") -> [Effect] {
        switch id {
        case .help: overlays.append(.help(HelpPage(pane: focus)))
        case .commandLine: overlays.append(.line(InputLine(purpose: .command, field: TextField())))
        case .search: overlays.append(.line(InputLine(purpose: .search, field: TextField())))
        case .filter: overlays.append(.line(InputLine(purpose: .filter(focus), field: TextField(filter(of: focus)))))
        case .palette: overlays.append(.palette(Palette()))
        case .goBack: goBack()
        case .goForward: goForward()
        case .mark: toggleMark()
        case .sort: overlays.append(.sortMenu)
        case .sortByStart: sort(.start)
        case .sortByWorkflow: sort(.workflow)
        case .sortByState: sort(.state)
        case .sortByTime: sort(.time)
        case .copy: overlays.append(.copyMenu)
        case .copyText, .copyJSON, .copyPath, .copyMarkdown, .copyCommand: return copy(id)
        case .pause: return pauseOrGoOn()
        case .step: return stepOnce()
        case .breakpoint: return toggleBreakpoint()
        case .back: back()
        case .close: return close()
        case .interrupt: return close()
        case .suspend: return [.suspend]
        case .redraw: return [.redraw]
        case .log: overlays.append(.log(scroll: 0))
        case .export: return export(argument)
        case .theme: return chooseTheme(argument)
        case .mouse: return setMouse(argument)
        case .nextPane: movePane(by: 1)
        case .previousPane: movePane(by: -1)
        case .goToPane: break
        case .zoom: isZoomed.toggle()
        case .viewMenu: overlays.append(.viewMenu)
        case .showNotices:
            showsNotices.toggle()
            changeRun { [showsNotices] run in run.events.show(notices: showsNotices, from: run.log) }
        case .showLanes: prefersLanes.toggle()
        case .showTimeline: return go(to: showsTimeline ? .events : .timeline)
        case .up: move(.up)
        case .down: move(.down)
        case .left: if Model.tables.contains(focus) { moveColumns(by: -1) } else { moveLeft() }
        case .right: if Model.tables.contains(focus) { moveColumns(by: 1) } else { moveRight() }
        case .panLeft: pan(columns: -8, rows: 0)
        case .panRight: pan(columns: 8, rows: 0)
        case .panUp: pan(columns: 0, rows: -4)
        case .panDown: pan(columns: 0, rows: 4)
        case .zoomIn: zoomGraph(by: 1)
        case .zoomOut: zoomGraph(by: -1)
        case .zoomFit: fitGraph()
        case .jump: openJump()
        case .showEvents: graph.showsEvents.toggle()
        case .showHeat: graph.heat = graph.heat.next
        case .showMinimap: graph.showsMinimap.toggle()
        case .showResources: graph.showsResources.toggle()
        case .showTimes: graph.showsTimes.toggle()
        case .first: move(.first)
        case .last: move(.last)
        case .halfPageDown: move(.by(max(1, pageRows / 2)))
        case .halfPageUp: move(.by(-max(1, pageRows / 2)))
        case .pageDown: move(.by(pageRows))
        case .pageUp: move(.by(-pageRows))
        case .enter: return enter()
        case .fold: toggleFold()
        case .nextMatch: moveToMatch(forward: true)
        case .previousMatch: moveToMatch(forward: false)
        case .follow: follow()
        case .answer: return answer(argument)
        case .takeBack: return takeBackOrLift()
        case .why: return showWhy()
        case .run:
            guard argument.isEmpty else { return openStart(argument) }
            return openStart(workflow?.name ?? "", with: run?.startedWith)
        case .cancel: return askToCancel(argument)
        case .extend: return extend(argument)
        case .edit:
            if let payload = readablePayload { return [.viewText(name: payload.name, lines: payload.lines)] }
            return sourcePlace.map { [.openEditor($0)] } ?? []
        case .check: return check()
        case .restart: return replace()
        default: break
        }
        return []
    }

    mutating func complain(_ words: String) -> [Effect] {
        say(words, .warning)
        return []
    }

    // MARK: Leaving

    private mutating func close() -> [Effect] {
        let live = liveRuns.map(\.id)
        guard !live.isEmpty else { return [.quit(lines: farewell(cancelling: []))] }
        overlays.append(.confirmation(Confirmation(act: .quit(live))))
        return []
    }

    /// One level back, the innermost first.
    private mutating func back() {
        if !filter(of: focus).isEmpty {
            setFilter("", of: focus)
        } else if !search.isEmpty {
            search = ""
        } else if isZoomed {
            isZoomed = false
        } else if showsProblems {
            showsProblems = false
            if focus == .problems { focus = run == nil ? .runs : .graph }
        } else if showsTimeline {
            showsTimeline = false
            if focus == .timeline { focus = .events }
        } else if focus == .inspector, run == nil {
            focus = .graph
        } else {
            focus = .runs
        }
    }

    private mutating func setMouse(_ word: String) -> [Effect] {
        switch word {
        case "on":
            say("The mouse is the console's; with Shift it is the terminal's")
            return [.mouse(true)]
        case "off":
            say("The mouse is the terminal's; :mouse on takes it again")
            return [.mouse(false)]
        default: return complain("mouse takes on or off")
        }
    }

    // MARK: Runs and questions

    private mutating func answer(_ argument: String) -> [Effect] {
        let waiting = inbox
        let id: QuestionID?
        if let number = Int(argument), waiting.indices.contains(number - 1) {
            id = waiting[number - 1].id
        } else if focus == .inbox, let selectedQuestion {
            id = selectedQuestion
        } else if case .question(let inspected) = inspected, waiting.contains(where: { $0.id == inspected }) {
            id = inspected
        } else {
            // The panes are about one run: its questions come first.
            id = waiting.first { $0.id.run == run?.id }?.id ?? waiting.first?.id
        }
        if let id { open(id) }
        return []
    }

    private mutating func takeBackOrLift() -> [Effect] {
        if let id = answerToTakeBack { return takeBack(id) }
        if focus == .runs, let last = marks.popLast() {
            say("\(last) is no longer marked")
            return []
        }
        setFilter("", of: focus)
        return []
    }

    private mutating func showWhy() -> [Effect] {
        guard let run else { return [] }
        overlays.append(.why(run.id))
        guard !run.info.status.isOver, !isLooking else { return [] }
        isLooking = true
        return [.look(run.id)]
    }

    private mutating func extend(_ argument: String) -> [Effect] {
        guard let time = DurationText.parse(argument), time > .zero else {
            return complain("extend needs a length of time, as :extend 10m")
        }
        if let question = limitedQuestion {
            say("The time limit of question \(question.wait) of \(question.run) moves by \(time.words)")
            return [.extendQuestion(question, by: time)]
        }
        guard let run, !run.info.status.isOver else { return complain("no run that goes on is selected") }
        say("The time limit of \(run.info.workflow) \(run.id) moves by \(time.words)")
        return [.extend(run.id, by: time)]
    }

    /// The question that is selected, if it has a time limit of its own.
    var limitedQuestion: QuestionID? {
        var selected: QuestionID?
        if focus == .inbox {
            selected = selectedQuestion
        } else if case .question(let id) = inspected {
            selected = id
        }
        return inbox.contains { $0.id == selected && $0.question.deadline != nil } ? selected : nil
    }

    private mutating func follow() {
        if focus == .graph {
            graph.isFollowing = true
            say("The selection follows the active step")
        }
        changeRun { $0.events.follow() }
        inspected = run?.events.selected.map { .record($0) } ?? .subject
        tree = PayloadTree()
    }

    /// The place in the source of what is selected.
    var sourcePlace: SourcePlace? {
        if focus == .problems {
            return problemRows.indices.contains(selectedProblem)
                ? problemRows[selectedProblem].place : nil
        }
        guard focus == .graph else { return workflow?.place }
        switch graph.selection {
        case .node(.step(let name)): return workflow?.graph.steps.first { $0.id == name }?.place
        case .node(.resource(let id, _)): return workflow?.graph.resources.first { $0.id == id }?.place
        case .node(.start), .node(.finish): return workflow?.place
        default: return nil
        }
    }

    /// Whether the editor has a place to open, and if not, why not.
    var sourceAvailability: Command.Availability {
        if sourcePlace != nil { return .on }
        guard focus == .graph else {
            let isEmpty = focus == .problems && problemRows.isEmpty
            return .off(isEmpty ? "there are no problems" : "no place in source code is known")
        }
        switch graph.selection {
        case nil: return .off("no step is selected")
        case .event(let name), .node(.event(let name)):
            return .off("where \(name) is declared is not known; select a step that makes or takes it")
        case .node(.person): return .off("people are not in the source code")
        case .node(.group): return .off("a fold has a place for each of its steps; o unfolds it")
        case .node(.nobody): return .off("what is missing has no place in the source code")
        case .node(.failure): return .off("the engine makes this event; select the step that takes it")
        case .node(let node): return .off("where \(node.name) is declared is not known")
        }
    }

    // MARK: Panes

    mutating func go(to pane: Pane) -> [Effect] {
        focus = pane
        switch pane {
        case .problems:
            showsProblems = true
            selectProblemOnGraph()
        case .timeline:
            showsProblems = false
            showsTimeline = true
        case .events:
            showsProblems = false
            showsTimeline = false
        case .graph:
            if graph.selection == nil { graph.selection = firstPlace }
        case .runs, .inbox, .inspector:
            showsProblems = false
        }
        // What a graph tells of a step or an event is there without a run.
        let needsRun = workflow == nil ? [Pane.events, .timeline, .inspector] : [.events, .timeline]
        if run == nil, needsRun.contains(pane), arrangement.tier.hasFrames {
            let isFile = workflow?.isFromFile == true
            say("\(pane.name): \(isFile ? "a graph file has no runs" : "there is no run yet; r starts one")", .warning)
            if arrangement.rect(of: pane) == nil { focus = .runs }
        }
        return []
    }

    private mutating func movePane(by step: Int) {
        var order: [Pane]
        switch arrangement.tier {
        case .columns, .three:
            order = isZoomed ? Array(Pane.allCases) : arrangement.panes.map(\.pane)
            // The list's place holds either; both are stops.
            if run != nil, !showsProblems, !isZoomed, !order.contains(.inbox) || !order.contains(.runs) {
                order.removeAll { $0 == .inbox || $0 == .runs }
                order += [.runs, .inbox]
            }
        default:
            order = run == nil ? [.runs, .inbox, .graph, .inspector, .problems] : Pane.allCases
        }
        order.sort { $0.rawValue < $1.rawValue }
        let index = order.firstIndex(of: focus) ?? 0
        guard !order.isEmpty else { return }
        let target = order[((index + step) % order.count + order.count) % order.count]
        _ = go(to: target)
    }
}
