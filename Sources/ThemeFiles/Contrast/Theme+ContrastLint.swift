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
    ///
    /// - Parameters:
    ///   - level: How strict to be.
    ///   - ground: The colour of the terminal's own ground, where it is known.
    ///   - depths: The numbers of colours to look at.
    public func contrastFindings(
        _ level: ContrastRule.Level = .standard,
        on ground: Color? = nil,
        depths: [ColorDepth] = [.truecolor, .twoFiftySix, .sixteen]
    ) -> [ContrastFinding] {
        var found: [Role: ContrastFinding] = [:]
        for depth in depths {
            let shared = sharedGrounds(depth)
            for role in Role.all where found[role] == nil {
                guard let rule = ContrastRule(for: role) else { continue }
                found[role] = pairs(of: role, depth: depth, shared: shared, on: ground).compactMap { ink, ground in
                    finding(role, rule, level, depth, ink, ground)
                }.min { $0.ratio < $1.ratio }
            }
        }
        return Role.all.compactMap { found[$0] }
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

    /// The grounds on which characters without one of their own are drawn.
    private func sharedGrounds(_ depth: ColorDepth) -> Set<Color> {
        let screen = style(.background, depth: depth).background ?? .terminalDefault
        var grounds: Set<Color> = [screen]
        for ground in [Role.backgroundPanel, .backgroundOverlay] {
            grounds.insert(style(ground, depth: depth).background ?? screen)
        }
        for row in [Role.selection, .selectionInactive] {
            let selected = style(row, depth: depth)
            if selected.foreground == nil, let ground = selected.background { grounds.insert(ground) }
        }
        return grounds
    }

    /// The colours in which a role's characters and their ground are seen, one pair for each ground.
    ///
    /// Reverse video exchanges the two, which leaves their ratio as it is.
    private func pairs(
        of role: Role,
        depth: ColorDepth,
        shared: Set<Color>,
        on known: Color?
    ) -> [(ink: Color, ground: Color)] {
        let own = style(role, depth: depth)
        let grounds = own.background.map { [$0] } ?? shared
        let ink = own.foreground ?? style(.text, depth: depth).foreground ?? .terminalDefault
        return grounds.flatMap { ground in
            assumedColors(on: known).map { colors in
                (ink == .terminalDefault ? colors.ink : ink, ground == .terminalDefault ? colors.ground : ground)
            }
        }
    }

    /// The terminal's own two colours, as far as the theme is made for them.
    private func assumedColors(on known: Color?) -> [(ink: Color, ground: Color)] {
        let black = Color.rgb(0, 0, 0)
        let white = Color.rgb(255, 255, 255)
        if let known, let luminance = Contrast.luminance(known) {
            return [(luminance > TerminalGround.middle ? black : white, known)]
        }
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
