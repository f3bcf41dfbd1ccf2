import TerminalUI
import Workflows

extension Model {
    mutating func press(_ key: Key, in palette: Palette) -> [Effect] {
        var palette = palette
        switch CommandTable.command(for: key, in: .palette)?.id {
        case .paletteLeave:
            overlays.removeLast()
            return []
        case .paletteTake:
            let entries = entries(of: palette)
            guard entries.indices.contains(palette.selected) else { return [] }
            overlays.removeLast()
            return take(entries[palette.selected].act)
        case .paletteMove:
            let count = entries(of: palette).count
            let step =
                switch key.code {
                case .up: -1
                case .down: 1
                case .pageUp: -10
                default: 10
                }
            palette.selected = min(max(0, palette.selected + step), max(0, count - 1))
        default:
            if palette.field.handle(key) == .changed { palette.selected = 0 }
        }
        overlays[overlays.count - 1] = .palette(palette)
        return []
    }

    private mutating func take(_ act: Palette.Act) -> [Effect] {
        switch act {
        case .pane(let pane): return go(to: pane)
        case .run(let workflow): return openStart(workflow)
        case .command(let id):
            guard let command = CommandTable.command(id) else { return [] }
            if let name = command.name, [.extend, .mouse, .export].contains(id), command.isOn(self) {
                overlays.append(.line(InputLine(purpose: .command, field: TextField("\(name) "))))
                return []
            }
            return perform(command)
        }
    }
}
