import FoundationEssentials
import Workflows

/// The newest entries of one run, by sequence number; older ones are dropped and named by a gap.
public struct RecordLog: Sendable, Equatable {
    /// How many entries are kept at most.
    public static let limit = 20_000
    /// How many are dropped at once, so that dropping costs nothing per entry.
    private static let slice = 2_000

    /// In order of their sequence numbers.
    public private(set) var records: [EventRecord] = []
    /// The sequence numbers between which everything is no longer here, both inclusive.
    public private(set) var gap: ClosedRange<Int>?
    /// How many entries have come in all.
    public private(set) var total = 0

    /// The sequence number of the oldest entry that is kept.
    public var first: Int? { records.first?.sequence }
    /// The sequence number of the newest entry.
    public var last: Int? { records.last?.sequence }

    /// Adds an entry; one that is not newer than the newest is left out, so that a repeated batch does no harm.
    @discardableResult
    mutating func append(_ record: EventRecord) -> Bool {
        if let last, record.sequence <= last { return false }
        if case .gap(let from, let to)? = record.notice { widenGap(from, to) }
        if records.count >= RecordLog.limit {
            let dropped = records[..<RecordLog.slice]
            if let from = dropped.first?.sequence, let to = dropped.last?.sequence { widenGap(from, to) }
            records.removeFirst(RecordLog.slice)
            if let mark = gapMark(run: record.run, time: record.time) { records.insert(mark, at: 0) }
        }
        records.append(record)
        total += 1
        return true
    }

    /// An entry that stands for all that is gone, numbered as the last of them.
    private func gapMark(run: RunID, time: Date) -> EventRecord? {
        guard let gap else { return nil }
        let notice = EngineNotice.gap(from: gap.lowerBound, to: gap.upperBound)
        return EventRecord(
            sequence: gap.upperBound,
            time: records.first?.time ?? time,
            run: run,
            type: notice.typeName,
            notice: notice
        )
    }

    private mutating func widenGap(_ from: Int, _ to: Int) {
        guard from <= to else { return }
        gap = min(gap?.lowerBound ?? from, from)...max(gap?.upperBound ?? to, to)
    }

    /// The entry with this number, if it is still here.
    public subscript(sequence: Int) -> EventRecord? {
        let index = index(atOrAfter: sequence)
        return index < records.count && records[index].sequence == sequence ? records[index] : nil
    }

    /// The place of the first entry whose number is not smaller.
    func index(atOrAfter sequence: Int) -> Int { records.partitionPoint { $0.sequence >= sequence } }
}

extension RandomAccessCollection where Index == Int {
    /// The first index from which on `isSecondPart` holds, in a collection where it holds for all after the first.
    func partitionPoint(where isSecondPart: (Element) -> Bool) -> Int {
        var low = startIndex
        var high = endIndex
        while low < high {
            let middle = low + (high - low) / 2
            if isSecondPart(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
