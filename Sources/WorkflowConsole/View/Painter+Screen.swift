import TerminalUI
import Workflows

extension Painter {
    mutating func drawScreen() {
        cells.fill(cells.bounds, style: styles[.background])
        switch arrangement.tier {
        case .columns, .three, .tabs:
            drawStatus(in: arrangement.status)
            if let tabs = arrangement.tabs { drawTabs(in: tabs) }
            drawPanes()
            if let question = arrangement.question { drawNewestQuestion(in: question) }
        case .list:
            drawShortStatus(in: arrangement.status)
            drawPanes()
            if let question = arrangement.question { drawNewestQuestion(in: question) }
        case .strip:
            drawStatus(in: arrangement.status)
            drawStrip(in: arrangement.body)
        case .tiny:
            drawShortStatus(in: arrangement.status)
            return
        }
        highlightMatches()
        for overlay in model.overlays { draw(overlay) }
        drawFooter(in: arrangement.footer)
    }

    private mutating func drawPanes() {
        for (pane, rect) in arrangement.panes where !rect.isEmpty { draw(pane, in: rect) }
        if let why = arrangement.why { drawWhyPane(in: why) }
    }

    private mutating func draw(_ pane: Pane, in rect: Rect) {
        switch pane {
        case .runs: drawRuns(in: rect)
        case .inbox: drawInbox(in: rect)
        case .graph: drawGraph(in: rect)
        case .events: drawEvents(in: rect)
        case .inspector: drawInspector(in: rect)
        case .timeline: drawTimeline(in: rect)
        case .problems: drawProblems(in: rect)
        }
    }

    private mutating func draw(_ overlay: Overlay) {
        switch overlay {
        case .help(let page): drawHelp(page)
        case .start(let sheet): drawStart(sheet)
        case .prompt(let prompt): drawPrompt(prompt)
        case .confirmation(let confirmation): drawConfirmation(confirmation)
        case .why(let id): drawWhyPage(id)
        case .log(let scroll): drawLog(scroll)
        case .themes(let picker): drawThemes(picker)
        case .jump(let jump): drawLabels(of: jump)
        case .palette(let palette): drawPalette(palette)
        case .line, .viewMenu, .copyMenu, .sortMenu: break
        }
    }

    /// What was searched for is lit up wherever it is seen.
    private mutating func highlightMatches() {
        let text = Array(model.search.lowercased())
        guard !text.isEmpty, text.count < 200 else { return }
        for (_, rect) in arrangement.panes {
            let inside = arrangement.tier.hasFrames ? rect.inset(by: 1) : rect
            for y in inside.minY..<inside.maxY {
                let row = (inside.minX..<inside.maxX).map { x in
                    cells[x, y].cluster.lowercased().first ?? "\u{0}"
                }
                guard row.count >= text.count else { continue }
                var start = 0
                while start + text.count <= row.count {
                    if Array(row[start..<(start + text.count)]) == text {
                        let hit = Rect(x: inside.minX + start, y: y, width: text.count, height: 1)
                        cells.restyle(hit, styles[.match])
                        start += text.count
                    } else {
                        start += 1
                    }
                }
            }
        }
    }
}
