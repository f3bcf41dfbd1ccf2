import TerminalUI

extension Model {
    /// Takes a theme by its name, or opens the list of them.
    mutating func chooseTheme(_ name: String) -> [Effect] {
        guard name.isEmpty else { return [.loadTheme(name)] }
        overlays.append(.themes(ThemePicker()))
        return [.listThemes]
    }

    /// Takes in the themes there are; the picker begins on the one that is shown.
    mutating func take(_ themes: [ThemeInfo], wish: String, shown: String) {
        let index = overlays.firstIndex { if case .themes = $0 { true } else { false } }
        guard let index, case .themes(var picker) = overlays[index], picker.wish == nil else { return }
        picker.themes = themes
        picker.wish = wish
        picker.selected = themes.firstIndex { $0.id == wish } ?? themes.firstIndex { $0.id == shown } ?? 0
        overlays[index] = .themes(picker)
    }

    mutating func press(_ key: Key, in picker: ThemePicker) -> [Effect] {
        switch CommandTable.command(for: key, in: .themes)?.id {
        case .themeMove: return move(key, in: picker)
        case .themeTake:
            guard let theme = picker.theme else { return [] }
            guard !theme.isBroken else {
                say(theme.remark ?? "\(theme.name) cannot be used", .warning)
                return []
            }
            overlays.removeLast()
            return [.loadTheme(theme.id)]
        case .themeLeave:
            overlays.removeLast()
            // Without a wish the list has not come yet, and nothing was shown.
            return picker.wish.map { [.previewTheme($0)] } ?? []
        default: return []
        }
    }

    private mutating func move(_ key: Key, in picker: ThemePicker) -> [Effect] {
        guard !picker.themes.isEmpty, let rows = scrollStep(key) else { return [] }
        var picker = picker
        let last = picker.themes.count - 1
        let before = picker.selected
        picker.selected = min(max(0, picker.selected.stepped(by: rows)), last)
        overlays[overlays.count - 1] = .themes(picker)
        guard picker.selected != before, let theme = picker.theme, !theme.isBroken else { return [] }
        return [.previewTheme(theme.id)]
    }
}
