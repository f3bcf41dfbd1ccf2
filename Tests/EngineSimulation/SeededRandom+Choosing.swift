@testable import Workflows

extension SeededRandom {
    /// True once in so many times.
    mutating func one(in times: Int) -> Bool { below(times) == 0 }

    /// A number from 0 up to, not including, `limit`; the slight bias towards small ones does not matter here.
    mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(max(1, limit))) }

    mutating func pick<Choices: RandomAccessCollection>(_ choices: Choices) -> Choices.Element? {
        if choices.isEmpty { return nil }
        return choices[choices.index(choices.startIndex, offsetBy: below(choices.count))]
    }
}
