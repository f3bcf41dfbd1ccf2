import CNCurses

extension ColorDecision {
    /// Decides for the terminal that `TERM` names, without opening a screen or writing anything.
    public static func look(preference: ColorPreference, environment: [String: String]) -> ColorDecision {
        var colors = -1
        if let term = environment["TERM"], cncurses_look_up(term, 1) == CNCURSES_FOUND {
            colors = Int(cncurses_number("colors"))
            cncurses_forget_entry()
        }
        return decide(preference: preference, environment: environment, terminfoColors: colors)
    }
}
