import CNCurses

extension LocaleDecision {
    /// Decides, and sets the process's `LC_CTYPE` locale accordingly; the other categories stay as they are.
    ///
    /// Call it before other threads use the C library's locale.
    public static func take(environment: [String: String], asciiAsked: Bool) -> LocaleDecision {
        let decision = decide(environment: environment, asciiAsked: asciiAsked) { name in
            cncurses_set_character_locale(name).map { String(cString: $0) }
        }
        _ = cncurses_set_character_locale(decision.name)
        return decision
    }
}
