extension Theme {
    /// The ratio of a role's characters to their ground; nil where the terminal decides one of the two.
    public func contrast(_ role: Role, on ground: Role = .background) -> Double? {
        let style = roleStyle(role)
        guard let foreground = style.foreground, let background = style.background ?? roleStyle(ground).background
        else { return nil }
        return Contrast.ratio(foreground, background)
    }
}
