/// One thing that the engine has to be: a ratio of two figures, and how large it has to be.
struct Demand: Sendable {
    /// What a ratio may be.
    enum Bound: Sendable {
        case atLeast(Double)
        case atMost(Double)

        func holds(_ value: Double) -> Bool {
            switch self {
            case .atLeast(let bound): value >= bound
            case .atMost(let bound): value <= bound
            }
        }

        var words: String {
            switch self {
            case .atLeast(let bound): "≥ \(short(bound))"
            case .atMost(let bound): "≤ \(short(bound))"
            }
        }
    }

    /// The row of the targets that it belongs to.
    var row: Int
    /// The workload, in words.
    var workload: String
    /// What the ratio says.
    var what: String
    var top: (job: Job, figure: Readings.Figure)
    /// What the top is divided by; `nil` for a figure that stands by itself.
    var bottom: (job: Job, figure: Readings.Figure)?
    /// What a quotient of times is multiplied by to become one of throughputs.
    var scale = 1.0
    var isDifference = false
    var must: Bound?
    var stretch: Bound?

    /// The kind of workload: `chain` of `chain 10000`.
    var kind: String { String(workload.prefix { $0 != " " }) }
    /// What it is compared within: `runs` of `runs-handler 1000`.
    var family: Substring { workload.prefix { $0 != " " && $0 != "-" } }

    var jobs: [Job] { [top.job] + (bottom.map { [$0.job] } ?? []) }

    func value(_ readings: Readings) -> Double? { value(readings) { $0 } }

    /// The same ratio in processor time, where both figures are times of whole workloads.
    func valueByCPU(_ readings: Readings) -> Double? {
        guard top.figure == .seconds, bottom?.figure == .seconds else { return nil }
        return value(readings) { $0 == .seconds ? .cpuSeconds : $0 }
    }

    private func value(_ readings: Readings, _ figure: (Readings.Figure) -> Readings.Figure) -> Double? {
        guard let above = readings.median(top.job, figure(top.figure)) else { return nil }
        guard let bottom else { return above * scale }
        guard let below = readings.median(bottom.job, figure(bottom.figure)) else { return nil }
        return isDifference ? above - below : below > 0 ? above / below * scale : nil
    }
}

/// Three significant digits.
func short(_ value: Double) -> String {
    if abs(value) >= 100 || value == value.rounded() { return String(Int(value.rounded())) }
    let power: Double = abs(value) >= 10 ? 10 : 100
    return String((value * power).rounded() / power)
}
