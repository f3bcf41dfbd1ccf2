/// A role that is hard to read in a theme.
public struct ContrastFinding: Sendable, Hashable {
    /// The role.
    public let role: Role
    /// The colour of its characters.
    public let foreground: Color
    /// The ground it is drawn on.
    public let background: Color
    /// Their ratio, 1 to 21.
    public let ratio: Double
    /// The ratio it should have.
    public let minimum: Double
}

extension Theme {
    /// The ratio of a role's characters to their ground; nil where the terminal decides one of the two.
    public func contrast(_ role: Role, on ground: Role = .background) -> Double? {
        let style = roleStyle(role)
        guard let foreground = style.foreground, let background = style.background ?? roleStyle(ground).background
        else { return nil }
        return Contrast.ratio(foreground, background)
    }

    /// Every role that is hard to read: text below 4.5:1; muted, faint, states and other coloured words below 3:1.
    ///
    /// Where the ground is the terminal's own, black and white stand for it, as far as the theme is made for them.
    /// Frames, edges and areas are not judged.
    public func contrastFindings() -> [ContrastFinding] {
        var findings: [ContrastFinding] = []
        for role in Role.all {
            guard let minimum = Self.minimum(for: role) else { continue }
            let style = roleStyle(role)
            guard let foreground = style.foreground else { continue }
            for background in grounds(of: style) {
                guard let ratio = Contrast.ratio(foreground, background), ratio < minimum else { continue }
                findings.append(
                    ContrastFinding(
                        role: role,
                        foreground: foreground,
                        background: background,
                        ratio: ratio,
                        minimum: minimum
                    )
                )
            }
        }
        return findings
    }

    private func grounds(of style: RoleStyle) -> [Color] {
        let ground = style.background ?? roleStyle(.background).background ?? .terminalDefault
        guard ground == .terminalDefault else { return [ground] }
        let black = Color.rgb(0, 0, 0)
        let white = Color.rgb(255, 255, 255)
        return switch appearance {
        case .dark: [black]
        case .light: [white]
        case .any: [black, white]
        }
    }

    private static func minimum(for role: Role) -> Double? {
        switch role {
        case .text, .title, .key, .keyDescription, .promptField, .promptFieldFocus: return 4.5
        case .border, .borderFocus, .graphNode, .graphEdge, .graphEdgeDim, .graphJunction, .promptFrame: return nil
        default: return role.isArea ? nil : 3
        }
    }
}
