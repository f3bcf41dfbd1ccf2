public import TerminalUI

/// Which theme to show: what a person asked for, seen together with what is known of the terminal's ground.
///
/// A value without clock or terminal: it is told of wishes and of the ground, and names the theme.
public struct ThemeChoice: Sendable, Hashable {
    /// The id or path a person asked for; `auto` when nobody has asked.
    ///
    /// Two ids with a comma between them are a pair of one's own: the one for the ground is taken.
    public private(set) var wish: String
    /// What is known of the ground.
    public private(set) var ground: TerminalGround
    /// Whether the ground was light when the wish was made, or as soon as it was known.
    private var wasLight: Bool?

    /// A choice by a wish and by what is known of the ground at the start.
    public init(wish: String = ThemeLibrary.automaticID, ground: TerminalGround = TerminalGround()) {
        self.wish = wish
        self.ground = ground
        wasLight = ground.isLight
    }

    /// Takes another wish; it is kept as it is until the ground turns from dark to light or back.
    public mutating func ask(for wish: String) {
        self.wish = wish
        wasLight = ground.isLight
    }

    /// Takes in what the terminal said of itself; whether the theme has to be asked for anew.
    public mutating func take(_ reply: TerminalReply) -> Bool {
        guard ground.take(reply) else { return false }
        if wasLight == nil { wasLight = ground.isLight }
        return true
    }

    /// Reads the theme to show.
    ///
    /// - Without a wish it is the default, which is right on every ground; once the ground is known, its form for that ground,
    ///   as long as all of it can be read on the very colour the terminal has told.
    /// - A wish is kept, though it may not suit the ground: a person's word counts. When the ground turns while the
    ///   theme is shown, and does not suit it any more, its pair is taken.
    public func load(from library: ThemeLibrary) -> ThemeResult {
        if wish == ThemeLibrary.automaticID { return standard(from: library) }
        let names = wish.contains("/") ? [wish] : wish.split(separator: ",").map(String.init)
        guard names.count == 2 else { return turned(library.load(wish), library) }
        let results = names.map { library.load($0) }
        // A fault in either of them is told whatever the ground is, and not when the ground turns.
        var result = results.first { $0.theme == nil } ?? results.first { $0.theme.map(suits) == true } ?? results[0]
        result.files = results.flatMap(\.files)
        return result
    }

    private func standard(from library: ThemeLibrary) -> ThemeResult {
        let standard = library.load(ThemeLibrary.standardID)
        // A file of the person's own in the place of the default is a wish.
        guard let isLight = ground.isLight, !library.isOwn(ThemeLibrary.standardID) else { return standard }
        let form = library.load(isLight ? ThemeLibrary.standardLightID : ThemeLibrary.standardDarkID)
        // With sixteen colours the form is the default in all but its name.
        let findings = form.theme?.contrastFindings(on: ground.color, depths: [.truecolor, .twoFiftySix])
        return findings?.isEmpty == true ? form : standard
    }

    private func turned(_ result: ThemeResult, _ library: ThemeLibrary) -> ThemeResult {
        guard let theme = result.theme, let isLight = ground.isLight, let wasLight, isLight != wasLight,
            !suits(theme), let pair = theme.pair
        else { return result }
        let other = library.load(pair)
        return other.theme.map(suits) == true ? other : result
    }

    private func suits(_ theme: Theme) -> Bool {
        switch (theme.appearance, ground.isLight) {
        case (.any, _), (_, nil): true
        case (.light, let isLight?): isLight
        case (.dark, let isLight?): !isLight
        }
    }
}
