extension Ranking {
    private typealias Package = BoundedTable<PackageStatistics>.Entry

    /// Adds packages left unfinished, downgrades, and removals of what a system stands on.
    mutating func addPackages() {
        let packages = statistics.packages.ranked.sorted { $0.name < $1.name }
        addUnfinished(packages)
        for package in packages {
            guard let downgrade = package.value.downgrade else { continue }
            var places = Places()
            places.add(downgrade.place)
            add(
                .downgrade,
                package.name,
                score: Self.score(0.75, 0.90, ratio: 2),
                count: 1,
                figures: ["from \(downgrade.from) to \(downgrade.to)"],
                span: TimeSpan(first: downgrade.time, last: downgrade.time),
                places: places,
                why: "The new version is lower than the old one: fixes may be gone."
            )
        }
        addRemovals(packages)
    }

    private mutating func addUnfinished(_ packages: [Package]) {
        let states: [PackageStatistics.State] = [
            .halfInstalled, .halfConfigured, .unpacked, .triggersAwaited, .triggersPending,
        ]
        for state in states {
            let left = packages.filter { $0.value.standing?.state == state }
            let half = state == .halfInstalled || state == .halfConfigured
            let range = half ? (0.80, 0.95) : (0.60, 0.75)
            if left.count > Rule.groupedPackages {
                addGroup(left, "\(left.count) packages left \(state.rawValue)", range: range)
                continue
            }
            for package in left {
                guard let standing = package.value.standing else { continue }
                var figures = ["last state \(state.rawValue), version \(standing.version)"]
                if package.value.retries > 0 { figures.append("configured again \(package.value.retries) times") }
                add(
                    .unfinishedPackage,
                    package.name,
                    score: Self.score(range.0, range.1, ratio: 2 + Double(package.value.retries)),
                    count: package.value.count,
                    figures: figures,
                    span: package.value.span,
                    places: package.value.places,
                    why: half
                        ? "It was left \(state.rawValue), so its installation failed or was interrupted."
                        : "It was left \(state.rawValue), so it is not ready for use."
                )
            }
        }
    }

    private mutating func addRemovals(_ packages: [Package]) {
        let removed = packages.filter { $0.value.removal != nil }
        for package in removed where Self.isVital(package.name) {
            guard let removal = package.value.removal else { continue }
            var places = Places()
            places.add(removal.place)
            add(
                .removal,
                package.name,
                score: Self.score(0.60, 0.80, ratio: 3),
                count: 1,
                figures: ["version \(removal.version) removed"],
                span: TimeSpan(first: removal.time, last: removal.time),
                places: places,
                why:
                    "The system, its login, its updates or its protection stand on this package, and it did not come back."
            )
        }
        let ordered = removed.compactMap { package in package.value.removal.map { ($0.time.seconds, package) } }
            .sorted { ($0.0, $0.1.name) < ($1.0, $1.1.name) }
        var start = 0
        var widest = 0..<0
        for end in ordered.indices {
            while ordered[end].0 - ordered[start].0 > 3_600 { start += 1 }
            if end + 1 - start > widest.count { widest = start..<(end + 1) }
        }
        guard widest.count >= Rule.massRemoval,
            Double(widest.count) >= Rule.massRemovalShare * Double(packages.count)
        else { return }
        addGroup(ordered[widest].map(\.1), "\(widest.count) packages within an hour", range: (0.60, 0.80), .removal)
    }

    private mutating func addGroup(
        _ packages: [Package],
        _ subject: String,
        range: (Double, Double),
        _ kind: Finding.Kind = .unfinishedPackage
    ) {
        var span = TimeSpan()
        var places = Places()
        for package in packages {
            guard let last = kind == .removal ? package.value.removal : package.value.standing else { continue }
            span.add(last.time)
            var place = Places()
            place.add(last.place)
            places.merge(place)
        }
        let names = packages.prefix(8).map(\.name).joined(separator: ", ")
        add(
            kind,
            subject,
            score: Self.score(range.0, range.1, ratio: Double(packages.count) / Double(Rule.groupedPackages)),
            count: packages.count,
            figures: [packages.count > 8 ? "\(names) and \(packages.count - 8) more" : names],
            span: span,
            places: places,
            why: kind == .removal
                ? "So many packages are rarely removed at once on purpose."
                : "An installation of many packages was interrupted, or the log ends in the middle of one."
        )
    }

    private static func isVital(_ name: String) -> Bool {
        let bare = String(name.prefix { $0 != ":" })
        return vital.contains(bare)
    }

    private static let vital: Set = [
        "apt", "dpkg", "base-files", "base-passwd", "bash", "dash", "coreutils", "util-linux", "mount", "login",
        "passwd", "libc6", "libc-bin", "init", "systemd", "systemd-sysv", "udev", "grub-common", "sudo",
        "openssh-server", "network-manager", "ifupdown", "netplan.io", "apparmor", "auditd", "fail2ban", "ufw",
        "nftables", "iptables", "unattended-upgrades", "rsyslog", "ca-certificates",
    ]
}
