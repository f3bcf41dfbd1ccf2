/// From where on something is unusual, as numbers and in words.
///
/// Every threshold has a floor in absolute numbers, so that a short log or a quiet hour does not make noise, and is
/// otherwise relative to the rest of the same log.
enum Rule {
    static let probes = 5
    static let missingPaths = 15
    static let clientErrors = 30
    static let clientErrorFactor = 4.0
    static let busyRequests = 300
    static let busyShare = 0.10
    static let busyFactor = 5
    static let busyClients = 10
    static let burstErrors = 10
    static let burstRefusals = 30
    static let burstDeviations = 8.0
    static let burstShare = 0.10
    static let burstFactor = 3.0
    static let burstStretches = 10
    static let serverErrors = 20
    static let serverErrorShare = 0.01
    static let refusals = 50
    static let refusalShare = 0.25
    static let loginFailures = 20
    static let seriousLines = 200
    static let errorLines = 500
    static let groupedPackages = 5
    static let massRemoval = 20
    static let massRemovalShare = 0.25
    /// Most suspects that are handed on.
    static let suspects = 50

    /// The rule in sentences, as the report states it.
    static func words(for format: LogFormat) -> [String] {
        let common = [
            """
            A score lies between a base for its kind and a top: base + (top - base) x (1 - 1/r), where r says \
            how many times the threshold was reached. Findings are in order of their scores.
            """,
            "Times are those of the log's own clock.",
        ]
        switch format {
        case .common, .combined: return access + bursts(of: "answers 500-599") + common
        case .syslog, .text: return messages + bursts(of: "messages that report an error") + common
        case .dpkg: return packages + common
        }
    }

    private static let access = [
        """
        Scan (0.80-0.99): a client with \(probes) failed requests for paths that only scanners ask for, or with \
        \(missingPaths) different paths answered 404 where at least half of its requests failed, or with one \
        request for secrets (such as /.env) answered 200.
        """,
        """
        Failing client (0.60-0.90): at least \(clientErrors) answers 400-499, at least half of its requests, and \
        \(Int(clientErrorFactor)) times the share among the other clients.
        """,
        """
        Busy client (0.55-0.85): at least \(busyRequests) requests, \(Int(busyShare * 100)) % of all, and \
        \(busyFactor) times as many as the next client; at most three, in logs with at least \(busyClients) \
        clients, never the machine itself.
        """,
        """
        Status code (0.55-0.85): at least \(serverErrors) answers of one code from 500 on, \
        \(Int(serverErrorShare * 100)) % of all, unless bursts explain most of them; or at least \(refusals) \
        answers of one code 400-499, \(Int(refusalShare * 100)) % of all, beyond those of the clients found.
        """,
    ]

    private static let messages = [
        "Failed logins (0.75-0.97): an address with at least \(loginFailures) messages about failed logins.",
        """
        Rare message (0.78-0.92 where it speaks of danger to hardware, kernel, memory, disk or data; 0.45-0.65 \
        for other errors): messages with numbers, addresses and paths left out are compared. Danger: seen at \
        most 3 times or in at most 1 % of at least \(seriousLines) messages; what one program reports within two \
        minutes is one finding. Other errors: seen at most twice among at least \(errorLines) messages, half of \
        which repeat.
        """,
    ]

    private static let packages = [
        """
        Unfinished package (0.80-0.95 half installed or half configured, 0.60-0.75 unpacked or waiting for \
        triggers): its last state in the log is not one to stay in. More than \(groupedPackages) packages left \
        in one state are one finding.
        """,
        "Downgrade (0.75-0.90): an upgrade to a lower version, in Debian's order of versions.",
        """
        Removal (0.60-0.80): a package that the system, its login, its updates or its protection stand on was \
        removed and did not come back; or at least \(massRemoval) packages, a quarter of all in the log, were \
        removed within an hour.
        """,
    ]

    private static func bursts(of what: String) -> [String] {
        [
            """
            Burst (errors 0.75-0.98, refusals 0.65-0.90): per minute, per ten minutes and per hour, \(what) (at \
            least \(burstErrors)) or answers 400-499 and failed logins (at least \(burstRefusals)) above the \
            median by \(Int(burstDeviations)) robust deviations (1.4826 x the median absolute deviation, or the \
            square root of the median where that is more), and there at least \(Int(burstShare * 100)) % of the \
            lines and \(Int(burstFactor)) times the usual share. Refusals that the clients found explain are \
            left out.
            """
        ]
    }
}
