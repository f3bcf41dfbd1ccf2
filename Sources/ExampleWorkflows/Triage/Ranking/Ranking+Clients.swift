extension Ranking {
    /// Adds scanners, clients whose requests fail and clients far busier than the others; returns the first two
    /// kinds, which explain refused requests.
    mutating func addClients() -> [ClientStatistics] {
        let clients = statistics.clients.ranked
        let requests = statistics.parsed
        let errors = clients.reduce(0) { $0 + $1.value.clientErrors }
        var found: [ClientStatistics] = []
        var ordinary: [BoundedTable<ClientStatistics>.Entry] = []
        for client in clients {
            if addScan(client) || addFailing(client, errors: errors, requests: requests) {
                found.append(client.value)
            } else {
                ordinary.append(client)
            }
        }
        addBusy(ordinary, requests: requests)
        return found
    }

    private mutating func addScan(_ client: BoundedTable<ClientStatistics>.Entry) -> Bool {
        let value = client.value
        let missing = value.missing.estimate
        let wanders = missing >= Rule.missingPaths && value.clientErrors * 2 >= value.requests
        guard value.probes >= Rule.probes || wanders || value.exposures > 0 else { return false }
        let ratio = max(
            Double(value.probes) / Double(Rule.probes),
            wanders ? Double(missing) / Double(Rule.missingPaths) : 0,
            value.exposures > 0 ? 4 : 0
        )
        var figures = [
            "\(value.requests) requests, \(value.errors) of them failed (\(Self.percent(value.errors, of: value.requests)))",
            "\(missing)\(missing > DistinctCount.exactUpTo ? " or so" : "") different paths not found",
            "\(value.probes) requests for paths that only scanners ask for",
        ]
        if value.exposures > 0 { figures.append("\(value.exposures) requests for secrets answered with success") }
        add(
            .scan,
            client.name,
            score: Self.score(0.80, 0.99, ratio: ratio),
            count: value.requests,
            figures: figures,
            span: value.span,
            places: value.places,
            why: value.exposures > 0
                ? "It asked for files that hold secrets and was answered with success."
                : value.probes >= Rule.probes
                    ? "It asks for what scanners look for, and does not find it."
                    : "It tries many paths that do not exist."
        )
        return true
    }

    private mutating func addFailing(
        _ client: BoundedTable<ClientStatistics>.Entry,
        errors: Int,
        requests: Int
    ) -> Bool {
        let value = client.value
        let share = Double(value.clientErrors) / Double(max(1, value.requests))
        let others = Double(errors - value.clientErrors) / Double(max(1, requests - value.requests))
        guard value.clientErrors >= Rule.clientErrors, share >= 0.5, share >= Rule.clientErrorFactor * others else {
            return false
        }
        add(
            .failingClient,
            client.name,
            score: Self.score(0.60, 0.90, ratio: Double(value.clientErrors) / Double(Rule.clientErrors)),
            count: value.clientErrors,
            figures: [
                "\(value.clientErrors) of \(value.requests) requests refused (\(Self.percent(value.clientErrors, of: value.requests)))",
                "other clients: \(Self.percent(errors - value.clientErrors, of: requests - value.requests))",
            ],
            span: value.span,
            places: value.places,
            why: "Most of what it asks is refused, far more than for other clients."
        )
        return true
    }

    private mutating func addBusy(_ clients: [BoundedTable<ClientStatistics>.Entry], requests: Int) {
        guard clients.count >= Rule.busyClients else { return }
        let own: Set = ["127.0.0.1", "::1", "localhost"]
        let ordered = clients.filter { !own.contains($0.name) }.sorted { left, right in
            left.value.requests != right.value.requests
                ? left.value.requests > right.value.requests : left.name < right.name
        }
        // The last step down among the first places: who stands before it is far above the others.
        let step = (0..<min(3, max(0, ordered.count - 1))).last { index in
            ordered[index].value.requests >= Rule.busyFactor * ordered[index + 1].value.requests
        }
        guard let step else { return }
        let next = ordered[step + 1].value.requests
        for client in ordered[...step] {
            let value = client.value
            guard value.requests >= Rule.busyRequests, Double(value.requests) >= Rule.busyShare * Double(requests)
            else {
                continue
            }
            let ratio = Double(value.requests) / Double(max(1, Rule.busyFactor * next))
            add(
                .busyClient,
                client.name,
                score: Self.score(0.55, 0.85, ratio: ratio),
                count: value.requests,
                figures: [
                    "\(value.requests) requests, \(Self.percent(value.requests, of: requests)) of all",
                    "the next client made \(next)",
                ],
                span: value.span,
                places: value.samples,
                why: "It makes far more requests than any other client."
            )
        }
    }

    /// Adds status codes that are too common and not explained by bursts or by the clients found.
    mutating func addStatuses(explainedByBursts inBursts: Int, explainedByClients clientErrors: [Int]) {
        let requests = statistics.parsed
        let serverErrors = statistics.statuses.reduce(0) { $0 + ($1.key >= 500 ? $1.value.count : 0) }
        let explained = clientErrors.reduce(0, +)
        for (code, value) in statistics.statuses.sorted(by: { $0.key < $1.key }) {
            let ratio: Double
            if code >= 500 {
                guard value.count >= Rule.serverErrors, inBursts * 10 < serverErrors * 6 else { continue }
                ratio = Double(value.count) / (Rule.serverErrorShare * Double(requests))
            } else {
                guard value.count - explained >= Rule.refusals else { continue }
                ratio = Double(value.count - explained) / (Rule.refusalShare * Double(requests))
            }
            guard ratio >= 1 else { continue }
            add(
                .statusCode,
                String(code),
                score: Self.score(0.55, 0.85, ratio: ratio),
                count: value.count,
                figures: ["\(value.count) of \(requests) answers (\(Self.percent(value.count, of: requests)))"],
                span: value.span,
                places: value.places,
                why: code >= 500
                    ? "The server fails again and again, not only for a short time."
                    : "A large part of all requests is refused, whoever makes them."
            )
        }
    }
}
