/// What happened to one package, and how it stood at the end.
struct PackageStatistics: TableValue {
    /// States of dpkg(1).
    enum State: String, Codable, Hashable, Sendable {
        case notInstalled = "not-installed"
        case configFiles = "config-files"
        case halfInstalled = "half-installed"
        case unpacked
        case halfConfigured = "half-configured"
        case triggersAwaited = "triggers-awaited"
        case triggersPending = "triggers-pending"
        case installed

        /// Neither there nor gone.
        var isUnfinished: Bool {
            switch self {
            case .halfInstalled, .unpacked, .halfConfigured, .triggersAwaited, .triggersPending: true
            case .notInstalled, .configFiles, .installed: false
            }
        }
    }

    /// The last state, with when and where it was written.
    struct Standing: Codable, Hashable, Sendable {
        var state: State
        var version: String
        var time: LogTime
        var place: Int
    }

    /// An upgrade to a lower version.
    struct Downgrade: Codable, Hashable, Sendable {
        var from: String
        var to: String
        var time: LogTime
        var place: Int
    }

    var count = 0
    var standing: Standing?
    /// Configurations started while an earlier one had been left half done.
    var retries = 0
    var downgrade: Downgrade?
    var removal: Standing?
    var span = TimeSpan()
    /// Lines about the package since it was last in order.
    var places = Places()

    var weight: Int {
        count + (standing?.state.isUnfinished == true ? 100_000 : 0) + (downgrade == nil ? 0 : 200_000)
            + (removal == nil ? 0 : 50_000)
    }

    /// Notes a new state. Lines come in the order of the file.
    mutating func stand(_ standing: Standing) {
        if self.standing?.state == .installed, standing.state != .installed { places = Places() }
        self.standing = standing
    }

    /// What stands later in the file decides, whatever the order of merging.
    mutating func merge(_ other: PackageStatistics) {
        count += other.count
        retries += other.retries
        span.merge(other.span)
        places.merge(other.places)
        if let theirs = other.standing, theirs.place > (standing?.place ?? -1) { standing = theirs }
        if let theirs = other.downgrade, theirs.place > (downgrade?.place ?? -1) { downgrade = theirs }
        if let theirs = other.removal, theirs.place > (removal?.place ?? -1) { removal = theirs }
    }
}
