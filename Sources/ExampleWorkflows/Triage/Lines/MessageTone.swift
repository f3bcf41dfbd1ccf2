/// How bad a message sounds.
enum Severity: Int, Codable, Hashable, Comparable, Sendable {
    case ordinary
    case warning
    /// Something failed.
    case error
    /// Hardware, kernel, memory, disk or data is in danger, or a program died.
    case critical

    static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }
}

/// What a message's words say, judged once per template.
struct MessageTone: Codable, Hashable, Sendable {
    enum Login: Int, Codable, Hashable, Sendable {
        case none
        case failed
        case accepted
    }

    var severity: Severity
    var login: Login

    /// Judges a template.
    ///
    /// A level the writer gave (`ERROR`, `[warn]`, `level=info`, `error:` at the beginning) decides. Without one,
    /// words do: phrases of ``dangers`` are critical, words of ``failures`` are errors unless "no", "without" or
    /// "zero" stands before them. Failed logins are counted by themselves and are no errors here.
    ///
    /// - Parameter priority: severity number of a system log's priority, 0 emergency … 7 debug, or -1.
    init(template: String, priority: Int = -1) {
        let lowered = template.lowercased()
        if Self.failedLogins.contains(where: { lowered.contains($0) }) {
            self.init(severity: .ordinary, login: .failed)
            return
        }
        let login: Login = Self.acceptedLogins.contains { lowered.contains($0) } ? .accepted : .none
        let words = Self.words(of: template)
        let dangerous = Self.dangers.contains { lowered.contains($0) }
        var severity = Severity.ordinary
        if let level = Self.level(of: words, priority: priority) {
            severity = level == .error && dangerous ? .critical : level
        } else if dangerous {
            severity = .critical
        } else {
            for (index, word) in words.enumerated() where Self.failures.contains(word.lowered) {
                if index > 0, ["no", "without", "zero"].contains(words[index - 1].lowered) { continue }
                severity = .error
                break
            }
        }
        self.init(severity: severity, login: login)
    }

    init(severity: Severity, login: Login) {
        self.severity = severity
        self.login = login
    }

    /// A run of letters, and the bytes beside it.
    private struct Word {
        var text: String
        var lowered: String
        var before: UInt8
        var after: UInt8
    }

    private static func words(of template: String) -> [Word] {
        let bytes = Array(template.utf8)
        var words: [Word] = []
        var start = 0
        while start < bytes.count {
            var end = start
            while end < bytes.count, isLetter(bytes[end]) { end += 1 }
            if end > start {
                let text = String(decoding: bytes[start..<end], as: UTF8.self)
                words.append(
                    Word(
                        text: text,
                        lowered: text.lowercased(),
                        before: start > 0 ? bytes[start - 1] : 0,
                        after: end < bytes.count ? bytes[end] : 0
                    )
                )
            }
            start = end + 1
        }
        return words
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 97 < 26 || byte == 95 || byte == 45 || byte >= 0x80
    }

    private static func level(of words: [Word], priority: Int) -> Severity? {
        switch priority {
        case 0...2: return .critical
        case 3: return .error
        case 4: return .warning
        default: break
        }
        for (index, word) in words.prefix(12).enumerated() {
            guard let level = levels[word.lowered] else { continue }
            let upper = word.text.count > 2 && word.text == word.text.uppercased()
            let bracketed = "[<:(".utf8.contains(word.before) && "]>)".utf8.contains(word.after)
            let named = index > 0 && ["level", "lvl", "severity", "loglevel"].contains(words[index - 1].lowered)
            let leading = index == 0 && word.after == 58
            if upper || bracketed || named || leading { return level }
        }
        return nil
    }

    private static let levels: [String: Severity] = [
        "trace": .ordinary, "debug": .ordinary, "verbose": .ordinary, "fine": .ordinary, "info": .ordinary,
        "information": .ordinary, "notice": .ordinary, "log": .ordinary, "warn": .warning, "warning": .warning,
        "err": .error, "error": .error, "severe": .error, "fatal": .critical, "critical": .critical,
        "crit": .critical, "alert": .critical, "emerg": .critical, "emergency": .critical, "panic": .critical,
    ]

    private static let dangers = [
        "i/o error", "input/output error", "medium error", "uncorrectable", "unrecovered read", "bad sector",
        "hardware error", "machine check", "kernel panic", "kernel bug", " bug: ", "oops: ", "call trace",
        "general protection fault", "segfault", "segmentation fault", "core dumped", "out of memory", "oom-killer",
        "oom killer", "killed process", "no space left", "remounting filesystem read-only", "read-only file system",
        "filesystem error", "fs error", "corrupt", "bad superblock", "checksum mismatch", "checksum error",
        "smart failure", "failing drive", "degraded array", "temperature above threshold", "hung task",
        "blocked for more than", "soft lockup", "hard lockup", "rcu stall", "assertion failed", "stack smashing",
        "double free", "break-in attempt", "data loss", "undervoltage",
    ]

    private static let failures: Set = [
        "error", "failed", "failure", "fail", "failing", "exception", "traceback", "denied", "refused", "unable",
        "cannot", "abort", "aborted", "aborting", "fatal", "panic", "unreachable", "crashed", "crash",
        "violation", "died", "unexpectedly",
    ]

    private static let failedLogins = [
        "failed password", "failed publickey", "failed keyboard-interactive", "invalid user", "illegal user",
        "authentication failure", "authentication failed", "authentication error", "auth failed", "login failed",
        "failed login", "login incorrect", "maximum authentication attempts", "bad password",
        "authenticating user",
    ]

    private static let acceptedLogins = ["accepted password", "accepted publickey", "accepted keyboard-interactive"]
}
