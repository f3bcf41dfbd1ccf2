import GraphLayout
import TerminalUI

extension Model {
    /// The words of each tab, with a count where there is one.
    var tabs: [(pane: Pane, text: SafeText)] {
        Pane.allCases.map { pane in
            let count =
                switch pane {
                case .inbox: inbox.count
                case .problems: openProblemCount
                default: 0
                }
            let suffix = count > 0 ? " \(count.compact)" : ""
            return (pane, "\(pane.rawValue) \(pane.shortName)\(suffix)")
        }
    }

    /// The columns each tab takes, the gap after it included.
    var tabColumns: [(pane: Pane, columns: Range<Int>)] {
        var column = 0
        return tabs.map { pane, text in
            let end = column + text.width + 2
            defer { column = end }
            return (pane, column..<end)
        }
    }

    /// Free cells left of and above a drawing that is smaller than its room, so that it stands in the middle.
    var graphInset: Point {
        guard let picture = graph.picture, !showsLanes else { return .zero }
        let room = picture.key.room
        return Point(
            x: max(0, (room.width - picture.drawing.width) / 2),
            y: max(0, (room.height - picture.drawing.height) / 3)
        )
    }
}
