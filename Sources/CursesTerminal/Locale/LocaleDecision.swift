/// Which characters may be drawn, and the locale that makes ncurses agree.
///
/// With none of `LC_ALL`, `LC_CTYPE` and `LANG` set, `C.UTF-8` is taken: that is what a container or a service has, on a
/// terminal that shows UTF-8 all the same. A locale that was chosen is believed.
public struct LocaleDecision: Equatable, Sendable {
    /// Whether only ASCII may be drawn.
    public var isASCII: Bool
    /// The `LC_CTYPE` locale to set.
    public var name: String
    /// Why, in a few words for `signalbox info`.
    public var reason: String

    /// Creates a decision that is already known.
    public init(isASCII: Bool, name: String, reason: String) {
        self.isASCII = isASCII
        self.name = name
        self.reason = reason
    }

    /// Decides from the environment and the option `--ascii`.
    ///
    /// `characterSet` answers which character set a locale has, or `nil` when the machine does not have that locale.
    public static func decide(
        environment: [String: String],
        asciiAsked: Bool,
        characterSet: (String) -> String?
    ) -> LocaleDecision {
        if asciiAsked { return .init(isASCII: true, name: "C", reason: "--ascii") }
        let set = ["LC_ALL", "LC_CTYPE", "LANG"].lazy
            .compactMap { variable in
                environment[variable].flatMap { $0.isEmpty ? nil : (variable: variable, value: $0) }
            }
            .first
        guard let (variable, value) = set else {
            return unicode(named: "C.UTF-8", reason: "no locale is set", characterSet)
        }
        if let found = characterSet(value) {
            return isUTF8(found)
                ? .init(isASCII: false, name: value, reason: "\(variable)=\(value)")
                : .init(isASCII: true, name: value, reason: "\(variable)=\(value) is not UTF-8")
        }
        // A name that came along by ssh and is not installed here still tells what the terminal shows.
        guard let suffix = value.split(separator: ".", maxSplits: 1).dropFirst().first, isUTF8(suffix) else {
            return .init(isASCII: true, name: "C", reason: "\(variable)=\(value) is not on this machine")
        }
        return unicode(named: "C.UTF-8", reason: "\(variable)=\(value) is not on this machine", characterSet)
    }

    private static func unicode(
        named name: String,
        reason: String,
        _ characterSet: (String) -> String?
    ) -> LocaleDecision {
        guard let found = characterSet(name), isUTF8(found) else {
            return .init(isASCII: true, name: "C", reason: "\(reason), and this machine has no \(name)")
        }
        return .init(isASCII: false, name: name, reason: reason)
    }

    private static func isUTF8(_ characterSet: some StringProtocol) -> Bool {
        let name = characterSet.prefix { $0 != "@" }.lowercased().filter { $0 != "-" && $0 != "_" }
        return name == "utf8"
    }
}
