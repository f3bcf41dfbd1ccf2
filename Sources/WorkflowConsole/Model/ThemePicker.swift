/// A theme that can be picked.
public struct ThemeInfo: Sendable, Hashable {
    /// The word `:theme` takes.
    public var id: String
    /// The name people read.
    public var name: String
    /// The ground it is made for, in a word or two.
    public var ground: String
    /// What is wrong with it: why it cannot be used, or what is hard to read in it.
    public var remark: String?
    /// Whether it cannot be used.
    public var isBroken: Bool

    /// Describes a theme.
    public init(id: String, name: String, ground: String, remark: String? = nil, isBroken: Bool = false) {
        self.id = id
        self.name = name
        self.ground = ground
        self.remark = remark
        self.isBroken = isBroken
    }
}

/// The list of themes on screen; the selected one is shown on everything else.
public struct ThemePicker: Sendable, Equatable {
    /// The themes there are; empty until the source of effects has read them.
    public var themes: [ThemeInfo] = []
    /// What was asked for when the picker was opened, and comes back when nothing is picked.
    public var wish: String?
    /// The selected row.
    public var selected = 0

    /// The selected theme.
    public var theme: ThemeInfo? { themes.indices.contains(selected) ? themes[selected] : nil }
}
