/// Looks for roles, as a value: what a theme file says, or the built-in fallback.
public struct Theme: Sendable, Hashable {
    /// Which grounds a theme is made for.
    public enum Appearance: String, Sendable, Hashable, CaseIterable {
        /// A dark ground.
        case dark
        /// A light ground.
        case light
        /// Whatever ground the terminal has.
        case any
    }

    /// The name of the file without its ending.
    public var id: String
    /// The name people read.
    public var name: String
    /// Which grounds it is made for.
    public var appearance: Appearance
    /// The id of the theme for the opposite ground.
    public var pair: String?
    /// The looks by role.
    public var roles: [Role: RoleStyle]
    /// Named rows of colours, from low to high, for heat and charts.
    public var gradients: [String: [Color]]

    /// Makes a theme from its parts.
    public init(
        id: String,
        name: String,
        appearance: Appearance = .any,
        pair: String? = nil,
        roles: [Role: RoleStyle] = [:],
        gradients: [String: [Color]] = [:]
    ) {
        self.id = id
        self.name = name
        self.appearance = appearance
        self.pair = pair
        self.roles = roles
        self.gradients = gradients
    }

    /// What the theme says of a role: its own look, else that of the nearest parent, else the built-in one.
    public func roleStyle(_ role: Role) -> RoleStyle {
        Self.lookUp(role, in: roles) ?? Self.lookUp(role, in: Theme.fallback.roles) ?? RoleStyle()
    }

    /// The look of a role on a terminal with so many colours.
    public func style(_ role: Role, depth: ColorDepth) -> Style {
        roleStyle(role).fitted(to: depth, isArea: role.isArea)
    }

    /// The kind of line for a role, or the given one where the theme has no wish.
    public func line(_ role: Role, default standard: BorderStyle = .light) -> BorderStyle {
        roleStyle(role).line ?? standard
    }

    /// The colour at `fraction` (0 to 1) of a named gradient, or nil where there is none or no colour can be shown.
    public func gradient(_ name: String, at fraction: Double, depth: ColorDepth) -> Color? {
        guard let colors = gradients[name] ?? Theme.fallback.gradients[name], !colors.isEmpty else { return nil }
        let clamped = fraction.isNaN ? 0 : min(1, max(0, fraction))
        let index = min(colors.count - 1, Int(clamped * Double(colors.count)))
        return colors[index].fitted(to: depth)
    }

    private static func lookUp(_ role: Role, in roles: [Role: RoleStyle]) -> RoleStyle? {
        var current: Role? = role
        while let name = current {
            if let style = roles[name] { return style }
            current = name.parent
        }
        return nil
    }
}
