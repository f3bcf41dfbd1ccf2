/// The looks of one theme on one kind of terminal, worked out once and cheap to ask for in every frame.
public struct ThemeStyles: Sendable {
    /// The theme they come from.
    public let theme: Theme
    /// The number of colours they are fitted to.
    public let depth: ColorDepth
    private let styles: [Role: Style]

    /// Works out the looks of every role the console or the theme names.
    public init(theme: Theme, depth: ColorDepth) {
        self.theme = theme
        self.depth = depth
        var styles: [Role: Style] = [:]
        for role in Role.all { styles[role] = theme.style(role, depth: depth) }
        for role in theme.roles.keys where styles[role] == nil { styles[role] = theme.style(role, depth: depth) }
        self.styles = styles
    }

    /// The look of a role.
    public subscript(role: Role) -> Style {
        styles[role] ?? theme.style(role, depth: depth)
    }

    /// The look of a role on the ground of another, as text on a selected row.
    public subscript(role: Role, on ground: Role) -> Style {
        self[role].layered(over: self[ground])
    }

    /// The kind of line for a role.
    public func line(_ role: Role, default standard: BorderStyle = .light) -> BorderStyle {
        theme.line(role, default: standard)
    }
}

extension Theme {
    /// The looks of this theme on a terminal with so many colours.
    public func styles(_ depth: ColorDepth) -> ThemeStyles {
        ThemeStyles(theme: self, depth: depth)
    }
}
