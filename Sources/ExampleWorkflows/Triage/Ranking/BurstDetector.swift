/// Finds stretches of time with far more trouble than the rest of the log.
///
/// Robust: the usual number is the median over all stretches, empty ones included, and its spread the median
/// absolute deviation (Hampel, "The influence curve and its role in robust estimation", 1974), so the burst itself
/// does not hide itself. As counts scatter by their root even in the quietest log, the spread is at least the square
/// root of the median, and at least 1.
struct BurstDetector {
    struct Burst {
        /// Seconds on the log's clock; the end is the end of the last stretch.
        var start: Int
        var end: Int
        var count: Int
        var lines: Int
        /// The worst stretch.
        var peak: Int
        /// Seconds of a stretch.
        var width: Int
        /// Peak in parts of the threshold.
        var ratio: Double
        /// Troubles and lines of all stretches below the threshold.
        var usual: (count: Int, lines: Int, stretches: Int)
        var places: Places
    }

    /// Fewest troubles in a stretch.
    var floor: Int
    var count: (Timeline.Stretch) -> Int
    var places: (Timeline.Stretch) -> Places

    /// Bursts by minutes, then by ten minutes and by hours where no finer one covers them; in order of time.
    func bursts(in timeline: Timeline) -> [Burst] {
        var found: [Burst] = []
        for factor in [1, 10, 60] {
            for burst in bursts(in: timeline.coarsened(by: factor), width: timeline.width * factor)
            where !found.contains(where: { $0.start < burst.end && burst.start < $0.end }) {
                found.append(burst)
            }
        }
        return found.sorted { $0.start < $1.start }
    }

    private func bursts(in stretches: [Int: Timeline.Stretch], width: Int) -> [Burst] {
        guard let first = stretches.keys.min(), let last = stretches.keys.max(),
            last - first + 1 >= Rule.burstStretches
        else { return [] }
        let total = last - first + 1
        let counts = stretches.values.map(count)
        let median = Self.median(of: counts, zeros: total - counts.count)
        let deviations = counts.map { abs($0 - median) }
        let spread = Self.median(of: deviations, filler: median, fillers: total - counts.count)
        let deviation = max(1, 1.4826 * Double(spread), Double(median).squareRoot())
        let threshold = max(Double(floor), Double(median) + Rule.burstDeviations * deviation)

        let calm = stretches.values.filter { Double(count($0)) < threshold }
        let usualCount = calm.reduce(0) { $0 + count($1) }
        let usualLines = calm.reduce(0) { $0 + $1.lines }
        guard usualLines > 0 else { return [] }
        let usualShare = Double(usualCount) / Double(usualLines)
        let hot = stretches.keys.sorted().filter { key in
            guard let stretch = stretches[key] else { return false }
            let share = Double(count(stretch)) / Double(max(1, stretch.lines))
            return Double(count(stretch)) >= threshold && share >= Rule.burstShare
                && share >= Rule.burstFactor * usualShare
        }
        var windows: [ClosedRange<Int>] = []
        for key in hot {
            if let window = windows.last, key - window.upperBound <= 3 {
                windows[windows.count - 1] = window.lowerBound...key
            } else {
                windows.append(key...key)
            }
        }
        return windows.map { window in
            // The flanks belong to it: neighbours with a good part of what makes a burst.
            var low = window.lowerBound
            var high = window.upperBound
            let flank = max(3, threshold / 3)
            while let stretch = stretches[low - 1], Double(count(stretch)) >= flank { low -= 1 }
            while let stretch = stretches[high + 1], Double(count(stretch)) >= flank { high += 1 }
            var whole = Places()
            var sum = 0
            var lines = 0
            var peak = 0
            for key in low...high {
                guard let stretch = stretches[key] else { continue }
                sum += count(stretch)
                lines += stretch.lines
                peak = max(peak, count(stretch))
                whole.merge(places(stretch))
            }
            return Burst(
                start: low * width,
                end: (high + 1) * width,
                count: sum,
                lines: lines,
                peak: peak,
                width: width,
                ratio: Double(peak) / threshold,
                usual: (usualCount, usualLines, total - (high - low + 1)),
                places: whole
            )
        }
    }

    private static func median(of values: [Int], zeros: Int) -> Int {
        median(of: values, filler: 0, fillers: zeros)
    }

    /// The median of the values and of `fillers` more that all are `filler`, without making a list of those.
    private static func median(of values: [Int], filler: Int, fillers: Int) -> Int {
        let sorted = values.sorted()
        let middle = (sorted.count + fillers) / 2
        let below = sorted.firstIndex { $0 > filler } ?? sorted.count
        if middle < below { return sorted[middle] }
        return middle < below + fillers ? filler : sorted[middle - fillers]
    }
}
