/// The workloads in bare Swift tasks, without an engine: what no engine on this runtime can be faster than.
enum Floor {
    static let workloads: [String: Workloads.Workload] = [
        "chain": { size, _ in try await chain(size) },
        "fanout": { size, workers in try await fanOut(size, workers: workers) },
        "runs": { size, _ in try await runs(size) },
        "hitl": { size, _ in try await waiting(size) },
        "stream": { size, _ in try await stream(size) },
        "ctx": { size, _ in try encoder(size) },
    ]

    private protocol Message: Sendable {}
    private struct Ping: Message { var i: Int }
    private struct Pong: Message { var i: Int }
    private struct End: Message { var i: Int }

    /// One task per step, which gives its result back by a channel; handlers are found by type.
    private static func chain(_ size: Int) async throws -> Measurement {
        let channel = Channel<any Message>()
        let handlers: [ObjectIdentifier: @Sendable (any Message) async -> any Message] = [
            ObjectIdentifier(Ping.self): { message in
                guard let ping = message as? Ping, ping.i < size else { return End(i: size) }
                return Pong(i: ping.i + 1)
            },
            ObjectIdentifier(Pong.self): { message in
                guard let pong = message as? Pong, pong.i < size else { return End(i: size) }
                return Ping(i: pong.i + 1)
            },
        ]
        let watch = Stopwatch()
        channel.send(Ping(i: 0))
        var result = 0
        while true {
            let message = await channel.receive()
            if let end = message as? End {
                result = end.i
                break
            }
            guard let handler = handlers[ObjectIdentifier(type(of: message))] else { break }
            Task { channel.send(await handler(message)) }
        }
        let (seconds, cpu) = (watch.wallSeconds, watch.cpuSeconds)
        try WrongResult.check(result, size)
        return Measurement(workload: "chain", n: size, seconds: seconds, cpuSeconds: cpu)
    }

    /// One task per event, so many at a time.
    private static func fanOut(_ size: Int, workers: Int) async throws -> Measurement {
        let channel = Channel<Int>()
        let watch = Stopwatch()
        var (next, sum) = (0, 0)
        func begin() {
            guard next < size else { return }
            let i = next
            next += 1
            Task { channel.send(i * 2) }
        }
        for _ in 0..<workers { begin() }
        for _ in 0..<size {
            sum += await channel.receive()
            begin()
        }
        let (seconds, cpu) = (watch.wallSeconds, watch.cpuSeconds)
        try WrongResult.check(sum, size * (size - 1))
        return Measurement(workload: "fanout-k\(workers)", n: size, seconds: seconds, cpuSeconds: cpu)
    }

    /// One task per run.
    private static func runs(_ size: Int) async throws -> Measurement {
        let watch = Stopwatch()
        var sum = 0
        for n in 0..<size { sum += await Task { n }.value }
        let (seconds, cpu) = (watch.wallSeconds, watch.cpuSeconds)
        try WrongResult.check(sum, size * (size - 1) / 2)
        return Measurement(workload: "runs", n: size, seconds: seconds, cpuSeconds: cpu)
    }

    /// One suspended task per run, each on a channel of its own; all of them are then answered.
    private static func waiting(_ size: Int) async throws -> Measurement {
        let channels = (0..<size).map { _ in Channel<Int>() }
        let before = ProcessMemory.residentKiB
        let starting = Stopwatch()
        let tasks = channels.map { channel in Task { await channel.receive() } }
        for channel in channels { while !channel.isAwaited { await Task.yield() } }
        let started = starting.wallSeconds
        let held = ProcessMemory.residentKiB - before
        let answering = Stopwatch()
        for (n, channel) in channels.enumerated() { channel.send(n) }
        var sum = 0
        for task in tasks { sum += await task.value }
        let answered = answering.wallSeconds
        let cpu = starting.cpuSeconds
        try WrongResult.check(sum, size * (size - 1) / 2)
        return Measurement(
            workload: "hitl",
            n: size,
            seconds: started + answered,
            cpuSeconds: cpu,
            extra: ["kb_per_waiting_run": Measurement.rounded(Double(held) / Double(size), 2)]
        )
    }

    /// One task fills a channel while another empties it.
    private static func stream(_ size: Int) async throws -> Measurement {
        let channel = Channel<Int>()
        let watch = Stopwatch()
        let producer = Task {
            for i in 0..<size {
                channel.send(i)
                if i % 100 == 99 { await Task.yield() }
            }
        }
        var sum = 0
        for _ in 0..<size { sum += await channel.receive() }
        await producer.value
        let (seconds, cpu) = (watch.wallSeconds, watch.cpuSeconds)
        try WrongResult.check(sum, size * (size - 1) / 2)
        return Measurement(workload: "stream", n: size, seconds: seconds, cpuSeconds: cpu)
    }

    /// So many pending events, written into bytes by hand: what no encoder can be faster than.
    private static func encoder(_ size: Int) throws -> Measurement {
        let pending = (0..<size).map { (type: "bench.Pending", step: "hold", i: $0) }
        let watch = Stopwatch()
        var bytes: [UInt8] = []
        bytes.reserveCapacity(size * 64)
        bytes.append(contentsOf: "{\"version\":1,\"queue\":[".utf8)
        for event in pending {
            if event.i > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes.append(contentsOf: "{\"type\":\"".utf8)
            bytes.append(contentsOf: event.type.utf8)
            bytes.append(contentsOf: "\",\"i\":".utf8)
            bytes.append(contentsOf: String(event.i).utf8)
            bytes.append(contentsOf: ",\"step\":\"".utf8)
            bytes.append(contentsOf: event.step.utf8)
            bytes.append(contentsOf: "\",\"attempt\":0}".utf8)
        }
        bytes.append(contentsOf: "]}".utf8)
        let (seconds, cpu) = (watch.wallSeconds, watch.cpuSeconds)
        try WrongResult.check(bytes.last == UInt8(ascii: "}") ? size : 0, size)
        return Measurement(workload: "ctx", n: size, seconds: seconds, cpuSeconds: cpu)
    }
}
