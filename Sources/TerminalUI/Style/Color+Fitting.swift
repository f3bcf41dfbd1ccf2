extension Color {
    /// Red, green and blue, each 0 to 255; named colours as xterm draws them, nil for the terminal's own.
    public var components: (red: UInt8, green: UInt8, blue: UInt8)? {
        switch self {
        case .terminalDefault: nil
        case .ansi(let number): Self.table(number & 0x0F)
        case .indexed(let number): Self.table(number)
        case .rgb(let red, let green, let blue): (red, green, blue)
        }
    }

    /// The nearest colour a terminal with so many colours can show; nil without colours.
    ///
    /// With 256 colours only 16 to 255 are taken, since the first sixteen are the user's. With sixteen, greys become
    /// the terminal's own colour and others the named colour of the same hue.
    public func fitted(to depth: ColorDepth) -> Color? {
        switch (depth, self) {
        case (.monochrome, _): nil
        case (.truecolor, _), (_, .terminalDefault), (_, .ansi): self
        case (.twoFiftySix, .indexed): self
        case (.twoFiftySix, .rgb(let red, let green, let blue)): .indexed(Self.nearest(red, green, blue))
        case (.sixteen, .indexed(let number)) where number < 16: .ansi(number)
        case (.sixteen, .indexed), (.sixteen, .rgb): named
        }
    }

    private var named: Color {
        guard let (red, green, blue) = components else { return .terminalDefault }
        let high = Int(max(red, green, blue))
        let low = Int(min(red, green, blue))
        // Below this the hue cannot be told from grey on a small screen.
        guard (high - low) * 4 > high else { return .terminalDefault }
        let middle = low + (high - low) / 2
        var number: UInt8 = 0
        if Int(red) > middle { number |= 1 }
        if Int(green) > middle { number |= 2 }
        if Int(blue) > middle { number |= 4 }
        return .ansi(number)
    }

    /// The nearest of colours 16 to 255 by distance weighted for the eye (the "redmean" formula).
    private static func nearest(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> UInt8 {
        var best: UInt8 = 16
        var bestDistance = Int.max
        for number in UInt8(16)...255 {
            let candidate = table(number)
            let mean = (Int(red) + Int(candidate.red)) / 2
            let redGap = Int(red) - Int(candidate.red)
            let greenGap = Int(green) - Int(candidate.green)
            let blueGap = Int(blue) - Int(candidate.blue)
            let distance =
                (512 + mean) * redGap * redGap + 1024 * greenGap * greenGap + (767 - mean) * blueGap * blueGap
            if distance < bestDistance {
                bestDistance = distance
                best = number
            }
        }
        return best
    }

    /// The usual 256 colours: xterm's sixteen, a cube of six steps a side, 24 greys.
    private static func table(_ number: UInt8) -> (red: UInt8, green: UInt8, blue: UInt8) {
        if number < 16 { return sixteen[Int(number)] }
        if number >= 232 {
            let level = 8 + (number - 232) * 10
            return (level, level, level)
        }
        let index = number - 16
        func level(_ step: UInt8) -> UInt8 { step == 0 ? 0 : 55 + step * 40 }
        return (level(index / 36), level(index / 6 % 6), level(index % 6))
    }

    private static let sixteen: [(red: UInt8, green: UInt8, blue: UInt8)] = [
        (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205),
        (229, 229, 229), (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255), (255, 0, 255),
        (0, 255, 255), (255, 255, 255),
    ]
}

extension RoleStyle {
    /// The look on a terminal with so many colours; `isArea` keeps a ground from becoming reverse video.
    func fitted(to depth: ColorDepth, isArea: Bool) -> Style {
        switch depth {
        case .truecolor, .twoFiftySix:
            return Style(
                foreground: foreground?.fitted(to: depth),
                background: background?.fitted(to: depth),
                attributes: attributes
            )
        case .sixteen:
            return fittedToSixteen(isArea: isArea)
        case .monochrome:
            if let mono { return Style(attributes: mono) }
            return Style(attributes: hasGround && !isArea ? attributes.union(.reverse) : attributes)
        }
    }

    private var hasGround: Bool { background != nil && background != .terminalDefault }

    private func fittedToSixteen(isArea: Bool) -> Style {
        if let ansi {
            return Style(
                foreground: ansi.foreground?.fitted(to: .sixteen) ?? foreground?.fitted(to: .sixteen),
                background: ansi.background?.fitted(to: .sixteen),
                attributes: ansi.attributes ?? attributes
            )
        }
        if case .ansi = background {
            return Style(
                foreground: foreground?.fitted(to: .sixteen),
                background: background,
                attributes: attributes
            )
        }
        // Grounds are too near each other to survive in sixteen colours: an area keeps the terminal's own, anything
        // else is told apart by reverse video.
        if isArea { return Style(background: background == nil ? nil : .terminalDefault, attributes: attributes) }
        return Style(
            foreground: foreground?.fitted(to: .sixteen),
            background: hasGround ? nil : background,
            attributes: hasGround ? attributes.union(.reverse) : attributes
        )
    }
}
