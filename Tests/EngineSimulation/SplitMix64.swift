/// A small seeded generator: the same seed gives the same numbers on every machine.
///
/// Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators (OOPSLA 2014).
struct SplitMix64: RandomNumberGenerator, Sendable {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// True once in so many times.
    mutating func one(in times: Int) -> Bool { below(times) == 0 }

    /// A number from 0 up to, not including, `limit`; the slight bias towards small ones does not matter here.
    mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(max(1, limit))) }

    mutating func pick<Choices: RandomAccessCollection>(_ choices: Choices) -> Choices.Element? {
        if choices.isEmpty { return nil }
        return choices[choices.index(choices.startIndex, offsetBy: below(choices.count))]
    }
}
