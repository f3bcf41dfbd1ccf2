public import TerminalUI

extension Theme {
    /// Every role that is hard to read on a ground it is drawn on, with all, 256 and sixteen colours.
    ///
    /// A role with a ground of its own is judged on that; every other on the screen, the panes and what lies on top, and
    /// on the ground of a selection that leaves the characters their colours. Where a colour is the terminal's own,
    /// black and white stand for it, as far as the theme is made for them. The named colours are taken as xterm draws them.
    /// No more than a ratio of 3 is asked of them, since people choose their own, and of the table of 256, whose nearest
    /// colour may be some way off. A role is told once, on the terminal with the most colours and on its worst ground.
    /// The order is that of ``TerminalUI/Role/all``.
    public func contrastFindings(_ level: ContrastRule.Level = .standard) -> [ContrastFinding] {
        Role.all.compactMap { role in
            guard let rule = ContrastRule(for: role) else { return nil }
            for depth in [ColorDepth.truecolor, .twoFiftySix, .sixteen] {
                let findings = pairs(of: role, depth: depth).compactMap { foreground, background in
                    finding(role, rule, level, depth, foreground, background)
                }
                if let worst = findings.min(by: { $0.ratio < $1.ratio }) { return worst }
            }
            return nil
        }
    }

    private func finding(
        _ role: Role,
        _ rule: ContrastRule,
        _ level: ContrastRule.Level,
        _ depth: ColorDepth,
        _ foreground: Color,
        _ background: Color
    ) -> ContrastFinding? {
        let isExact = depth == .truecolor && !foreground.isNamed && !background.isNamed
        let minimum = !isExact ? min(3, rule.minimum(level)) : rule.minimum(level)
        guard let ratio = Contrast.ratio(foreground, background), ratio < minimum else { return nil }
        return ContrastFinding(
            role: role,
            rule: rule,
            depth: depth,
            foreground: foreground,
            background: background,
            ratio: ratio,
            minimum: minimum
        )
    }

    /// The colours in which a role's characters and their ground are seen, one pair for each ground.
    ///
    /// Reverse video exchanges the two, which leaves their ratio as it is.
    private func pairs(of role: Role, depth: ColorDepth) -> [(Color, Color)] {
        let own = style(role, depth: depth)
        var grounds = [own.background].compactMap(\.self)
        if grounds.isEmpty {
            let screen = style(.background, depth: depth)
            grounds = [Role.background, .backgroundPanel, .backgroundOverlay].map { ground in
                style(ground, depth: depth).background ?? screen.background ?? .terminalDefault
            }
            for row in [Role.selection, .selectionInactive] where role != row {
                let selected = style(row, depth: depth)
                if selected.foreground == nil, let ground = selected.background { grounds.append(ground) }
            }
        }
        let ink = own.foreground ?? style(.text, depth: depth).foreground ?? .terminalDefault
        return grounds.flatMap { ground in
            assumedColors.map { colors in
                (ink == .terminalDefault ? colors.ink : ink, ground == .terminalDefault ? colors.ground : ground)
            }
        }
    }

    /// The terminal's own two colours, as far as the theme is made for them.
    private var assumedColors: [(ink: Color, ground: Color)] {
        let black = Color.rgb(0, 0, 0)
        let white = Color.rgb(255, 255, 255)
        return switch appearance {
        case .dark: [(white, black)]
        case .light: [(black, white)]
        case .any: [(white, black), (black, white)]
        }
    }
}

extension Color {
    fileprivate var isNamed: Bool {
        if case .ansi = self { true } else { false }
    }
}
